import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { armor, Decrypter, generateX25519Identity } from "age-encryption";
import { afterAll, expect, it, onTestFinished, vi } from "vitest";
import { createLedger } from "../../db/ledger.ts";
import { logRuns } from "../../db/log-runs.ts";
import { openStore, type Store } from "../../db/open.ts";
import { readsOf } from "../../db/reads.ts";
import { rebuild } from "../../db/rebuild.ts";
import { cachedStore } from "../../server/commands/generate-cache.ts";
import { generatedReceipt } from "../../server/commands/generate-report.ts";
import {
	generatedBeginning,
	generatedServerKey,
	generatedUntil,
	generateStore,
	type StoreOptions,
	type Witness,
} from "../../server/commands/generate-store.ts";
import type { Instant } from "../../server/domain/calendar.ts";
import type { Case } from "../../server/domain/case.ts";
import type { Deed } from "../../server/domain/ledger.ts";
import { keysFrom } from "../../server/keys.ts";

const migrations = join(import.meta.dirname, "../../migrations");
const some: StoreOptions = { cases: 400, seed: 7, open: false };

async function generated(options: StoreOptions, witness?: Witness): Promise<string> {
	const dir = mkdtempSync(join(tmpdir(), "generate-"));
	onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
	await generateStore(dir, options, witness);
	return dir;
}

/** The store that most of these look at, made once, with the deeds it was made of. Whoever changes it takes a copy. */
type Made = { readonly dir: string; readonly done: readonly Done[] };
let made: Made | null = null;
async function madeOnce(): Promise<Made> {
	if (made === null) {
		const done: Done[] = [];
		const dir = mkdtempSync(join(tmpdir(), "generate-"));
		made = { dir, done };
		await generateStore(dir, some, (at, deed) => done.push({ at, deed }));
	}
	return made;
}
afterAll(() => made && rmSync(made.dir, { recursive: true, force: true }));

function copyOf(dir: string): string {
	const copy = mkdtempSync(join(tmpdir(), "generate-"));
	onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
	cpSync(dir, copy, { recursive: true });
	return copy;
}

function opened(dir: string): Store {
	const store = openStore(join(dir, "ledger.sqlite"), { migrations });
	onTestFinished(() => store.close());
	return store;
}

/** Every row of every table with something of a case in it, as the engine keeps it. */
function rowsIn({ connection }: Store): Readonly<Record<string, string[]>> {
	const rowsOf = (table: string, order: string) => {
		const rows = connection.prepare(`SELECT * FROM ${table} ORDER BY ${order}`).raw().all();
		return rows.map((row) => JSON.stringify(row));
	};
	const keyed = ["case_now", "case_inbox", "case_letter", "case_red", "case_phone", "case_publication"];
	return {
		event: rowsOf("event", "position"),
		words: rowsOf("words", "id"),
		receipt: rowsOf("receipt", "mac"),
		erasure: rowsOf("erasure", "position"),
		...Object.fromEntries(keyed.map((table) => [table, rowsOf(table, "1").sort()])),
	};
}

/** Gives the salts of a store again, in the order of its events: the one thing of an event that is drawn. */
function saltsOf({ connection }: Store): (count: number) => Uint8Array {
	const all = connection.prepare<[], string>("SELECT bytes FROM event ORDER BY position").pluck().all();
	let salts = Buffer.concat(all.map((bytes) => Buffer.from(JSON.parse(bytes).salt, "base64url")));
	return (count) => {
		const drawn = Buffer.concat([salts, Buffer.alloc(count)]).subarray(0, count);
		salts = salts.subarray(count);
		return drawn;
	};
}

/** The root of the public log's tree: the ledger cuts it into other runs, by its commits, but it is one tree. */
function rootOf(store: Store) {
	const runs = logRuns(store);
	const { size, lastPosition } = runs.end();
	expect(size).toBe(lastPosition);
	return { size, root: runs.rootAt(1, size) };
}

