import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { verifyDatabase } from "../../server/commands/verify-run.ts";
import { verifierKeyOf } from "../../server/domain/log-note.ts";
import { nodePrimitives } from "../../server/primitives.ts";
import { openTestHouse } from "../support/app.ts";
import { eventsHashOf, goldenNames, layGolden } from "./golden-laid.ts";
import { goldenCaseOf } from "./golden-store.ts";

test.each(goldenNames)(
	"the store %s stays good: every receipt opens what it opened, every event is as it was",
	async (name) => {
		const folder = mkdtempSync(join(tmpdir(), "golden-"));
		onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
		const path = join(folder, "ledger.sqlite");
		const golden = layGolden(name, path);
		const house = await openTestHouse("2026-11-20 09:30", { path });
		for (const { receipt, ...before } of golden.cases) {
			const reply = await house.resident.get("/api/follow", { "x-receipt": receipt });
			expect(goldenCaseOf(receipt, reply.json())).toMatchObject(before);
		}
		const events = house.store.connection.prepare<[], string>("SELECT bytes FROM event ORDER BY position");
		const bytes = events.pluck().all();
		expect(bytes.length).toBe(golden.events);
		expect(eventsHashOf(bytes)).toBe(golden.eventsHash);
		// With the first deed after the upgrade everything of before is in the public log.
		await house.submit();
		await house.close();
		const { vkey = "", checkpoint = null, proof = null } = golden.told ?? {};
		const key = verifierKeyOf(nodePrimitives, vkey);
		for (const against of [null, checkpoint, proof]) {
			const { findings } = verifyDatabase(path, { against, key, mirrored: [] });
			expect(findings).toEqual([]);
		}
	},
);
