import { describe, expect, test } from "vitest";
import type { SettingCommand } from "../../server/domain/arrangement.ts";
import type { Setting } from "../../server/domain/setting.ts";
import { beside } from "../support/beside.ts";
import { answer, type Reported, submit } from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";
import { eastGrid1, eastGrid2, house, westGrid1 } from "../support/house.ts";
import { first, parent, second } from "../support/merge-given.ts";
import { givenHouse } from "../support/setting-given.ts";

// The case worked on is of lamps in the first grid of the east community, received on Wed 03-13 10:00.
const subDistrict = "990101001";
const declare = (over: object = {}): SettingCommand => ({
	...{ type: "DeclareSurge", by: "p:leader", parent: first, categoryCode: "0203" },
	...{ parentArea: eastGrid1, areaPrefix: subDistrict, hours: 24, ...over },
});
const end = (by = "p:leader"): SettingCommand => ({ type: "EndSurge", by, parent: first });
const noon = "2019-03-13 12:00";
const running: Setting = givenHouse(house)
	.when(declare(), noon)
	.gives({
		...{ type: "SurgeDeclared", by: "p:leader", parent: first, categoryCode: "0203" },
		...{ areaPrefix: subDistrict },
	});
const report = (over: Reported = {}, when = "2019-03-13 15:00", setting = running, worked: Given = parent) =>
	given([], setting).when(submit({ caseNumber: second, ...over }), when, beside(worked));
const status = (reported: ReturnType<typeof report>) => reported.done().state.status;

describe("a surge", () => {
	test("takes reports of the category in the area in as voices of the one case, in the commit that receives them", () => {
		report().then({ type: "ReportReceived" }, { type: "CaseMerged", by: null, parent: first });
		expect(status(report({ areaCode: westGrid1 }))).toBe("merged");
		expect(status(report({ areaCode: eastGrid2 }))).toBe("merged");
		expect(status(report({ categoryCode: "0602" }))).toBe("dispatched");
		const east = givenHouse(house)
			.when(declare({ areaPrefix: "990101001001" }), noon)
			.gives({ type: "SurgeDeclared" });
		expect(status(report({ areaCode: westGrid1 }, "2019-03-13 15:00", east))).toBe("dispatched");
		expect(status(report({ areaCode: eastGrid1 }, "2019-03-13 15:00", east))).toBe("merged");
	});

	test("leaves danger, frail people, whoever is named and what waits for triage by themselves", () => {
		expect(status(report({ danger: true }))).toBe("dispatched");
		report({ frail: true }).then({ type: "ReportReceived", frail: true }, { type: "CaseDispatched" });
		expect(status(report({ text: "宋春梅没来修灯。" }))).toBe("received");
		expect(status(report({ text: "听说有人收红包，灯才不修。" }))).toBe("received");
		expect(status(report({ sealed: true }))).toBe("received");
		// Whoever asks has an answer within a day: as a voice they would wait for the whole matter.
		expect(status(report({ reportType: "inquiry" }))).toBe("dispatched");
	});

	test("ends by time and by deed; what has joined stays, what comes later goes on by itself", () => {
		expect(status(report({}, "2019-03-14 11:59:59"))).toBe("merged");
		expect(status(report({}, "2019-03-14 12:00"))).toBe("dispatched");
		const ended = givenHouse(running)
			.when(end(), "2019-03-13 16:00")
			.gives({ type: "SurgeEnded", by: "p:leader", parent: first });
		expect(status(report({}, "2019-03-13 16:00", ended))).toBe("dispatched");
		givenHouse(ended).when(end(), "2019-03-13 17:00").refuses("notFound", "parent");
		givenHouse(ended).when(declare(), "2019-03-13 17:00").gives({ type: "SurgeDeclared" });
	});

	test("takes nothing in once the case worked on has its answer", () => {
		const answered = parent.when(answer(), "2019-03-13 14:00").done();
		expect(status(report({}, "2019-03-13 15:00", running, answered))).toBe("dispatched");
	});

	test("is declared and ended by a leader of the place alone", () => {
		for (const by of ["p:grid1", "p:desk1", "p:eastSecretary", "p:officer", "p:nobody"]) {
			givenHouse(house).when(declare({ by }), noon).refuses("notYours");
			givenHouse(running).when(end(by), noon).refuses("notYours");
		}
		givenHouse(house)
			.when(declare({ by: "p:head" }), noon)
			.gives({ type: "SurgeDeclared" });
		givenHouse(house)
			.when(declare({ areaPrefix: "990101" }), noon)
			.refuses("notYours");
	});

	test("is of a matter, a place and a time that can be: where its case is, 1 to 72 hours, and never of how staff work", () => {
		const east = { areaPrefix: eastGrid1 };
		const tried = givenHouse(house);
		for (const hours of [0, 73, 1.5]) tried.when(declare({ hours }), noon).refuses("numberUnusable", "hours");
		tried.when(declare({ hours: 72 }), noon).gives({ type: "SurgeDeclared" });
		tried.when(declare({ areaPrefix: "9901010019" }), noon).refuses("unknownArea", "areaPrefix");
		tried.when(declare({ areaPrefix: "990102001" }), noon).refuses("unknownArea", "areaPrefix");
		tried.when(declare({ categoryCode: "1002" }), noon).refuses("parentUnusable", "parent");
		tried.when(declare({ categoryCode: "1101" }), noon).refuses("parentUnusable", "parent");
		tried.when(declare({ parentArea: westGrid1, ...east }), noon).refuses("parentUnusable", "parent");
		tried.when(declare({ parentArea: "990101001001", ...east }), noon).gives({ type: "SurgeDeclared" });
		tried.when(declare({ categoryCode: "0000" }), noon).refuses("unknownCategory", "parent");
	});

	test("is not declared over one that runs for the same matter, above it or beneath it", () => {
		for (const areaPrefix of [subDistrict, "990101001001", eastGrid1])
			givenHouse(running)
				.when(declare({ areaPrefix, parent: second }), noon)
				.refuses("alreadySo", "areaPrefix");
		givenHouse(running)
			.when(declare({ categoryCode: "0204", parent: second }), noon)
			.gives({ type: "SurgeDeclared" });
	});
});