type Done = { readonly at: Instant; readonly deed: Deed<null> };

/** What the ledger itself writes when the same deeds come in, in the order of their time. */
async function writtenByLedger(options: StoreOptions, done: readonly Done[], like: Store): Promise<Store> {
	const store = openStore(":memory:", { migrations });
	const { at, events, words } = generatedBeginning(options);
	let clock = at;
	const ledger = createLedger({ store, clock: () => clock, randomBytes: saltsOf(like) });
	onTestFinished(() => ledger.close());
	await ledger.arrange(events, words);
	for (const one of [...done].sort((a, b) => a.at - b.at)) {
		clock = one.at;
		expect(await ledger.execute(one.deed)).toEqual({ reply: null });
	}
	return store;
}

const handing: StoreOptions = { ...some, handsOver: true };
async function madeHanding(): Promise<Made> {
	const done: Done[] = [];
	return { dir: await generated(handing, (at, deed) => done.push({ at, deed })), done };
}
it.each([
	["", some, madeOnce],
	[" where conduct reports are handed over", handing, madeHanding],
] as const)(
	"writes what the ledger would have written for the same deeds%s, to the byte",
	async (_where, options, make) => {
		const { dir, done } = await make();
		const store = opened(dir);
		const ledgers = await writtenByLedger(options, done, store);
		const expected = rowsIn(ledgers);
		expect(expected.case_now).toHaveLength(options.cases);
		expect(rowsIn(store)).toEqual(expected);
		expect(rootOf(store)).toEqual(rootOf(ledgers));
	},
);

it("keeps read models as a rebuild from the events gives them", async () => {
	const store = opened(copyOf((await madeOnce()).dir));
	const before = rowsIn(store);
	expect(rebuild(store)).toBe(some.cases);
	expect(rowsIn(store)).toEqual(before);
});

it("gives the same bytes for the same seed, and others for another", async () => {
	const digest = (dir: string) => {
		const hashes = readdirSync(dir).map((name) => [
			name,
			createHash("sha256")
				.update(readFileSync(join(dir, name)))
				.digest("hex"),
		]);
		return Object.fromEntries(hashes);
	};
	const few = { ...some, cases: 60, handsOver: true };
	const first = digest(await generated(few));
	expect(Object.keys(first).sort()).toEqual(["ledger.sqlite", "server.key"]);
	expect(digest(await generated(few))).toEqual(first);
	expect(digest(await generated({ ...few, seed: 8 }))).not.toEqual(first);
	expect(digest(await generated({ ...few, handsOver: false }))).not.toEqual(first);
});

it("makes a store once for its seed and keeps it in the user's cache", async () => {
	const cache = mkdtempSync(join(tmpdir(), "generate-cache-"));
	onTestFinished(() => rmSync(cache, { recursive: true, force: true }));
	vi.stubEnv("XDG_CACHE_HOME", cache);
	onTestFinished(() => void vi.unstubAllEnvs());
	const few = { ...some, cases: 20 };
	const first = await cachedStore(few);
	const made = statSync(join(first, "ledger.sqlite")).mtimeMs;
	expect(await cachedStore(few)).toBe(first);
	expect(statSync(join(first, "ledger.sqlite")).mtimeMs).toBe(made);
	expect(await cachedStore({ ...few, seed: 9 })).not.toBe(first);
	expect(await cachedStore({ ...few, handsOver: true })).not.toBe(first);
	expect(readdirSync(join(cache, "resident-feedback-hotline"))).toHaveLength(3);
});

