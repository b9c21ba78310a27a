import { describe, expect, it } from "vitest";
import { asvsPage } from "../support/asvs/page.ts";
import { promiseNames, promises } from "../support/promises/rows.ts";
import { titleLines } from "../support/test-titles.ts";

describe("the table of promises", () => {
	it("speaks of every promise of the design, and of no other", () => {
		expect([...new Set(promises.map(({ promise }) => promise))]).toEqual(promiseNames);
	});

	const shown = promises.filter(({ open }) => open === null);
	it.each(shown.map(({ promise, part, tests }) => [promise, part, tests] as const))(
		"%s: %s",
		(_, __, tests) => {
			for (const { file, title } of tests) {
				const found = titleLines(file).filter((line) => line.includes(title));
				expect(found, `${file} > ${title}`).toHaveLength(1);
			}
		},
	);

	it("says openly what no test shows, on the page too", () => {
		const open = promises.filter((promise) => promise.open !== null);
		for (const one of open) expect(one.open?.length).toBeGreaterThan(10);
		for (const { part } of open) expect(asvsPage()).toContain(part.replaceAll("&", "&amp;"));
		expect(asvsPage()).toContain(`${open.length} of ${promises.length}`);
	});
});
