import { describe, expect, test } from "vitest";
import { coreLaws } from "./support/tidy/core.ts";
import { houseLaws } from "./support/tidy/house.ts";
import { importLaws } from "./support/tidy/imports.ts";
import { readmeLaws } from "./support/tidy/readme.ts";
import { plant, readRepository, say } from "./support/tidy/repository.ts";
import { sizeLaws } from "./support/tidy/sizes.ts";
import { writingLaws } from "./support/tidy/writing.ts";

// The first law to ask parses the whole repository, which on a busy machine takes longer than a test may by default.
const parsingMsMax = 60_000;
const laws = [...sizeLaws, ...importLaws, ...writingLaws, ...coreLaws, ...houseLaws, ...readmeLaws];

describe("the laws of the house", () => {
	const files = readRepository();

	test("there is something to read", () => {
		const paths = files.map(({ path }) => path);
		expect(paths).toContain("tests/tidy.test.ts");
		expect(paths).toContain("package.json");
	});

	for (const { sentence, breachesIn, broken, kept = [] } of laws) {
		test(sentence, { timeout: parsingMsMax }, () => {
			const breaches = breachesIn(files).map(say);
			expect(breaches, `\n${breaches.join("\n")}\n`).toEqual([]);
		});

		test(`planted breaches are found: ${sentence}`, () => {
			expect(broken.length).toBeGreaterThan(0);
			for (const planted of broken) {
				expect(breachesIn(plant(planted)), `not found: ${JSON.stringify(planted)}`).not.toEqual([]);
			}
			for (const planted of kept) {
				expect(breachesIn(plant(planted)).map(say), `not a breach: ${JSON.stringify(planted)}`).toEqual([]);
			}
		});
	}
});
