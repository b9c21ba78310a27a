import { describe, expect, it } from "vitest";
import { areaTyped } from "../../server/domain/area-search.ts";

const areas = [
	{ areaCode: "110105001001", name: "柳荫社区" },
	{ areaCode: "110105001001001", name: "柳荫社区第一网格" },
	{ areaCode: "110105001001002", name: "柳荫社区第二网格" },
	{ areaCode: "110105001002", name: "桥东社区" },
	{ areaCode: "110105001002007", name: "七号网格" },
	{ areaCode: "110105001003", name: "桥西社区" },
];

describe("a place that is typed", () => {
	it.each([
		["柳荫", "110105001001"],
		[" 柳荫社区 第二网格", "110105001001002"],
		["第一网格", "110105001001001"],
		["110105001003", "110105001003"],
		["桥东", "110105001002"],
		["桥东，七号", "110105001002007"],
		["柳荫 第一网格", "110105001001001"],
	])("%s is found", (typed, areaCode) => {
		expect(areaTyped(areas, typed)).toBe(areaCode);
	});

	it.each(["", "  ", "桥", "社区", "北门"])("%j could be several or none, and is nobody's guess", (typed) => {
		expect(areaTyped(areas, typed)).toBeNull();
	});
});
