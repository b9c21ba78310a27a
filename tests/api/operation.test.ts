import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReadOperationReply } from "../../server/contract/operation.ts";
import { gaugeNames } from "../../server/domain/operation.ts";
import { metricsText, readingsIn, serveMetrics } from "../../server/metrics.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { expectRefusal } from "../support/refusals.ts";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

describe("how the house is running", () => {
	test("is for its administrator: each reading, and what is out of its bounds", async () => {
		const administrator = await house.as("dongye");
		const shown = async (): Promise<ReadOperationReply> => (await administrator.get("/api/operation")).json();
		const alarms = async () =>
			(await shown()).readings.filter(({ alarm }) => alarm).map(({ gauge, value }) => [gauge, value]);
		expect((await shown()).readings.map(({ gauge }) => gauge)).toEqual(gaugeNames);
		expect(await alarms()).toEqual([]);
		house.running.read({ diskFreeBytes: 5, clockHeldSeconds: null });
		expect(await alarms()).toEqual([
			["diskFreeBytes", 5],
			["clockHeldSeconds", null],
		]);
		house.running.read({ diskFreeBytes: 1e12, clockHeldSeconds: 0 });
	});

	test("is told at the time of the cases, as every other answer is: a page's clock goes on from it", async () => {
		const administrator = await house.as("dongye");
		house.setClock("2026-11-19 09:00");
		const { asOf }: ReadOperationReply = (await administrator.get("/api/operation")).json();
		expect(asOf).toBe("2026-11-19T09:00:00+08:00");
	});

	test("is told to a load balancer by the status: 200 while reports can be received, 503 and why otherwise", async () => {
		const well = await house.resident.get("/api/health");
		expect([well.statusCode, well.json()]).toEqual([200, { ready: true }]);
		for (const code of ["logAtOdds", "clockWentBack"] as const) {
			house.running.stop(code);
			expectRefusal(await house.resident.get("/api/health"), 503, code);
		}
		house.running.stop(null);
	});

	test("counts refused writes, and not who only asks how the house is", async () => {
		house.running.answered.length = 0;
		house.running.stop("logAtOdds");
		await house.resident.get("/api/health");
		house.running.stop(null);
		expect(house.running.answered).toEqual([]);
		await house.resident.post("/api/reports", {});
		expect(house.running.answered).toEqual([400]);
	});
});

describe("metrics", () => {
	let metrics: Awaited<ReturnType<typeof serveMetrics>>;
	beforeAll(async () => {
		metrics = await serveMetrics(0, house.running.operation);
	});
	afterAll(() => metrics.close());

	/** Fetch would not let the name be set. */
	const asked = (path: string, host: string, method = "GET") =>
		new Promise<number>((done, fail) => {
			const { port } = new URL(metrics.url);
			const sent = request({ host: "127.0.0.1", port, path, method, headers: { host } }, (answer) => {
				answer.resume();
				done(answer.statusCode ?? 0);
			});
			sent.on("error", fail).end();
		});

	test("are in the text format of Prometheus, and read back as they were", async () => {
		house.running.read({ walBytes: 12_345, clockHeldSeconds: null });
		const answer = await fetch(metrics.url);
		expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
		const text = await answer.text();
		expect(text).toContain("# TYPE hotline_wal_bytes gauge\nhotline_wal_bytes 12345\n");
		expect(text).toContain('\nhotline_alarm{name="walBytes"} 0\n');
		expect(text).toContain("\nhotline_clock_held_seconds NaN\n");
		expect(text).toContain('\nhotline_alarm{name="clockHeldSeconds"} 1\n');
		for (const line of text.trimEnd().split("\n"))
			expect(line).toMatch(/^(?:# (?:HELP|TYPE) \w+ .+|\w+(?:\{name="\w+"\})? (?:[\d.e+-]+|NaN))$/);
		expect(readingsIn(text)).toEqual(house.running.operation.readings());
		expect(readingsIn("up 1\n")).toBeNull();
		house.running.read({ walBytes: 0, clockHeldSeconds: 0 });
	});

	test("tell of no case, no place and nobody", async () => {
		const { caseNumber, receipt } = await house.submit();
		const text = metricsText(house.running.operation.readings());
		for (const mark of [caseNumber, receipt, "110199"]) expect(text).not.toContain(mark);
		expect(text.match(/\{[^}]*\}/g)?.every((label) => /^\{name="\w+"\}$/.test(label))).toBe(true);
	});

	test("are given to this machine only, under its own names, and never by a door", async () => {
		const { port } = new URL(metrics.url);
		expect(metrics.url).toMatch(/^http:\/\/127\.0\.0\.1:/);
		for (const host of [`127.0.0.1:${port}`, `localhost:${port}`])
			expect(await asked("/metrics", host)).toBe(200);
		expect(await asked("/metrics", `evil.example:${port}`)).toBe(404);
		expect(await asked("/", `127.0.0.1:${port}`)).toBe(404);
		expect(await asked("/metrics", `127.0.0.1:${port}`, "POST")).toBe(404);
		expectRefusal(await house.resident.get("/metrics"), 404, "routeUnknown");
	});

	test("refuse a port that is taken with a sentence", async () => {
		const port = Number(new URL(metrics.url).port);
		await expect(serveMetrics(port, house.running.operation)).rejects.toThrow(
			/^METRICS_PORT \d+ cannot be listened on/,
		);
	});
});
