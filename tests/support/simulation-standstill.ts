import { type Case, nextMoveOf } from "../../server/domain/case.ts";
import type { CaseStalled } from "../../server/domain/case-standstill.ts";
import { isKeptFrom } from "../../server/domain/people.ts";
import { type Happened, rules } from "./simulation.ts";
import type { Defect } from "./simulation-defects.ts";
import { deciding, forgetting } from "./simulation-wrong.ts";

/** What holds of a case that stands still (server/domain/standstill.ts), and the defects that show it. */

function personOf(state: Case | null): string | null {
	const move = state === null ? null : nextMoveOf(state);
	return move?.by === "staff" ? move.personId : null;
}

/** Whoever is told may know of it; an officer, wherever one may. */
function toldAmiss({ before, event, setting }: Happened & { readonly event: CaseStalled }): string | null {
	const { told, at, fellOn } = event;
	if (before === null || told.by !== "staff") return "nobody is told";
	if (isKeptFrom(setting, told.personId, before, at)) return `${told.personId} is told of their own matter`;
	const isOfficer = setting.people.get(told.personId)?.role === "disciplineOfficer";
	return isOfficer || told.personId === fellOn ? null : `${told.personId} is no officer`;
}

/** It is said of a case on which nothing else is due, after its time, and somebody who may act has it then. */
function onlyStanding(step: Happened): string | null {
	const { before, event, after } = step;
	if (event.type === "StallTimed")
		return before?.due.length === 0 ? null : `timed while ${before?.due[0]?.cause} is due`;
	if (event.type !== "CaseStalled") return null;
	const due = before?.due.map(({ cause }) => cause).join();
	if (due !== "stalled") return `it stands still while ${due} is due`;
	if (event.dueAt >= event.at) return "said before its time";
	const has = personOf(after);
	const isAsked = after.pending !== null || after.publicationQuestion !== undefined;
	const isTold = event.told.by === "staff" && event.told.personId === has;
	const isTheirs = has === personOf(before) && lastMove(before) === "discipline";
	if (!isTold && !isTheirs && !isAsked) return `${has} has what ${event.fellOn} let stand`;
	return toldAmiss({ ...step, event });
}

function lastMove(state: Case | null): string | null {
	const move = state === null ? null : nextMoveOf(state);
	return move?.by === "staff" ? move.as : null;
}

const told = "what stands still is told to an officer, who has it then";
export const ofStandstill = { [told]: onlyStanding };

export const standstillDefects: readonly Defect[] = [
	{
		invariant: "every open case has a next due time, or a reason for none",
		is: "a red card in force is the end of the matter",
		rules: forgetting(({ type }) => type === "StallTimed"),
	},
	{
		invariant: told,
		is: "it stays with whoever has let it stand",
		rules: deciding((event) =>
			event.type === "CaseStalled"
				? { ...event, nextMove: { as: "leader", by: "staff", personId: event.fellOn, postId: "leader" } }
				: event,
		),
	},
	{
		invariant: told,
		is: "the notice stays due beside what falls due later",
		rules: {
			...rules,
			evolve: (state, event) => {
				const after = rules.evolve(state, event);
				const kept = state?.due.find(({ step }) => step === "stalled");
				const isGone = kept !== undefined && after.due.every(({ step }) => step !== "stalled");
				return isGone && after.due.length > 0 ? { ...after, due: [kept, ...after.due] } : after;
			},
		},
	},
];
