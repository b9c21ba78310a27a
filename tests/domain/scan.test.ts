import { describe, expect, test } from "vitest";
import { othersDetails } from "../../server/domain/scan.ts";

const one = [
	"我叫刘小兰，住三号楼2单元501，电话 139 8604 4567，灯坏了一个星期，孩子放学看不见路。",
	"柳荫社区三号楼",
];
const other = ["柳荫社区三号楼的灯不亮。"];
const spans = (text: string, reporters = [one, other], known: readonly string[] = []) =>
	othersDetails(text, reporters, known);

describe("a reply to several reporters", () => {
	test("that says what was done in its own words may be sent", () => {
		expect(spans("灯已换好，柳荫社区三号楼前面的路亮了。有事请打 12345 热线。")).toEqual([]);
		expect(spans("11 月 24 日 9:30 已派人更换灯头 3 只，工单 261118-0102-0304。")).toEqual([]);
	});

	test.each([
		["a phone number, however it is written", "已打 139-8604-4567 联系。", ["139-8604-4567"]],
		["a part of it, in wide digits", "尾号４４５６７的住户", ["４４５６７"]],
		["the name a reporter gave", "刘小兰反映的灯已换好。", ["刘小兰"]],
		["a door", "已到三号楼2单元501查看。", ["三号楼2单元501"]],
		[
			"a stretch of one reporter's words, marks left aside",
			"您说灯坏了一个星期、孩子放学看不见路，已修。",
			["灯坏了一个星期、孩子放学看不见路"],
		],
	])("is stopped for %s", (_, text, expected) => {
		expect(spans(text)).toEqual(expected);
	});

	test("may hold what every one of them wrote", () => {
		const same = "三号楼2单元门口的路灯整排都不亮了";
		expect(spans(`${same}，已修。`, [[same], [`您好，${same}。`]])).toEqual([]);
		expect(spans(`${same}，已修。`, [[same], ["不亮。"]])).not.toEqual([]);
	});

	test("may name places, units and posts, which everybody knows", () => {
		const text = "已转青石桥街道柳荫社区居民委员会办理。";
		const said = ["青石桥街道柳荫社区居民委员会没有人管。"];
		expect(spans(text, [said, other])).not.toEqual([]);
		expect(spans(text, [said, other], ["青石桥街道柳荫社区居民委员会"])).toEqual([]);
	});

	test("never holds the number of an identity card, whoever wrote it", () => {
		expect(spans("身份证 11010519491231002X 已登记。", [other])).toEqual(["11010519491231002X"]);
		expect(spans("流水号 1101051949123100212345 已登记。", [other])).toEqual([]);
	});

	test("names title and surname as one, and every span once", () => {
		const said = ["找王阿姨就行。"];
		expect(spans("王阿姨家门口，王阿姨已确认。", [said, other])).toEqual(["王阿姨"]);
	});

	test("is looked through as far as it goes, and tells the first ten places", () => {
		const numbers = Array.from({ length: 30 }, (_one, index) => `${10_000 + index * 997}`);
		expect(spans(numbers.join("、"), [numbers, other])).toHaveLength(10);
	});
});
