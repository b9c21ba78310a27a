import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import {
	crossMeasured,
	demoExamples,
	examplesIn,
	measured,
	UsageRefused,
} from "../../server/commands/suggest-run.ts";

const folder = mkdtempSync(join(tmpdir(), "suggest-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

function written(lines: readonly string[]): string {
	const file = join(folder, "labelled.jsonl");
	writeFileSync(file, lines.join("\n"));
	return file;
}

describe("a file of labelled messages", () => {
	test("is read line by line, the subject twice, blank lines passed over", () => {
		const lines = [
			JSON.stringify({ text: "不亮", category: "路灯" }),
			"",
			JSON.stringify({ subject: "垃圾", text: "没人清", category: "环境", id: 7 }),
		];
		expect(examplesIn(written(lines))).toEqual([
			{ text: "不亮", label: "路灯" },
			{ text: "垃圾\n垃圾\n没人清", label: "环境" },
		]);
	});

	test.each([
		["no JSON", "{", /Line 1 of .* is no JSON/],
		["no label", JSON.stringify({ text: "不亮" }), /Line 1 of .* no category/],
		["a text that is none", JSON.stringify({ text: 3, category: "路灯" }), /Line 1 of .* no text/],
		["null", "null", /Line 1 of .* no text/],
		["nothing", "", /holds no line/],
	])("with %s is refused with its line", (_, line, sentence) => {
		expect(() => examplesIn(written([line]))).toThrow(sentence);
		expect(() => examplesIn(written([line]))).toThrow(UsageRefused);
	});

	test("that is not there is refused by its name", () => {
		expect(() => examplesIn(join(folder, "none.jsonl"))).toThrow(/none\.jsonl cannot be read/);
	});
});

test("learner and baselines are measured on messages that none of them has seen", () => {
	const of = (label: string, texts: readonly string[]) => texts.map((text) => ({ text, label }));
	const train = [
		...of("路灯", ["路灯不亮了", "路灯坏了", "路灯一直闪"]),
		...of("垃圾", ["垃圾没人清", "垃圾堆成山"]),
	];
	const test = [...of("路灯", ["楼下路灯不亮"]), ...of("垃圾", ["门口垃圾没人清"])];
	expect(measured(train, test)).toEqual({
		macroF1: 1,
		baselines: { majority: expect.closeTo(1 / 3, 12), naiveBayes: 1 },
	});
});

test("one file is measured in five parts, none of which has learnt what it is asked", () => {
	const texts = ["路灯不亮了", "路灯坏了", "楼下路灯一直闪", "路灯又灭了", "路灯没修"];
	const known = texts.flatMap((text) => [
		{ text, label: "路灯" },
		{ text: text.replace("路灯", "垃圾"), label: "垃圾" },
	]);
	const told = crossMeasured(known);
	expect(told.macroF1).toBe(1);
	expect(told.baselines.naiveBayes).toBe(1);
	expect(told.baselines.majority).toBeLessThan(0.4);
	// A label of which there is one message is never learnt when it is asked.
	const once = crossMeasured([...known, { text: "噪声扰民", label: "噪声" }]);
	expect(once.macroF1).toBeCloseTo(2 / 3, 1);
});

test("where the labels are our own categories, the words alone and both together are measured too", () => {
	const { train, test } = demoExamples();
	const { words = 0, offered = 0, macroF1 } = measured(train, test);
	expect(words).toBeGreaterThan(0.5);
	expect(offered).toBeGreaterThan(macroF1);
});
