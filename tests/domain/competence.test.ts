import { describe, expect, test } from "vitest";
import { competentBody, managersOf } from "../../server/domain/competence.ts";
import { keyToEncrypt } from "../../server/domain/intake.ts";
import type { SettingEvent } from "../../server/domain/setting-events.ts";
import type { TransferCase } from "../../server/domain/transfer.ts";
import { body, bodyEvents, competence, countyKey, firm, handingOver, housingKey } from "../support/bodies.ts";
import { type Reported, seal, submit, words } from "../support/domain-deeds.ts";
import { readersOf } from "../support/domain-states.ts";
import { given } from "../support/given.ts";
import { at, houseWith } from "../support/house.ts";
import { encrypted, intakeKey } from "../support/outside-body.ts";

const noon = "2019-03-13 12:30";
const later = "2019-03-13 14:00";
const withBodies = houseWith(...bodyEvents);
const reportedIn = (more: readonly SettingEvent[], report: Reported) =>
	given([], houseWith(...bodyEvents, ...more)).when(
		submit({ categoryCode: "1101", text: "办事要红包。", ...report }),
		noon,
	);
const reported = (report: Reported = {}) => reportedIn([], report).done();
const bodyFor = (namedIds: readonly string[], aboutUnitId: string | null = null, more: SettingEvent[] = []) =>
	competentBody(houseWith(...bodyEvents, ...more), { namedIds, aboutUnitId }, at(noon))?.bodyId ?? null;
const transfer = (key: string, elsewhere?: string): TransferCase => ({
	...({ type: "TransferCase", by: "p:officer2", key, fileHash: "ab".repeat(32) } as const),
	...(elsewhere === undefined ? {} : { elsewhere: words(elsewhere) }),
});

describe("the body competent for whom a conduct report concerns", () => {
	test("is a person's own, else that of the unit they hold a post in", () => {
		expect(bodyFor(["p:grid1"])).toBe("street");
		expect(bodyFor(["p:head"])).toBe("county");
		expect(bodyFor(["p:observer"])).toBeNull();
		expect(bodyFor([])).toBeNull();
	});

	test("of several people is the lowest that stands above them all", () => {
		expect(bodyFor(["p:grid1", "p:west1"])).toBe("street");
		expect(bodyFor(["p:grid1", "p:leader"])).toBe("county");
		expect(bodyFor(["p:leader", "p:grid1"])).toBe("county");
		const apart = [body("apart", "别处的机关"), competence("person", "p:leader", "apart")];
		expect(bodyFor(["p:grid1", "p:leader"], null, apart)).toBeNull();
	});

	test("is one level up when it concerns the body's own head, or whoever its head stands below or is related to", () => {
		expect(bodyFor(["p:officer"])).toBe("county");
		const headed = body("street", "河湾街道纪检监察组", {
			...{ postId: "officer", headPostId: "leader", aboveId: "county" },
		});
		const under = [headed, competence("person", "p:leader", "street")];
		expect(bodyFor(["p:leader"], null, under)).toBe("county");
		expect(bodyFor(["p:grid1"], null, under)).toBe("street");
		const related: SettingEvent = {
			...{ type: "RelationDeclared", at: 0, personId: "p:officer", relatedId: "p:grid1" },
		};
		expect(bodyFor(["p:grid1"], null, [related])).toBe("county");
		const top = body("street", "河湾街道纪检监察组", { postId: "officer" });
		expect(bodyFor(["p:officer"], null, [top])).toBeNull();
	});

	test("about a firm or a utility is its regulator, and of whoever is named beside it that person's", () => {
		expect(bodyFor([], "firm")).toBe("housing");
		expect(bodyFor(["p:grid1"], "firm")).toBe("street");
		expect(bodyFor(["p:grid1"], "eastCommittee")).toBe("street");
		expect(managersOf(withBodies, { namedIds: ["p:head"], aboutUnitId: "firm" }, at(noon))).toEqual([
			...["青原区组织部", "青原区住房和建设局"],
		]);
	});

	test("is nobody's outside where nothing is set: the report goes where it always went", () => {
		const accusing: Reported = { categoryCode: "1101", text: "曹永康收钱。" };
		const plain = given().when(submit(accusing), noon).done();
		expect(plain.nextMove).toBe("p:officer as discipline");
		expect(plain.events[0]).not.toHaveProperty("competent");
		expect(plain.due).toEqual([]);
	});
});

