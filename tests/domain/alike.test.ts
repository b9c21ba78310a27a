import { describe, expect, test } from "vitest";
import { alikeIn, weightOf } from "../../server/domain/alike.ts";

const marked = (own: string, other: string, names: readonly string[] = []) =>
	alikeIn(own, other, names).map(({ start, end }) => [...other].slice(start, end).join(""));

describe("what two reports say alike", () => {
	test("is marked where it stands in the other, whatever stands between", () => {
		expect(marked("门口地砖翘起来，绊了一下", "2号楼门口的地砖翘起来快两个月")).toEqual([
			"门口",
			"地砖翘起来",
		]);
		expect(marked("灯不亮", "井盖坏了")).toEqual([]);
	});

	test("is not a name that everybody knows, nor a pair that stands everywhere", () => {
		expect(marked("柳荫社区没有人管", "柳荫社区没有人来", ["柳荫社区"])).toEqual([]);
		expect(marked("柳荫里的灯", "柳荫里的灯", ["柳荫"])).toEqual(["里的灯"]);
	});

	test("minds neither width, letters nor characters beyond the first plane, and never reaches over a mark", () => {
		expect(marked("ＷＩＦＩ断了", "𠮷家wifi断了")).toEqual(["wifi断了"]);
		expect(marked("灯，亮", "灯，亮")).toEqual([]);
	});

	test("weighs by the characters that are alike", () => {
		expect(weightOf(alikeIn("门口地砖翘", "门口，地砖", []))).toBe(4);
		expect(weightOf([])).toBe(0);
	});
});
