import { expect, onTestFinished, test } from "vitest";
import { readsOf } from "../../db/reads.ts";
import { startSweep } from "../../server/capabilities/escalation.ts";
import type { Ledger } from "../../server/domain/ledger.ts";
import { sweepBatchMax } from "../../server/domain/limits.ts";
import { lampOut, openTestHouse } from "../support/app.ts";
import { processorMs } from "../support/processor.ts";

const backlog = 25 * sweepBatchMax;
/** Batches that may run while one request is read, committed and answered. */
const batchesBetween = 6;
const waitedMsAtMost = 1_000;

test("a backlog drains while requests are answered between its batches", async () => {
	const house = await openTestHouse("2026-11-18 10:05");
	onTestFinished(() => house.close());
	for (let made = 0; made < backlog; made += 1) await house.submit();
	let escalated = 0;
	const counting: Ledger = {
		...house.ledger,
		execute: (deed) => {
			escalated += 1;
			return house.ledger.execute(deed);
		},
	};
	house.setClock("2026-12-21 09:00");
	const stop = startSweep({ ledger: counting, reads: readsOf(house.store) }, 1, (error) => {
		throw error;
	});
	const between: number[] = [];
	const waitedMs: number[] = [];
	for (let sent = 0; escalated < backlog; sent += 1) {
		const [before, at] = [escalated, processorMs()];
		const headers = { "idempotency-key": `backlog-key-${String(sent).padStart(12, "0")}` };
		const reply = await house.resident.post("/api/reports", lampOut, headers);
		expect(reply.statusCode).toBe(201);
		between.push(escalated - before);
		waitedMs.push(processorMs() - at);
	}
	await stop();
	expect(house.ledger.dueCases(house.now(), 1)).toEqual([]);
	expect(between.length).toBeGreaterThan(2);
	expect(Math.max(...between)).toBeLessThanOrEqual(batchesBetween * sweepBatchMax);
	expect(Math.max(...waitedMs)).toBeLessThan(waitedMsAtMost);
});
