import { describe, expect, test } from "vitest";
import { matchWords } from "../../server/domain/match.ts";
import { type Reported, submit } from "../support/domain-deeds.ts";
import { given } from "../support/given.ts";
import { at, eastGrid1, house, houseWith, names, post, westGrid1 } from "../support/house.ts";

const noon = "2019-03-13 12:30";

/** What of an ordinary report about a lamp waits for triage. */
function heldBecause(report: Reported, setting = house): readonly string[] {
	const { state } = given([], setting).when(submit(report), noon).done();
	expect(state.track).toBe("service");
	expect(state.sealed).toBe(state.status === "received");
	return state.status === "received" ? state.held : [];
}

describe("match", () => {
	test("a report in which nothing waits for triage is dispatched at once and lies open", () => {
		expect(heldBecause({})).toEqual([]);
		expect(heldBecause({ spot: "三号楼下", about: ["unit", "供电所"] })).toEqual([]);
	});

	test("the name of anybody of the area waits for triage, and is kept as named", () => {
		for (const [text, named] of [
			["林晓峰说不归他管。", ["p:grid1"]],
			["找过宋春梅和沈文博。", ["p:eastSecretary", "p:leader"]],
		] as const) {
			expect(heldBecause({ text })).toEqual(["name"]);
			expect(given().when(submit({ text }), noon).done().state.namedIds).toEqual(named);
		}
	});

	test("a name counts wherever it was typed: in the words, the spot, or whom it is about", () => {
		expect(heldBecause({ spot: "林晓峰家楼下" })).toEqual(["name"]);
		expect(heldBecause({ about: ["person", "林晓峰（网格员）"] })).toEqual(["name"]);
		expect(heldBecause({ about: ["unit", "东里社区居民委员会"] })).toEqual(["name"]);
	});

	test("people, posts and units of other areas are strangers", () => {
		for (const text of ["马俊驰说不归他管。", "西里专员岗没有人。", "西里社区居民委员会没有人。", "冯子乔"]) {
			expect(heldBecause({ text })).toEqual([]);
			expect(heldBecause({ text, areaCode: westGrid1, categoryCode: "0201" })).toEqual(
				text === "冯子乔" ? [] : ["name"],
			);
		}
	});

	test("whoever holds a post that is named is named", () => {
		const text = "市政维修专员岗的人没有来。";
		expect(heldBecause({ text })).toEqual(["name"]);
		expect(given().when(submit({ text }), noon).done().state.namedIds).toEqual(["p:works1"]);
		const vacant = houseWith({ type: "PostNamed", at: 0, ...postNamed("works9", "空缺岗") });
		expect(
			given([], vacant)
				.when(submit({ text: "空缺岗" }), noon)
				.done().state.namedIds,
		).toEqual([]);
	});

	test("a post or a person without a name is nobody's name", () => {
		expect(heldBecause({}, houseWith(post("works1", { name: "" })))).toEqual([]);
		const nameless = { ...house, names: new Map([...names, ["p:grid2", ""]]) };
		expect(heldBecause({}, nameless)).toEqual([]);
	});

	test("nobody stands twice among the named", () => {
		const { namedIds } = matchWords(house, eastGrid1, "林晓峰，东里一网格专员岗", at(noon));
		expect(namedIds).toEqual(["p:grid1"]);
	});
});

function postNamed(postId: string, name: string) {
	const { works1 } = Object.fromEntries(house.posts);
	if (works1 === undefined) throw new Error("no such post");
	return { ...works1, postId, name };
}

// rules.md §1: words of accusation and of danger to a person.
const accusations =
	`贪污 受贿 行贿 索贿 回扣 红包 好处费 挪用公款 套取 冒领 以权谋私 徇私 包庇 优亲厚友 吃拿卡要 利益输送 打击报复 乱收费 私分
虚开发票 收黑钱 违纪 腐败 bribe Kickback embezzled corruption retaliation extort`.split(/\s+/);
const dangers = [
	...`自杀 自残 轻生 不想活 活不下去 寻短见 跳楼 割腕 遗书 家暴 打老婆 打孩子 虐待 性侵 猥亵 强奸 拐卖 拐骗 囚禁 被关在家 往死里打`.split(
		" ",
	),
	...["suicide", "KILL MYSELF", "domestic violence", "child abuse", "molested", "rape", "He raped her"],
];

describe("words", () => {
	test.each(accusations)("the word %s is an accusation", (word) => {
		expect(heldBecause({ text: `听说有人${word}。` })).toEqual(["accusation"]);
		expect(heldBecause({ text: `They said ${word}.` })).toEqual(["accusation"]);
	});

	test.each(dangers)("the word %s is danger to a person", (word) => {
		expect(heldBecause({ text: `楼上有人${word}。` })).toEqual(["danger"]);
		expect(heldBecause({ text: `They said ${word}.` })).toEqual(["danger"]);
	});

	test.each(["grapes", "drapery", "a scrape on the road", "incorruptible steel", "therapy"])(
		"there is neither accusation nor danger in %s",
		(text) => {
			expect(heldBecause({ text })).toEqual([]);
		},
	);

	test("several reasons stand together, in one order", () => {
		expect(heldBecause({ text: "林晓峰收了红包，还说要打孩子。" })).toEqual(["name", "accusation", "danger"]);
	});

	test("words of danger are looked at as an emergency is, the level stays the case's own", () => {
		const text = "我不想活了";
		given()
			.when(submit({ text }), "2019-03-13 22:00")
			.then({
				type: "ReportReceived",
				level: "normal",
				triageDueAt: "2019-03-13 22:10",
				due: [
					{ step: "blue", cause: "triage", dueAt: "2019-03-13 22:10" },
					{ step: "yellow", cause: "triage", dueAt: "2019-03-13 22:20" },
				],
			});
	});
});
