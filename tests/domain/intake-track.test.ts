import { describe, expect, test } from "vitest";
import { categories } from "../../server/domain/category.ts";
import { unitSmallPeopleMax } from "../../server/domain/limits.ts";
import { dispatch, type Reported, submit } from "../support/domain-deeds.ts";
import { given } from "../support/given.ts";
import { east, houseWith, leave, post, west } from "../support/house.ts";

const noon = "2019-03-13 12:30";
const sealedFor = (personId: string) => ({
	type: "ReportReceived" as const,
	track: "conduct",
	sealed: true,
	held: [],
	triageDueAt: null,
	due: [],
	nextMove: { by: "staff", personId, as: "discipline" },
});
const conduct = sealedFor("p:officer");

describe("track", () => {
	const service = categories.filter(({ code }) => /^0|^12/.test(code) && code !== "1203");
	test.each(service)("a report of $code $zh is a service case", ({ code }) => {
		const attempt = given().when(submit({ categoryCode: code }), noon);
		expect(attempt.done().state).toMatchObject({ track: "service", sealed: false });
	});

	const sealed = categories.filter(({ code }) => /^11/.test(code) || /^100[789]$|^1203$/.test(code));
	test.each(sealed)("a report of $code $zh is sealed, whatever it says", ({ code }) => {
		const officer = code === "1203" ? "p:officer2" : "p:officer";
		given()
			.when(submit({ categoryCode: code }), noon)
			.then(sealedFor(officer));
	});

	const atWork = categories.filter(({ code }) => /^10/.test(code) && !/^100[789]$/.test(code));
	const named: readonly (readonly [string, Reported])[] = [
		["names a person in the form", { about: ["person", "小李"] }],
		["names a person of the house in its words", { text: "林晓峰总说明天再来。" }],
		["names a post in its words", { text: "东里书记岗从来没有人。" }],
		["names a unit of ten people or fewer in the form", { about: ["unit", "东里社区居民委员会"] }],
		["names a unit of ten people or fewer in its words", { text: "东里社区居民委员会下午不开门。" }],
		["names a person in the spot", { spot: "林晓峰的办公室" }],
	];
	test.each(atWork)("$code $zh is sealed when it names a person, a post or a small unit", ({ code }) => {
		for (const [, report] of named)
			given()
				.when(submit({ ...report, categoryCode: code }), noon)
				.then(conduct);
	});
	test.each(named)("a report on how staff work is sealed when it %s", (_, report) => {
		given()
			.when(submit({ ...report, categoryCode: "1003" }), noon)
			.then(conduct);
	});

	test("the resident's wish seals a report of any category, or of none", () => {
		for (const categoryCode of ["0203", "1202", "1004", null]) {
			given()
				.when(submit({ sealed: true, categoryCode }), noon)
				.then(conduct);
		}
	});

	test("a sealed report that speaks of danger has to be opened within half an hour", () => {
		given()
			.when(submit({ sealed: true, text: "他打老婆，我怕出人命。" }), "2019-03-13 22:00")
			.then({ ...conduct, due: [{ step: "blue", cause: "triage", dueAt: "2019-03-13 22:30" }] });
	});
});

describe("a larger unit", () => {
	const about = ["unit", "西里社区居民委员会"] as const;
	const slow = { categoryCode: "1002", areaCode: west, about } satisfies Reported;

	test("a larger unit is held by its superior, never by the unit itself", () => {
		given()
			.when(submit(slow), noon)
			.then(
				{ type: "ReportReceived", track: "service", sealed: false, aboutUnitId: "westCommittee" },
				{ type: "CaseDispatched", postId: "leader", holderId: "p:leader", dutyItemId: null },
			);
	});

	test("the unit's own name in the words is no second naming", () => {
		const text = "西里社区居民委员会三周没有回话。";
		given()
			.when(submit({ ...slow, text }), noon)
			.then({ type: "ReportReceived", held: [] }, { type: "CaseDispatched", holderId: "p:leader" });
	});

	test("another unit in the words waits for triage", () => {
		const text = "河湾街道城市建设办公室和他们互相推。";
		given()
			.when(submit({ ...slow, text }), noon)
			.then({ type: "ReportReceived", track: "service", sealed: true, held: ["name"] });
	});

	test("a unit of ten is small, a unit of eleven is not", () => {
		expect(unitSmallPeopleMax).toBe(10);
		const sized = (people: number) =>
			houseWith({ type: "UnitNamed", at: 0, unitId: "westCommittee", name: about[1], people });
		given([], sized(10)).when(submit(slow), noon).then(conduct);
		given([], sized(11))
			.when(submit(slow), noon)
			.then({ type: "ReportReceived" }, { type: "CaseDispatched" });
	});

	test("a unit nobody here knows waits for triage, as does a report that names none", () => {
		const waits = {
			type: "ReportReceived" as const,
			track: "service",
			sealed: true,
			held: ["unit"],
			aboutUnitId: null,
		};
		given()
			.when(submit({ categoryCode: "1001", about: ["unit", "什么办公室"] }), noon)
			.then(waits);
		given()
			.when(submit({ categoryCode: "1001" }), noon)
			.then(waits);
	});

	test("a unit with nobody above it waits for triage at the desk", () => {
		const report = submit({ categoryCode: "1001", about: ["unit", "河湾街道综合办公室"], areaCode: east });
		given()
			.when(report, noon)
			.then({
				type: "ReportReceived",
				sealed: false,
				held: [],
				nextMove: { as: "desk", personId: "p:desk1" },
			});
	});

	test("a deputy of the superior who belongs to the unit does not hold it either", () => {
		const away = leave("p:leader", "2019-03-01 00:00", "2019-04-01 00:00");
		const inside = houseWith(away, post("leader", { deputyPostId: "west1" }));
		given([], inside)
			.when(submit(slow), noon)
			.then({ type: "ReportReceived", nextMove: { as: "desk" } })
			.when(dispatch("p:desk1", "leader"), noon)
			.thenRefused("postUnusable", "postId");
		const outside = houseWith(away, post("leader", { deputyPostId: "office" }));
		given([], outside)
			.when(submit(slow), noon)
			.then({ type: "ReportReceived" }, { type: "CaseDispatched", postId: "leader", holderId: "p:office" });
	});

	test("the desk cannot give it back to the unit, nor let the duty book do so", () => {
		const house = houseWith({ type: "LeaveTaken", at: 0, personId: "p:leader", from: 0, to: null });
		const waiting = given([], house).when(submit(slow), noon).done();
		waiting.when(dispatch("p:desk1", "west1"), noon).thenRefused("postUnusable", "postId");
		waiting.when(dispatch("p:desk1", "westSecretary"), noon).thenRefused("postUnusable", "postId");
		waiting.when(dispatch("p:desk1"), noon).thenRefused("postUnusable", "categoryCode");
		waiting.when(dispatch("p:desk1", "head"), noon).then({ type: "CaseDispatched", holderId: "p:head" });
		const back = waiting.in(given().setting);
		back.when(dispatch("p:desk1"), noon).then({ type: "CaseDispatched", holderId: "p:leader" });
	});
});
