import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readsOf } from "../../db/reads.ts";
import { clockBackSecondsMax } from "../../server/domain/limits.ts";
import { sweep } from "../../server/sweep.ts";
import { moment, openTestHouse, type TestHouse } from "../support/app.ts";

const receivedAt = "2026-11-18 10:05";
const signDue = "2026-11-18 15:05:00";

async function opened(path?: string): Promise<TestHouse> {
	const house = await openTestHouse(receivedAt, path === undefined ? {} : { path });
	onTestFinished(() => house.close());
	return house;
}

const stepsOf = (house: TestHouse, caseNumber: string) =>
	readsOf(house.store).stateOf(caseNumber)?.steps ?? [];

describe("a server that was down", () => {
	test("fires the steps it missed in the order of their due times, with when they were due and when they fired", async () => {
		const folder = mkdtempSync(join(tmpdir(), "downtime-"));
		onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
		const path = join(folder, "ledger.sqlite");
		const before = await openTestHouse(receivedAt, { path });
		const { caseNumber } = await before.submit();
		await before.close();
		const after = await opened(path);
		await after.at("2026-12-21 09:00");
		const never = await opened();
		const twin = (await never.submit()).caseNumber;
		for (let hour = moment(receivedAt); hour < moment("2026-12-21 09:00"); hour += 3600) {
			never.setMoment(hour);
			await sweep(never.ledger);
		}
		const whatAndWhen = (steps: ReturnType<typeof stepsOf>) =>
			steps.map(({ step, cause, dueAt }) => ({ step, cause, dueAt }));
		const caughtUp = stepsOf(after, caseNumber);
		expect(caughtUp.map(({ step }) => step).at(-1)).toBe("referred");
		expect(whatAndWhen(caughtUp)).toEqual(whatAndWhen(stepsOf(never, twin)));
		expect(new Set(caughtUp.map(({ firedAt }) => firedAt))).toEqual(new Set([moment("2026-12-21 09:00")]));
		expect(caughtUp.map(({ dueAt }) => dueAt)).toEqual(
			caughtUp.map(({ dueAt }) => dueAt).sort((a, b) => a - b),
		);
	});
});

describe("the sweep on a clock that goes back", () => {
	test("holds the time up to 60 seconds, fires nothing beyond that, and goes on when the clock is right again", async () => {
		const house = await opened();
		const late = [(await house.submit()).caseNumber, (await house.submit()).caseNumber];
		const newest = moment(signDue) + clockBackSecondsMax / 2;
		house.setMoment(newest);
		await house.submit();
		house.setMoment(newest - clockBackSecondsMax - 1);
		expect(await sweep(house.ledger)).toBe(0);
		expect(late.flatMap((caseNumber) => stepsOf(house, caseNumber))).toEqual([]);
		house.setMoment(newest - clockBackSecondsMax);
		expect(await sweep(house.ledger)).toBe(late.length);
		for (const caseNumber of late)
			expect(stepsOf(house, caseNumber)).toMatchObject([
				{ step: "unsigned", dueAt: moment(signDue), firedAt: newest },
			]);
		house.setMoment(newest - clockBackSecondsMax - 1);
		expect(await sweep(house.ledger)).toBe(0);
		await house.at("2026-11-19 14:16:16");
		for (const caseNumber of late) expect(stepsOf(house, caseNumber)).toHaveLength(2);
	});

	test("fires nothing at the very second of the limit, and fires it a second later", async () => {
		const house = await opened();
		const { caseNumber } = await house.submit();
		await house.at(signDue);
		expect(stepsOf(house, caseNumber)).toEqual([]);
		await house.at("2026-11-18 15:05:01");
		expect(stepsOf(house, caseNumber)).toHaveLength(1);
	});
});
