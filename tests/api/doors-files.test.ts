import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { expectRefusal } from "../support/refusals.ts";

const script = `console.info("${"x".repeat(2000)}");`;
const page = (door: string) =>
	`<!doctype html><title>${door}</title><script src="/assets/${door}-1a2b.js"></script>`;
const manifest = {
	"resident/index.html": {
		file: "assets/resident-1a2b.js",
		css: ["assets/resident-1a2b.css"],
		imports: ["_shared-1a2b.js"],
	},
	"_shared-1a2b.js": {
		file: "assets/shared-1a2b.js",
		css: ["assets/base-1a2b.css", "assets/resident-1a2b.css"],
	},
	"desk/index.html": { file: "assets/desk-1a2b.js", css: ["assets/desk-1a2b.css"] },
};

/** What a build leaves, in small. */
function builtDoors(): string {
	const dir = mkdtempSync(join(tmpdir(), "api-doors-"));
	for (const folder of [".vite", "desk", "audit", "assets"]) mkdirSync(join(dir, folder));
	writeFileSync(join(dir, ".vite", "manifest.json"), JSON.stringify(manifest));
	for (const door of ["desk", "audit"]) writeFileSync(join(dir, door, "index.html"), page(door));
	writeFileSync(join(dir, "assets", "desk-1a2b.js"), script);
	writeFileSync(join(dir, "assets", "desk-1a2b.js.br"), brotliCompressSync(script));
	writeFileSync(join(dir, "secret.txt"), "not for the web");
	return dir;
}

let doorsDir: string;
let house: TestHouse;
beforeAll(async () => {
	doorsDir = builtDoors();
	house = await openTestHouse(undefined, { doorsDir });
});
afterAll(async () => {
	await house.close();
	rmSync(doorsDir, { recursive: true });
});

describe("what a phone needs to put the door on its first screen", () => {
	test("is named with icons of every kind, each of the size it says, and for an iPhone on the page itself", async () => {
		const named = (await house.resident.get("/manifest.webmanifest")).json<{
			readonly icons: readonly { readonly src: string; readonly sizes: string; readonly type: string }[];
		}>();
		expect(named.icons.map(({ sizes }) => sizes)).toEqual(["any", "192x192", "512x512", "180x180"]);
		for (const { src, sizes, type } of named.icons) {
			const reply = await house.resident.get(src);
			expect(reply.headers["content-type"]).toBe(type);
			const { width, height } = await sharp(reply.rawPayload).metadata();
			if (sizes !== "any") expect(`${width}x${height}`).toBe(sizes);
		}
		const { body } = await house.resident.get("/");
		expect(named.icons.map(({ src }) => src)).toContain(/apple-touch-icon" href="([^"]+)"/.exec(body)?.[1]);
	});
});

describe("the built doors", () => {
	test("desk and audit answer every address below them with their one page, under the strict policy", async () => {
		for (const door of ["desk", "audit"]) {
			for (const path of ["", "/", "/cases/261118-1234-5678", "/sign-in?next=x"]) {
				const reply = await house.resident.get(`/${door}${path}`);
				expect([reply.statusCode, reply.body]).toEqual([200, page(door)]);
				expect(reply.headers["content-type"]).toMatch(/^text\/html/);
				expect(reply.headers["cache-control"]).toBe("no-cache");
				expect(reply.headers["content-security-policy"]).toMatch(/^default-src 'none'/);
				expect(reply.headers["set-cookie"]).toBeUndefined();
			}
		}
		expectRefusal(await house.resident.get("/desktop"), 404, "routeUnknown");
	});

	test("files with a hash in their name are kept for good, and come compressed as they were built", async () => {
		const plain = await house.resident.get("/assets/desk-1a2b.js");
		expect(plain.body).toBe(script);
		expect(plain.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
		expect(plain.headers["x-content-type-options"]).toBe("nosniff");
		for (const idle of ["last-modified", "accept-ranges"]) expect(plain.headers[idle]).toBeUndefined();
		const small = await house.resident.get("/assets/desk-1a2b.js", { "accept-encoding": "gzip, br" });
		expect(small.headers["content-encoding"]).toBe("br");
		expect(small.rawPayload.length).toBeLessThan(script.length / 10);
		expect(small.headers.vary).toContain("accept-encoding");
	});

	test("nothing else of the folder is served, by whatever way it is asked for", async () => {
		for (const url of [
			...["/secret.txt", "/assets/../secret.txt", "/assets/%2e%2e/secret.txt", "/assets/..%2fsecret.txt"],
			...["/assets/", "/assets", "/.vite/manifest.json", "/assets/..%5csecret.txt", "/desk/../secret.txt"],
		]) {
			const reply = await house.resident.get(url);
			expect(reply.statusCode, url).not.toBe(200);
			expect(reply.body, url).not.toContain("not for the web");
			expect(reply.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
		}
	});

	test("the resident's page names its own files and those of no other door", async () => {
		const { body } = await house.resident.get("/");
		const files = [...body.matchAll(/(?:href|src)="(\/assets\/[^"]*)"/g)].map(([, file]) => file);
		expect(files.sort()).toEqual([
			...["/assets/base-1a2b.css", "/assets/resident-1a2b.css", "/assets/resident-1a2b.js"],
		]);
	});
});
