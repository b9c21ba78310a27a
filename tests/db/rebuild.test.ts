import { expect, it, onTestFinished } from "vitest";
import type { Store } from "../../db/open.ts";
import { rebuild } from "../../db/rebuild.ts";
import { seedOfRun } from "../support/slow-calendar.ts";
import { walked } from "./walk.ts";

const seed = seedOfRun();

/** Every row of the read models, as the engine keeps it. */
function readModels({ connection }: Store): string[] {
	const tables = [
		...["SELECT * FROM case_now ORDER BY case_number", "SELECT * FROM case_inbox ORDER BY 1, 2, 3"],
		...["SELECT * FROM case_batch ORDER BY 1", "SELECT * FROM case_batch_inbox ORDER BY 1, 2, 3"],
		"SELECT * FROM case_told ORDER BY 1, 2",
	];
	return tables.flatMap((all) =>
		connection
			.prepare(all)
			.raw()
			.all()
			.map((row) => JSON.stringify(row)),
	);
}

/** The rows of one and not of the other. */
function differing(some: readonly string[], others: readonly string[]): string[] {
	const known = new Set(others);
	return some.filter((row) => !known.has(row));
}

it("folds the read models anew from the events to the same bytes", async () => {
	const { store, ledger, reads, numbers } = await walked(seed, 1500);
	onTestFinished(() => ledger.close());
	const before = readModels(store);
	const states = new Set(numbers.map((number) => reads.stateOf(number)?.status));
	expect(states.size).toBeGreaterThanOrEqual(4);
	expect(rebuild(store)).toBe(numbers.length);
	expect(differing(readModels(store), before)).toEqual([]);
	expect(readModels(store).length).toBe(before.length);
	store.connection.exec(
		"UPDATE case_now SET was_late = 1 - was_late, state = '{}'; DELETE FROM case_inbox WHERE due_at % 2",
	);
	expect(differing(before, readModels(store)).length).toBeGreaterThan(numbers.length);
	rebuild(store);
	expect(readModels(store)).toEqual(before);
});
