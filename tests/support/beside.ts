import type { Instant } from "../../server/domain/calendar.ts";
import type { Case } from "../../server/domain/case.ts";
import { type Counts, noCounts } from "../../server/domain/load.ts";

/** Whether it still waits for contact or answer. */
function isOpen(state: Case, postId: string): boolean {
	if (!("tour" in state) || state.tour.postId !== postId || state.sealed) return false;
	return (state.status === "dispatched" || state.status === "handling") && state.tour.answeredAt === null;
}

function redsIn(states: readonly Case[], unitId: string): readonly Instant[] {
	return states
		.flatMap(({ steps }) => steps.filter((fired) => fired.unitId === unitId))
		.map(({ dueAt }) => dueAt);
}

/** What a rule sees of other cases: these, who is merged into whom, and how much lies with a post or a unit. */
export function beside(...others: readonly { readonly state: Case }[]): Counts {
	const states = others.map(({ state }) => state);
	return {
		...noCounts,
		openOf: (postId) => states.filter((state) => isOpen(state, postId)).length,
		redsOf(unitId, dueAt, most, but) {
			const apart = states.filter(({ caseNumber }) => caseNumber !== but);
			const reds = redsIn(apart, unitId).toSorted((a, b) => a - b);
			const later = reds.filter((at) => at > dueAt).slice(0, most);
			return [...reds.filter((at) => at <= dueAt).slice(-most), ...later];
		},
		caseOf: (caseNumber) => states.find((state) => state.caseNumber === caseNumber) ?? null,
		voicesOf: (caseNumber) =>
			states
				.filter((state) => state.status === "merged" && state.parent === caseNumber)
				.map((state) => state.caseNumber),
	};
}
