import { describe, expect, test } from "vitest";
import { ruleRows } from "../support/rules/rows.ts";
import { titleLines } from "../support/test-titles.ts";

/** How many rules there are, and how many of them are not obeyed yet, by section: none is lost or added without a word. */
const countBySection = { "§1": 17, "§2": 39, "§3": 23, "§4": 23, "§8": 6 } as const;
const openBySection = { "§1": 0, "§2": 0, "§3": 0, "§4": 0, "§8": 0 } as const;

describe("the table of rules", () => {
	const shown = ruleRows.filter(({ open }) => open === null);
	test.each(shown.map(({ section, rule, tests }) => [section, rule, tests] as const))(
		"%s: %s",
		(_, __, tests) => {
			expect(tests.length).toBeGreaterThan(0);
			for (const { file, title } of tests) {
				const found = titleLines(file).filter((line) => line.includes(title));
				expect(found, `${file} > ${title}`).toHaveLength(1);
			}
		},
	);

	test("goes through the sections in their order, and says each rule once", () => {
		const sections = ruleRows.map(({ section }) => section);
		expect([...sections].sort()).toEqual(sections);
		const counts = Object.keys(countBySection).map((one) => [
			one,
			sections.filter((other) => other === one).length,
		]);
		expect(Object.fromEntries(counts)).toEqual(countBySection);
		expect(new Set(ruleRows.map(({ rule }) => rule)).size).toBe(ruleRows.length);
	});

	test("says openly what is not obeyed, and what is lacking", () => {
		const open = ruleRows.filter((row) => row.open !== null);
		for (const [section, count] of Object.entries(openBySection))
			expect(open.filter((row) => row.section === section)).toHaveLength(count);
		for (const row of open) expect(row.open?.length).toBeGreaterThan(20);
	});
});
