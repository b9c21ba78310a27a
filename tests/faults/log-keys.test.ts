import { spawnSync } from "node:child_process";
import { readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectRoot } from "../../server/root.ts";
import type { Running } from "../support/server-process.ts";
import { Reports, sendMany } from "./reports.ts";
import { openStage, type Stage, signIn } from "./stage.ts";

let stage: Stage;
let server: Running;
const reports = new Reports("log-keys");
beforeAll(async () => {
	stage = await openStage();
	server = await stage.start();
});
afterAll(async () => {
	await server.stop();
	stage.remove();
});

type Command = "rotate-log-key" | "declare-loss" | "witness";
function run(command: Command, args: readonly string[], input = "") {
	const program = join(projectRoot(), "dist", "server", `${command}.js`);
	const env = { PATH: process.env.PATH ?? "", ...stage.env };
	const ended = spawnSync(process.execPath, [program, ...args], { env, encoding: "utf8", input });
	return { status: ended.status, said: `${ended.stdout}${ended.stderr}` };
}

const log = async (path: string) => (await fetch(`${server.url}/log/${path}`)).text();
const witness = () => run("witness", [server.url, join(stage.folder, "witness")]);

/** Hands in reports enough that the next checkpoint must be longer. */
async function report(count: number): Promise<void> {
	let left = count;
	await sendMany(server.url, reports, () => (left-- > 0 ? reports.fresh() : undefined));
	expect(reports.unanswered()).toEqual([]);
}

async function grown(): Promise<void> {
	const before = await log("checkpoint");
	await report(40);
	await expect.poll(() => log("checkpoint"), { timeout: 20_000 }).not.toBe(before);
}

describe("the key of the log", () => {
	test("is changed beside the running server, and a witness of before follows to the new one", async () => {
		await grown();
		expect(witness()).toMatchObject({ status: 0, said: expect.stringContaining("Cosigned") });
		const before = (await log("vkey")).trim();
		const { status, said } = run("rotate-log-key", []);
		expect(status, said).toBe(0);
		const fresh = said.trim().split("\n").at(-1) ?? "";
		await expect.poll(async () => (await log("vkey")).trim(), { timeout: 20_000 }).toBe(fresh);
		expect(fresh).not.toBe(before);
		await grown();
		expect(witness()).toMatchObject({ status: 0, said: expect.stringContaining("Cosigned") });
		expect(readFileSync(join(stage.folder, "witness", "log.vkey"), "utf8")).toBe(fresh);
		await server.stop();
		expect(stage.faults()).toEqual([]);
		server = await stage.start();
		expect((await log("vkey")).trim()).toBe(fresh);
		expect(run("rotate-log-key", ["--now"]).said).toMatch(/^Usage/);
	});

	test("is lost: nothing starts until two have said so; then every receipt opens, and everybody can read it", async () => {
		await server.stop();
		renameSync(join(stage.folder, "log.key"), join(stage.folder, "log.key.lost"));
		await expect(stage.start()).rejects.toThrow(/LOG_KEY_FILE .* is missing/);
		expect(run("rotate-log-key", []).said).toMatch(/LOG_KEY_FILE .* is missing/);
		const both = ["--by", "leader", "--by", "head"];
		const passphrases = `${signIn.passphrase}\n${signIn.passphrase}\n`;
		expect(run("declare-loss", both, passphrases)).toMatchObject({ status: 0 });
		server = await stage.start();
		expect(await log("checkpoint")).toMatch(/^localhost\/log\/2\n/);
		expect(await (await fetch(`${server.url}/log`)).text()).toContain("盖印记用的钥匙丢失");
		const [first = ""] = reports.answered();
		const { receipt, caseNumber } = JSON.parse(reports.answers.get(first) ?? "");
		const view = await fetch(`${server.url}/api/follow`, { headers: { "x-receipt": receipt } });
		expect(await view.json()).toMatchObject({ caseNumber });
		await grown();
		expect(witness()).toMatchObject({
			status: 1,
			said: expect.stringContaining("begun anew as localhost/log/2"),
		});
		await server.stop();
		expect(stage.faults()).toEqual([]);
		server = await stage.start();
	});
});
