import { randomBytes } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { copyDatabase } from "../../db/backup.ts";
import { openStore } from "../../db/open.ts";
import { rebuild } from "../../db/rebuild.ts";
import { wordsTable } from "../../db/words.ts";
import { chanceOf } from "../../server/commands/generate-random.ts";
import { verifyDatabase } from "../../server/commands/verify-run.ts";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { busyMillisecondsMax } from "../../server/domain/limits.ts";
import { projectRoot } from "../../server/root.ts";
import { wordsOf } from "../../server/words.ts";
import { afterAnswers } from "../support/after-answers.ts";
import { openTestHouse } from "../support/app.ts";
import { seedOfRun } from "../support/slow-calendar.ts";
import { hitsBelow, hitsIn, needlesOf } from "./scan.ts";

/*
 * Words are told, erased by two people, and looked for in every file of the house and in its log, in every writing:
 * short ones and ones that fill pages of their own, erased in an order drawn by lot, so that pages are split and joined
 * around them (trust.md I5). The same search must find what is only deleted.
 */
const seed = seedOfRun();
const cases = 40;

function folder(): string {
	const dir = mkdtempSync(join(tmpdir(), "erasure-"));
	onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
	return dir;
}

const markerOf = (index: number) => `marker-${seed}-${index}-${"q".repeat(index % 7)}z`;
/** Up to four pages of words around the marker. */
const toldOf = (index: number) => {
	const filling = "字".repeat(index % 3 === 0 ? 3_900 : 20 + index);
	return `${filling}${markerOf(index)}`;
};
const needlesFor = (indexes: readonly number[]) =>
	needlesOf(Object.fromEntries(indexes.map((index) => [`words ${index}`, markerOf(index)])));

function shuffled(count: number): number[] {
	const chance = chanceOf(seed, "order");
	const left = Array.from({ length: count }, (_, index) => index);
	return Array.from({ length: count }, () => left.splice(chance.below(left.length), 1)[0] ?? 0);
}

/** A house in a folder in which every marker was told and taken back. */
async function toldHouse(dir: string) {
	const house = await openTestHouse("2026-11-18 10:05", { path: join(dir, "ledger.sqlite") });
	const told: { receipt: string; caseNumber: string }[] = [];
	for (let index = 0; index < cases; index += 1) {
		const one = await house.submit({ text: toldOf(index), spot: `${markerOf(index)} 门口` });
		await house.resident.post("/api/follow/withdrawal", {}, { "x-receipt": one.receipt });
		told.push(one);
	}
	return { house, told };
}

test("erased words stand in no file any more, and everything else is as it was", async () => {
	const dir = folder();
	const { house, told } = await toldHouse(dir);
	onTestFinished(() => house.close());
	const officer = await house.as("xianyu");
	const all = Array.from({ length: cases }, (_, index) => index);
	expect(new Set(hitsBelow([dir], needlesFor(all)).map(({ marker }) => marker)).size).toBe(cases);
	const order = shuffled(cases);
	const kept = order.slice(-5);
	for (const index of order.slice(0, -5)) {
		const { receipt, caseNumber } = told[index] ?? { receipt: "", caseNumber: "" };
		await house.resident.post("/api/follow/erasure", {}, { "x-receipt": receipt });
		const { version } = (await officer.get(`/api/cases/${caseNumber}`)).json<ReadCaseReply>();
		const body = { expectedVersion: version, accept: true, words: "没有没了结的事。" };
		expect((await officer.post(`/api/cases/${caseNumber}/decision`, body)).statusCode).toBe(200);
	}
	// The turn after the last commit empties the WAL.
	await afterAnswers();
	const gone = needlesFor(order.slice(0, -5));
	expect(hitsBelow([dir], gone)).toEqual([]);
	expect(hitsIn(Buffer.from(house.log.join("\n")), "log", gone)).toEqual([]);
	const left = hitsBelow([dir], needlesFor(kept)).map(({ marker }) => marker);
	expect(new Set(left).size).toBe(kept.length);
	house.publisher.publish();
	const alone = { against: null, key: null, mirrored: [] };
	expect(verifyDatabase(join(dir, "ledger.sqlite"), alone).findings).toEqual([]);
	expectRebuilt(house.store);
	// A backup made from now on is as clean, and so is a house restored from it.
	const copy = join(folder(), "ledger.sqlite");
	await copyDatabase(join(dir, "ledger.sqlite"), copy, () => {});
	expect(hitsBelow([dirname(copy)], gone)).toEqual([]);
	expect(verifyDatabase(copy, alone).findings).toEqual([]);
	const restored = await openTestHouse("2026-11-18 10:06", { path: copy });
	onTestFinished(() => restored.close());
	const { receipt } = told[order[0] ?? 0] ?? { receipt: "" };
	const opened = await restored.resident.get("/api/follow", { "x-receipt": receipt });
	expect(opened.json()).toMatchObject({ text: "", erased: [{ ground: "resident" }] });
}, 120_000);