it("holds cases that have met every step, each opened by its receipt", async () => {
	const reads = readsOf(opened((await madeOnce()).dir));
	const keys = keysFrom(generatedServerKey(some.seed), () => new Uint8Array());
	const states = Array.from({ length: some.cases }, (_, index) => {
		const caseNumber = reads.caseOfReceipt(keys.receiptMac(generatedReceipt(some.seed, index)));
		return caseNumber === null ? null : reads.stateOf(caseNumber);
	});
	expect(states).not.toContain(null);
	const statuses = new Set(states.map((state) => state?.status));
	for (const status of ["received", "handling", "followUp", "closed"]) expect(statuses).toContain(status);
	const steps = new Set(states.flatMap((state) => state?.steps.map(({ step }) => step)));
	expect(steps.size).toBe(7);
});

it("leaves every case open when asked to, and nothing overdue at its end", async () => {
	const { connection } = opened(await generated({ ...some, open: true }));
	const count = (where: string) =>
		connection.prepare(`SELECT count(*) FROM case_now WHERE ${where}`).pluck().get();
	expect(count("status = 'closed'")).toBe(0);
	expect(count(`next_due_at < ${generatedUntil - 1}`)).toBe(0);
	expect(count("next_due_at IS NOT NULL")).toBeGreaterThan(some.cases * 0.9);
});

it("has bodies: of those sealed reports whose people are under one outside, most are passed on, and only there", async () => {
	const { connection } = opened(await generated({ ...some, cases: 2000 }));
	const states = connection
		.prepare<[], string>("SELECT state FROM case_now WHERE track = 'conduct'")
		.pluck()
		.all()
		.map((state): Case => JSON.parse(state));
	const ids = states.flatMap(({ competent }) => competent?.bodyId ?? []);
	expect([...new Set(ids)].sort()).toEqual(["b:city", "b:housing"]);
	const passedOn = states.filter(({ status }) => status === "redirected");
	expect(passedOn.every(({ competent }) => competent !== undefined)).toBe(true);
	expect(passedOn.length).toBeGreaterThan(ids.length / 2);
	expect(states.length).toBeGreaterThan(ids.length);
});

it("has superiors who keep a case with its holder after a card, and others who leave it undecided", async () => {
	const { connection } = opened((await madeOnce()).dir);
	const count = (where: string) =>
		connection.prepare(`SELECT count(*) FROM event WHERE ${where}`).pluck().get();
	expect(count("type = 'CaseKept'")).toBeGreaterThan(5);
	expect(count("type = 'CaseEscalated' AND bytes ->> '$.event.cause' = 'reassignment'")).toBeGreaterThan(5);
});

it("makes a house that hands conduct reports over: each a file with nothing of it readable, most of them passed on", async () => {
	const dir = await generated({ ...some, cases: 800, handsOver: true });
	const { connection } = opened(dir);
	const states = connection
		.prepare<[], string>("SELECT state FROM case_now WHERE track = 'conduct'")
		.pluck()
		.all()
		.map((state): Case => JSON.parse(state));
	const handed = states.filter(({ sealedTo }) => sealedTo !== undefined);
	expect(handed.length).toBeGreaterThan(5);
	const another = await generateX25519Identity();
	const textOf = connection.prepare<[string], string>("SELECT text FROM words WHERE id = ?").pluck();
	const others = connection
		.prepare<[string], number>("SELECT count(*) FROM words WHERE case_number = ?")
		.pluck();
	for (const { sealedTo, text, spot, phone, caseNumber } of handed) {
		const file = textOf.get(sealedTo?.file.id ?? "") ?? "";
		// Read as a file of its kind, and opened by no other key.
		const decrypter = new Decrypter();
		decrypter.addIdentity(another);
		await expect(decrypter.decrypt(armor.decode(file))).rejects.toThrow("no identity matched");
		expect(createHash("sha256").update(file).digest("hex")).toBe(sealedTo?.fileHash);
		expect([textOf.get(text.id), spot, phone]).toEqual(["", null, undefined]);
		expect(others.get(caseNumber)).toBe(2);
	}
	const passedOn = handed.filter(({ status }) => status === "redirected");
	expect(passedOn.length).toBeGreaterThan(handed.length / 2);
});
