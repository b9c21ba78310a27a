import { randomBytes } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as passes } from "node:timers/promises";
import Database from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { createLedger } from "../../db/ledger.ts";
import { logTable } from "../../db/log.ts";
import { openStore } from "../../db/open.ts";
import { photosOf } from "../../db/photos.ts";
import { readsOf } from "../../db/reads.ts";
import { rebuild } from "../../db/rebuild.ts";
import type { Instant } from "../../server/domain/calendar.ts";
import type { Loaded } from "../../server/domain/ledger.ts";
import { busyMillisecondsMax } from "../../server/domain/limits.ts";
import { describeLedger } from "../support/ledger-contract.ts";
import { fileEngine, migrations } from "./engines.ts";
import { deed, dispatched, macOf, noon, received, retryOf, signed, submission } from "./happenings.ts";

/** The threads, which Node cannot start from their source. */
const built = join(import.meta.dirname, "../../dist/server");

describeLedger("with a scribe in a thread of its own", () => fileEngine({ threads: built }), false);

/** Ledgers over one file: the first with a scribe, each other on its own connection and without one. */
function house(threads: string | null = built) {
	const engine = fileEngine();
	const open = (folder: string | null, clock: () => Instant = () => noon) => {
		const store = openStore(engine.path, { migrations });
		const log = logTable(store);
		const ledger = createLedger({ store, clock, randomBytes, log, threads: folder });
		onTestFinished(() => ledger.close());
		return { store, log, ledger, reads: readsOf(store) };
	};
	onTestFinished(() => engine.remove());
	return { ...open(threads), beside: (clock?: () => Instant) => open(null, clock).ledger };
}

/** Decides as `submission` does, and writes down what it was given. */
function watched(caseNumber: string) {
	const given: Loaded[] = [];
	const decide = (loaded: Loaded) => {
		given.push(loaded);
		const events = [received(caseNumber, loaded.now), dispatched(loaded.now)];
		return { events, reply: () => 2 };
	};
	return { given, sent: submission(caseNumber, { decide }) };
}

it("decides a new case at once and tells it after the commit; meanwhile it cannot be read", async () => {
	const { ledger, reads } = house();
	const { given, sent } = watched("1");
	const outcome = ledger.execute(sent);
	expect([given.length, reads.stateOf("1")]).toEqual([1, null]);
	expect(await outcome).toEqual({ reply: 2 });
	expect([given.length, reads.stateOf("1")?.version]).toEqual([1, 2]);
	expect(reads.caseOfReceipt(macOf("receipt of 1"))).toBe("1");
});

it("decides anew where another process changed the setting before it was stored", async () => {
	const { ledger, reads, beside } = house();
	const { given, sent } = watched("1");
	const arranged = beside().arrange([{ type: "AreaNamed", at: noon, areaCode: "110101", name: "青石桥" }]);
	expect(await ledger.execute(sent)).toEqual({ reply: 2 });
	await arranged;
	expect(given.map(({ setting }) => setting.areas.size)).toEqual([0, 1]);
	expect(reads.trailOf("1").map(({ position }) => position)).toEqual([2, 3]);
});

it("decides anew where another process wrote something later", async () => {
	const { ledger, beside } = house();
	const { given, sent } = watched("1");
	const other = beside(() => noon + 50).execute(submission("2"));
	expect(await ledger.execute(sent)).toEqual({ reply: 2 });
	await other;
	expect(given.map(({ now }) => now)).toEqual([noon, noon + 50]);
});

it("refuses a number that another process has just taken, and knows the keys of others", async () => {
	const { ledger, reads, beside } = house();
	const retry = retryOf("key", "body");
	const other = beside().execute(submission("1", { retry }));
	expect(await ledger.execute(submission("1"))).toEqual({ refusal: { code: "numberTaken" } });
	expect(await other).toEqual({ reply: 2 });
	expect(await ledger.execute(submission("2", { retry }))).toEqual({ kept: Buffer.from("sealed 2") });
	expect(reads.stateOf("2")).toBeNull();
});

it("decides beside the store what hangs on other cases", async () => {
	const { ledger } = house();
	await ledger.execute(submission("1"));
	const seen: (number | undefined)[] = [];
	const asks = submission("2", {
		decide: ({ now, counts }) => {
			seen.push(counts.caseOf("1")?.version);
			return { events: [received("2", now)], reply: () => 1 };
		},
	});
	expect(await ledger.execute(asks)).toEqual({ reply: 1 });
	expect(seen).toEqual([2]);
});

