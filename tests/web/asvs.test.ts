import { describe, expect, it } from "vitest";
import { asvsPage } from "../support/asvs/page.ts";
import { asvsNumbers, asvsRows } from "../support/asvs/rows.ts";
import { titleLines } from "../support/test-titles.ts";

describe("the table of OWASP ASVS 5.0 at level 2", () => {
	it("answers each of the 253 numbers once, in their order", () => {
		expect(asvsNumbers).toHaveLength(253);
		expect(asvsRows.flatMap(({ numbers }) => numbers).sort()).toEqual([...asvsNumbers].sort());
	});

	it("names tests that exist, by words of their titles", () => {
		for (const { numbers, answer } of asvsRows) {
			if (answer.by !== "test") continue;
			const found = titleLines(answer.file).filter((line) => line.includes(answer.title));
			expect(found, `${numbers.join()}: ${answer.file} > ${answer.title}`).toHaveLength(1);
		}
	});

	it("gives a reason where there is no test, and says openly what is open", () => {
		for (const { asks, answer } of asvsRows) {
			expect(asks).not.toBe("");
			if (answer.by !== "test") expect(answer.why.length).toBeGreaterThan(3);
		}
		const page = asvsPage();
		for (const number of asvsNumbers) expect(page).toContain(number);
		expect(page).toContain("still open");
		expect(page).not.toMatch(/<script|<style| style=/);
	});
});
