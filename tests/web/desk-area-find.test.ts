import { expect, test } from "vitest";
import { placesFor, placesOf } from "../../web/desk/area-find.ts";

const places = placesOf([
	{ areaCode: "110199001002", name: "桥东社区" },
	{ areaCode: "110199001002001", name: "桥东社区第一网格" },
	{ areaCode: "110199001003", name: "槐树社区" },
	{ areaCode: "110199001003001", name: "第一网格" },
	{ areaCode: "110199001003002", name: "8 号院" },
]);
const found = (typed: string) => placesFor(places, typed).map(({ name }) => name);

test("a place is found by part of its name, by the initials of its sounds, and by the end of its code", () => {
	expect(found("槐树")).toEqual(["槐树社区", "槐树社区 第一网格", "槐树社区 8 号院"]);
	expect(found("qdsqdy")).toEqual(["桥东社区第一网格"]);
	expect(found("HSSQ 8hy")).toEqual(["槐树社区 8 号院"]);
	expect(found("003001")).toEqual(["槐树社区 第一网格"]);
});

test("nothing typed and nothing fitting finds nothing, and no more is shown than a caller has patience for", () => {
	expect(found(" ")).toEqual([]);
	expect(found("zzz")).toEqual([]);
	const many = Array.from({ length: 20 }, (_, at) => ({ areaCode: `1${at}`, name: `东里${at}` }));
	expect(placesFor(many, "dl")).toHaveLength(6);
});
