import { describe, expect, test } from "vitest";
import { isOffered, isPublicMatter, spotClassOf } from "../../server/domain/join.ts";
import { noCounts } from "../../server/domain/load.ts";
import { beside } from "../support/beside.ts";
import { answer, contact, type Reported, sign, submit } from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";

const noon = "2019-03-13 12:30";
const parent = given()
	.when(submit({ caseNumber: "190313-0001-0001" }), noon)
	.done();
const answered = parent
	.when(sign(), "2019-03-13 14:00")
	.done()
	.when(contact("2019-03-15"), "2019-03-13 15:00")
	.done()
	.when(answer(), "2019-03-14 10:00")
	.done();
const joins = parent.state.caseNumber;

const reported = (over: Reported = {}, other: Given = parent) =>
	given().when(submit({ caseNumber: "190313-0001-0002", joins, ...over }), "2019-03-13 16:00", beside(other));
const offered = ({ state }: Given) => isOffered(state, noCounts);

describe("adding a voice while reporting", () => {
	test("makes a voice of the case chosen, with a state of its own and nobody's name on the merge", () => {
		const voice = reported().then(
			{ type: "ReportReceived" },
			{ type: "CaseMerged", by: null, joined: true, parent: joins },
		);
		expect(voice.state).toMatchObject({ status: "merged", parent: joins, verdict: null });
	});

	test("leaves what is sealed, held, of danger, of somebody frail or named a report of its own", () => {
		const alone: readonly Reported[] = [
			{ sealed: true },
			{ danger: true },
			{ frail: true },
			{ reportType: "inquiry" },
			{ text: "听说有人收红包。" },
			{ text: "宋春梅没来。" },
			{ about: ["person", "宋春梅"] },
		];
		for (const over of alone)
			expect(reported(over).done().state.status, JSON.stringify(over)).not.toBe("merged");
	});

	test("is a report of its own, too, where the case chosen is another matter, elsewhere, or answered", () => {
		expect(reported({ categoryCode: "0202" }).done().state.status).not.toBe("merged");
		expect(reported({ joins: "190313-9999-9999" }).done().state.status).not.toBe("merged");
		expect(reported({}, answered).done().state.status).not.toBe("merged");
		expect(reported({ joins: null }).done().state.status).toBe("dispatched");
	});
});

describe("what a stranger is told is open", () => {
	test("is a case in hand of a public matter, of nobody's danger, and with nobody in it", () => {
		expect(offered(parent)).toBe(true);
		const others: readonly Reported[] = [
			{ sealed: true },
			{ danger: true },
			{ frail: true },
			{ categoryCode: "0904" },
			{ text: "听说有人收红包。" },
		];
		for (const over of others)
			expect(offered(given().when(submit(over), noon).done()), JSON.stringify(over)).toBe(false);
		expect(offered(answered)).toBe(false);
	});

	test("never a category with somebody behind it: neighbours, dogs, noise, a shop's smoke, staff, families", () => {
		for (const code of ["0901", "0305", "0105", "0106", "1003", "1101", "0705", "0401", "1202", null])
			expect(isPublicMatter(code), String(code)).toBe(false);
		for (const code of ["0101", "0203", "0302", "0501", "0601", "0402"])
			expect(isPublicMatter(code)).toBe(true);
	});

	test("names the class of a spot and nothing of the words that were chosen for it", () => {
		const classes = [
			"3 号楼 2 单元门口",
			"槐树街口",
			"小区花园",
			"菜市场东门",
			"公交站牌旁",
			"张大妈家对面",
			null,
		];
		expect(classes.map(spotClassOf)).toEqual([
			"building",
			"road",
			"yard",
			"market",
			"transport",
			"unknown",
			"unknown",
		]);
	});
});
