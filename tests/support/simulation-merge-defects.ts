import type { CaseEvent } from "../../server/domain/case-events.ts";
import { isOver } from "../../server/domain/case-exits.ts";
import { decide } from "../../server/domain/decide.ts";
import type { RefusalCode } from "../../server/domain/refusal.ts";
import { rules } from "./simulation.ts";
import type { Defect } from "./simulation-defects.ts";

/** Defects planted in how cases go on as one. */

/** A merge that is refused for this reason happens all the same. */
function merging(code: RefusalCode): Defect["rules"] {
	const wrong: typeof decide = (state, command, now, setting, counts) => {
		const decision = decide(state, command, now, setting, counts);
		if (command.type !== "MergeCase" || state === null) return decision;
		if (!("refusal" in decision) || decision.refusal.code !== code) return decision;
		const late = decide(state, { type: "EscalateCase" }, now, setting, counts);
		const fired: readonly CaseEvent[] = "events" in late ? late.events : [];
		const { by, parent } = command;
		return { events: [...fired, { type: "CaseMerged", at: now, by, parent }] };
	};
	return { ...rules, decide: wrong };
}

/** A report of somebody frail is decided on as if it were not. */
const joiningFrail: typeof decide = (state, command, ...given) => {
	if (command.type !== "SubmitReport" || command.frail !== true) return decide(state, command, ...given);
	const decision = decide(state, { ...command, frail: false }, ...given);
	if ("refusal" in decision) return decision;
	const frail = (event: CaseEvent) =>
		event.type === "ReportReceived" ? { ...event, frail: true as const } : event;
	return { events: decision.events.map(frail) };
};

const hasParent = "a voice has the next move of exactly one case, which goes on by itself";
const clearsNothing = "a merge clears no step that is due, and takes in no danger";

export const mergeDefects: readonly Defect[] = [
	{ invariant: hasParent, is: "whatever is named takes a voice in", rules: merging("parentUnusable") },
	{ invariant: hasParent, is: "what has voices is merged away", rules: merging("hasVoices") },
	{
		invariant: hasParent,
		is: "a parent that leaves keeps its voices",
		rules: { ...rules, release: () => [] },
	},
	{
		invariant: "a voice ends with the case it goes on with",
		is: "what begins again leaves its voices behind",
		rules: {
			...rules,
			release: (before, after, ...given) => (isOver(before) ? [] : rules.release(before, after, ...given)),
		},
	},
	{
		invariant: "a surge takes in what was declared, and no danger",
		is: "somebody frail is joined too",
		rules: { ...rules, decide: joiningFrail },
	},
	{ invariant: clearsNothing, is: "a merge takes a card off", rules: merging("stepDue") },
	{
		invariant: "what a resident has split off stays apart",
		is: "a split is forgotten",
		rules: merging("staysSingle"),
	},
];
