import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { verifyDatabase } from "../../server/commands/verify-run.ts";
import { noteBy, signerNamed } from "../support/reference-log.ts";
import { seedOfRun } from "../support/slow-calendar.ts";
import { Hands } from "./operator-hands.ts";
import { type House, makeHouse } from "./operator-house.ts";

/** What an operator takes rows from below: not every small house has one of each. */
const robbed = [
	"case_letter",
	"case_red",
	"case_batch",
	"case_batch_inbox",
	"case_phone",
	"case_publication",
];

function isEmpty({ now }: House): boolean {
	const database = new Database(now, { readonly: true });
	try {
		return robbed.some((table) => database.prepare(`SELECT 1 FROM ${table}`).get() === undefined);
	} finally {
		database.close();
	}
}

/** The house of the seed, or of the next one where there is something of everything. */
async function fullHouse(seed: number): Promise<House> {
	const made = await makeHouse(seed);
	if (!isEmpty(made)) return made;
	made.remove();
	return fullHouse(seed + 1);
}

let house: House;
beforeAll(async () => {
	house = await fullHouse(seedOfRun());
	writeFileSync(join(house.dir, "kept.txt"), house.kept.checkpoint);
	writeFileSync(join(house.dir, "kept.tlog-proof"), house.kept.proof);
});
afterAll(() => house.remove());

/** Runs the built command. */
function verify(...args: string[]) {
	const program = join(import.meta.dirname, "../../dist/server/verify.js");
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: "utf8" });
	return { status, stdout, stderr };
}
const inHouse = (name: string) => join(house.dir, name);

/** A copy of the house in a folder of its own, changed by the operator. */
function changed(sql: string): string {
	const dir = mkdtempSync(join(tmpdir(), "verify-"));
	onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
	const path = join(dir, "ledger.sqlite");
	copyFileSync(house.now, path);
	const hands = new Hands(path);
	hands.database.pragma("foreign_keys = 0");
	hands.database.exec(sql);
	hands.letGo();
	return path;
}

describe("npm run verify", () => {
	test("says in one line of JSON that nothing is wrong, and how much it looked at", () => {
		const { status, stdout } = verify(house.dir, "--against", inHouse("kept.txt"), "--json");
		expect(status).toBe(0);
		expect(stdout.trimEnd().split("\n")).toHaveLength(1);
		expect(JSON.parse(stdout)).toMatchObject({ ok: true, findings: [], checked: { checkpoints: 4 } });
	});

	test("takes a resident's proof file as well as a checkpoint", () => {
		const { status, stdout } = verify(house.dir, "--against", inHouse("kept.tlog-proof"));
		expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining("✓") });
	});

	test("tells every finding in a sentence and fails", () => {
		const path = changed("UPDATE words SET text = '一切都好。' WHERE id = (SELECT min(id) FROM words)");
		const { status, stdout } = verify(join(path, ".."));
		expect(status).toBe(1);
		expect(stdout).toMatch(/✗ What is kept for the words at \w+ of event \d+ is not what was said\./);
	});

	test("checks a proof file by itself with the key of the log", () => {
		const right = verify("--proof", inHouse("kept.tlog-proof"), "--key", house.signer.vkey);
		expect(right).toMatchObject({ status: 0, stdout: expect.stringContaining("nothing of it was changed") });
		const other = signerNamed(house.signer.name).vkey;
		const wrong = verify("--proof", inHouse("kept.tlog-proof"), "--key", other, "--json");
		expect(wrong).toMatchObject({ status: 1, stdout: '{"ok":false,"fault":"notSigned"}\n' });
	});

	test.each([
		[["nowhere"], "There is no ledger.sqlite in nowhere."],
		[[], "Usage: "],
		[["--wrong"], "Usage: "],
		[["--proof", "nowhere", "--key", "nothing"], "--key is no verifier key"],
	])("refuses %j with a sentence", (args, sentence) => {
		expect(verify(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining(sentence) });
	});
});

