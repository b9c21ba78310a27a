import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { searchCharactersMax } from "../../server/domain/limits.ts";
import { gramsOf, isFound, soughtOf } from "../../server/domain/search.ts";
import { seedOfRun } from "../support/slow-calendar.ts";

const seed = seedOfRun();
const found = (words: string, text: string) => {
	const sought = soughtOf(words);
	if (sought === null) return false;
	const kept = new Set(gramsOf(text));
	if (isFound(sought, [text])) expect(sought.grams.every((gram) => kept.has(gram))).toBe(true);
	return isFound(sought, [text]);
};

describe("a report is found", () => {
	test.each([
		["路灯", "楼下路灯坏了。"],
		["灯", "楼下路灯，坏了。"],
		["坏了 楼下", "楼下路灯坏了。"],
		["LED灯", "ｌｅｄ灯不亮"],
		["3号楼", "３号楼东门"],
		["𬌗", "刻着𬌗字的碑"],
	])("by %s in “%s”", (words, text) => expect(found(words, text)).toBe(true));

	test.each([
		["路坏", "路灯坏了"],
		["灯坏路灯", "路灯坏了，路灯坏"],
		["路灯 电梯", "路灯坏了"],
		["。，", "路灯坏了。"],
	])("not by %s in “%s”", (words, text) => expect(found(words, text)).toBe(false));

	test("by every part of what it says, whatever the characters are", () => {
		const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 });
		fc.assert(
			fc.property(text, fc.nat(), fc.nat(), (said, from, length) => {
				const runs =
					said
						.normalize("NFKC")
						.toLowerCase()
						.match(/[\p{L}\p{N}]+/gu) ?? [];
				fc.pre(runs.length > 0);
				const run = Array.from(runs[from % runs.length] ?? "");
				const start = from % run.length;
				expect(found(run.slice(start, start + 1 + (length % run.length)).join(""), said)).toBe(true);
			}),
			{ seed },
		);
	});
});

test("no more is looked for than a search may hold", () => {
	const sought = soughtOf("灯".repeat(searchCharactersMax + 50));
	expect(sought?.runs[0]?.length).toBe(searchCharactersMax);
});
