import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { canary } from "./canary.ts";
import { hitsIn, needlesOf } from "./scan.ts";

describe("who asks", () => {
	test("is written down nowhere: no database, WAL, log or temporary file, whatever was done or went wrong", async () => {
		const { found, hits, controls } = await canary();
		expect(found).toEqual([]);
		expect(hits).toBe(0);
		// The same deeds in a server that logs its requests: this search finds all of it.
		expect(controls).toEqual({ tried: 1, failedAsTheyMust: 1 });
	});
});

describe("the search", () => {
	const value = "Marker-Wert 标记 9+/?";
	const needles = needlesOf({ marker: value });
	const wide = Buffer.from(value, "utf16le");
	const written: Readonly<Record<string, Buffer>> = {
		raw: Buffer.from(value),
		"lower case": Buffer.from(value.toLowerCase()),
		percent: Buffer.from(encodeURIComponent(value)),
		hex: Buffer.from(Buffer.from(value).toString("hex")),
		"upper-case hex": Buffer.from(Buffer.from(value).toString("hex").toUpperCase()),
		"UTF-16LE": wide,
		"UTF-16BE": Buffer.from(wide).swap16(),
	};

	test.each(Object.entries(written))("finds it written as %s among other bytes", (_, bytes) => {
		const among = Buffer.concat([randomBytes(1000), bytes, randomBytes(1000)]);
		expect(hitsIn(among, "here", needles).length).toBeGreaterThan(0);
		expect(hitsIn(randomBytes(2000), "here", needles)).toEqual([]);
	});

	test("finds it in base64 of either alphabet, wherever it begins in what was written", () => {
		for (const before of [0, 1, 2, 3, 4, 5]) {
			const whole = Buffer.concat([randomBytes(before), Buffer.from(value), randomBytes(before)]);
			for (const alphabet of ["base64", "base64url"] as const)
				expect(hitsIn(Buffer.from(whole.toString(alphabet)), "here", needles), `${before}`).not.toEqual([]);
		}
	});
});
