import { randomBytes } from "node:crypto";
import Database from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { accountsOf } from "../../db/accounts.ts";
import { forgetRetries } from "../../db/idempotency.ts";
import { createLedger } from "../../db/ledger.ts";
import { logTable } from "../../db/log.ts";
import { openStore } from "../../db/open.ts";
import { readsOf } from "../../db/reads.ts";
import { busyAgainMillisecondsMax, busyMillisecondsMax } from "../../server/domain/limits.ts";
import { fileEngine, migrations } from "./engines.ts";
import { deed, macOf, noon, retryOf, signed, submission } from "./happenings.ts";

/** A ledger in a file whose commits can be told to fail. */
function failing() {
	const engine = fileEngine();
	const store = openStore(engine.path, { migrations });
	let error: Error | null = null;
	const beforeCommit = () => {
		if (error !== null) throw error;
	};
	const ledger = createLedger({ store, clock: () => noon, randomBytes, beforeCommit });
	onTestFinished(async () => {
		await ledger.close();
		engine.remove();
	});
	return {
		path: engine.path,
		store,
		ledger,
		reads: readsOf(store),
		failWith: (next: Error | null) => (error = next),
	};
}

it.each(["SQLITE_FULL", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_WRITE", "SQLITE_READONLY"])(
	"tells every deed of a batch storageFull when its commit fails with %s, stores none, and goes on",
	async (code) => {
		const { ledger, reads, store, failWith } = failing();
		await ledger.execute(submission("1"));
		failWith(new Database.SqliteError("no", code));
		const retry = retryOf("key", "body");
		const batch = [submission("2", { retry }), submission("3"), deed("1", (now) => [signed(now)])];
		const full = { refusal: { code: "storageFull" } };
		expect(await Promise.all(batch.map((one) => ledger.execute(one)))).toEqual([full, full, full]);
		await expect(
			ledger.arrange([{ type: "AreaNamed", at: noon, areaCode: "11", name: "x" }]),
		).rejects.toThrow("storageFull");
		expect([reads.stateOf("1")?.version, reads.stateOf("2"), ledger.setting().areas.size]).toEqual([
			2,
			null,
			0,
		]);
		expect(store.connection.inTransaction).toBe(false);
		failWith(null);
		expect(await ledger.execute(submission("2", { retry }))).toEqual({ reply: 2 });
		expect(reads.trailOf("2").map(({ position }) => position)).toEqual([3, 4]);
	},
);

it("refuses with storageFull once the disk is full, keeps reading, and goes on when there is room again", async () => {
	const { ledger, reads, store } = failing();
	await ledger.execute(submission("1"));
	const pages = store.connection.pragma("page_count", { simple: true });
	store.connection.pragma(`max_page_count = ${pages}`);
	const numbers = Array.from({ length: 200 }, (_, index) => `more ${index}`);
	const outcomes = await Promise.all(numbers.map((number) => ledger.execute(submission(number))));
	const stored = numbers.filter((number) => reads.stateOf(number) !== null);
	const told = numbers.filter((_, index) => "reply" in (outcomes[index] ?? {}));
	expect(told).toEqual(stored);
	expect(outcomes.at(-1)).toEqual({ refusal: { code: "storageFull" } });
	expect(reads.stateOf("1")?.version).toBe(2);
	store.connection.pragma("max_page_count = 1000000");
	expect(await ledger.execute(submission("more 199"))).toEqual({ reply: 2 });
	const positions = ["1", ...stored, "more 199"].flatMap((number) =>
		reads.trailOf(number).map(({ position }) => position),
	);
	expect(positions.sort((a, b) => a - b)).toEqual(positions.map((_, index) => index + 1));
});

it("refuses with busy while another process holds the file for longer than it waits", async () => {
	const { path, ledger, reads, store } = failing();
	store.connection.pragma("busy_timeout = 20");
	const other = new Database(path);
	const accounts = accountsOf(store);
	accounts.save({ personId: "wang", username: "wang", passphraseHash: "", totpSecret: null });
	accounts.openSession(macOf("token"), "wang", noon);
	other.exec("BEGIN IMMEDIATE");
	expect(await ledger.execute(submission("1"))).toEqual({ refusal: { code: "busy" } });
	expect(reads.stateOf("1")).toBeNull();
	// What can as well be written later does not stop anybody.
	expect(forgetRetries(store, noon)).toBe(0);
	accounts.touchSession(macOf("token"), noon + 600);
	expect(accounts.findSession(macOf("token"))?.seenAt).toBe(noon);
	other.exec("ROLLBACK");
	other.close();
	expect(await ledger.execute(submission("1"))).toEqual({ reply: 2 });
});

/** How long something took, in milliseconds, and what came of it. */
async function timed<Result>(ask: () => Result | Promise<Result>) {
	const since = performance.now();
	const result = await ask();
	return { result, took: performance.now() - since };
}

it("waits in full for another writer once, for all who come before one gets in", async () => {
	const { path, ledger, store } = failing();
	const other = new Database(path);
	const accounts = accountsOf(store);
	other.exec("BEGIN IMMEDIATE");
	// Nothing that a timer writes makes somebody wait anew.
	const by = { at: noon, randomBytes, sign: () => "" };
	const first = await timed(() => expect(() => logTable(store).checkpoint(by)).toThrow("locked"));
	expect(first.took).toBeGreaterThan(busyMillisecondsMax * 0.9);
	const next = await timed(() => ledger.execute(submission("1")));
	expect(next.result).toEqual({ refusal: { code: "busy" } });
	expect(next.took).toBeGreaterThan(busyAgainMillisecondsMax * 0.8);
	expect(next.took).toBeLessThan(busyMillisecondsMax / 2);
	const later = await timed(() => accounts.forgetSessions(noon));
	expect(later.took).toBeLessThan(busyAgainMillisecondsMax * 0.9);
	other.exec("ROLLBACK");
	expect(await ledger.execute(submission("1"))).toEqual({ reply: 2 });
	expect(store.connection.pragma("busy_timeout", { simple: true })).toBe(busyMillisecondsMax);
	other.close();
});

it("rejects everybody when a commit fails for a reason that is a bug", async () => {
	const { ledger, reads, failWith } = failing();
	failWith(new Error("a planted defect"));
	await expect(ledger.execute(submission("1"))).rejects.toThrow("a planted defect");
	expect(reads.stateOf("1")).toBeNull();
});
