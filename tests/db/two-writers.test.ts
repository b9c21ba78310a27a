import { describe, expect, it, onTestFinished } from "vitest";
import type { Store } from "../../db/open.ts";
import { rebuild } from "../../db/rebuild.ts";
import { seedOfRun } from "../support/slow-calendar.ts";
import {
	forgetsARow,
	forgetsToLook,
	kindsIn,
	liveTwice,
	none,
	type Planted,
	wrongIn,
} from "../support/two-writers.ts";
import { fileEngine } from "./engines.ts";

/*
 * Two ledgers on one file take random commands on the same cases and sweep at the same time. Any number by hand:
 *   SEED=7 RUNS=500 npx vitest run tests/db/two-writers.test.ts
 */
const seed = seedOfRun(1);
const runs = Number(process.env.RUNS ?? 36);
const patience = 60_000 + runs * 10_000;

/** Every row of every read model, as the engine keeps it. */
function readModels({ connection }: Store): string {
	const tables = [
		"case_now",
		"case_inbox",
		"case_letter",
		"case_red",
		"case_batch",
		"case_batch_inbox",
		"case_told",
	];
	const rows = tables.map((table) =>
		connection.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).raw().all(),
	);
	return JSON.stringify(rows);
}

const reports = "SELECT count(*) FROM event WHERE type = 'ReportReceived'";

/** What is wrong after one life, and what happened in it. */
async function lived(life: number, planted: Planted): Promise<{ wrong: string | null; kinds: Set<string> }> {
	const engine = fileEngine();
	onTestFinished(() => engine.remove());
	const file = await liveTwice(life, engine, planted);
	try {
		const before = readModels(file.one.store);
		// What was cut out of a report is a case too.
		const received = file.two.store.connection.prepare<[], number>(reports).pluck().get() ?? 0;
		if (rebuild(file.two.store) !== received || received < file.numbers.length)
			return { wrong: "a case is missing", kinds: new Set() };
		const same = readModels(file.one.store) === before;
		const wrong = same ? wrongIn(file) : "a rebuild gives other read models";
		return { wrong: wrong === null ? null : `SEED=${life} RUNS=1: ${wrong}`, kinds: kindsIn(file) };
	} finally {
		await file.one.ledger.close();
		await file.two.ledger.close();
	}
}

describe("two writers on one file", () => {
	it("fire each step once and leave what a rebuild gives, whatever both are told", {
		timeout: patience,
	}, async () => {
		const kinds = new Set<string>();
		for (let life = seed; life < seed + runs; life += 1) {
			const after = await lived(life, none);
			expect(after.wrong).toBeNull();
			for (const kind of after.kinds) kinds.add(kind);
		}
		expect([...kinds]).toEqual(
			expect.arrayContaining(["CaseEscalated blue", "CaseDispatched", "CaseSigned"]),
		);
	});

	it.each([
		["decides on what it had read before it got the lock", forgetsToLook],
		["leaves a row of a list behind", forgetsARow],
	])("are found out where one %s", { timeout: patience }, async (_, planted) => {
		const found: string[] = [];
		for (let life = 1; life <= 12 && found.length === 0; life += 1) {
			const { wrong } = await lived(life, planted).catch((error: Error) => ({ wrong: error.message }));
			if (wrong !== null) found.push(wrong);
		}
		expect(found).toHaveLength(1);
	});
});
