import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lampOut, openTestHouse, type TestHouse } from "../support/app.ts";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

describe("compression", () => {
	const asked = { accept: "text/html", "accept-encoding": "gzip, deflate, br" };

	test("spares a phone most bytes of the pages that hold nothing of anybody", async () => {
		for (const path of ["/", "/?lang=zh-TW", "/follow", "/daylight", "/personal-data", "/weather"]) {
			const plain = await house.resident.get(path, { accept: "text/html" });
			const packed = await house.resident.get(path, asked);
			expect(packed.headers).toMatchObject({ "content-encoding": "br", vary: "accept-encoding" });
			const key = /name="idempotencyKey" value="[^"]*"/g;
			const html = brotliDecompressSync(packed.rawPayload).toString();
			expect(html.replace(key, "")).toBe(plain.body.replace(key, ""));
			expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length);
			const older = await house.resident.get(path, { ...asked, "accept-encoding": "gzip" });
			expect(older.headers["content-encoding"]).toBe("gzip");
			expect(plain.headers["content-encoding"]).toBeUndefined();
		}
	});

	test("never touches a page with a receipt or with words of somebody: its length would tell of them", async () => {
		const { receipt } = await house.submit();
		const pages = await Promise.all([
			house.resident.form("/report", { ...lampOut, step: "check" }, asked),
			house.resident.form("/report", { ...lampOut, step: "edit" }, asked),
			house.resident.form("/follow", { receipt }, asked),
			house.resident.form("/follow", { receipt: "0000" }, asked),
		]);
		expect(pages.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 404]);
		for (const { headers } of pages) expect(headers["content-encoding"]).toBeUndefined();
	});
});
