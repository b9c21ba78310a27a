import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readsOf } from "../../db/reads.ts";
import { clockBackSecondsMax } from "../../server/domain/limits.ts";
import { sweep } from "../../server/sweep.ts";
import { moment, openTestHouse, type TestHouse } from "../support/app.ts";
import { contact } from "../support/staff-deeds.ts";

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

/** Three lamps weeks apart, contacted and never mended; what their unit comes to in the end. */
async function redsOf(received: readonly string[], end: string, awake: boolean) {
	const house = await openTestHouse(received[0]);
	onTestFinished(() => house.close());
	const duanmu = await house.as("duanmu");
	const until = async (local: string) => {
		for (let due = house.ledger.nextDueAt(); awake && due !== null && due < moment(local); ) {
			house.setMoment(due + 1);
			await sweep(house.ledger);
			due = house.ledger.nextDueAt();
		}
		house.setClock(local);
	};
	const numbers: string[] = [];
	for (const local of received) {
		await until(local);
		const { caseNumber } = await house.submit();
		await contact(duanmu, caseNumber, { byDate: local.slice(0, 10) });
		numbers.push(caseNumber);
	}
	await until(end);
	await house.at(end);
	return numbers.map((number) =>
		stepsOf(house, number)
			.filter(({ step }) => step === "red" || step === "referred")
			.map(({ step, cause, dueAt }) => [step, cause, dueAt]),
	);
}

describe("three reds of a unit", () => {
	test("that were due weeks apart refer nobody, also where one sweep finds them all", async () => {
		const apart = ["2026-07-06 10:05", "2026-08-17 10:05", "2026-09-28 10:05"];
		const slept = await redsOf(apart, "2026-11-16 09:00", false);
		expect(slept.map((steps) => steps.map(([step]) => step))).toEqual([["red"], ["red"], ["red"]]);
		expect(slept).toEqual(await redsOf(apart, "2026-11-16 09:00", true));
	});

	test("that were due within 30 days refer the last, also where the sweep comes after months", async () => {
		const near = ["2026-07-06 10:05", "2026-07-13 10:05", "2026-07-20 10:05"];
		const slept = await redsOf(near, "2026-11-16 09:00", false);
		expect(slept.map((steps) => steps.map(([step]) => step))).toEqual([
			["red"],
			["red"],
			["red", "referred"],
		]);
		expect(slept).toEqual(await redsOf(near, "2026-11-16 09:00", true));
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
