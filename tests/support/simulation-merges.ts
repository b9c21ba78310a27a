import { cardRank, ladderName } from "../../server/domain/card.ts";
import { type Case, evolve } from "../../server/domain/case.ts";
import type { CaseEvent } from "../../server/domain/case-events.ts";
import { hasEnded, isOver } from "../../server/domain/case-exits.ts";
import { decide } from "../../server/domain/decide.ts";
import { escalate } from "./domain-deeds.ts";
import type { Done, Happened } from "./simulation.ts";

/** What holds of cases that go on as one; each tells of a breach in words, or null. */

/** What is turned away is so for its voices too: each may split off for as long as anybody may appeal. */
const whole: readonly Case["status"][] = [
	...(["received", "dispatched", "handling", "followUp", "closed"] as const),
	...(["declined", "redirected"] as const),
];

/** Whose move a voice waits for: exactly one case's, which is there, goes on by itself, and is not sealed. */
function hasParent({ cases }: Done): string | null {
	for (const voice of cases) {
		if (voice.status !== "merged") continue;
		const parent = cases.find(({ caseNumber }) => caseNumber === voice.parent);
		if (parent === undefined) return `${voice.caseNumber} goes on with nothing`;
		if (parent === voice) return `${voice.caseNumber} goes on with itself`;
		if (parent.status === "merged") return `${voice.caseNumber} goes on with what is merged itself`;
		if (!whole.includes(parent.status)) return `${voice.caseNumber} goes on with what is ${parent.status}`;
		if (parent.sealed || parent.track !== "service") return `${voice.caseNumber} goes on with what is sealed`;
	}
	return null;
}

/** A voice is over exactly while its parent is. */
function endsWithIt({ cases }: Done): string | null {
	for (const voice of cases) {
		if (voice.status !== "merged") continue;
		const parent = cases.find(({ caseNumber }) => caseNumber === voice.parent);
		if (parent !== undefined && isOver(parent) !== hasEnded(voice))
			return `${voice.caseNumber} and the ${parent.status} case it goes on with do not end together`;
	}
	return null;
}

/** What is past when it is merged has fired, and the holder's cards then stand against the merge. */
function clearsNothing({ before, command, events, now, setting, counts }: Done): string | null {
	if (command.type !== "MergeCase" || !events.some(({ type }) => type === "CaseMerged")) return null;
	const late = decide(before, escalate, now, setting, counts);
	const made = "events" in late ? late.events : [];
	const state = made.reduce<Case>(evolve, before);
	const card = state.steps.find(
		(step) => step.clearedAt === null && cardRank(step.step) > 0 && ladderName(step) !== "desk",
	);
	if (card !== undefined) return `a merge took ${card.step} ${card.cause} off the board`;
	return state.danger || state.namedIds.length > 0 ? "danger or a name is merged" : null;
}

/** What a surge takes in is what was declared, while it runs, and is nobody's danger. */
function joinsSurge({ before, event, setting }: Happened): string | null {
	if (event.type !== "CaseMerged" || event.by !== null || event.joined === true) return null;
	if (before === null) return null;
	const { areaCode, categoryCode, danger, frail, namedIds } = before;
	if (danger || frail === true || namedIds.length > 0)
		return "a surge took in danger, somebody frail or a name";
	const declared = setting.surges.some(
		({ parent, areaPrefix, from, to, ...surge }) =>
			parent === event.parent &&
			surge.categoryCode === categoryCode &&
			areaCode.startsWith(areaPrefix) &&
			from <= event.at &&
			event.at < to,
	);
	return declared ? null : "a report joined what no surge takes in";
}

/** What a resident has split off stays apart. */
function staysApart({ before, events }: Done): string | null {
	return before.apart === true && events.some(isMerged)
		? "what its resident split off is merged again"
		: null;
}

function isMerged({ type }: CaseEvent): boolean {
	return type === "CaseMerged";
}

export const ofJoins = { "a surge takes in what was declared, and no danger": joinsSurge } as const;
export const ofMerges = {
	"a voice has the next move of exactly one case, which goes on by itself": hasParent,
	"a voice ends with the case it goes on with": endsWithIt,
	"a merge clears no step that is due, and takes in no danger": clearsNothing,
	"what a resident has split off stays apart": staysApart,
} as const;
