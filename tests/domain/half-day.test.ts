import { describe, expect, test } from "vitest";
import { calendarFor, formatInstant } from "../../server/domain/calendar.ts";
import { categories, isCounterCategory } from "../../server/domain/category.ts";
import { halfDayOf } from "../../server/domain/half-day.ts";
import { dispatch, escalate, type Reported, seal, submit } from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";
import { at, east, eastGrid1, house, houseWith, west } from "../support/house.ts";

const stamp = { categoryCode: "0801", text: "去盖章，窗口没人。" } satisfies Reported;
const desk = { by: "staff", as: "desk", personId: "p:desk1" };
const out = (dueAt: string) => ({ step: "dispatch", cause: "halfDay", dueAt });
const minutes = ["2019-03-13 09:00", "2019-03-13 10:15", "2019-03-13 11:59:59"];

function received(when: string, report: Reported = {}): Given {
	return given()
		.when(submit({ ...stamp, ...report }), when)
		.then({ type: "ReportReceived", nextMove: desk });
}

/** What whoever holds the case learns of it from its own times: of its receipt, nothing. */
function dispatched(one: Given) {
	const sent = one.events.find(({ type }) => type === "CaseDispatched");
	const { tour, due, caseFinishDueAt, roundStartedAt } = { tour: null, ...one.state };
	return { sent, tour, due, caseFinishDueAt, roundStartedAt };
}

describe("a half-day", () => {
	test.each([
		["2019-03-13 00:00", "2019-03-13 00:00", "2019-03-13 12:00", "morning"],
		["2019-03-13 11:59:59", "2019-03-13 00:00", "2019-03-13 12:00", "morning"],
		["2019-03-13 12:00", "2019-03-13 12:00", "2019-03-13 18:00", "afternoon"],
		["2019-03-13 17:59:59", "2019-03-13 12:00", "2019-03-13 18:00", "afternoon"],
		["2019-03-13 18:00", "2019-03-13 18:00", "2019-03-14 09:00", "evening"],
		["2019-03-15 23:59", "2019-03-15 18:00", "2019-03-18 09:00", "evening"],
		["2019-03-16 10:00", "2019-03-16 00:00", "2019-03-18 09:00", "day"],
	])("of %s begins at %s and is over at %s: %s", (when, from, until, part) => {
		const half = halfDayOf(calendarFor(house.calendar, eastGrid1), at(when));
		expect(half).toEqual({ from: at(from), until: at(until), part });
	});

	test("every second of a fortnight lies in the half-day it is said to lie in, and is out after it", () => {
		const cal = calendarFor(house.calendar, eastGrid1);
		for (let when = at("2019-03-11 00:00"); when < at("2019-03-25 00:00"); when += 599) {
			const half = halfDayOf(cal, when);
			expect(half.from, formatInstant(when)).toBeLessThanOrEqual(when);
			expect(half.until, formatInstant(when)).toBeGreaterThan(when);
			expect(halfDayOf(cal, half.from)).toEqual(half);
		}
	});

	test("is kept by what is about a visit to a counter alone", () => {
		const kept = categories.filter(({ code }) => isCounterCategory(code)).map(({ code }) => code);
		expect(kept).toEqual(["0801", "1001", "1003", "1004", "1005"]);
	});
});

describe("a report about a visit to a counter", () => {
	test("goes out when its half-day is over, and the desk has it until then with nothing to do", () => {
		const waits = received("2019-03-13 10:15");
		expect(waits.due).toEqual(["dispatch halfDay 2019-03-13 12:00"]);
		expect(waits.state).toMatchObject({ status: "received", sealed: false, triageDueAt: null });
		waits.when(escalate, "2019-03-13 12:00").then();
		waits
			.when(escalate, "2019-03-13 12:00:01")
			.then({ type: "CaseDispatched", postId: "grid1", by: null, at: "2019-03-13 12:00:01" });
	});

	test("of one half-day cannot be told from another of it by any time its holder has", () => {
		const [first, ...others] = minutes.map((when) =>
			dispatched(received(when).when(escalate, "2019-03-13 12:00:01").done()),
		);
		for (const other of others) expect(other).toEqual(first);
		const later = dispatched(received("2019-03-13 12:30").when(escalate, "2019-03-13 18:00:01").done());
		expect(later).not.toEqual(first);
	});

	test("is counted from the beginning of its half-day, whoever asks how long it took", () => {
		const taken = minutes.map((when) => {
			const sent = received(when).when(escalate, "2019-03-13 12:00:01").done();
			const said = { words: submit().text, nextStep: submit().text, byDate: "2019-03-20" };
			return sent
				.when({ type: "ContactResident", by: "p:grid1", ...said }, "2019-03-13 14:00")
				.then({ type: "ResidentContacted", workingSeconds: 4 * 3600 });
		});
		expect(taken.map(({ state }) => state.contactSeconds)).toEqual(minutes.map(() => 4 * 3600));
	});

	test("is out once, however late the sweep comes", () => {
		const sent = received("2019-03-13 10:15").leftAlone("2019-03-13 12:30");
		expect(sent.events.filter(({ type }) => type === "CaseDispatched")).toHaveLength(1);
		received("2019-03-13 10:15")
			.when(escalate, "2019-03-18 16:00")
			.then({ type: "CaseDispatched", at: "2019-03-18 16:00" });
	});

	test("is no question: that is sent at once", () => {
		given()
			.when(submit({ ...stamp, reportType: "inquiry", text: "盖章要带什么？" }), minutes[1] ?? "")
			.then({ type: "ReportReceived", level: "inquiry" }, { type: "CaseDispatched" });
	});

	test("never waits when somebody is in danger", () => {
		given()
			.when(submit({ ...stamp, danger: true }), minutes[1] ?? "")
			.then({ type: "ReportReceived", level: "emergency" }, { type: "CaseDispatched" });
	});

	test("joins no surge, where it would come at its own minute", () => {
		const surge = {
			type: "SurgeDeclared" as const,
			...{ at: 0, by: "p:leader", parent: "190312-0000-0000" },
			...{ categoryCode: "0801", areaPrefix: east, from: 0, to: at("2019-03-14 00:00") },
		};
		const parent = given().when(submit(), "2019-03-12 10:00").done().state;
		const counts = {
			...{ openOf: () => 0, redsOf: () => [], voicesOf: () => [], saidBy: () => [] },
			caseOf: () => parent,
		};
		given([], houseWith(surge))
			.when(submit(stamp), "2019-03-13 10:15", counts)
			.then({ type: "ReportReceived", due: [out("2019-03-13 12:00")] });
	});
});

