import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { asvsPage } from "../support/asvs/page.ts";
import { asvsNumbers, asvsRows } from "../support/asvs/rows.ts";

const tests = join(import.meta.dirname, "..");

/** The text of a test file, .ts or .tsx. */
function textOf(file: string): string {
	const path = ["ts", "tsx"].map((end) => join(tests, `${file}.test.${end}`)).find((one) => existsSync(one));
	return path === undefined ? "" : readFileSync(path, "utf8");
}

describe("the table of OWASP ASVS 5.0 at level 2", () => {
	it("answers each of the 253 numbers once, in their order", () => {
		expect(asvsNumbers).toHaveLength(253);
		expect(asvsRows.flatMap(({ numbers }) => numbers).sort()).toEqual([...asvsNumbers].sort());
	});

	it("names tests that exist, by words of their titles", () => {
		for (const { numbers, answer } of asvsRows) {
			if (answer.by !== "test") continue;
			const titles = textOf(answer.file).match(/\b(?:test|it)(?:\.each\([^)]*\))?\(\s*["`].*/g) ?? [];
			const found = titles.filter((line) => line.includes(answer.title));
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