describe("a conduct report that a body outside is competent for", () => {
	const aboutHead = reported({ text: "曹永康收钱。" });
	const aboutFirm = reported({ text: "乱收费。", about: ["unit", firm] });

	test("is a discipline officer's to pass on within five working days", () => {
		expect(aboutHead.state).toMatchObject({ competent: { bodyId: "county", name: "青原区纪委监委" } });
		expect(aboutHead.due).toEqual(["blue transfer 2019-03-20 18:00"]);
		expect(aboutHead.nextMove).toBe("p:officer as discipline");
		expect(aboutFirm.state).toMatchObject({ competent: { bodyId: "housing", name: "青原区住房和建设局" } });
		const left = aboutFirm.leftAlone();
		expect(left.state.steps).toMatchObject([
			{ step: "blue", cause: "transfer", fellOn: "p:officer", told: { personId: "p:officer2" } },
		]);
	});

	test("is passed on to that body, and never anywhere else without a reason", () => {
		for (const wrong of [intakeKey, countyKey])
			aboutFirm.when(transfer(wrong), later).thenRefused("noRecipient");
		aboutFirm
			.when(transfer(housingKey), later)
			.then({ type: "CaseTransferred", key: housingKey, recipient: "青原区住房和建设局" });
		aboutFirm.when(transfer(intakeKey, " "), later).thenRefused("textEmpty", "elsewhere");
		aboutFirm.when(transfer(housingKey, "局里没有受理的部门。"), later).thenRefused("noRecipient");
		const gone = aboutFirm.when(transfer(intakeKey, "局里没有受理的部门。"), later).done();
		expect(gone.events.at(-1)).toMatchObject({
			...{ recipient: "青原区纪委监委信访室", elsewhere: { hash: "hash" } },
		});
		expect(gone.state).toMatchObject({ status: "redirected", due: [] });
	});

	test("of the house's own office needs no reason, and takes none", () => {
		const own = reported({ text: "林晓峰收钱。" });
		expect(own.state).not.toHaveProperty("competent");
		expect([own.nextMove, own.due]).toEqual(["p:officer as discipline", []]);
		own.when(transfer(intakeKey, "没有理由。"), later).thenRefused("wrongState");
		own.when(transfer(intakeKey), later).then({ type: "CaseTransferred" });
	});

	test("has no limit where nobody has a key of any body outside: what cannot be done is held against nobody", () => {
		const keyless: SettingEvent = {
			...{ type: "ConductIntakeDecided", at: 0, accepted: true, proposalId: "c:9", by: "p:officer" },
			intake: { mode: "receive", recipient: "外面" },
		};
		const kept = reportedIn([keyless], { text: "曹永康收钱。" }).done();
		expect(kept.due).toEqual([]);
		kept.when(transfer(countyKey), later).thenRefused("noRecipient");
	});

	test("concerning the head of the house's own office goes one level up, past that officer", () => {
		const accusing = reported({ text: "钟正言收钱。" });
		expect(accusing.state).toMatchObject({ competent: { bodyId: "county" } });
		expect(accusing.nextMove).toBe("p:officer2 as discipline");
		expect(readersOf(accusing)).not.toContain("officer");
	});

	test("tells nobody more than a report of the house's own office does", () => {
		expect(readersOf(aboutHead)).toEqual(
			readersOf(
				given()
					.when(submit({ categoryCode: "1101" }), noon)
					.done(),
			),
		);
		expect(readersOf(aboutHead)).not.toContain("head");
	});

	test("sealed by triage has the body from then on, and its limit from receipt", () => {
		const above = houseWith(...bodyEvents, competence("person", "p:worksChief", "county"));
		const held = given([], above)
			.when(submit({ text: "听说罗建军收红包。" }), noon)
			.done();
		expect(held.state).not.toHaveProperty("competent");
		const found = held.when(seal("p:desk1"), "2019-03-14 10:00").done();
		expect(found.state).toMatchObject({ competent: { bodyId: "county" } });
		expect(found.due).toEqual(["blue transfer 2019-03-20 18:00"]);
		const guarded = held.when(seal("p:desk1", "protected"), later).done();
		expect(guarded.state).not.toHaveProperty("competent");
	});

	test("of burdens that staff report has a way of its own", () => {
		const burdened = reported({ categoryCode: "1203", text: "曹永康让每天填表。" });
		expect(burdened.state).not.toHaveProperty("competent");
		expect(burdened.nextMove).toBe("p:officer2 as discipline");
	});
});