describe("a database is found out", () => {
	const findingsIn = (path: string, mirrored: string[] = []) =>
		verifyDatabase(path, { against: null, key: null, mirrored }).findings.map(({ sentence }) => sentence);

	test.each([
		["a table of somebody else's", "CREATE TABLE extra (a)", /extra is not of this program/],
		["an index less", "DROP INDEX event_stream_version", /event_stream_version is missing/],
		[
			"a receipt astray",
			"UPDATE receipt SET case_number = 'X' WHERE mac = (SELECT min(mac) FROM receipt)",
			/open a case that is not there/,
		],
		[
			"a case off a list",
			"DELETE FROM case_inbox WHERE case_number = (SELECT min(case_number) FROM case_inbox)",
			/lacks a place on a list/,
		],
		["a case on a list", "INSERT INTO case_inbox VALUES ('x', 1, 'y')", /a place on a list that no event/],
		["a case out of a letter", "DELETE FROM case_letter", /lacks a place in a letter/],
		[
			"a case in a letter",
			"INSERT INTO case_letter VALUES ('u', '2026-W01', 'y')",
			/in a letter that no event/,
		],
		["a red less", "DELETE FROM case_red", /lacks a red of a unit/],
		["a red more", "INSERT INTO case_red VALUES ('u', 1, 'y', 0)", /a red of a unit that no event/],
		["a verdict told too soon", "DELETE FROM case_batch", /lacks a place in a batch/],
		[
			"a verdict kept back",
			"INSERT INTO case_batch VALUES ('y', 'p', 1)",
			/a place in a batch that no event/,
		],
		["a case told of on a list", "DELETE FROM case_batch_inbox", /lacks a place on a list before its batch/],
		[
			"a case kept on a list",
			"INSERT INTO case_batch_inbox VALUES ('p', 1, 'y')",
			/on a list before its batch that no event/,
		],
		[
			"a verdict told late by nobody",
			"INSERT INTO case_told VALUES ('y', 1, 2, 3)",
			/a verdict told late that no event/,
		],
		["a number kept for good", "DELETE FROM case_phone", /lacks a day on which its phone number goes/],
		["a number that goes too soon", "INSERT INTO case_phone VALUES (1, 'y')", /goes that no event/],
		["something unpublished", "DELETE FROM case_publication", /lacks a place among what is published/],
		[
			"something published",
			"INSERT INTO case_publication VALUES ('approved', 1, '11', 'y')",
			/waits for it that no event/,
		],
		[
			"a session of nobody",
			"INSERT INTO session VALUES (x'00', 'nobody', 1, 1)",
			/refers to a row that is not there/,
		],
		[
			"erased words",
			"UPDATE words SET text = NULL WHERE id = (SELECT min(id) FROM words)",
			/No event tells why/,
		],
		[
			"an erasure that no event tells of",
			"INSERT INTO erasure VALUES (7, 1, 'courtOrder', 1)",
			/tells of one at event 7 that no event tells of/,
		],
		[
			"words of another case",
			"UPDATE words SET case_number = 'X' WHERE id = (SELECT max(id) FROM words)",
			/names another case/,
		],
		[
			"words gone",
			"DELETE FROM words WHERE id = (SELECT max(id) FROM words)",
			/There is no row for the words/,
		],
		[
			"a foreign checkpoint",
			"UPDATE log_checkpoint SET note = replace(note, '=', '+') WHERE checkpoint_id = 2",
			/Checkpoint 2 does not hold/,
		],
		[
			"checkpoints out of order",
			"UPDATE log_checkpoint SET at = 1 WHERE checkpoint_id = 3",
			/Checkpoint 3 is smaller or earlier/,
		],
		[
			"a kept hash changed",
			"UPDATE log_run SET hashes = zeroblob(length(hashes)) WHERE first_leaf = 0",
			/keeps other hashes/,
		],
		["an unopened log", "INSERT INTO log_run VALUES (7, 0, 0, 0, NULL, x'')", /never opened/],
		[
			"a key that nobody handed over",
			"INSERT INTO log_key SELECT 9, 1, vkey, 9, NULL FROM log_key",
			/not handed over/,
		],
	])("with %s", (_, sql, finding) => {
		expect(findingsIn(changed(sql)).join("\n")).toMatch(finding);
	});

	test("when the file is damaged or no database at all", () => {
		const path = changed("SELECT 1");
		writeFileSync(path, "nothing");
		expect(findingsIn(path).join()).toMatch(/cannot be opened as a database/);
	});

	test("when a checkpoint kept beside it is newer, or forged", () => {
		const [, ...note] = house.kept.checkpoint.split("\n");
		const root = note[1] ?? "";
		// No house of a test grows as far, however long it lives on a busy machine.
		const ahead = noteBy(house.signer, `${house.signer.name}\n6400000\n${root}\n`);
		const forged = house.kept.checkpoint.replace("\n", "x\n");
		const found = findingsIn(house.now, [house.kept.checkpoint, ahead, forged]);
		expect(found).toEqual([
			expect.stringMatching(/^Checkpoint 3 kept beside the database does not hold/),
			expect.stringMatching(/^Checkpoint 2 kept beside the database has 6400000 leaves, but only/),
		]);
	});
});
