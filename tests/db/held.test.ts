import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore, type Store } from "../../db/open.ts";
import { readsOf } from "../../db/reads.ts";
import { generatedUntil, generateStore } from "../../server/commands/generate-store.ts";
import { casebookScannedMax } from "../../server/domain/limits.ts";
import type { Owed } from "../../server/domain/measure.ts";
import type { HeldThrough } from "../../server/domain/reads.ts";

/** More cases than one turn looks at, of many holders. */
const cases = casebookScannedMax + 200;
const dir = mkdtempSync(join(tmpdir(), "held-"));
let store: Store;
let holderId = "";
let numbers: readonly string[] = [];
beforeAll(async () => {
	await generateStore(dir, { cases, seed: 11, open: false });
	store = openStore(join(dir, "ledger.sqlite"), {
		migrations: join(import.meta.dirname, "../../migrations"),
	});
	const { connection } = store;
	const service = "track = 'service' AND sealed = 0";
	const most = `SELECT holder_id FROM case_now WHERE ${service} AND holder_id IS NOT NULL
		GROUP BY holder_id ORDER BY count(*) DESC LIMIT 1`;
	holderId = connection.prepare<[], string>(most).pluck().get() ?? "";
	const own = `SELECT case_number FROM case_now WHERE ${service} AND +holder_id = ? ORDER BY received_at, case_number`;
	numbers = connection.prepare<[string], string>(own).pluck().all(holderId);
});
afterAll(() => {
	store.close();
	rmSync(dir, { recursive: true });
});

const numberOf = ({ state }: Pick<HeldThrough, "state">) => state.caseNumber;
const everything = { from: 0, to: generatedUntil + 365 * 86_400 };

/** What the person's figures come from, and in how many turns. */
function heldBy(personId: string) {
	const reads = readsOf(store);
	const found = { items: [] as HeldThrough[], decisions: [] as Owed[], turns: 0 };
	let cursor: string | null = null;
	do {
		const asked = { ...everything, holderId: personId, now: generatedUntil, cursor };
		const page: ReturnType<typeof reads.heldSince> = reads.heldSince(asked);
		found.items.push(...page.items);
		found.decisions.push(...page.decisions);
		found.turns += 1;
		cursor = page.nextCursor;
	} while (cursor !== null);
	return found;
}

test("a holder's own ledger comes in one turn, though the house has more cases than a turn looks at", () => {
	expect(numbers.length).toBeGreaterThan(10);
	const asked = { ...everything, readerId: holderId, cursor: null, postId: null, areaPrefix: "" };
	const { items, nextCursor } = readsOf(store).casebookOf({ ...asked, holderId });
	expect([items.map(numberOf), nextCursor]).toEqual([numbers, null]);
	expect(readsOf(store).casebookOf({ ...asked, holderId: null }).nextCursor).not.toBeNull();
});

test("own figures look at what somebody had to decide and at what the person held, and at nothing beside", () => {
	const { items, decisions, turns } = heldBy(holderId);
	expect(items.map(numberOf)).toEqual(numbers);
	expect([decisions.length, turns]).toEqual([0, 2]);
});

test("whoever decided finds each decision once, in whosever case", () => {
	const { connection } = store;
	const all = connection
		.prepare<[], string>("SELECT measured FROM case_now WHERE measured IS NOT NULL AND track = 'service'")
		.pluck()
		.all()
		.flatMap((measured) => JSON.parse(measured).decisions as Owed[]);
	const decider = all.find(({ personId }) => personId !== undefined)?.personId ?? "";
	const sorted = (owed: readonly Owed[]) => owed.map((one) => JSON.stringify(one)).sort();
	const own = all.filter(({ personId }) => personId === decider);
	expect(own.length).toBeGreaterThan(1);
	expect(sorted(heldBy(decider).decisions)).toEqual(sorted(own));
});
