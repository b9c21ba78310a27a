import type { CallItem } from "../../server/contract/call.ts";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { deadline, moment } from "../lib/formats.ts";
import { marked } from "../lib/provisional.ts";
import { usePreferences } from "../parts/preferences.tsx";
import { categoryName } from "./case-facts.ts";
import { callsRoute, linkTo } from "./paths.ts";
import { useWords } from "./words.ts";

/** When and how often, in one line. */
export function useCallFacts({ item, now }: { readonly item: CallItem; readonly now: string }): string[] {
	const { language, words } = useWords();
	const { calls } = words;
	const { answeredAt, dueAt, tries, triesMax, nextTryFrom, categoryCode, areaName } = item;
	const said = (at: string | null, how: (at: string) => string, when: typeof deadline = moment) =>
		at === null ? null : how(when(at, now, language));
	const later = nextTryFrom !== null && nextTryFrom > now ? nextTryFrom : null;
	return [
		categoryName(categoryCode, language) ?? words.noCategory,
		areaName,
		item.purpose === "followUp" ? said(answeredAt, calls.answeredAt) : null,
		said(dueAt, (at) => calls.by(marked(at, item, language)), deadline),
		tries === 0 && triesMax === null ? null : calls.tries(tries, triesMax),
		said(later, calls.notYet),
	].filter((fact) => fact !== null);
}

/** To the card on which the resident is called, for whoever may. */
export function CallLink({ reply: { actions, caseNumber } }: { readonly reply: ReadCaseReply }) {
	const { words } = useWords();
	const preferences = usePreferences();
	if (!actions.some(({ action, why }) => action === "callResident" && why === null)) return null;
	return (
		<p>
			<a href={linkTo({ ...callsRoute, caseNumber }, preferences)}>{words.calls.link}</a>
		</p>
	);
}
