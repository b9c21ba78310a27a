import { describe, expect, test } from "vitest";
import { isAreaCode, narrowed, prefixesOf } from "../../server/domain/area.ts";
import { dispatch, type Reported, submit } from "../support/domain-deeds.ts";
import { given } from "../support/given.ts";
import {
	at,
	eastGrid1,
	eastGrid2,
	house,
	houseWith,
	leave,
	post,
	relation,
	subDistrict,
	west,
	westGrid1,
} from "../support/house.ts";

const noon = "2019-03-13 12:30";
const received = { type: "ReportReceived" as const };
const sentTo = (postId: string, more: object = {}) => ({ type: "CaseDispatched" as const, postId, ...more });
const atDesk = { type: "ReportReceived" as const, nextMove: { as: "desk" } };

describe("areas", () => {
	test("an area lies under every shorter prefix of the hierarchy, longest first", () => {
		expect(prefixesOf(eastGrid1)).toEqual([
			eastGrid1,
			"990101001001",
			"990101001",
			"990101",
			"9901",
			"99",
			"",
		]);
		expect(prefixesOf(subDistrict)).toEqual(["990101001", "990101", "9901", "99", ""]);
	});

	test("a code has the length of one of the six levels, in digits", () => {
		for (const length of [2, 4, 6, 9, 12, 15]) expect(isAreaCode("9".repeat(length))).toBe(true);
		for (const code of ["", "9", "999", "99x", "9".repeat(16), "９９"]) expect(isAreaCode(code)).toBe(false);
	});

	test("a question about an area is answered within the scope of whoever asks", () => {
		expect(narrowed("9901", undefined)).toBe("9901");
		expect(narrowed("9901", "99")).toBe("9901");
		expect(narrowed("9901", "990101")).toBe("990101");
		expect(narrowed("9901", "9902")).toBeNull();
	});
});

describe("automatic dispatch", () => {
	test.each<[string, Reported, string, string]>([
		["its community", { areaCode: eastGrid1 }, "grid1", "lamps"],
		["its grid, whose prefix is longer", { areaCode: eastGrid2 }, "grid2", "lamps2"],
		[
			"the sub-district, where the community has no such duty",
			{ areaCode: westGrid1 },
			"works1",
			"facilities",
		],
		["a whole group of categories", { categoryCode: "0802" }, "grid1", "counter"],
		["its level", { categoryCode: "0504", danger: true }, "worksChief", "pressing"],
		["another level", { categoryCode: "0504" }, "works1", "everyday"],
	])("the one duty that covers %s is dispatched at once", (_, report, postId, dutyItemId) => {
		const target = { holderId: `p:${postId}`, dutyItemId, dutyBookVersion: "2019", by: null };
		const nextMove = { by: "staff", personId: `p:${postId}`, postId, as: "holder" };
		given()
			.when(submit(report), noon)
			.then({ ...received, nextMove, due: [], sealed: false }, sentTo(postId, { ...target, nextMove }));
	});

	test("two duties of one prefix leave the case to the desk, one alone does not", () => {
		given()
			.when(submit({ areaCode: west, categoryCode: "0301" }), noon)
			.then(atDesk);
		given()
			.when(submit({ areaCode: west, categoryCode: "0302" }), noon)
			.then(received, sentTo("west1"));
	});

	test("nobody's duty is the desk's to place", () => {
		given()
			.when(submit({ categoryCode: "0904" }), noon)
			.then(atDesk);
	});

	test("the duty book in force is the one that began last", () => {
		const item = {
			itemId: "new",
			areaPrefix: "99",
			categoryPrefix: "0203",
			levels: "all",
			postId: "works1",
			clause: "",
		};
		const book = {
			type: "DutyBookSigned",
			at: 0,
			version: "new",
			items: [{ ...item, levels: "all" as const }],
		} as const;
		const from = at("2019-03-13 12:30");
		given([], houseWith({ ...book, from }))
			.when(submit(), noon)
			.then(received, sentTo("works1", { dutyBookVersion: "new" }));
		given([], houseWith({ ...book, from: from + 1 }))
			.when(submit(), noon)
			.then(received, sentTo("grid1"));
	});

	test("praise is dispatched without a clock, and nothing fires", () => {
		const praised = given()
			.when(submit({ categoryCode: "1202", reportType: "praise" }), noon)
			.then(received, sentTo("office", { limits: null, due: [], caseFinishDueAt: null }));
		expect(praised.leftAlone().events).toEqual(praised.events);
	});
});

describe("who may have a case", () => {
	const away = leave("p:grid1", "2019-03-13 09:00", "2019-03-14 09:00");
	test("the deputy has it while the holder is away, for the holder's post", () => {
		given([], houseWith(away))
			.when(submit(), noon)
			.then(received, sentTo("grid1", { holderId: "p:grid2" }));
		given([], houseWith(away))
			.when(submit(), "2019-03-14 09:00")
			.then(received, sentTo("grid1", { holderId: "p:grid1" }));
	});

	test("with holder and deputy away it waits at the desk, as it does where there is no deputy", () => {
		const both = houseWith(away, leave("p:grid2", "2019-03-13 09:00", "2019-03-14 09:00"));
		given([], both).when(submit(), noon).then(atDesk);
		given([], houseWith(away, post("grid1", { deputyPostId: null })))
			.when(submit(), noon)
			.then(atDesk);
	});

	test("a post changes hands at the moment it does", () => {
		const moved = { ...house, stretches: new Map(house.stretches) };
		const until = at("2019-03-13 12:30");
		moved.stretches.set("grid1", [
			{ personId: "p:grid1", from: 0, to: until },
			{ personId: "p:stranger", from: until, to: null },
		]);
		given([], moved)
			.when(submit(), until - 1)
			.then(received, sentTo("grid1", { holderId: "p:grid1" }));
		given([], moved)
			.when(submit(), until)
			.then(received, sentTo("grid1", { holderId: "p:stranger" }));
	});

	const named: readonly (readonly [string, string, boolean])[] = [
		["the person named", "林晓峰", false],
		["somebody below the person named", "宋春梅", false],
		["somebody below the person named, two levels down", "沈文博", false],
		["somebody above the person named", "何佳慧", true],
	];
	test.each(named)("%s, where the report names %s, may have the case: %s", (_, name, may) => {
		const held = given()
			.when(submit({ text: `${name}没来。` }), noon)
			.done();
		const desk = held.nextMove.split(" ")[0] ?? "";
		const attempt = held.when(dispatch(desk, "grid1"), noon);
		if (may) attempt.then(sentTo("grid1"));
		else attempt.thenRefused("postUnusable", "postId");
	});

	test("a case that names somebody goes to none of their declared relations, on either side", () => {
		for (const [name, postId] of [
			["何佳慧", "works1"],
			["高志远", "grid2"],
		] as const) {
			const held = given()
				.when(submit({ text: `${name}没来。` }), noon)
				.done();
			held.when(dispatch("p:desk1", postId), noon).thenRefused("postUnusable", "postId");
		}
		const free = houseWith(relation("p:west1", "p:works1"));
		const held = given([], free)
			.when(submit({ text: "何佳慧没来。" }), noon)
			.done();
		held.when(dispatch("p:desk1", "grid1"), noon).then(sentTo("grid1"));
	});

	test("the duty book does not send a case to whom it may not go", () => {
		const held = given()
			.when(submit({ text: "林晓峰没来。" }), noon)
			.done();
		held.when(dispatch("p:desk1"), noon).thenRefused("postUnusable", "categoryCode");
	});
});
