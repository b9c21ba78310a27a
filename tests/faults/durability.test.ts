import { describe, expect, test } from "vitest";
import { controls } from "./controls.ts";
import { fullDisk } from "./full-disk.ts";
import { kills } from "./kills.ts";
import { migrationsKilled } from "./migrations.ts";
import { readyMsMax } from "./promised.ts";
import { starts } from "./starts.ts";
import { canTrace, syncs, syncsIn } from "./syncs.ts";

/** The short form of `npm run faults`, against the built server. How fast it is again is for the full length to say. */
const seed = Number(process.env.FAULTS_SEED ?? Date.now() % 1_000_000);
const withSeed = `FAULTS_SEED=${seed}`;

describe(`a process that dies (${withSeed})`, () => {
	test("killed under 50-way load, it has lost no acknowledged report and kept none twice", async () => {
		const { count, acknowledged, lost, doubled, faults } = await kills({ count: 5, seed });
		expect({ count, lost, doubled, faults }).toEqual({ count: 5, lost: 0, doubled: 0, faults: [] });
		expect(acknowledged).toBeGreaterThan(0);
	});

	test("killed over a thousand cases, it is ready again within five seconds", async () => {
		const { readyMs, cpuMs } = await starts({ cases: 1_000, kills: 3, seed });
		process.stderr.write(`ready after ${readyMs.join(", ")} ms, processor ${cpuMs.join(", ")} ms\n`);
		// The best one: what else this machine does at the moment is not ours. Each must at full length.
		expect(Math.min(...readyMs)).toBeLessThan(readyMsMax);
	});

	test("killed in the middle of an upgrade, it leaves the old schema or the new one", async () => {
		const { killed, between } = await migrationsKilled({ every: 17, share: 5, seed });
		expect(between).toEqual([]);
		expect(killed).toBeGreaterThan(3);
	});
});

test(`on a full disk there is no false 201, a plain sentence, reads go on, and room is enough to recover (${withSeed})`, async () => {
	const { lost, doubled, wrong, refused, points } = await fullDisk({ points: 4, seed });
	expect({ lost, doubled, wrong }).toEqual({ lost: 0, doubled: 0, wrong: [] });
	expect(refused).toBeGreaterThanOrEqual(points);
});

describe("a 201 goes out after the WAL was synced", () => {
	const line = (call: string) => `4711 ${call}`;
	const asked = line('read(21<TCP:[8]>, "POST /api/reports HTTP/1.1\\r\\n"..., 65536) = 300');
	const synced = line("fdatasync(19</data/ledger.sqlite-wal>) = 0");
	const answered = line('writev(21<TCP:[8]>, [{iov_base="HTTP/1.1 201 Created\\r\\n"...}], 2) = 500');

	test("as the kernel's record is read", () => {
		const begun = line("fdatasync(19</data/ledger.sqlite-wal> <unfinished ...>");
		const ended = line("<... fdatasync resumed>) = 0");
		const failed = line("fdatasync(19</data/ledger.sqlite-wal>) = -1 EIO");
		const database = line("fdatasync(18</data/ledger.sqlite>) = 0");
		const count = (...lines: readonly string[]) => syncsIn(lines.join("\n"));
		expect(count(asked, synced, answered)).toEqual({ reports: 1, syncs: 1, unsynced: 0 });
		expect(count(asked, begun, ended, answered).unsynced).toBe(0);
		for (const instead of [[], [failed], [database], [begun]])
			expect(count(synced, asked, ...instead, answered).unsynced, instead.join()).toBe(1);
		expect(count(asked, synced, answered, asked, answered).unsynced).toBe(1);
	});

	test("as strace sees it where it is at hand; where it is not, the full length says so", async () => {
		if (canTrace()) expect(await syncs({ reports: 5 })).toMatchObject({ reports: 5, unsynced: 0 });
		else await expect(syncs({ reports: 1 })).rejects.toThrow("strace");
	});
});

test("each planted fault is found", async () => {
	const { tried, failedAsTheyMust, missed } = await controls(canTrace());
	expect(missed).toEqual([]);
	expect(failedAsTheyMust).toBe(tried);
});
