import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { areaTyped } from "../../server/domain/area-search.ts";
import { categoriesByWords } from "../../server/domain/category-words.ts";
import { speaksOfDanger } from "../../server/domain/danger-words.ts";
import { matchWords } from "../../server/domain/match.ts";
import { othersDetails } from "../../server/domain/scan.ts";
import { learn } from "../../server/domain/suggestion.ts";
import { simplified } from "../../server/domain/traditional.ts";
import { patternOf } from "../../server/domain/word-pattern.ts";
import { at, eastGrid1, house, names } from "../support/house.ts";

const noon = at("2019-03-13 12:30");
const matched = (words: string, setting = house) => matchWords(setting, eastGrid1, words, noon);

describe("what is written in traditional characters is read like what is written in simplified ones", () => {
	test("sign by sign, so that every place in the text stays", () => {
		expect(simplified("請問裡面發生什麼事，頭髮、臺灣？")).toBe("请问里面发生什么事，头发、台湾？");
		expect(simplified("还是 abc 12 🙂")).toBe("还是 abc 12 🙂");
	});

	test.each(
		"貪污 受賄 行賄 索賄 紅包 好處費 挪用公款 冒領 以權謀私 優親厚友 吃拿卡要 利益輸送 打擊報復 亂收費 虛開發票 違紀 腐敗".split(
			" ",
		),
	)("%s is an accusation", (word) => {
		expect(matched(`聽說有人${word}。`).accusation).toBe(true);
	});

	test.each(
		"自殺 自殘 輕生 不想活 尋短 跳樓 遺書 打老婆 孩子身上有傷 孩子不見 孩子走丟 孩子失蹤 猥褻 強姦 強暴 拐賣 拐騙 被關在家 往死裡打".split(
			" ",
		),
	)("%s is danger to a person", (word) => {
		expect(speaksOfDanger(`樓上有人${word}。`)).toBe(true);
	});

	test.each([
		["垃圾好幾天沒人收", "0101"],
		["樓下的路燈不亮", "0203"],
		["電梯又停了", "0402"],
		["燃氣味很重", "0503"],
		["暖氣不熱", "0604"],
	])("%s has its category from the words of a fresh installation", (text, code) => {
		expect(categoriesByWords(text)[0]?.label).toBe(code);
	});

	test("names, posts and units are found, whichever script the house and the report are in", () => {
		expect(matched("林曉峰說不歸他管").namedIds).toEqual(["p:grid1"]);
		expect(matched("東里一網格專員崗沒有人").namedIds).toEqual(["p:grid1"]);
		expect(matched("東里社區居民委員會").units.map(({ unitId }) => unitId)).toEqual(["eastCommittee"]);
		const theirs = { ...house, names: new Map([...names, ["p:grid1", "林曉峰"]]) };
		expect(matched("林晓峰说不归他管", theirs).namedIds).toEqual(["p:grid1"]);
	});

	test("a place that is typed is found", () => {
		const areas = [{ areaCode: "110105001002", name: "桥东社区" }];
		expect(areaTyped(areas, "橋東社區")).toBe("110105001002");
	});

	test("what one reporter alone wrote is stopped in the other script too", () => {
		const reporters = [["我叫劉小蘭，住三號樓2單元501，燈壞了。"], ["灯坏了。"]];
		expect(othersDetails("刘小兰反映的灯已换好。", reporters, [])).toEqual(["刘小兰"]);
		expect(othersDetails("已到三號樓2單元501查看。", reporters, [])).toEqual(["三號樓2單元501"]);
	});

	test("what was learnt from one script is known in the other", () => {
		const told = learn([
			...["路灯不亮", "路灯坏了", "这盏路灯不亮"].map((text) => ({ text, label: "0203" })),
			...["垃圾没人收", "垃圾堆满了", "垃圾桶满了"].map((text) => ({ text, label: "0101" })),
		]);
		expect(told("路燈壞了")).toEqual(told("路灯坏了"));
	});

	test("no form of a character of our word lists is missing where the browser looks", () => {
		const lists = ["danger-words", "match", "category-words"].map((name) =>
			readFileSync(new URL(`../../server/domain/${name}.ts`, import.meta.url), "utf8"),
		);
		const ours = new Set(lists.join("").match(/\p{Script=Han}/gu));
		expect(ours.size).toBeGreaterThan(500);
		const missing: string[] = [];
		for (let code = 0x4e00; code <= 0x9fff; code += 1) {
			const form = String.fromCharCode(code);
			const plain = simplified(form);
			if (ours.has(plain) && !new RegExp(patternOf([plain])).test(form)) missing.push(form);
		}
		expect(missing).toEqual([]);
	});
});