it("writes what a rebuild gives, among deeds that this thread writes", async () => {
	const { ledger, store } = house();
	store.connection.exec("CREATE VIRTUAL TABLE temp.grams USING fts5vocab(main, case_search, row)");
	const numbers = Array.from({ length: 200 }, (_, index) => `${index}`);
	const done = numbers.map(async (number, index) => {
		await ledger.execute(submission(number));
		if (index % 7 === 0) await ledger.execute(deed(number, (now) => [signed(now)]));
	});
	await Promise.all(done);
	const all = ["* FROM case_now", "* FROM case_inbox", "rowid FROM case_search", "* FROM temp.grams"];
	const rows = () =>
		all.map((what) => JSON.stringify(store.connection.prepare(`SELECT ${what} ORDER BY 1`).raw().all()));
	const before = rows();
	expect(rebuild(store)).toBe(numbers.length);
	expect(rows()).toEqual(before);
	const positions = store.connection.prepare("SELECT position FROM event ORDER BY position").pluck().all();
	expect(positions).toEqual(positions.map((_, index) => index + 1));
});

it("keeps a photo that came with a new case", async () => {
	const { ledger, store } = house();
	const photos = photosOf(store, randomBytes);
	const [taken, left] = [photos.add(Buffer.from("one"), noon), photos.add(Buffer.from("two"), noon)];
	const pictured = ({ now }: Loaded) => ({
		events: [received("1", now, { photos: [{ photoId: taken, sha256: "" }] }), dispatched(now)],
		reply: () => 2,
	});
	expect(await ledger.execute(submission("1", { decide: pictured }))).toEqual({ reply: 2 });
	expect([photos.isTaken(taken), photos.isTaken(left)]).toEqual([true, false]);
});

it("writes nothing to a log that contradicts what was published", async () => {
	const { ledger, log, reads } = house();
	log.begin("here/log", "key", noon);
	expect(await ledger.execute(submission("1"))).toEqual({ reply: 2 });
	log.expect({ origin: "here/log", size: 640, root: randomBytes(32) });
	expect(await ledger.execute(submission("2"))).toEqual({ refusal: { code: "logAtOdds" } });
	expect(reads.stateOf("2")).toBeNull();
});

it("lets nobody wait much longer than once for another writer, whichever thread met it and whoever came first", async () => {
	const { ledger, store } = house();
	await ledger.execute(submission("0"));
	const other = new Database(store.connection.name);
	onTestFinished(() => void other.close());
	const busy = { refusal: { code: "busy" } };
	const waits: number[] = [];
	const asks = async (asked: ReturnType<typeof submission>) => {
		const since = performance.now();
		expect(await ledger.execute(asked)).toEqual(busy);
		waits.push(performance.now() - since);
	};
	other.exec("BEGIN IMMEDIATE");
	const first = asks(submission("1"));
	await passes(busyMillisecondsMax / 5);
	// One more on its way to the scribe, which stands still, and one that waits until the scribe holds nothing.
	const more = [asks(submission("2")), asks(deed("0", (now) => [signed(now)]))];
	await passes(busyMillisecondsMax / 5);
	await Promise.all([first, ...more, asks(submission("3"))]);
	await asks(submission("4"));
	expect(Math.max(...waits)).toBeLessThan(busyMillisecondsMax * 1.5);
	expect(waits.at(-1)).toBeLessThan(busyMillisecondsMax / 2);
	other.exec("ROLLBACK");
	expect(await ledger.execute(submission("4"))).toEqual({ reply: 2 });
});

it("tells nobody a false answer when the scribe dies, and goes on in this thread", async () => {
	const folder = mkdtempSync(join(tmpdir(), "scribe-"));
	writeFileSync(join(folder, "scribe.js"), 'throw new Error("a planted end")');
	const { ledger, reads } = house(folder);
	await expect(ledger.execute(submission("1"))).rejects.toThrow("a planted end");
	expect(reads.stateOf("1")).toBeNull();
	expect(await ledger.execute(submission("1"))).toEqual({ reply: 2 });
});
