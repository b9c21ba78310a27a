import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { journeyFor } from "../support/journey.ts";

const reportPageBytesMax = 30 * 1024;
const reportScriptBytesMax = 14 * 1024;
const deskBytesMax = 90 * 1024;

type Loaded = { readonly all: number; readonly script: number; readonly requests: number };

/** Bytes over the wire, headers included, until nothing is asked any more. */
async function load(page: Page, path: string): Promise<Loaded> {
	const session = await page.context().newCDPSession(page);
	const types = new Map<string, string>();
	const bytes = new Map<string, number>();
	session.on("Network.responseReceived", ({ requestId, type }) => void types.set(requestId, type));
	session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
		bytes.set(requestId, encodedDataLength);
	});
	await session.send("Network.enable");
	await page.goto(path, { waitUntil: "networkidle" });
	const sum = (counts: (requestId: string) => boolean) =>
		[...bytes].reduce((total, [requestId, count]) => total + (counts(requestId) ? count : 0), 0);
	const script = (requestId: string) => types.get(requestId) === "Script";
	return { all: sum(() => true), script: sum(script), requests: bytes.size };
}

function print(what: string, { all, script, requests }: Loaded): void {
	process.stdout.write(`${what}: ${all} B over the wire, ${script} B of it script, ${requests} requests\n`);
}

describe("a cheap phone on a bad network opens the pages", () => {
	const house = journeyFor("file");

	test("the report page is whole within 30 KB, 14 KB of it script", async () => {
		for (const path of ["/", "/?lang=zh-TW", "/?lang=en&type=large"]) {
			const { page } = await house().visit();
			const loaded = await load(page, path);
			print(`report page ${path}`, loaded);
			expect(loaded.all).toBeLessThanOrEqual(reportPageBytesMax);
			expect(loaded.script).toBeLessThanOrEqual(reportScriptBytesMax);
			expect(loaded.script).toBeGreaterThan(0);
		}
	});

	test("the desk opens within 90 KB, and so does the audit door", async () => {
		for (const path of ["/desk", "/audit"]) {
			const { page } = await house().visit({ width: 1280 });
			const loaded = await load(page, path);
			print(`door ${path}`, loaded);
			expect(loaded.all).toBeLessThanOrEqual(deskBytesMax);
		}
	});
});
