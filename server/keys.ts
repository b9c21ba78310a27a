import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from "node:crypto";
import type { RandomBytes } from "./words.ts";

/** What the server key, kept outside the database, is used for: one derived key for each purpose (trust.md A1, A7). */
export type Keys = {
	/** HMAC-SHA-256 of a receipt: the only form in which a receipt is stored. */
	receiptMac(receipt: string): Buffer;
	/** HMAC of an idempotency key and of a request body. */
	retryMacs(key: string, body: string): { keyMac: Buffer; bodyMac: Buffer };
	/** The kept reply, readable only with the server key and the idempotency key together. */
	sealReply(key: string, reply: string): Buffer;
	openReply(key: string, sealed: Uint8Array): string;
	/** A resident's phone number as it is stored: AES-256-GCM, base64url. */
	sealPhone(phone: string): string;
	openPhone(sealed: string): string;
	/** HMAC of a session token; the token itself is only in the cookie. */
	tokenMac(token: string): Buffer;
	/** A second factor's secret as it is stored. */
	sealSecret(secret: string): Buffer;
	openSecret(sealed: Uint8Array): string;
};

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

function derived(key: Uint8Array, purpose: string, salt = ""): Buffer {
	return Buffer.from(hkdfSync("sha256", key, salt, `resident-feedback-hotline ${purpose} v1`, keyBytes));
}

function sealed(key: Buffer, nonce: Uint8Array, text: string): Buffer {
	const cipher = createCipheriv("aes-256-gcm", key, nonce);
	const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
	return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}

function opened(key: Buffer, bytes: Uint8Array): string {
	const whole = Buffer.from(bytes);
	const decipher = createDecipheriv("aes-256-gcm", key, whole.subarray(0, nonceBytes));
	decipher.setAuthTag(whole.subarray(-tagBytes));
	const body = whole.subarray(nonceBytes, -tagBytes);
	return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
}

/** How long a server key must be. */
export const serverKeyBytes = keyBytes;

/** The keys of an installation. @throws when the server key has another length than 32 bytes */
export function keysFrom(serverKey: Uint8Array, randomBytes: RandomBytes): Keys {
	if (serverKey.length !== keyBytes) throw new Error(`the server key must have ${keyBytes} bytes`);
	const receiptKey = derived(serverKey, "receipt");
	const retryKey = derived(serverKey, "retry");
	const phoneKey = derived(serverKey, "phone");
	const tokenKey = derived(serverKey, "session");
	const secretKey = derived(serverKey, "second factor");
	const mac = (key: Buffer, text: string) => createHmac("sha256", key).update(text, "utf8").digest();
	// The idempotency key is random enough (see limits.ts), so one HMAC makes the reply's key from both.
	const replyKey = (key: string) => mac(retryKey, `reply ${key}`);
	return {
		receiptMac: (receipt) => mac(receiptKey, receipt),
		retryMacs: (key, body) => ({
			keyMac: mac(retryKey, `key ${key}`),
			bodyMac: mac(retryKey, `body ${body}`),
		}),
		sealReply: (key, reply) => sealed(replyKey(key), randomBytes(nonceBytes), reply),
		openReply: (key, bytes) => opened(replyKey(key), bytes),
		sealPhone: (phone) => sealed(phoneKey, randomBytes(nonceBytes), phone).toString("base64url"),
		openPhone: (text) => opened(phoneKey, Buffer.from(text, "base64url")),
		tokenMac: (token) => mac(tokenKey, token),
		sealSecret: (secret) => sealed(secretKey, randomBytes(nonceBytes), secret),
		openSecret: (bytes) => opened(secretKey, bytes),
	};
}
