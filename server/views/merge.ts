import type { FollowCaseReply, TimelineEntry } from "../contract/follow-up.ts";
import type { ReadCaseReply } from "../contract/handling.ts";
import type { SimilarWire, VoicesWire } from "../contract/merge.ts";
import { alikeIn, weightOf } from "../domain/alike.ts";
import type { Instant } from "../domain/calendar.ts";
import type { Case, MergedCase } from "../domain/case.ts";
import { listItemsMax } from "../domain/limits.ts";
import { isKeptFrom } from "../domain/people.ts";
import { mayRead } from "../domain/permission.ts";
import type { CaseWords, Listed, TrailEvent } from "../domain/reads.ts";
import type { Person, Setting } from "../domain/setting.ts";
import { publicNamesOf } from "../domain/shared.ts";
import { areaName, postName, receivedView, wireInstant } from "./common.ts";
import { messagesOf } from "./messages.ts";
import { textOf } from "./trail.ts";

/** Two cases about the same, as residents and staff see them. */

/** What another reporter said or did is no voice's to read. */
const ofOneReporter: readonly TimelineEntry["kind"][] = [
	...(["received", "message", "confirmed", "disputed", "closed", "withdrawn"] as const),
	...([
		"appealed",
		"verdictChanged",
		"merged",
		"split",
		"partCutOut",
		"wordsMasked",
		"spokenCodeMade",
		"consentGiven",
		"consentTaken",
	] as const),
];

/** Words said before anybody had to mind other readers are for their one reader. */
export function isForAll({ event }: TrailEvent): boolean {
	return "shared" in event && event.shared === true;
}

export function isOfMatter({ kind }: Pick<TimelineEntry, "kind">): boolean {
	return !ofOneReporter.includes(kind);
}

/** Where the matter stands for one of its voices, from what the other case's own reporter would read. */
export function matterOf(
	state: MergedCase,
	parent: FollowCaseReply,
	timeline: readonly TimelineEntry[],
	voices: number,
): NonNullable<FollowCaseReply["matter"]> {
	const { clocks, startedAt, answeredAt, silenceDueAt, nextMove } = parent;
	const { clockStory, signStory, contactStory } = parent;
	const { watchedBy, step, round, pendingDueAt, exit, provisional, claimed } = parent;
	const isClosed = parent.state === "closed" || state.verdict !== null;
	const how = state.verdict === null ? "unconfirmed" : "confirmed";
	return {
		since: wireInstant(state.mergedAt),
		voices,
		...{ clocks, startedAt, answeredAt, silenceDueAt, nextMove },
		...{ clockStory, signStory, contactStory },
		...{ watchedBy, step, round, pendingDueAt },
		...(provisional && { provisional }),
		...(claimed && { claimed }),
		// Each says for itself whether it is solved.
		state: isClosed ? "closed" : parent.state,
		how: isClosed ? how : null,
		...(exit === undefined ? {} : { exit: { ...exit, appealUntil: null } }),
		timeline: [...timeline],
	};
}

/** One of the voices, with everything that is known of it. */
export type VoiceSource = {
	readonly state: Case;
	readonly trail: readonly TrailEvent[];
	readonly words: CaseWords;
};

/** How many reporters a case has: one of its own, and the others. */
export function voicesOf(others: number): number {
	return 1 + others;
}

type Reading = { readonly person: Person; readonly setting: Setting; readonly now: Instant };

/** Whoever holds the case reads its voices as they read the case; names and relations shut out as ever. */
function mayReadVoice(parent: Case, voice: Case, { person, setting, now }: Reading): boolean {
	if (mayRead(person, voice, setting, now)) return true;
	const holds = "tour" in parent && parent.tour.holderId === person.personId;
	return holds && !isKeptFrom(setting, person.personId, voice, now);
}

/** The others whose reports were merged into the case; nothing where there are none. */
export function voicesView(
	parent: Case,
	sources: readonly VoiceSource[],
	count: number,
	reading: Reading,
): { readonly voices?: VoicesWire } {
	if (count === 0) return {};
	const items = sources.slice(0, listItemsMax).flatMap(({ state, trail, words }) => {
		if (state.status !== "merged") return [];
		const open = mayReadVoice(parent, state, reading);
		return [
			{
				caseNumber: state.caseNumber,
				...receivedView(state),
				since: wireInstant(state.mergedAt),
				text: open ? textOf(words, state.text) : null,
				spot: open ? textOf(words, state.spot) : null,
				verdict: state.verdict,
				messages: open ? messagesOf(trail, words, reading.setting) : [],
			},
		];
	});
	return { voices: { count: voicesOf(count), items } };
}

/** What was cut out of a report, for its resident; nothing where nothing was. */
export function partsView(parts: readonly Case[]): Pick<FollowCaseReply, "parts"> {
	if (parts.length === 0) return {};
	return { parts: parts.map(({ caseNumber, status: state }) => ({ caseNumber, state })) };
}

export function mergedView(state: Case): Pick<ReadCaseReply, "merged"> {
	if (state.status !== "merged") return {};
	return { merged: { parent: state.parent, since: wireInstant(state.mergedAt) } };
}

/** What two reports say alike, the most alike first; as they came where nothing is. */
export function byAlikeness(items: readonly SimilarWire[]): SimilarWire[] {
	return [...items].sort((a, b) => weightOf(b.alike) - weightOf(a.alike));
}

/** @param own what the report says for which similar ones are sought */
export function similarView(
	{ state, text, spot }: Listed,
	own: string,
	voices: number,
	setting: Setting,
): SimilarWire {
	return {
		caseNumber: state.caseNumber,
		state: state.status,
		areaCode: state.areaCode,
		areaName: areaName(setting, state.areaCode),
		categoryCode: state.categoryCode,
		...receivedView(state),
		text: text ?? "",
		alike: alikeIn(own, text ?? "", publicNamesOf(setting)).map((place) => ({ ...place })),
		spot,
		post: "tour" in state ? postName(setting, state.tour.postId) : null,
		voices,
	};
}
