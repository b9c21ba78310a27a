import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * What takes longest, so that nobody waits at the end for one file alone. Vitest knows no times on a clean checkout;
 * a file that is missing here is only begun later.
 */
const longest: readonly string[] = [
	"journeys/barriers-staff",
	"faults/durability",
	"domain/simulation",
	"journeys/barriers-resident",
	"journeys/barriers-drawn",
	"commands/generate",
	"commands/replay",
	"faults/operator",
	"api/sealed-matrix",
	"journeys/barriers-sheets",
	"api/process",
	"journeys/cannot-be-stored",
	"journeys/by-thumb",
	"db/rebuild",
	"db/ledger",
	"domain/log-verification",
	"db/rows",
	"journeys/first-start",
];

function rankOf({ moduleId }: TestSpecification): number {
	const rank = longest.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
	return rank === -1 ? longest.length : rank;
}

/** The longest files first, and the others in Vitest's own order. */
export class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const inOrder = await super.sort(files);
		return inOrder.sort((a, b) => rankOf(a) - rankOf(b));
	}
}
