import { describe, expect, test } from "vitest";
import { refusalsOf, refusePhone } from "../../server/domain/intake.ts";
import { dispatch, type Reported, submit, words } from "../support/domain-deeds.ts";
import { given } from "../support/given.ts";
import { eastGrid1, house, houseWith, leave, post, relation } from "../support/house.ts";

const noon = "2019-03-13 12:30";
const atDesk = (personId: string, more: object = {}) => ({
	type: "ReportReceived" as const,
	nextMove: { by: "staff", personId, as: "desk" },
	...more,
});
const gap = submit({ categoryCode: "0904" });

describe("what a report says of itself", () => {
	test("the event holds ids and commitments of words, never the words", () => {
		const report = submit({
			caseNumber: "190313-0007-0007",
			text: "灯坏了",
			spot: "三号楼",
			about: ["person", "小李"],
			contactPhone: words("sealed"),
			consentPublish: true,
		});
		const ref = (length: number) => ({ id: `w:${length}`, hash: "hash" });
		given()
			.when(report, noon)
			.then(
				{
					...{ type: "ReportReceived", at: noon, caseNumber: "190313-0007-0007", areaCode: eastGrid1 },
					...{ text: ref(3), spot: ref(3), aboutKind: "person", aboutName: ref(2), contactPhone: ref(6) },
					...{ consentPublish: true, policyVersion: "1", categoryCode: "0203", reportType: "complaint" },
				},
				{ type: "CaseDispatched", at: noon },
			);
		expect(JSON.stringify(given().when(report, noon).decision)).not.toMatch(/灯坏了|三号楼|小李|sealed":"/);
	});

	test("it says that it came by phone where an operator took it down, and of conduct not even that", () => {
		const comes = (over: Reported) =>
			given()
				.when(submit({ called: true, ...over }), noon)
				.done();
		const heard = comes({});
		expect(heard.events[0]).toMatchObject({ called: true });
		expect(heard.state).toMatchObject({ called: true });
		for (const over of [{ called: false }, { categoryCode: "1101" }, { protect: true }]) {
			expect(comes(over).events[0]).not.toHaveProperty("called");
			expect(comes(over).state).not.toHaveProperty("called");
		}
	});

	test("a number that is taken is refused", () => {
		given().when(submit(), noon).done().when(submit(), noon).thenRefused("numberTaken");
	});
});

describe("refusals", () => {
	test.each<[string, Reported, Parameters<ReturnType<typeof attempt>["thenRefused"]>]>([
		["an unknown area", { areaCode: "990101001001009" }, ["unknownArea", "areaCode"]],
		["a part of an area's code", { areaCode: "9901010010" }, ["unknownArea", "areaCode"]],
		["an unknown category", { categoryCode: "1301" }, ["unknownCategory", "categoryCode"]],
		["no words", { text: " \n\t " }, ["textEmpty", "text"]],
		["4,001 characters", { text: "字".repeat(4001) }, ["textTooLong", "text"]],
		["a control character", { text: "灯\u0007" }, ["textUnprintable", "text"]],
		["201 characters of spot", { spot: "字".repeat(201) }, ["textTooLong", "spot"]],
		["an empty name", { about: ["unit", " "] }, ["textEmpty", "about"]],
		["a name of 101 characters", { about: ["person", "字".repeat(101)] }, ["textTooLong", "about"]],
	])("%s is refused, and nothing is stored", (_, report, refusal) => {
		attempt(report).thenRefused(...refusal);
	});

	test("4,000 characters, 200 of spot and 100 of a name are welcome", () => {
		attempt({ text: "😀".repeat(4000), spot: "𠀀".repeat(200), about: ["unit", "字".repeat(100)] }).done();
	});

	test("all that stands against a report is said at once, in the order of the page", () => {
		const fields = { text: "", areaCode: "1", categoryCode: "1", spot: "", aboutName: "" };
		expect(refusalsOf(fields, house).map(({ field }) => field)).toEqual([
			...["text", "categoryCode", "areaCode", "spot", "about"],
		]);
	});

	test.each(["13800000000", "010-8888 8888", "+86 138-0000-0000", "(010) 88888"])(
		"%s can be a phone",
		(phone) => {
			expect(refusePhone(phone)).toBeNull();
		},
	);
	test.each([
		["", "textEmpty"],
		["1".repeat(31), "textTooLong"],
		["1234", "textUnprintable"],
		["打我电话", "textUnprintable"],
		["--------", "textUnprintable"],
	])("%s is no phone", (phone, code) => {
		expect(refusePhone(phone)).toEqual({ code, field: "contactPhone" });
	});
});

