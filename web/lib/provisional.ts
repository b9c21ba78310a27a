import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import { dateOf, deadline, type When } from "./formats.ts";
import { type DoorLanguage, type Language, wordsOf } from "./words.ts";
import type { SharedWords } from "./words.zh-CN.ts";

type Limit = { readonly provisional?: boolean | undefined };

/** A limit as it is told, with the mark of one that may move: its year's holidays are not published yet (rules.md §3). */
export function marked(told: string, limit: Limit | null | undefined, language: Language): string {
	return limit?.provisional ? told + wordsOf(language).mayMove : told;
}

type Claimed = Pick<FollowCaseReply, "claimed">;

/** Of an emergency that nobody has checked yet: that level and limits are provisional, and until when; "" of any other. */
export function claimedSentence(
	{ claimed }: Claimed,
	now: When,
	words: SharedWords,
	language: DoorLanguage,
): string {
	if (claimed === undefined) return "";
	const { checkedBy } = claimed;
	return words.claimed(checkedBy === null ? null : deadline(checkedBy, now, language, dateOf));
}
