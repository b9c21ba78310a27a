import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";

/** What no longer opens, never opened, or cannot be one: nothing tells them apart (trust.md A4). */
let house: TestHouse;
let expired = "";
const unknown = "7G4K-9TXQ-2M5R-8WVC-3NBD-6HJF-1PZS";
const malformed = [
	"7G4K-9TXQ",
	"",
	"x".repeat(200),
	"你好",
	"' OR 1=1 --",
	"7G4K-9TXQ-2M5R-8WVC-3NBD-6HJF-1PZT",
];
beforeAll(async () => {
	house = await openTestHouse();
	const { receipt } = await house.submit();
	house.store.connection.prepare("DELETE FROM receipt").run();
	expired = receipt;
	for (let count = 0; count < 20; count += 1) await house.submit();
});
afterAll(() => house.close());

type Ask = (receipt: string) => ReturnType<Visitor["get"]>;
type Operation = { readonly security?: readonly Record<string, unknown>[]; readonly operationId: string };
const bodies: Readonly<Record<string, object>> = {
	messageDesk: { words: "再看看。" },
	confirmCase: { verdict: "solved" },
	disputeCase: { reason: "没有人来。" },
	changeVerdict: { verdict: "solved" },
	appealCase: { words: "这是镇里的事。" },
	changeConsent: { consent: true },
};

/** Every operation that a receipt opens, as the contract lists them; and every form that carries one. */
async function asks(): Promise<ReadonlyMap<string, Ask>> {
	const { paths } = (await house.resident.get("/api/openapi.json")).json();
	const all = new Map<string, Ask>();
	for (const [path, item] of Object.entries<Record<string, Operation>>(paths)) {
		for (const [method, { security = [], operationId }] of Object.entries(item)) {
			if (!security.some((one) => "receipt" in one)) continue;
			all.set(operationId, (receipt) => {
				const headers = { "x-receipt": encodeURI(receipt) };
				if (method === "get") return house.resident.get(path, headers);
				return house.resident.post(path, bodies[operationId] ?? {}, headers);
			});
		}
	}
	for (const path of ["/follow", "/follow/message", "/follow/verdict", "/follow/chase", "/follow/void"]) {
		const fields = { words: "再看看。", verdict: "partly" };
		all.set(path, (receipt) => house.resident.form(path, { ...fields, receipt }));
	}
	return all;
}

/** Status, headers and bytes; a form shows what was typed, and is as long as that is. */
async function told(ask: Ask, receipt: string) {
	const { statusCode, headers, body } = await ask(receipt);
	const { date, "content-length": length, ...kept } = headers;
	const without = body.replace(/(<textarea id="receipt"[^>]*>)[^<]*/, "$1");
	return { statusCode, kept, without, shown: Number(length) - Buffer.byteLength(body) };
}

describe("a receipt that is unknown, expired or malformed", () => {
	test("gets the same status, headers and bytes by every route and either door", async () => {
		const every = await asks();
		expect(every.size).toBeGreaterThanOrEqual(7);
		for (const [name, ask] of every) {
			const first = await told(ask, unknown);
			expect(first.statusCode, name).toBe(404);
			for (const receipt of [expired, ...malformed])
				expect(await told(ask, receipt), `${name} ${receipt}`).toEqual(first);
		}
	});

	test("takes the same time: no look-up is skipped and none repeated", async () => {
		const ask = (await asks()).get("followCase");
		const kinds = [unknown, expired, "7G4K-9TXQ"].map((receipt) => ({ receipt, times: [] as number[] }));
		// In turn, so that a moment in which the machine is busy is a moment of each; the first are for warmth.
		for (let count = -100; count < 201; count += 1) {
			for (const { receipt, times } of kinds) {
				const began = performance.now();
				await ask?.(receipt);
				if (count >= 0) times.push(performance.now() - began);
			}
		}
		const medians = kinds.map(({ times }) => times.sort((one, other) => one - other)[100] ?? 0);
		// A cliff would be a query more or less, or a slow hash: a multiple. Noise of a busy machine is not.
		expect(Math.max(...medians) / Math.min(...medians)).toBeLessThan(3);
	});
});
