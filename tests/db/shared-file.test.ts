import Database from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import type { Instant } from "../../server/domain/calendar.ts";
import { clockBackSecondsMax } from "../../server/domain/limits.ts";
import { refuse } from "../../server/domain/refusal.ts";
import { refOf } from "../../server/domain/words.ts";
import { loadedBy } from "../support/ledger-engine.ts";
import { fileEngine } from "./engines.ts";
import { contacted, deed, noon, retryOf, signed, submission, words } from "./happenings.ts";

/** Ledgers over one file, each on its own connection, and a plain look into the file. */
function shared() {
	const engine = fileEngine();
	const open = (clock: () => Instant = () => noon) => {
		const opened = engine.open({ clock, beforeCommit: () => {} });
		onTestFinished(() => opened.ledger.close());
		return opened;
	};
	const count = (table: string): unknown => {
		const connection = new Database(engine.path, { readonly: true });
		try {
			return connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
		} finally {
			connection.close();
		}
	};
	onTestFinished(() => engine.remove());
	return { open, count, path: engine.path };
}

it("answers only when another connection can already read everything the answer is about", async () => {
	const { open, count } = shared();
	const { ledger } = open();
	const tables = ["event", "words", "receipt", "retry", "case_now", "case_inbox"];
	const submitted = ledger.execute(submission("1", { retry: retryOf("key", "body") }));
	expect(tables.map(count)).toEqual([0, 0, 0, 0, 0, 0]);
	await submitted;
	expect(tables.map(count)).toEqual([2, 1, 1, 1, 1, 1]);
});

it("finds everything again after closing: cases, the setting, the newest time, the end of the log", async () => {
	const { open } = shared();
	let clock = noon;
	const first = open(() => clock);
	const name = words("name", "王秀英");
	const person = { personId: "wang", role: "cadre", areaPrefix: "1101", name: refOf(name) } as const;
	await first.ledger.arrange([{ type: "PersonAdded", at: noon, ...person }], [name]);
	await first.ledger.execute(submission("1"));
	clock += 7;
	await first.ledger.execute(deed("1", (now) => [contacted(now, "1")]));
	await first.ledger.close();
	const { ledger, reads } = open(() => clock - clockBackSecondsMax);
	expect([ledger.now(), ledger.setting().names.get("wang")]).toEqual([noon + 7, "王秀英"]);
	expect(await ledger.execute(deed("1", (now) => [signed(now)], { expectedVersion: 3 }))).toEqual({
		reply: 4,
	});
	expect(reads.trailOf("1").map(({ position }) => position)).toEqual([2, 3, 4, 5]);
});

it("lets two processes write to one file: each sees the other's cases, versions, keys and setting", async () => {
	const { open } = shared();
	const [one, two] = [open(), open()];
	expect(await one.ledger.execute(submission("1", { retry: retryOf("key", "body") }))).toEqual({ reply: 2 });
	expect(await two.ledger.execute(submission("1"))).toEqual({ refusal: { code: "numberTaken" } });
	const again = submission("2", { retry: retryOf("key", "body") });
	expect(await two.ledger.execute(again)).toEqual({ kept: Buffer.from("sealed 2") });
	const sign = deed("1", (now) => [signed(now)], { expectedVersion: 2 });
	expect(await two.ledger.execute(sign)).toEqual({ reply: 3 });
	expect(await one.ledger.execute(sign)).toEqual({ refusal: { code: "stale" } });
	for (const [index, { ledger }] of [one, two, one, two].entries()) {
		const areaCode = `11010${index}`;
		await ledger.arrange([{ type: "AreaNamed", at: noon, areaCode, name: `area ${index}` }]);
		await ledger.execute(submission(`after ${index}`));
	}
	for (const { ledger } of [one, two])
		expect([...ledger.setting().areas.keys()].sort()).toEqual(["110100", "110101", "110102", "110103"]);
	expect((await loadedBy(two.ledger, "1")).setting.areas.size).toBe(4);
	const positions = ["1", ...[0, 1, 2, 3].map((index) => `after ${index}`)].flatMap((number) =>
		one.reads.trailOf(number).map(({ position }) => position),
	);
	expect(positions).toEqual([1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15]);
});

it("adds each relation of people once, whoever wrote it", async () => {
	const { open } = shared();
	const [one, two] = [open(), open()];
	await one.ledger.execute(submission("1"));
	await two.ledger.execute(deed("1", (now) => [contacted(now, "1")]));
	await one.ledger.arrange([{ type: "RelationDeclared", at: noon, personId: "wang", relatedId: "li" }]);
	await two.ledger.execute(submission("2"));
	await one.ledger.execute(submission("3"));
	for (const { ledger } of [one, two, open()])
		expect([...ledger.setting().relations]).toEqual([
			["wang", ["li"]],
			["li", ["wang"]],
		]);
});

it("holds the time by what another process wrote", async () => {
	const { open } = shared();
	const [late, early] = [open(() => noon + 50), open(() => noon)];
	await late.ledger.execute(submission("1"));
	expect(early.ledger.now()).toBe(noon + 50);
	expect((await loadedBy(early.ledger, "1")).now).toBe(noon + 50);
});

it("locks the file before it reads what it decides on", async () => {
	const { open, path } = shared();
	const { ledger } = open();
	const locked = ledger.execute({
		caseNumber: "1",
		decide: () => {
			const other = new Database(path, { timeout: 0 });
			expect(() => other.exec("BEGIN IMMEDIATE")).toThrow("database is locked");
			other.close();
			return refuse("notFound");
		},
	});
	expect(await locked).toEqual({ refusal: { code: "notFound" } });
});
