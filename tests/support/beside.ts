import type { Case } from "../../server/domain/case.ts";
import { type Counts, noCounts } from "../../server/domain/load.ts";

/** What a rule sees of other cases: these, and who is merged into whom. */
export function beside(...others: readonly { readonly state: Case }[]): Counts {
	const states = others.map(({ state }) => state);
	return {
		...noCounts,
		caseOf: (caseNumber) => states.find((state) => state.caseNumber === caseNumber) ?? null,
		voicesOf: (caseNumber) =>
			states
				.filter((state) => state.status === "merged" && state.parent === caseNumber)
				.map((state) => state.caseNumber),
	};
}
