import type { Case } from "../../server/domain/case.ts";
import type { CaseEvent } from "../../server/domain/case-events.ts";
import { decide } from "../../server/domain/decide.ts";
import { type Done, rules } from "./simulation.ts";
import type { Defect } from "./simulation-defects.ts";

/** What holds of the desk's calls (rules.md §2), and the defects that show it. */

/** Handler, reviewer and caller are three people. */
function threePeople({ before, events }: Done): string | null {
	const holder = "tour" in before ? before.tour.holderId : null;
	const own = events.find((event) => event.type === "ResidentCalled" && event.by === holder);
	const reviewer = events.some((event) => event.type === "ResidentCalled" && event.by === before.reviewerId);
	return own !== undefined || reviewer ? "somebody calls about their own work" : null;
}

/** Whoever was not reached has said nothing, and two calls that make contact lie two hours apart. */
function saidByNobody({ before, command, now, events }: Done): string | null {
	if (command.type !== "CallResident") return null;
	const spoke = events.some(({ type }) => type === "CaseConfirmed" || type === "CaseDisputed");
	if (spoke && !command.reached) return "somebody who was not reached has spoken";
	const contacts = events.some((event) => event.type === "ResidentCalled" && event.contact !== undefined);
	const earlier = (before.calls ?? []).some((call) => call.hop === before.hop && now - call.at >= 7_200);
	return contacts && !earlier ? "one call is contact" : null;
}

/** How a report came is a fact of it, which nothing that happens later changes. */
function cameSo({ before, after }: Done): string | null {
	return after.called === before.called ? null : "what came by phone is told otherwise now";
}

const phoned = "a report that came by phone is told so for good";
const three = "handler, reviewer and caller are three people";
const unreached = "who was not reached has said nothing";
export const ofCalls = { [three]: threePeople, [unreached]: saidByNobody, [phoned]: cameSo };

/** The call is put down to whoever holds the case. */
const callingSelf: typeof decide = (state, ...given) => {
	const decision = decide(state, ...given);
	if ("refusal" in decision || state === null || !("tour" in state)) return decision;
	const { holderId } = state.tour;
	const mine = (event: CaseEvent) => (event.type === "ResidentCalled" ? { ...event, by: holderId } : event);
	return { events: decision.events.map(mine) };
};

/** Every call counts as one that reached a satisfied resident. */
const hearing: typeof decide = (state, command, ...given) => {
	if (command.type !== "CallResident" || command.reached) return decide(state, command, ...given);
	return decide(state, { ...command, reached: true, verdict: "solved" }, ...given);
};

export const callDefects: readonly Defect[] = [
	{ invariant: three, is: "the handler calls", rules: { ...rules, decide: callingSelf } },
	{
		invariant: phoned,
		is: "a dispatch forgets how it came",
		rules: {
			...rules,
			evolve: (state, event) => {
				const { called, ...bare } = rules.evolve(state, event);
				const isTold = event.type !== "CaseDispatched" && called !== undefined;
				// Nothing but one optional member is left out.
				return (isTold ? { ...bare, called } : bare) as Case;
			},
		},
	},
	{ invariant: unreached, is: "nobody is satisfied", rules: { ...rules, decide: hearing } },
];
