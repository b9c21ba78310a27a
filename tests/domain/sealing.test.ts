import { describe, expect, test } from "vitest";
import { accusedIn } from "../../server/domain/people.ts";
import { dispatch, message, type Reported, seal, submit, view } from "../support/domain-deeds.ts";
import { readersOf, states } from "../support/domain-states.ts";
import { given } from "../support/given.ts";
import { at, everybody, house, houseWith, leave, post, relation } from "../support/house.ts";

const noon = "2019-03-13 12:30";
const waiting = given()
	.when(submit({ text: "有人受贿。" }), noon)
	.done();

describe("seal", () => {
	test("triage seals a report: to discipline, out of the desk's sight, its limit gone", () => {
		const after = waiting.when(seal("p:desk1"), "2019-03-13 14:00").then({
			...{ type: "CaseSealed", by: "p:desk1", track: "conduct", due: [], namedIds: [] },
			nextMove: { by: "staff", personId: "p:officer", as: "discipline" },
		});
		expect(after.state).toMatchObject({ sealed: true, held: [], triageDueAt: null, track: "conduct" });
		expect(readersOf(after)).toEqual(["officer", "officer2"]);
		after.when(dispatch("p:desk1", "grid1"), "2019-03-13 14:05").thenRefused("notFound");
		after.when(seal("p:desk1"), "2019-03-13 14:05").thenRefused("notFound");
		after.when(seal("p:officer"), "2019-03-13 14:05").thenRefused("wrongState");
	});

	test("anyone on triage may seal, also what lies open at the desk; nobody else may", () => {
		const open = given()
			.when(submit({ categoryCode: "0904" }), noon)
			.done();
		open.when(seal("p:desk2"), noon).then({ type: "CaseSealed" });
		open.when(seal("p:leader"), noon).thenRefused("notYours");
		open.when(seal("p:grid1"), noon).thenRefused("notFound");
		given().when(submit(), noon).done().when(seal("p:desk1"), noon).thenRefused("wrongState");
	});

	test("a protected report goes to the two named people only, with half an hour of plain time", () => {
		const evening = given()
			.when(submit({ text: "有人受贿。" }), "2019-03-13 22:00")
			.done();
		const after = evening.when(seal("p:desk1", "protected"), "2019-03-13 22:00").then({
			...{ type: "CaseSealed", track: "protected", nextMove: { personId: "p:guard1", as: "protection" } },
			due: [{ step: "blue", cause: "triage", dueAt: "2019-03-13 22:30" }],
		});
		expect(readersOf(after)).toEqual(["guard1", "guard2"]);
	});

	test("where the protection office may not know, discipline has it, with the same clock", () => {
		const named = given()
			.when(submit({ text: "叶清和、汤宁远打孩子。" }), noon)
			.done();
		named.when(seal("p:desk1", "protected"), noon).then({
			...{ type: "CaseSealed", nextMove: { personId: "p:officer", as: "discipline" } },
			due: [{ step: "blue", cause: "triage", dueAt: "2019-03-13 13:00" }],
		});
	});

	test("what spoke of danger keeps a clock when it is sealed as conduct", () => {
		const danger = given()
			.when(submit({ text: "有人要自杀。" }), noon)
			.done();
		const { due } = danger.when(seal("p:desk1"), noon).done();
		expect(due).toEqual(["blue triage 2019-03-13 13:00"]);
	});
});

