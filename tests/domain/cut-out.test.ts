import { describe, expect, test } from "vitest";
import { type CutOutPart, partOf } from "../../server/domain/cut-out.ts";
import { casePartsMax } from "../../server/domain/limits.ts";
import { beside } from "../support/beside.ts";
import { dispatch, type Reported, seal, submit, words } from "../support/domain-deeds.ts";
import { readersOf } from "../support/domain-states.ts";
import { type Given, given } from "../support/given.ts";
import { at } from "../support/house.ts";

const noon = "2019-03-13 12:30";
const later = "2019-03-13 14:00";
const waiting = (reported: Reported) => given().when(submit(reported), noon).done();
/** Something plain, and that somebody takes money. */
const mixed = waiting({ text: "楼下的灯不亮。听说有人受贿。" });

function cut(by: string, over: Partial<CutOutPart> = {}): CutOutPart {
	const said = { text: words("楼下的灯不亮。"), spot: null, categoryCode: "0203", danger: false };
	return { type: "CutOutPart", by, part: "190313-0001-0009", protect: false, ...said, ...over };
}
function eventsOf(past: Given, command: CutOutPart, when = later) {
	return partOf(past.state, command, at(when), past.setting).events;
}

describe("a report that holds several matters", () => {
	test("triage cuts the plain one out: it is received now and dispatched, and points nowhere; the rest is sealed", () => {
		const after = mixed.when(cut("p:desk1"), later).then({
			...{ type: "PartCutOut", by: "p:desk1", part: "190313-0001-0009", sealed: false },
		});
		expect(after.state).toMatchObject({
			status: "received",
			held: ["accusation"],
			parts: ["190313-0001-0009"],
		});
		const events = eventsOf(mixed, cut("p:desk1"));
		expect(events).toMatchObject([
			{ type: "ReportReceived", at: at(later), track: "service", sealed: false, contactPhone: null },
			{ type: "CaseDispatched", holderId: "p:grid1" },
		]);
		expect(JSON.stringify(events)).not.toContain(mixed.state.caseNumber);
		const sealed = after.when(seal("p:desk1"), later).then({ type: "CaseSealed", track: "conduct" });
		expect(readersOf(sealed)).toEqual(["officer", "officer2"]);
	});

	test("a part that speaks of somebody waits sealed for triage like any report, and its number is told to nobody", () => {
		const accusing = cut("p:desk1", { text: words("林晓峰受贿。") });
		mixed.when(accusing, later).then({ type: "PartCutOut", sealed: true });
		expect(eventsOf(mixed, accusing)).toMatchObject([{ type: "ReportReceived", sealed: true }]);
	});

	test("danger to a person goes to the two people of the protected track, with half an hour", () => {
		const child = cut("p:desk1", { text: words("孩子天天挨打。"), protect: true, categoryCode: null });
		mixed.when(child, later).then({ type: "PartCutOut", sealed: true });
		expect(eventsOf(mixed, child)).toMatchObject([
			{
				...{ type: "ReportReceived", track: "protected", sealed: true, held: [] },
				...{ nextMove: { personId: "p:guard1", as: "protection" }, due: [{ dueAt: at("2019-03-13 14:30") }] },
			},
		]);
	});

	test("a plain matter with danger in it is an emergency from the moment it is cut out", () => {
		const gas = cut("p:desk1", { categoryCode: "0504", danger: true });
		expect(eventsOf(mixed, gas)).toMatchObject([
			{ level: "emergency", danger: true },
			{ type: "CaseDispatched" },
		]);
	});
});

describe("who may", () => {
	test("of what is sealed for good a discipline officer alone, and of a protected report nobody", () => {
		const sealed = mixed.when(seal("p:desk1"), later).done();
		sealed.when(cut("p:officer"), later).then({ type: "PartCutOut" });
		sealed.when(cut("p:desk1"), later).thenRefused("notFound");
		const guarded = mixed.when(seal("p:desk1", "protected"), later).done();
		guarded.when(cut("p:guard1"), later).thenRefused("wrongState");
		guarded.when(cut("p:officer"), later).thenRefused("notFound");
	});

	test("the desk, and nobody else who reads it; not once it has been sent on", () => {
		mixed.when(cut("p:leader"), later).thenRefused("notFound");
		const open = waiting({ categoryCode: "0904", text: "网购退货没人管，灯也不亮。" });
		open.when(cut("p:leader"), later).thenRefused("notYours");
		open.when(cut("p:desk2"), later).then({ type: "PartCutOut" });
		open
			.when(dispatch("p:desk1", "grid1"), later)
			.done()
			.when(cut("p:desk1"), later)
			.thenRefused("wrongState");
	});
});

describe("what is refused", () => {
	test("words no report may have, a number that is taken, and more parts than a report has matters", () => {
		mixed.when(cut("p:desk1", { text: words(" ") }), later).thenRefused("textEmpty", "text");
		mixed
			.when(cut("p:desk1", { categoryCode: "9999" }), later)
			.thenRefused("unknownCategory", "categoryCode");
		mixed
			.when(cut("p:desk1", { part: mixed.state.caseNumber }), later, beside(mixed))
			.thenRefused("numberTaken");
		let cutUp = mixed;
		for (let part = 1; part <= casePartsMax; part += 1) {
			cutUp = cutUp.when(cut("p:desk1", { part: `190313-0002-000${part}` }), later).done();
		}
		cutUp.when(cut("p:desk1"), later).thenRefused("usedUp");
	});
});
