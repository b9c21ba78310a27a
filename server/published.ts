import type { PublishedWire } from "./contract/publication.ts";
import type { Deps } from "./deps.ts";
import { periodsAt } from "./domain/daylight.ts";
import { publishedShownMax } from "./domain/limits.ts";
import { publishedView } from "./views/publication.ts";

/**
 * What is published of a quarter, read anew each time: who takes agreement back is off the page with the next request.
 * @returns null for a quarter that is not shown
 */
export function publishedIn({ ledger, reads }: Deps, id: string): readonly PublishedWire[] | null {
	const now = ledger.now();
	const period = periodsAt(now).find((one) => one.id === id);
	if (period === undefined) return null;
	// Of the running quarter all of it: here no count could be watched moving.
	const to = period.running ? now + 1 : period.to;
	const query = {
		standing: "approved",
		areaPrefix: "",
		from: period.from,
		to,
		count: publishedShownMax,
	} as const;
	const setting = ledger.setting();
	return reads
		.publications(query)
		.flatMap((state) => publishedView({ state, words: reads.wordsOf(state.caseNumber), setting, now }));
}
