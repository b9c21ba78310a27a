import { Client } from "undici";
import { generatedReceipt } from "../../server/commands/generate-report.ts";
import type { Downtime, Drained } from "./backlog-house.ts";
import { type Benchmark, messageOf, rank, rounded, start, stopped } from "./benchmark.ts";
import { onCopy, storeSeed } from "./made-up-store.ts";

const quietRequests = 200;
/** What a resident who reports or looks at that moment may wait, for 99 of 100. */
const waitedMsWanted = 100;

/** One resident after the other, who reports and then looks at a case. */
function residentOf(url: string, areaCode: string, cases: number) {
	const client = new Client(url);
	let sent = 0;
	return async (): Promise<number> => {
		sent += 1;
		const startedAt = performance.now();
		const look = { path: "/api/follow", method: "GET" as const };
		const report = { path: "/api/reports", method: "POST" as const };
		const { statusCode, body } = await client.request(
			sent % 2 === 0
				? { ...look, headers: { "x-receipt": generatedReceipt(storeSeed, (sent * 7919) % cases) } }
				: {
						...report,
						headers: {
							"content-type": "application/json",
							"idempotency-key": `backlog-${sent}-000000000000`,
						},
						body: JSON.stringify({ text: `第 ${sent} 盏路灯不亮。`, areaCode, categoryCode: "0203" }),
					},
		);
		await body.text();
		if (statusCode >= 300) throw new Error(`a request was answered ${statusCode}`);
		return performance.now() - startedAt;
	};
}

async function drainedIn(dir: string, cases: number) {
	const child = start("backlog", dir);
	const { url, areaCode } = await messageOf<{ url: string; areaCode: string }>(child);
	const request = residentOf(url, areaCode, cases);
	const quietMs: number[] = [];
	while (quietMs.length < quietRequests) quietMs.push(await request());
	let result: Drained | null = null;
	const drained = messageOf<Drained>(child).then((told) => {
		result = told;
	});
	child.send({ dueCases: Math.floor(cases / 2) } satisfies Downtime);
	const latenciesMs: number[] = [];
	while (result === null) latenciesMs.push(await request());
	await drained;
	await stopped(child);
	const { steps, seconds } = result as Drained;
	return { quietMs, latenciesMs, steps, seconds };
}

/** `sweep-backlog-100k`: what one resident after the other waits while the server catches up with 100,000 due steps. */
export async function sweepBacklog(): Promise<Benchmark> {
	const cases = 100_000;
	const { quietMs, latenciesMs, steps, seconds } = await onCopy(cases, true, (dir) => drainedIn(dir, cases));
	const p99Ms = rank(latenciesMs, 0.99);
	return {
		name: "sweep-backlog-100k",
		size: steps,
		value: rounded(p99Ms),
		unit: "ms waited (p99)",
		ceiling: waitedMsWanted,
		ratio: rounded(p99Ms / waitedMsWanted, 3),
		goal: 1,
		better: "lower",
		p50Ms: rounded(rank(latenciesMs, 0.5)),
		p99Ms: rounded(p99Ms),
		also: {
			stepsPerSecond: Math.round(steps / seconds),
			requests: latenciesMs.length,
			slowestMs: rounded(rank(latenciesMs, 1)),
			quietP99Ms: rounded(rank(quietMs, 0.99)),
		},
	};
}
