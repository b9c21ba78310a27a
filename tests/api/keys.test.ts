import { createHmac, hkdfSync, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { keysFrom } from "../../server/keys.ts";

const serverKey = Buffer.alloc(32, 7);
const keys = keysFrom(serverKey, randomBytes);

function hmac(algorithm: "sha256" | "sha512", purpose: string, text: string): Buffer {
	const key = hkdfSync("sha256", serverKey, "", `resident-feedback-hotline ${purpose} v1`, 32);
	return createHmac(algorithm, Buffer.from(key)).update(text, "utf8").digest();
}

test("what finds receipts, replies and sessions is HMAC as RFC 2104 has it, for texts of every length around a block", () => {
	for (let length = 0; length <= 300; length += 1) {
		const text = "诉求 request ".repeat(30).slice(0, length);
		expect(keys.receiptMac(text), `${length}`).toEqual(hmac("sha256", "receipt", text));
		expect(keys.tokenMac(text), `${length}`).toEqual(hmac("sha256", "session", text));
		const { keyMac, bodyMac } = keys.retry(text, text);
		expect(keyMac, `${length}`).toEqual(hmac("sha512", "retry", text).subarray(0, 32));
		expect(bodyMac, `${length}`).toEqual(hmac("sha256", "retry", text));
	}
});

test("a reply is opened with the same idempotency key only", () => {
	const sealed = keys.retry("one key", "body").seal("the reply");
	expect(keys.retry("one key", "body").open(sealed)).toBe("the reply");
	expect(() => keys.retry("another key", "body").open(sealed)).toThrow();
});
