import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../db/open.ts";
import { generateStore } from "../../server/commands/generate-store.ts";
import { verifyDatabase } from "../../server/commands/verify-run.ts";
import { builtServer, isRunning, startServer } from "../support/server-process.ts";
import { migrations } from "./stage.ts";

const cases = 1_000;

/** A port that nobody listens on now. */
function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const server = createServer().listen(0, "127.0.0.1", () => {
			const address = server.address();
			server.close(() => resolve(typeof address === "object" ? (address?.port ?? 0) : 0));
		});
	});
}

/** A house of many cases whose read models another version of the program wrote, and every row of them. */
async function upgradedHouse() {
	const folder = mkdtempSync(join(tmpdir(), "refold-"));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	const dir = join(folder, "data");
	mkdirSync(dir, { mode: 0o700 });
	await generateStore(dir, { cases, seed: 1, open: false });
	const path = join(dir, "ledger.sqlite");
	const rows = () => {
		const store = openStore(path, { migrations });
		const tables = [
			...["case_now", "case_inbox", "case_letter", "case_red", "case_phone", "case_publication"],
			...["case_batch", "case_batch_inbox", "case_told"],
		];
		const all = tables.flatMap((table) => store.connection.prepare(`SELECT * FROM ${table}`).raw().all());
		store.close();
		return all.map((row) => JSON.stringify(row));
	};
	const before = rows();
	const store = openStore(path, { migrations });
	store.connection.pragma("user_version = 1");
	store.connection.exec("UPDATE case_now SET was_late = 1 - was_late");
	store.close();
	const env = {
		...{ DATA_DIR: dir, SERVER_KEY_FILE: join(dir, "server.key"), HOST: "127.0.0.1" },
		...{ PORT: String(await freePort()), LOG_LEVEL: "error" },
	};
	return { path, env, rows, before };
}

/** Asks how the house is until it says how far the folding is; gives the answer. */
async function toldWhileFolding(
	port: string,
): Promise<{ status: number; retry: string | null; title: string }> {
	for (;;) {
		const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null);
		if (answer !== null) {
			const { title = "" } = (await answer.json()) as { title?: string };
			return { status: answer.status, retry: answer.headers.get("retry-after"), title };
		}
		await new Promise((resume) => setTimeout(resume, 2));
	}
}

test("after an upgrade the lists are made anew before anything is served; whoever asks is told; killed half-way, the next start does it whole", async () => {
	const { path, env, rows, before } = await upgradedHouse();
	const killed = spawn(process.execPath, [builtServer], { env: { PATH: process.env.PATH ?? "", ...env } });
	let said = "";
	killed.stderr.on("data", (bytes: Buffer) => {
		said += bytes.toString();
	});
	const told = await toldWhileFolding(env.PORT);
	killed.kill("SIGKILL");
	await new Promise((ended) => killed.once("exit", ended));
	expect(told).toMatchObject({ status: 503, retry: "10" });
	expect(told.title).toMatch(/^After an upgrade the lists are made anew from the events: \d+ cases are done/);
	expect(said).toMatch(/made anew from the events: 0 cases are done, 0 % of about 1000\./);
	expect(said).not.toMatch(/Serving on/);
	const next = await startServer(env, [process.execPath, builtServer]);
	if (!isRunning(next)) throw new Error(next.said);
	expect(next.said()).toMatch(/made anew from the events[\s\S]*Serving on/);
	expect((await fetch(`${next.url}/api/health`)).status).toBe(200);
	await next.stop("SIGKILL");
	const again = await startServer(env, [process.execPath, builtServer]);
	if (!isRunning(again)) throw new Error(again.said);
	expect(again.said()).not.toMatch(/made anew/);
	await again.stop("SIGKILL");
	expect(verifyDatabase(path, { against: null, key: null, mirrored: [] }).findings).toEqual([]);
	// What the sweep fired meanwhile has moved on; where it has not been, the rows are those of before.
	const now = new Set(rows());
	expect(before.filter((row) => now.has(row)).length).toBeGreaterThan(before.length / 3);
}, 240_000);
