import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readsOf } from "../../db/reads.ts";
import { startSweep } from "../../server/capabilities/escalation.ts";
import type { Ledger } from "../../server/domain/ledger.ts";
import { sweepBatchMax } from "../../server/domain/limits.ts";
import { sweep } from "../../server/sweep.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";

const signMissed = "2026-11-18 15:05:01";

let house: TestHouse;
beforeEach(async () => {
	house = await openTestHouse("2026-11-18 10:05");
});
afterEach(() => house.close());

const submit = async (count: number) => {
	const numbers: string[] = [];
	for (let made = 0; made < count; made += 1) numbers.push((await house.submit()).caseNumber);
	return numbers;
};
const stepsIn = () =>
	house.store.connection.prepare("SELECT count(*) FROM event WHERE type = 'CaseEscalated'").pluck().get();
/** The ledger, but with some cases that fare otherwise. */
const ledgerWhere = (isOdd: (caseNumber: string) => boolean, odd: Ledger["execute"]): Ledger => ({
	...house.ledger,
	execute: (deed) => (isOdd(deed.caseNumber) ? odd(deed) : house.ledger.execute(deed)),
});
const refused: Ledger["execute"] = async () => ({ refusal: { code: "storageFull" } });

describe("the sweep", () => {
	test("takes a bounded batch of what is due, earliest first, and the rest in the next", async () => {
		await submit(sweepBatchMax + 2);
		house.setClock(signMissed);
		expect(await sweep(house.ledger)).toBe(sweepBatchMax);
		expect(stepsIn()).toBe(sweepBatchMax);
		expect(await sweep(house.ledger)).toBe(2);
		expect(await sweep(house.ledger)).toBe(0);
		expect(stepsIn()).toBe(sweepBatchMax + 2);
	});

	test("fires each step once, also when two run at the same time", async () => {
		await submit(5);
		house.setClock(signMissed);
		await Promise.all([sweep(house.ledger), sweep(house.ledger), sweep(house.ledger)]);
		expect(stepsIn()).toBe(5);
	});

	test("counts only what it did: a full disk is no reason to try again without a rest", async () => {
		const numbers = await submit(3);
		house.setClock(signMissed);
		const full = ledgerWhere(() => true, refused);
		expect(await sweep(full)).toBe(0);
		const partly = ledgerWhere((caseNumber) => caseNumber === numbers[1], refused);
		expect(await sweep(partly)).toBe(2);
		expect(await sweep(house.ledger)).toBe(1);
	});

	test("is not held up by a case that breaks: the others climb, and the error is told", async () => {
		const numbers = await submit(3);
		house.setClock(signMissed);
		const broken = ledgerWhere(
			(caseNumber) => caseNumber === numbers[0],
			() => Promise.reject(new Error("a planted bug")),
		);
		await expect(sweep(broken)).rejects.toThrow("a planted bug");
		expect(stepsIn()).toBe(2);
	});
});

describe("in the server", () => {
	test("it runs by itself, goes on after an error, and stops cleanly", async () => {
		const [broken] = await submit(2);
		const errors: unknown[] = [];
		let isBroken = true;
		const ledger = ledgerWhere(
			(caseNumber) => isBroken && caseNumber === broken,
			() => Promise.reject(new Error("a planted bug")),
		);
		const stop = startSweep({ ledger, reads: readsOf(house.store) }, 5, (error) => errors.push(error));
		house.setClock(signMissed);
		await expect.poll(() => errors.length, { timeout: 20_000 }).toBeGreaterThan(1);
		expect(stepsIn()).toBe(1);
		isBroken = false;
		await expect.poll(stepsIn, { timeout: 20_000 }).toBe(2);
		await stop();
		house.setClock("2026-11-19 14:16:16");
		await new Promise((later) => setTimeout(later, 50));
		expect(stepsIn()).toBe(2);
	});
});