describe("until its half-day is over", () => {
	const unit = { categoryCode: "1004", text: "去了，没人。" } satisfies Reported;
	const waiting = () =>
		given()
			.when(submit(unit), "2019-03-13 09:10")
			.then({ type: "ReportReceived", held: ["unit"] });

	test("the desk decides where a report goes, and it goes then", () => {
		const decided = waiting()
			.when(dispatch("p:desk2", "eastSecretary"), "2019-03-13 09:30")
			.then({
				type: "DispatchDeferred",
				by: "p:desk2",
				postId: "eastSecretary",
				due: [out("2019-03-13 12:00")],
			});
		expect(decided.state).toMatchObject({ status: "received", sealed: false, held: [], triageDueAt: null });
		const sent = decided
			.when(escalate, "2019-03-13 12:00:01")
			.then({ type: "CaseDispatched", by: "p:desk2", holderId: "p:eastSecretary" });
		expect(sent.state.deferred).toBeUndefined();
	});

	test("the desk may think again", () => {
		waiting()
			.when(dispatch("p:desk2", "eastSecretary"), "2019-03-13 09:30")
			.done()
			.when(dispatch("p:desk1", "worksChief"), "2019-03-13 09:40")
			.then({ type: "DispatchDeferred", postId: "worksChief" })
			.when(escalate, "2019-03-13 12:00:01")
			.then({ type: "CaseDispatched", by: "p:desk1", holderId: "p:worksChief" });
		const sealed = received("2019-03-13 10:15").when(seal("p:desk1"), "2019-03-13 10:30").done();
		expect(sealed.state.due.map(({ step }) => step)).not.toContain("dispatch");
	});

	test("once it is over the desk sends it at once, with the half-day it came in", () => {
		waiting().when(dispatch("p:desk1", "eastSecretary"), "2019-03-13 14:00").done();
		const sent = given()
			.when(submit({ categoryCode: null, text: "去了，没人。" }), "2019-03-13 09:10")
			.done()
			.when(dispatch("p:desk1", null, "0801"), "2019-03-13 14:00")
			.then(
				{ type: "CaseEscalated", cause: "triage" },
				{
					...{ type: "CaseDispatched", postId: "grid1" },
					halfDay: { from: "2019-03-13 00:00", until: at("2019-03-13 12:00"), part: "morning" },
				},
			);
		expect(sent.state.halfDay).toMatchObject({ part: "morning", sentAt: at("2019-03-13 14:00") });
	});

	test("it is merged into nothing", () => {
		const other = given().when(submit(), "2019-03-12 10:00").done().state;
		const counts = {
			...{ openOf: () => 0, redsOf: () => [], voicesOf: () => [], saidBy: () => [] },
			caseOf: () => other,
		};
		const merge = { type: "MergeCase", by: "p:desk1", parent: "190312-0000-0000" } as const;
		received("2019-03-13 10:15").when(merge, "2019-03-13 10:30", counts).thenRefused("stepDue");
	});

	test("whom nobody may hold any more goes back to the desk with its limits", () => {
		const about = ["unit", "西里社区居民委员会"] as const;
		const report = { categoryCode: "1004", areaCode: west, about, text: "去了，没人。" } satisfies Reported;
		const gone = houseWith(
			{
				...{ type: "PostLeft", at: 0, postId: "leader", personId: "p:leader" },
				to: at("2019-03-13 11:00"),
			},
			{
				...{ type: "PostLeft", at: 0, postId: "head", personId: "p:head" },
				to: at("2019-03-13 11:00"),
			},
		);
		given([], gone)
			.when(submit(report), "2019-03-13 10:15")
			.then({ type: "ReportReceived", due: [out("2019-03-13 12:00")] })
			.when(escalate, "2019-03-13 12:00:01")
			.then({ type: "CaseSentBack", by: null, why: "nobody", triageDueAt: "2019-03-13 15:00" });
	});
});
