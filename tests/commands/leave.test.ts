import { randomBytes } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createLedger } from "../../db/ledger.ts";
import { openStore } from "../../db/open.ts";
import { fileFacts } from "../../server/commands/backup-folder.ts";
import { checkHouse } from "../../server/commands/house-check.ts";
import {
	type HouseManifest,
	sealedLines,
	sealedName,
	writeSealed,
} from "../../server/commands/house-file.ts";
import { finishHouse, writeHouse } from "../../server/commands/house-write.ts";
import { findingsListedMax } from "../../server/domain/limits.ts";
import { keysFrom } from "../../server/keys.ts";
import { goldenNames, layGolden } from "../faults/golden-laid.ts";
import { openTestHouse } from "../support/app.ts";
import { testServerKey } from "../support/server-key.ts";

const folder = mkdtempSync(join(tmpdir(), "leaving-"));
const migrations = join(import.meta.dirname, "../../migrations");
const newest = "with-photos";
const taken = () => join(folder, newest);
let identity = "";
let key = "";
beforeAll(async () => {
	identity = await generateX25519Identity();
	key = await identityToRecipient(identity);
	for (const name of goldenNames) await takenAlong(name);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A store as an older program left it, with one more report, taken along. */
async function takenAlong(name: string): Promise<void> {
	const path = join(folder, `${name}.sqlite`);
	layGolden(name, path);
	const house = await openTestHouse("2026-11-20 09:30", { path });
	await house.submit({ contactPhone: "13900004321", text: "地砖翘起来了。" });
	await house.close();
	const store = openStore(path, { migrations });
	const { openPhone } = keysFrom(testServerKey, randomBytes);
	const setting = createLedger({ store, clock: () => 0, randomBytes, log: null }).setting();
	const made = await writeHouse(store, { dir: join(folder, name), key, setting, openPhone });
	store.close();
	finishHouse(join(folder, name), { format: 1, madeAt: "", by: "", agreedBy: "", key, ...made });
}

async function linesIn(dir: string): Promise<string[]> {
	const lines: string[] = [];
	for await (const line of await sealedLines(join(dir, sealedName), identity)) lines.push(line);
	return lines;
}

test.each(goldenNames)(
	"the store %s of an older program is taken along whole, photos and numbers too",
	async (name) => {
		const dir = join(folder, name);
		const { findings, counts, checkpoints } = await checkHouse(dir, identity, null);
		expect(findings).toEqual([]);
		expect((counts?.photos ?? 0) > 0).toBe(name === newest);
		expect(checkpoints > 0).toBe(name !== "before-the-log");
		expect((await linesIn(dir)).filter((line) => line.includes("13900004321"))).toHaveLength(1);
	},
);

/** The same folder, its lines changed by whoever has the key, and its manifest made to fit. */
async function bent(change: (lines: string[]) => string[]): Promise<string> {
	const dir = mkdtempSync(join(tmpdir(), "bent-"));
	onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
	cpSync(taken(), dir, { recursive: true });
	const lines = await linesIn(dir);
	const path = join(dir, sealedName);
	await writeSealed(path, change(lines).values(), key);
	const manifest: HouseManifest = JSON.parse(readFileSync(join(dir, "manifest.json"), "utf8"));
	finishHouse(dir, { ...manifest, files: { ...manifest.files, [sealedName]: await fileFacts(path) } });
	return dir;
}
const isReport = (line: string) => line.includes("ReportReceived");
const found = async (dir: string) =>
	(await checkHouse(dir, identity, null)).findings.map(({ sentence }) => sentence).join(" ");

describe("what was taken along and changed is found", () => {
	test("words, an event, an event that is gone, the end, and the order", async () => {
		expect(await found(await bent((lines) => lines))).toBe("");
		expect(await found(await bent((lines) => lines.map((line) => line.replace("地砖", "地板"))))).toContain(
			"was changed",
		);
		const otherPlace = (line: string) => line.replace('\\"danger\\":false', '\\"danger\\":true');
		expect(await found(await bent((lines) => lines.map(otherPlace)))).toContain("are not those");
		const first = (lines: string[]) => lines.findIndex(isReport);
		expect(await found(await bent((lines) => lines.toSpliced(first(lines), 1)))).toContain("is missing");
		const end = (lines: string[]) => lines.slice(0, Math.floor(lines.length / 3));
		expect(await found(await bent(end))).toContain("are here");
		const swapped = (lines: string[]) => {
			const at = first(lines);
			const other = lines.findIndex((line, index) => index > at && line.startsWith('{"kind":"event"'));
			return lines.with(at, lines[other] ?? "").with(other, lines[at] ?? "");
		};
		expect(await found(await bent(swapped))).toContain("is missing");
	});

	test("a byte of a file, a file that is gone, and a key that does not open it", async () => {
		const dir = await bent((lines) => lines);
		const sealed = readFileSync(join(dir, sealedName));
		sealed[sealed.length - 20] = (sealed[sealed.length - 20] ?? 0) ^ 1;
		writeFileSync(join(dir, sealedName), sealed);
		expect(await found(dir)).toContain(`${sealedName} was changed or cut off`);
		rmSync(join(dir, "setup", "people.csv"));
		expect(await found(dir)).toContain("people.csv is missing");
		const other = await checkHouse(taken(), await generateX25519Identity(), null);
		expect(other).toMatchObject({
			ok: false,
			findings: [{ check: "file", sentence: expect.stringContaining("cannot be read") }],
		});
	});

	test("an end that is cut off where the manifest tells of as little", async () => {
		const dir = await bent((lines) => lines.slice(0, Math.floor(lines.length / 3)));
		const { counts } = await checkHouse(dir, identity, null);
		if (counts === null) throw new Error("the cut file cannot be read");
		const manifest: HouseManifest = JSON.parse(readFileSync(join(dir, "manifest.json"), "utf8"));
		finishHouse(dir, { ...manifest, counts });
		expect(await checkHouse(dir, identity, null)).toMatchObject({
			ok: false,
			findings: [{ check: "log", sentence: expect.stringContaining("are here") }],
		});
	});

	test("more than anybody reads: the first are told, and how many there are", async () => {
		const dir = await bent((lines) => lines.map((line) => line.replace('"bytes":"{', '"bytes":" {')));
		const { ok, findings, findingsCount } = await checkHouse(dir, identity, null);
		expect([ok, findings.length]).toEqual([false, Math.min(findingsCount, findingsListedMax)]);
		expect(findingsCount).toBeGreaterThan(findings.length);
	});
});
