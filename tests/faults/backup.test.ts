import { spawnSync } from "node:child_process";
import {
	appendFileSync,
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "../../db/open.ts";
import { notesIn } from "../../server/commands/backup-folder.ts";
import { projectRoot } from "../../server/root.ts";
import { runBuilt } from "./backups.ts";
import { Reports, sendMany, tallyOf } from "./reports.ts";
import { migrations, openStage, type Stage, signIn } from "./stage.ts";

let stage: Stage;
let backup: string;
const reports = new Reports("backup");
beforeAll(async () => {
	stage = await openStage();
	backup = join(stage.folder, "backup");
});
afterAll(() => stage.remove());

const both = ["--by", "leader", "--by", "head"];
type Command = "backup" | "restore" | "declare-loss";

function run(
	command: Command,
	args: readonly string[],
	env: Readonly<Record<string, string>> = {},
	input = "",
) {
	const program = join(projectRoot(), "dist", "server", `${command}.js`);
	const surroundings = { PATH: process.env.PATH ?? "", ...stage.env, ...env };
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
		env: surroundings,
		encoding: "utf8",
		input,
	});
	return { status, said: `${stdout}${stderr}` };
}

function oneMore(): () => string | undefined {
	const fresh = [reports.fresh()];
	return () => fresh.shift();
}

/** An empty place elsewhere, with keys of its own to be put there. */
function elsewhere(name: string) {
	const folder = join(stage.folder, name);
	mkdirSync(folder);
	return { DATA_DIR: join(folder, "data"), SERVER_KEY_FILE: join(folder, "server.key") };
}

describe("a backup", () => {
	test("is made while reports come in, and holds every one acknowledged before it began", async () => {
		const server = await stage.start();
		let left = 400;
		await sendMany(server.url, reports, () => (left-- > 0 ? reports.fresh() : undefined));
		const before = reports.answered();
		let isOver = false;
		const meanwhile = new Reports("meanwhile");
		const load = sendMany(server.url, meanwhile, () => (isOver ? undefined : meanwhile.fresh()));
		await runBuilt("backup", [backup], stage.env);
		isOver = true;
		await load;
		await server.stop();
		const copied = join(stage.folder, "copied.sqlite");
		cpSync(join(backup, "ledger.sqlite"), copied);
		const store = openStore(copied, { migrations });
		expect(before.length).toBe(400);
		const kept = new Reports("backup");
		for (const key of before) kept.take(key, reports.answers.get(key) ?? "");
		expect(tallyOf(store, stage.serverKey, kept)).toEqual({ acknowledged: 400, lost: 0, doubled: 0 });
		store.close();
	});

	test("is its owner's alone, holds no key, and says what it holds", () => {
		expect(readdirSync(backup).sort()).toEqual(["backup.json", "checkpoints.jsonl", "ledger.sqlite"]);
		expect(statSync(backup).mode & 0o777).toBe(0o700);
		expect(statSync(join(backup, "ledger.sqlite")).mode & 0o777).toBe(0o600);
		const key = stage.serverKey;
		for (const name of readdirSync(backup)) {
			const bytes = readFileSync(join(backup, name));
			for (const form of [key, key.toString("base64"), key.toString("hex")])
				expect(bytes.includes(form)).toBe(false);
		}
		const manifest = JSON.parse(readFileSync(join(backup, "backup.json"), "utf8"));
		expect(manifest.checked.cases).toBeGreaterThanOrEqual(400);
		expect(manifest.checkpoint).toMatch(/^localhost\/log\n/);
	});

	test("goes into an empty folder only", () => {
		expect(run("backup", [backup])).toMatchObject({ status: 1, said: expect.stringContaining("not empty") });
		expect(run("backup", [])).toMatchObject({ status: 1, said: expect.stringContaining("Usage") });
	});
});