/** The read models are, byte for byte, those a rebuild writes. */
function expectRebuilt(store: Parameters<typeof rebuild>[0]): void {
	const tables = ["case_now", "case_inbox", "case_phone", "erasure"];
	const rows = () =>
		tables.flatMap((table) =>
			store.connection
				.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`)
				.raw()
				.all()
				.map((row) => JSON.stringify(row)),
		);
	const before = rows();
	rebuild(store);
	expect(rows()).toEqual(before);
	expect(before.length).toBeGreaterThan(cases);
}

test("erased words leave no copy behind in pages that were split and joined around them", () => {
	const dir = folder();
	const store = openStore(join(dir, "ledger.sqlite"), { migrations: join(projectRoot(), "migrations") });
	onTestFinished(() => store.close());
	const { keep, erase } = wordsTable(store);
	const chance = chanceOf(seed, "pages");
	const entries = Array.from({ length: 3_000 }, (_, index) => {
		const marker = `<${seed}-${index}-${chance.below(1e9)}>`;
		const text = `${"y".repeat(chance.below([5, 30, 120, 400, 1_200, 4_000][index % 6] ?? 5))}${marker}`;
		// Some are drawn a little earlier than those already kept.
		return { marker, words: wordsOf(text, randomBytes, 1.8e12 + index * 3 + chance.below(50)) };
	});
	const inBatches = (each: (entry: (typeof entries)[number]) => void, some: typeof entries) => {
		for (let from = 0; from < some.length; from += 50)
			store.connection.transaction(() => some.slice(from, from + 50).forEach(each)).immediate();
	};
	inBatches(({ words }) => keep("case", words), entries);
	const gone = entries.filter(() => chance.below(5) > 0);
	inBatches(({ words }) => erase("case", words.id), gone);
	store.relieve();
	const bytes = readFileSync(join(dir, "ledger.sqlite"), "latin1");
	expect(gone.filter(({ marker }) => bytes.includes(marker)).map(({ marker }) => marker)).toEqual([]);
	expect(entries.filter(({ marker }) => bytes.includes(marker)).length).toBe(entries.length - gone.length);
});

test("the same search finds words that were only set to nothing, in the database and in what was written before", async () => {
	const dir = folder();
	const { house } = await toldHouse(dir);
	await house.close();
	const plain = new Database(join(dir, "ledger.sqlite"));
	plain.pragma("secure_delete = 0");
	plain.exec("UPDATE words SET text = NULL, salt = ''");
	plain.pragma("wal_checkpoint(TRUNCATE)");
	plain.close();
	const all = Array.from({ length: cases }, (_, index) => index);
	expect(hitsBelow([dir], needlesFor(all)).length).toBeGreaterThan(0);
});

test("while somebody else reads the database, the words go as soon as nobody does", async () => {
	const dir = folder();
	const { house, told } = await toldHouse(dir);
	onTestFinished(() => house.close());
	const reader = new Database(join(dir, "ledger.sqlite"), { readonly: true });
	reader.exec("BEGIN");
	reader.prepare("SELECT count(*) FROM words").get();
	const officer = await house.as("xianyu");
	const { receipt, caseNumber } = told[0] ?? { receipt: "", caseNumber: "" };
	await house.resident.post("/api/follow/erasure", {}, { "x-receipt": receipt });
	const { version } = (await officer.get(`/api/cases/${caseNumber}`)).json<ReadCaseReply>();
	const began = performance.now();
	await officer.post(`/api/cases/${caseNumber}/decision`, {
		expectedVersion: version,
		accept: true,
		words: "可以。",
	});
	await afterAnswers();
	// Nobody waits for the reader.
	expect(performance.now() - began).toBeLessThan(busyMillisecondsMax);
	expect(hitsBelow([dir], needlesFor([0])).length).toBeGreaterThan(0);
	reader.close();
	house.store.relieve();
	expect(hitsBelow([dir], needlesFor([0]))).toEqual([]);
});

test("a process that died right after the erasure leaves nothing behind once the next one has opened the database", async () => {
	const dir = folder();
	const { house, told } = await toldHouse(dir);
	const { store } = house;
	// Dies before the turn in which the WAL is emptied.
	store.relieve = () => {};
	const officer = await house.as("xianyu");
	const { receipt, caseNumber } = told[1] ?? { receipt: "", caseNumber: "" };
	await house.resident.post("/api/follow/erasure", {}, { "x-receipt": receipt });
	const { version } = (await officer.get(`/api/cases/${caseNumber}`)).json<ReadCaseReply>();
	await officer.post(`/api/cases/${caseNumber}/decision`, {
		expectedVersion: version,
		accept: true,
		words: "可以。",
	});
	const after = folder();
	cpSync(dir, after, { recursive: true });
	await house.close();
	expect(hitsBelow([after], needlesFor([1])).length).toBeGreaterThan(0);
	const next = await openTestHouse("2026-11-18 10:06", { path: join(after, "ledger.sqlite") });
	onTestFinished(() => next.close());
	expect(hitsBelow([after], needlesFor([1]))).toEqual([]);
});
