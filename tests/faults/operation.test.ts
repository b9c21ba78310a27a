import { spawnSync } from "node:child_process";
import { mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectRoot } from "../../server/root.ts";
import type { Running } from "../support/server-process.ts";
import { runBuilt } from "./backups.ts";
import { openStage, type Stage } from "./stage.ts";

const watching = { METRICS_PORT: "0", LOG_LEVEL: "info", CHECKPOINT_SECONDS: "3" };
let stage: Stage;
let server: Running;
beforeAll(async () => {
	stage = await openStage();
	server = await stage.start(undefined, watching);
});
afterAll(async () => {
	await server.stop("SIGKILL");
	stage.remove();
});

function health(url: string) {
	const program = join(projectRoot(), "dist", "server", "health.js");
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, url], { encoding: "utf8" });
	return { status, said: `${stdout}${stderr}` };
}

const metricsUrl = () => /^Metrics on (\S+)$/m.exec(server.said())?.[1] ?? "";

describe("a running house", () => {
	test("is well by its metrics, which count its backups, and is ready", async () => {
		expect(metricsUrl()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/metrics$/);
		expect(health(metricsUrl())).toEqual({ status: 0, said: "All is well.\n" });
		expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
		expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
		await runBuilt("backup", [join(stage.folder, "copied")], stage.env);
		const age = async () =>
			Number(/^hotline_backup_age_seconds (\S+)$/m.exec(await (await fetch(metricsUrl())).text())?.[1]);
		expect(await age()).toBeLessThan(5);
	});

	test("whose published checkpoints cannot be kept says so to cron, and once in its log", async () => {
		const mirror = join(stage.folder, "checkpoints.jsonl");
		renameSync(mirror, `${mirror}.away`);
		mkdirSync(mirror);
		const failing = {
			status: 1,
			said: expect.stringMatching(/^CHECKPOINTS_FILE cannot be read or written/m),
		};
		await expect.poll(() => health(metricsUrl()), { timeout: 20_000, interval: 500 }).toEqual(failing);
		const told = () => server.said().split('"alarm":"mirrorFailures"').length - 1;
		await expect.poll(told, { timeout: 20_000 }).toBe(1);
	});

	test("that is gone is an alarm too", async () => {
		const url = metricsUrl();
		await server.stop();
		expect(health(url)).toMatchObject({ status: 2, said: expect.stringContaining("fetch failed") });
		expect(health("here")).toMatchObject({ status: 2, said: expect.stringContaining("Usage") });
	});
});