describe("an office inside", () => {
	const inside = [
		body("district", "青原区纪检岗", { postId: "officer2" }),
		competence("person", "p:grid1", "district"),
	];
	test("has it by its own post, past a nearer officer", () => {
		const report = reportedIn(inside, { text: "林晓峰收钱。" }).done();
		expect(report.nextMove).toBe("p:officer2 as discipline");
		expect(report.state).not.toHaveProperty("competent");
	});

	test("stands below its head: nobody of it reads what is said of the head", () => {
		const headed = [
			...inside,
			body("district", "青原区纪检岗", { postId: "officer2", headPostId: "grid1", aboveId: "county" }),
		];
		const report = reportedIn(headed, { text: "林晓峰收钱。" }).done();
		expect(report.nextMove).toBe("p:officer as discipline");
		expect(report.state).toMatchObject({ competent: { bodyId: "county" } });
		expect(readersOf(report)).toEqual(["officer"]);
	});
});

describe("where conduct reports are handed over", () => {
	const over = houseWith(...bodyEvents, handingOver);
	const key = (report: Reported) =>
		keyToEncrypt(submit({ categoryCode: "1101", text: "收钱。", ...report }), at(noon), over);
	const arrive = (report: Reported, to: string) =>
		given([], over).when(
			submit({ categoryCode: "1101", text: "收钱。", encrypted: { ...encrypted, key: to }, ...report }),
			noon,
		);

	test("each is encrypted to the body competent for it, and else to the recipient of the house", () => {
		expect(key({})).toBe(intakeKey);
		expect(key({ text: "林晓峰收钱。" })).toBe(intakeKey);
		expect(key({ text: "曹永康收钱。" })).toBe(countyKey);
		expect(key({ about: ["unit", firm] })).toBe(housingKey);
		expect(key({ categoryCode: "0203", text: "灯不亮。" })).toBeNull();
		const arrived = arrive({ about: ["unit", firm] }, housingKey).done();
		expect(arrived.state).toMatchObject({
			sealedTo: { recipient: "青原区住房和建设局", key: housingKey },
			competent: { bodyId: "housing" },
		});
		expect(arrived.due).toEqual(["blue transfer 2019-03-20 18:00"]);
		const sent = { ...transfer(housingKey), fileHash: encrypted.fileHash };
		arrived.when(sent, later).then({ type: "CaseTransferred", recipient: "青原区住房和建设局" });
		arrived.when({ ...sent, elsewhere: words("别处。") }, later).thenRefused("wrongState");
	});

	test("nothing else is taken in: neither readable, nor encrypted to another body", () => {
		for (const wrong of [intakeKey, countyKey]) arrive({ about: ["unit", firm] }, wrong).thenRefused("busy");
	});
});
