import { expect, it, onTestFinished } from "vitest";
import type { Instant } from "../../server/domain/calendar.ts";
import { type Case, evolve } from "../../server/domain/case.ts";
import { stepOrder } from "../../server/domain/ladder.ts";
import { countedAt, type Times } from "../../server/domain/measure.ts";
import { east } from "../support/house.ts";
import { seedOfRun } from "../support/slow-calendar.ts";
import { memoryEngine } from "./engines.ts";
import { answered, deed, dispatched, noon, received, submission } from "./happenings.ts";
import { walked } from "./walk.ts";

const seed = seedOfRun();
type Walk = Awaited<ReturnType<typeof walked>>;

function missed(state: Case, what: "contact" | "finish", at: Instant): boolean {
	if (state.status !== "dispatched" && state.status !== "handling") return false;
	const { limits, contactedAt, answeredAt } = state.tour;
	if (limits === null) return false;
	if (what === "contact") {
		const due = limits.contactDueAt;
		const stopped = due !== null && state.pending !== null && state.pending.askedAt <= due;
		return contactedAt === null && due !== null && !stopped && at > due;
	}
	return answeredAt === null && at > limits.finishDueAt;
}

/** Looks at the case before each of its events, and now: whatever was past then was missed. */
function slowTimes({ reads, now }: Walk, caseNumber: string): Omit<Times, "measured"> & { state: Case } {
	let state: Case | null = null;
	let [ignored, late] = [false, false];
	for (const { event } of reads.trailOf(caseNumber)) {
		if (state !== null) {
			ignored ||= missed(state, "contact", event.at);
			late ||= missed(state, "finish", event.at);
		}
		state = evolve(state, event);
	}
	if (state === null) throw new Error(`no case ${caseNumber}`);
	ignored ||= missed(state, "contact", now);
	late ||= missed(state, "finish", now);
	const { level, areaCode, categoryCode, contactSeconds, answerSeconds } = state;
	const highest = stepOrder.findLast((step) => state?.steps.some((fired) => fired.step === step)) ?? null;
	const answeredInTime = answerSeconds !== null && !late;
	const times = { level, areaCode, contactSeconds, answerSeconds, answeredInTime, ignored, late, highest };
	return { ...times, categoryCode, caseNumber, countedAt: countedAt(state), state };
}

it("gives the times of every service case that is neither sealed nor praise, as a slow reading of the trail does", async () => {
	const walk = await walked(seed, 3000);
	onTestFinished(() => walk.ledger.close());
	const all = walk.numbers.map((number) => slowTimes(walk, number));
	const [first = 0, last = 0] = [all.at(0)?.countedAt, all.at(-1)?.countedAt];
	for (const [areaPrefix, from, to] of [
		["", null, walk.now + 1],
		[east, first + 99_999, last],
		["98", null, last],
	] as const) {
		const within = all.filter(
			({ state, countedAt: due }) =>
				state.track === "service" &&
				!state.sealed &&
				state.areaCode.startsWith(areaPrefix) &&
				due >= (from ?? 0) &&
				due < to &&
				due <= walk.now,
		);
		const counted = within.filter(({ state }) => state.categoryCode !== "1202");
		const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();
		const { cases, praise } = walk.reads.timesOf({ areaPrefix, from, to, now: walk.now });
		expect(sorted(cases.map(({ measured, ...times }) => times))).toEqual(
			sorted(counted.map(({ state, ...times }) => times)),
		);
		expect(praise).toBe(within.length - counted.length);
	}
	const flags = all.map(({ ignored, late, answeredInTime }) => `${ignored} ${late} ${answeredInTime}`);
	expect(new Set(flags).size).toBeGreaterThan(4);
});

it("counts a case as ignored and late for good, also when it was answered at last", async () => {
	let clock = noon;
	const { ledger, reads } = memoryEngine().open({ clock: () => clock, beforeCommit: () => {} });
	onTestFinished(() => ledger.close());
	await ledger.execute(submission("1"));
	await ledger.execute(
		submission("2", {
			decide: ({ now }) => ({ events: [received("2", now), dispatched(now)], reply: () => 0 }),
		}),
	);
	const rows = () => reads.timesOf({ areaPrefix: "", from: null, to: clock + 99 * 86_400, now: clock }).cases;
	const flags = () => rows().map(({ ignored, late, answeredInTime }) => [ignored, late, answeredInTime]);
	clock = noon + 86_400;
	// Not due yet: in no figure.
	expect(flags()).toEqual([]);
	await ledger.execute(deed("1", (now) => [answered(now, "in time")]));
	// At the very second of its due time it is counted, and not late.
	clock = noon + 5 * 86_400;
	expect(flags()).toEqual([
		[false, false, true],
		[true, false, false],
	]);
	clock += 1;
	expect(flags()).toEqual([
		[false, false, true],
		[true, true, false],
	]);
	await ledger.execute(deed("2", (now) => [answered(now, "late")]));
	expect(flags()).toEqual([
		[false, false, true],
		[true, true, false],
	]);
	expect(rows().map(({ answerSeconds }) => answerSeconds)).toEqual([7200, 7200]);
});
