import { describe, expect, test } from "vitest";
import {
	type Batched,
	batchMoveOf,
	batchWith,
	standsBy,
	toldIn,
	untoldOf,
} from "../../server/domain/batch.ts";
import type { Case } from "../../server/domain/case.ts";
import type { Command } from "../../server/domain/decide.ts";
import { beside } from "../support/beside.ts";
import { answer, confirm, contact, dispute, submit } from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";

const answered = given()
	.when(submit(), "2019-03-13 12:30")
	.done()
	.when(contact("2019-03-15"), "2019-03-13 14:00")
	.done()
	.when(answer(), "2019-03-15 10:00")
	.done();
const closed = answered.when(confirm("partly"), "2019-03-16 20:00").done();
const changed: Command = { type: "ChangeVerdict", verdict: "solved", feedback: {} };

/** What a holder is told of the case from the first of its events that joins a batch on. */
function toldOf({ events, state }: Given, { batchedFrom = firstJoin(events) } = {}): Case {
	const trail = events.map((event, index) => ({ position: index + 1, version: index + 1, event }));
	const untold = untoldOf(state, {
		batchedFrom: (number) => (number === state.caseNumber ? batchedFrom : null),
		toldSpansOf: () => [],
	});
	return untold === null ? state : standsBy(toldIn(trail, untold), state);
}

function firstJoin(events: Given["events"]): number | null {
	const found = events.findIndex((event) => batchMoveOf(event) === "joins");
	return found < 0 ? null : found + 1;
}

describe("a batch of verdicts", () => {
	test("tells five cases together, and none before", () => {
		let batch: readonly Batched[] = [];
		const sizes = [1, 2, 3, 4, 5, 6].map((number) => {
			batch = batchWith(batch, { caseNumber: `190313-0001-000${number}`, from: number });
			return batch.length;
		});
		expect(sizes).toEqual([1, 2, 3, 4, 0, 1]);
	});

	test("takes in what a resident says but a dispute, and silence like a word", () => {
		const silent = answered.leftAlone();
		expect(silent.state).toMatchObject({ status: "closed", how: "unconfirmed" });
		const joins = ({ events }: Given) => events.filter((event) => batchMoveOf(event) === "joins").length;
		const anew = closed.when(changed, "2019-03-17 09:00").done();
		expect([closed, silent, anew].map(joins)).toEqual([1, 1, 2]);
		const again = answered.when(dispute(), "2019-03-16 20:00").done();
		expect(again.events.map(batchMoveOf).at(-1)).toBe("leaves");
		expect(answered.events.map(batchMoveOf)).not.toContain("joins");
	});

	test("leaves what a check closed out: it follows from a dispute, which is told at once", () => {
		expect(batchMoveOf({ type: "CaseClosed", how: "residentDisagrees" })).toBeNull();
	});
});

describe("whoever has not been told", () => {
	test("sees the case as it stood before, whatever was said and said anew", () => {
		expect(toldOf(closed)).toEqual(answered.state);
		expect(toldOf(closed.when(changed, "2019-03-17 09:00").done())).toEqual(answered.state);
		expect(toldOf(answered.leftAlone())).toEqual(answered.state);
		expect(toldOf(closed, { batchedFrom: null })).toEqual(closed.state);
	});

	test("sees no call in which the resident said it, and every call in which nothing was said", () => {
		const withPhone = given()
			.when(submit({ contactPhone: { id: "phone", salt: "s", hash: "h", text: "1" } }), "2019-03-13 12:30")
			.done()
			.when(answer(), "2019-03-15 10:00")
			.done();
		const call = (over: object) =>
			({ type: "CallResident", by: "p:desk1", reached: true, words: null, ...over }) as Command;
		const inVain = withPhone.when(call({ reached: false }), "2019-03-15 14:00").done();
		const said = inVain.when(call({ verdict: "solved" }), "2019-03-15 17:00").done();
		expect(said.state.status).toBe("closed");
		expect(toldOf(said)).toEqual(inVain.state);
	});

	test("sees the cards that a verdict has cleared as they were", () => {
		const late = given().when(submit(), "2019-03-13 12:30").done().leftAlone("2019-03-19 00:00");
		const carded = late.when(answer(), "2019-03-19 10:00").done();
		const confirmed = carded.when(confirm(), "2019-03-19 11:00").done();
		const inForce = ({ steps }: Case) => steps.filter(({ clearedAt }) => clearedAt === null).length;
		expect(inForce(confirmed.state)).toBe(0);
		expect(inForce(toldOf(confirmed))).toBe(inForce(carded.state));
		expect(inForce(carded.state)).toBeGreaterThan(0);
	});

	test("sees no end of a voice whose parent has ended, nor what it says", () => {
		const parent = answered;
		const merge: Command = { type: "MergeCase", by: "p:desk1", parent: parent.state.caseNumber };
		const open = given().when(submit(), "2019-03-13 12:30").done();
		const voice = given()
			.when(submit({ caseNumber: "190313-0001-0002", categoryCode: "0203" }), "2019-03-13 12:40")
			.done()
			.when(merge, "2019-03-13 13:00", beside(open))
			.done();
		const said = voice.when(confirm("partly"), "2019-03-16 20:00", beside(parent)).done();
		expect(toldOf(said)).toEqual(voice.state);
	});
});
