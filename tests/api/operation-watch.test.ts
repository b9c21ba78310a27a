import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { Readings } from "../../server/domain/operation.ts";
import { lastBackupName, watchOperation } from "../../server/operation.ts";
import { alarmBell } from "../../server/watching.ts";
import { steadyOperation } from "../support/steady-operation.ts";

const started = 1_800_000_000;
let [wall, steady, ledgerNow, due]: [number, number, number, number | null] = [0, 0, 0, null];
let stopped = false;
let uncovered = 0;
let dataDir: string;
let house: ReturnType<typeof watchOperation>;
let speed = 1;

/** Lets time pass on both clocks. */
function pass(seconds: number): void {
	wall += seconds * 1000;
	steady += seconds * 1000;
	ledgerNow = Math.floor(wall / 1000);
}

beforeEach(() => {
	stopped = false;
	[wall, steady, ledgerNow, due, uncovered, speed] = [
		Date.now(),
		5_000,
		Math.floor(Date.now() / 1000),
		null,
		0,
		1,
	];
	dataDir = mkdtempSync(join(tmpdir(), "operation-"));
	writeFileSync(join(dataDir, "ledger.sqlite"), "");
	house = watchOperation({
		config: { dataDir, checkpointSeconds: 60 },
		ledger: { now: () => ledgerNow, isStopped: () => stopped, nextDueAt: () => due },
		publisher: { newest: () => ({ at: started, size: 64, note: "" }), uncovered: () => uncovered },
		clock: () => Math.floor(wall / 1000),
		...{ speed: () => speed, wallMs: () => wall, steadyMs: () => steady },
	});
	onTestFinished(() => {
		house.close();
		rmSync(dataDir, { recursive: true });
	});
});

describe("a watched house", () => {
	test("measures how long a step has been due, on the clock of the cases, as fast as that runs", () => {
		expect(house.readings().sweepLagSeconds).toBe(0);
		due = ledgerNow - 600;
		expect(house.readings().sweepLagSeconds).toBe(600);
		speed = 60;
		expect(house.readings().sweepLagSeconds).toBe(10);
		due = ledgerNow + 600;
		expect(house.readings().sweepLagSeconds).toBe(0);
	});

	test("knows the room on its disk and in its write-ahead log, and says when it does not", () => {
		expect(house.readings().diskFreeBytes).toBeGreaterThan(0);
		expect(house.readings().walBytes).toBe(0);
		writeFileSync(join(dataDir, "ledger.sqlite-wal"), "12345");
		expect(house.readings().walBytes).toBe(5);
		rmSync(dataDir, { recursive: true });
		expect(house.readings()).toMatchObject({ diskFreeBytes: null, backupAgeSeconds: null });
		writeFileSync(dataDir, "");
	});

	test("counts a backup's age from the last one, and before the first from when the database was made", () => {
		pass(3_600);
		expect(house.readings().backupAgeSeconds).toBeCloseTo(3_600, -1);
		const stamp = join(dataDir, lastBackupName);
		writeFileSync(stamp, "{}");
		const madeAt = wall / 1000 - 120;
		utimesSync(stamp, madeAt, madeAt);
		expect(house.readings().backupAgeSeconds).toBeCloseTo(120, 0);
	});

	test("counts the checkpoints that were missed, whether or not the log has grown", () => {
		house.published("well");
		pass(59);
		expect(house.readings().checkpointsMissed).toBe(0);
		pass(121);
		expect(house.readings().checkpointsMissed).toBe(3);
		house.published("well");
		expect(house.readings()).toMatchObject({ checkpointsMissed: 0, eventsUncovered: 0 });
		uncovered = 128;
		expect(house.readings()).toMatchObject({ eventsUncovered: 128 });
	});

	test("tells a mirror that fails from a log at odds with what was published", () => {
		house.published("mirrorFailed");
		house.published("mirrorFailed");
		expect(house.readings().mirrorFailures).toBe(2);
		expect(house.stopped()).toBeNull();
		house.published("atOdds");
		expect(house.readings().mirrorFailures).toBe(0);
		expect(house.stopped()).toBe("logAtOdds");
		house.published("well");
		expect(house.stopped()).toBeNull();
	});

	test("counts refused writes of the last five minutes only", () => {
		for (const status of [200, 201, 404, 429, 500, 503, 507]) house.answered(status);
		expect(house.readings().writesRefused).toBe(2);
		pass(299);
		expect(house.readings().writesRefused).toBe(2);
		pass(2);
		expect(house.readings().writesRefused).toBe(0);
	});

	test("sees a clock that is behind, and one so far behind that nothing is written", () => {
		wall -= 30_000;
		expect(house.readings().clockHeldSeconds).toBe(30);
		stopped = true;
		expect(house.readings().clockHeldSeconds).toBeNull();
		expect(house.stopped()).toBe("clockWentBack");
	});

	test.each([90, -90])("sees a clock that jumps by %i seconds, for an hour", (seconds) => {
		pass(10);
		house.tick();
		expect(house.readings().clockStepSeconds).toBe(0);
		wall += seconds * 1000;
		house.tick();
		expect(house.readings().clockStepSeconds).toBe(90);
		pass(3_599);
		house.tick();
		expect(house.readings().clockStepSeconds).toBe(90);
		pass(2);
		expect(house.readings().clockStepSeconds).toBe(0);
	});

	test("feels work that holds up the event loop", async () => {
		house.tick();
		await wait(100);
		const until = performance.now() + 200;
		while (performance.now() < until);
		await wait(50);
		expect(house.readings().loopDelayMilliseconds).toBeGreaterThan(100);
	});
});

test("an alarm rings once when it begins and is told of once when it is over", () => {
	const running = steadyOperation();
	const heard: string[] = [];
	const ring = alarmBell(running.operation, (level, gauge) => heard.push(`${level} ${gauge}`));
	const at = (changed: Partial<Readings>) => {
		running.read(changed);
		ring();
		return heard.splice(0);
	};
	expect(at({})).toEqual([]);
	expect(at({ walBytes: 1e12 })).toEqual(["warn walBytes"]);
	expect(at({ walBytes: 2e12, mirrorFailures: 1 })).toEqual(["warn mirrorFailures"]);
	expect(at({})).toEqual([]);
	expect(at({ walBytes: 0, mirrorFailures: 0 })).toEqual(["info mirrorFailures", "info walBytes"]);
});