describe("a backup is restored", () => {
	test("elsewhere, found whole, and serves every receipt with the keys of before", async () => {
		const place = elsewhere("new house");
		const { status, said } = run("restore", [backup], place);
		expect(said).toMatch(/are restored, and were checked there\./);
		expect(said).toMatch(/^copied 100 %, (\d+) of \1 MiB$/m);
		expect(said).toMatch(/SERVER_KEY_FILE[\s\S]*LOG_KEY_FILE/);
		expect(status).toBe(0);
		cpSync(stage.env.SERVER_KEY_FILE ?? "", place.SERVER_KEY_FILE);
		cpSync(join(stage.folder, "log.key"), join(stage.folder, "new house", "log.key"));
		const server = await stage.start(undefined, place);
		const [key = ""] = reports.answered();
		const { receipt, caseNumber } = JSON.parse(reports.answers.get(key) ?? "");
		const view = await fetch(`${server.url}/api/follow`, { headers: { "x-receipt": receipt } });
		expect(await view.json()).toMatchObject({ caseNumber });
		const report = await fetch(`${server.url}/api/reports`, {
			method: "POST",
			headers: { "content-type": "application/json", "idempotency-key": "after-the-restore-01" },
			body: JSON.stringify({ text: "恢复之后的第一件事。", areaCode: "990199001001", categoryCode: "0203" }),
		});
		expect(report.status).toBe(201);
		await server.stop();
	});

	test("never over a house that is there, and never when it was changed", () => {
		expect(run("restore", [backup])).toMatchObject({ status: 1, said: expect.stringContaining("not empty") });
		const changed = join(stage.folder, "changed");
		cpSync(backup, changed, { recursive: true });
		appendFileSync(join(changed, "ledger.sqlite"), "x");
		const place = elsewhere("other house");
		expect(run("restore", [changed], place)).toMatchObject({
			status: 1,
			said: expect.stringContaining("changed"),
		});
		expect(existsSync(place.DATA_DIR)).toBe(false);
		rmSync(join(changed, "backup.json"));
		expect(run("restore", [changed], place)).toMatchObject({
			status: 1,
			said: expect.stringContaining("no whole"),
		});
	});

	test("behind what was published since, it says that the loss must be declared, and the server writes nothing", async () => {
		const place = elsewhere("late house");
		const late = join(stage.folder, "late house");
		cpSync(stage.env.SERVER_KEY_FILE ?? "", place.SERVER_KEY_FILE);
		cpSync(join(stage.folder, "log.key"), join(late, "log.key"));
		const { checkpoint } = JSON.parse(readFileSync(join(backup, "backup.json"), "utf8"));
		const mirror = join(stage.folder, "checkpoints.jsonl");
		const before = await stage.start();
		await sendMany(before.url, reports, oneMore());
		await expect.poll(() => notesIn(mirror).at(-1), { timeout: 20_000 }).not.toBe(checkpoint);
		await before.stop();
		const published = readFileSync(mirror, "utf8");
		writeFileSync(join(late, "checkpoints.jsonl"), published);
		const { said } = run("restore", [backup], place);
		expect(said).toMatch(/what came after it is lost/);
		const server = await stage.start(undefined, place);
		const report = await fetch(`${server.url}/api/reports`, {
			method: "POST",
			headers: { "content-type": "application/json", "idempotency-key": "after-the-restore-02" },
			body: JSON.stringify({ text: "恢复之后的第一件事。", areaCode: "990199001001", categoryCode: "0203" }),
		});
		expect(await report.json()).toMatchObject({ code: "logAtOdds", status: 503 });
		await server.stop();
		expect(run("declare-loss", ["--by", "leader", "--by", "leader"], place).said).toMatch(/^Usage/);
		expect(run("declare-loss", both, place, `${signIn.passphrase}\nanother\n`).said).toMatch(
			/passphrase of head/,
		);
		const passphrases = `${signIn.passphrase}\n${signIn.passphrase}\n`;
		expect(run("declare-loss", both, place, passphrases).said).toMatch(/have declared the loss/);
		const after = await stage.start(undefined, place);
		await sendMany(after.url, reports, oneMore());
		expect(reports.unanswered()).toEqual([]);
		expect(await (await fetch(`${after.url}/log/checkpoint`)).text()).toMatch(/^localhost\/log\/2\n/);
		await after.stop();
		expect(run("declare-loss", both, place, passphrases).said).toMatch(/Nothing is lost/);
	});
});