describe("the competent body", () => {
	const to = (report: Reported, setting = house) =>
		given([], setting)
			.when(submit({ sealed: true, ...report }), noon)
			.done().nextMove;
	const away = houseWith(leave("p:officer", "2019-01-01 00:00", "2020-01-01 00:00"));

	test("it is the nearest discipline officer who is there", () => {
		expect(to({})).toBe("p:officer as discipline");
		expect(to({}, away)).toBe("p:officer2 as discipline");
	});

	test("it is never an officer who is named, below somebody named, or related to them", () => {
		expect(to({ text: "钟正言收钱。" })).toBe("p:officer2 as discipline");
		expect(to({ text: "街道纪检岗收钱。" })).toBe("p:officer2 as discipline");
		expect(to({ text: "曹永康收钱。" }, houseWith(post("officer", { superiorPostId: "head" })))).toBe(
			"p:officer2 as discipline",
		);
		expect(to({ text: "林晓峰收钱。" }, houseWith(relation("p:grid1", "p:officer")))).toBe(
			"p:officer2 as discipline",
		);
	});

	test("nobody of a small unit may know what is said of the unit", () => {
		expect(to({ about: ["unit", "河湾街道纪检监察组"] })).toBe("p:officer2 as discipline");
		expect(accusedIn(house, ["p:x"], "disciplineOffice", at(noon))).toEqual(["p:x", "p:officer"]);
		expect(accusedIn(house, ["p:x"], "office", at(noon))).toEqual(["p:x"]);
		expect(accusedIn(house, ["p:x"], null, at(noon))).toEqual(["p:x"]);
		const held = given()
			.when(submit({ categoryCode: null, about: ["unit", "河湾街道纪检监察组"] }), noon)
			.done();
		const after = held.when(seal("p:desk1"), noon).then({ type: "CaseSealed", namedIds: ["p:officer"] });
		expect(readersOf(after)).toEqual(["officer2"]);
	});

	test("burdens that staff report go two levels above the community, or as far up as the house goes", () => {
		expect(to({ categoryCode: "1203", sealed: false })).toBe("p:officer2 as discipline");
		expect(to({ categoryCode: "1203" }, houseWith(post("officer2", { areaCode: "88" })))).toBe(
			"p:officer as discipline",
		);
	});
});

describe("who sees a sealed report", () => {
	test("until triage has decided the desk does, and whoever its cards have told", () => {
		expect(readersOf(waiting)).toEqual(["desk1", "desk2"]);
		expect(readersOf(waiting.leftAlone())).toEqual(["desk1", "desk2", "office", "leader"]);
		const named = given()
			.when(submit({ text: "郑国栋受贿。" }), noon)
			.done();
		expect(readersOf(named.leftAlone())).toEqual(["leader", "head", "officer"]);
		named
			.leftAlone()
			.when(dispatch("p:leader", "grid1"), "2019-03-14 10:00")
			.then({ type: "CaseDispatched" });
	});

	test("after sealing neither the desk does, nor whom its cards had told", () => {
		const told = waiting.leftAlone().when(seal("p:desk1"), "2019-03-14 10:00").done();
		expect(told.state.steps).toHaveLength(2);
		expect(readersOf(told)).toEqual(["officer", "officer2"]);
	});

	test("nobody named, below somebody named or related to them sees any sealed report", () => {
		for (const [name, past] of Object.entries(states).filter(([, { state }]) => state.sealed)) {
			const readers = readersOf(past);
			for (const id of past.state.namedIds) expect([name, readers]).not.toContain(id.slice(2));
		}
		expect(readersOf(states.accusingOfficer ?? waiting)).toEqual(["officer2"]);
	});

	const trio = given(
		[],
		houseWith(relation("p:officer2", "p:works1"), post("officer", { superiorPostId: "office" })),
	);
	test.each([
		["an officer who is named", "钟正言", ["officer2"]],
		["an officer below somebody named", "郑国栋", ["officer2"]],
		["an officer related to somebody named", "高志远", ["officer"]],
	])("%s sees nothing of it", (_, name, readers) => {
		const past = trio.when(submit({ sealed: true, text: `${name}收钱。` }), noon).done();
		expect(readersOf(past)).toEqual(readers);
		for (const id of everybody.filter((one) => !readers.includes(one.slice(2)))) {
			past.when(view(id), noon).thenRefused("notFound");
		}
	});
});

describe("view", () => {
	const sealed = waiting.when(seal("p:desk1"), noon).done();
	test("every look at a sealed report is an event; it is in hand when the responsible person opens it", () => {
		sealed.when(view("p:officer"), noon).then({ type: "SealedViewed", by: "p:officer", inHand: true });
		sealed.when(view("p:officer2"), noon).then({ type: "SealedViewed", by: "p:officer2", inHand: false });
		waiting.when(view("p:desk1"), noon).then({ type: "SealedViewed", by: "p:desk1", inHand: false });
	});

	test("looking twice is two events", () => {
		const once = sealed.when(view("p:officer"), noon).done();
		once.when(view("p:officer"), noon).then({ type: "SealedViewed" });
	});

	test("looking at an open case is none, looking at what one may not see is refused", () => {
		given().when(submit(), noon).done().when(view("p:leader"), noon).then();
		sealed.when(view("p:desk1"), noon).thenRefused("notFound");
		sealed.when(view("p:administrator"), noon).thenRefused("notFound");
		sealed.when(view("nobody"), noon).thenRefused("notFound");
	});

	test("the resident may add words to a sealed report", () => {
		sealed.when(message("还有一件事。"), noon).then({ type: "MessageLeft" });
	});
});
