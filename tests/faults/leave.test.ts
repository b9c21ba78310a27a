import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hash } from "@node-rs/argon2";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountsOf } from "../../db/accounts.ts";
import { createLedger } from "../../db/ledger.ts";
import { openStore } from "../../db/open.ts";
import { replayArea } from "../../server/commands/replay-setting.ts";
import { refOf } from "../../server/domain/words.ts";
import { projectRoot } from "../../server/root.ts";
import { wordsOf } from "../../server/words.ts";
import { Reports, sendMany } from "./reports.ts";
import { migrations, openStage, type Stage } from "./stage.ts";

const passphrase = "a long passphrase of somebody";
let stage: Stage;
let identity = "";
let key = "";
const reports = new Reports("leave");
const taken = () => join(stage.folder, "taken");

/** An administrator and a discipline officer of the whole house join it. */
async function joined(): Promise<void> {
	const store = openStore(stage.database, { migrations });
	const now = Math.floor(Date.now() / 1000);
	const ledger = createLedger({ store, clock: () => now, randomBytes });
	const passphraseHash = await hash(passphrase, { memoryCost: 64, timeCost: 1, parallelism: 1 });
	for (const [username, role] of [
		["admin", "administrator"],
		["officer", "disciplineOfficer"],
	] as const) {
		const personId = `p:${username}`;
		const name = wordsOf(username, randomBytes);
		const areaPrefix = role === "administrator" ? "" : replayArea;
		await ledger.arrange(
			[{ type: "PersonAdded", at: now, personId, role, areaPrefix, name: refOf(name) }],
			[name],
		);
		accountsOf(store).save({ personId, username, passphraseHash, totpSecret: null });
	}
	await ledger.close();
}

beforeAll(async () => {
	stage = await openStage();
	identity = await generateX25519Identity();
	key = await identityToRecipient(identity);
	await joined();
});
afterAll(() => stage.remove());

function run(command: "leave" | "verify", args: readonly string[], input = "") {
	const program = join(projectRoot(), "dist", "server", `${command}.js`);
	const env = { PATH: process.env.PATH ?? "", ...stage.env };
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
		...{ env, encoding: "utf8", input },
	});
	return { status, said: `${stdout}${stderr}` };
}
const both = ["--by", "admin", "--by", "officer"];
const typed = `${passphrase}\n${passphrase}\n`;
const recorded = () =>
	stage.look(({ connection }) =>
		connection.prepare<[], string>("SELECT bytes FROM event WHERE type = 'ListExported'").pluck().all(),
	);

describe("everything a house holds", () => {
	test("is taken along beside the running server by an administrator and a discipline officer, and verified with the key", async () => {
		const server = await stage.start();
		let left = 150;
		await sendMany(server.url, reports, () => (left-- > 0 ? reports.fresh() : undefined));
		expect(reports.unanswered()).toEqual([]);
		await expect
			.poll(async () => (await fetch(`${server.url}/log/checkpoint`)).text(), { timeout: 20_000 })
			.toMatch(/\n(?:1[5-9]\d|[2-9]\d\d)\n/);
		const { status, said } = run("leave", [taken(), "--to", key, ...both], typed);
		expect(status, said).toBe(0);
		expect(said).toContain("150 receipts");
		await server.stop();
		const [event = "", ...more] = recorded();
		expect(more).toEqual([]);
		for (const part of ['"list":"everything"', '"agreedBy":"p:officer"', '"by":"p:admin"', key])
			expect(event).toContain(part);
		const identityFile = join(stage.folder, "identity.txt");
		writeFileSync(identityFile, `# a key\n${identity}\n`);
		const verified = run("verify", ["--house", taken(), "--identity", identityFile]);
		expect(verified.said).toContain("Nothing is wrong with it");
		expect(verified.said).toMatch(/150 receipts, held against [1-9]/);
		expect(verified.status).toBe(0);
		const shut = run("verify", ["--house", taken()]);
		expect([shut.status, shut.said.includes("stays shut")]).toEqual([0, true]);
		expect(stage.faults()).toEqual([]);
	});

	test("shows the administrator no report: not in any file but the one that is shut", () => {
		const files = readdirSync(taken(), { recursive: true, withFileTypes: true }).filter((one) =>
			one.isFile(),
		);
		expect(files.map(({ name }) => name)).toContain("people.csv");
		for (const { name, parentPath } of files) {
			const bytes = readFileSync(join(parentPath, name));
			for (const secret of ["地砖", "ReportReceived"]) expect(bytes.includes(secret), name).toBe(false);
		}
	});

	test.each([
		["one alone", ["--by", "admin"], typed],
		["the two the other way round", ["--by", "officer", "--by", "admin"], typed],
		[
			"two who are neither",
			["--by", "leader", "--by", "head"],
			"a leader's long passphrase\na leader's long passphrase\n",
		],
		["a wrong passphrase", both, `${passphrase}\nanother\n`],
	])("is given to nobody by %s, and nothing is written", (_, by, input) => {
		const before = recorded().length;
		const place = join(stage.folder, "refused");
		expect(run("leave", [place, "--to", key, ...by], input).status).toBe(1);
		expect(run("leave", [place, "--to", "age1nothing", ...both], typed).status).toBe(1);
		expect(recorded()).toHaveLength(before);
		expect(readdirSync(stage.folder)).not.toContain("refused");
	});
});