function attempt(report: Reported) {
	return given().when(submit(report), noon);
}

describe("the desk", () => {
	test("what no duty covers waits at the desk, with the desk's own limit", () => {
		given()
			.when(gap, noon)
			.then(atDesk("p:desk1", { sealed: false, held: [], triageDueAt: "2019-03-13 15:00" }));
	});

	test("a report without a category waits at the desk", () => {
		given()
			.when(submit({ categoryCode: null }), noon)
			.then(atDesk("p:desk1"));
	});

	test.each([
		["10 minutes for an emergency", { danger: true, categoryCode: "0904" }, "22:10", "22:20"],
		["20 minutes for an urgent case", { categoryCode: "0605" }, "22:20", "22:40"],
		["2 working hours for any other", { categoryCode: "0904" }, "11:00", "14:00"],
		["2 working hours for a question", { categoryCode: "0904", reportType: "inquiry" }, "11:00", "14:00"],
	] as const)("the desk has %s, twice that until yellow", (_, report, blue, yellow) => {
		const nobody = houseWith({ type: "DutyBookSigned", at: 1, version: "0", from: 1_551_000_000, items: [] });
		const { state, due } = given([], nobody).when(submit(report), "2019-03-13 22:00").done();
		expect(due.map((line) => line.replace(/2019-03-1\d /, ""))).toEqual([
			`blue triage ${blue}`,
			`yellow triage ${yellow}`,
		]);
		expect(state.triageDueAt).toBe(state.due[0]?.dueAt);
	});

	test("the desk's deputy has it while its holder is away, then whoever stands above the desk", () => {
		const away1 = leave("p:desk1", "2019-03-13 09:00", "2019-03-14 09:00");
		const away2 = leave("p:desk2", "2019-03-13 09:00", "2019-03-14 09:00");
		const away3 = leave("p:office", "2019-03-13 09:00", "2019-03-14 09:00");
		given([], houseWith(away1)).when(gap, noon).then(atDesk("p:desk2"));
		given([], houseWith(away1, away2)).when(gap, noon).then(atDesk("p:office"));
		given([], houseWith(away1, away2, away3))
			.when(gap, noon)
			.then(atDesk("p:leader"));
		given([], houseWith(away1, away2)).when(gap, "2019-03-14 09:00").then(atDesk("p:desk1"));
	});

	test("a report that names somebody of the desk, or somebody related to them, goes past them", () => {
		const text = "周敏君接电话不耐烦。";
		given().when(submit({ text }), noon).then(atDesk("p:desk2"));
		given([], houseWith(relation("p:desk2", "p:desk1")))
			.when(submit({ text }), noon)
			.then(atDesk("p:office"));
	});

	test("a report that names the head goes past everyone below the head, to discipline", () => {
		given()
			.when(submit({ text: "曹永康不办事。" }), noon)
			.then(atDesk("p:officer", { sealed: true }));
	});

	test("where nobody may know of a report it is refused, and nothing is kept", () => {
		const text = "曹永康、钟正言、邵严明都知道。";
		given().when(submit({ text }), noon).thenRefused("nobodyInCharge", "areaCode");
		given()
			.when(submit({ text, sealed: true }), noon)
			.thenRefused("nobodyInCharge", "areaCode");
	});

	test("a house without a desk gives what waits to discipline", () => {
		const closed = houseWith(post("desk1", { areaCode: "88" }), post("desk2", { areaCode: "88" }));
		given([], closed).when(gap, noon).then(atDesk("p:officer"));
	});

	test("whoever has the move in place of the desk may dispatch", () => {
		const away = ["p:desk1", "p:desk2"].map((id) => leave(id, "2019-03-13 09:00", "2019-03-14 09:00"));
		given([], houseWith(...away))
			.when(gap, noon)
			.done()
			.when(dispatch("p:office", "grid1"), noon)
			.then({ type: "CaseDispatched", holderId: "p:grid1", by: "p:office" });
	});
});
