import {
	createCipheriv,
	createDecipheriv,
	createHmac,
	createSecretKey,
	hkdfSync,
	type KeyObject,
} from "node:crypto";
import type { RandomBytes } from "./words.ts";

/** What the server key, kept outside the database, is used for: one derived key for each purpose (trust.md A1, A7). */
export type Keys = {
	/** Tells whether a database was made with this key, and nothing of the key itself. */
	readonly check: Buffer;
	/** HMAC-SHA-256 of a receipt: the only form in which a receipt is stored. */
	receiptMac(receipt: string): Buffer;
	/** What keeps the reply to one idempotency key and one body. */
	retry(key: string, body: string): Retry;
	/** A resident's phone number as it is stored: AES-256-GCM, base64url. */
	sealPhone(phone: string): string;
	openPhone(sealed: string): string;
	/** HMAC of a session token; the token itself is only in the cookie. */
	tokenMac(token: string): Buffer;
	/** Opens what one person left unsent in a browser: 32 bytes. */
	draftKey(personId: string): Buffer;
	/** HMAC of what a browser is known by. */
	knownMac(text: string): Buffer;
	/** HMAC of an invitation's secret; the secret itself is only in the link. */
	invitationMac(token: string): string;
	/** The second factor that an invitation offers, 20 bytes: the same however often its page is opened. */
	invitedSecret(token: string): Buffer;
	/** Signs what a flood asks for (trust.md A6). */
	floodMac(text: string): Buffer;
	/** A second factor's secret as it is stored. */
	sealSecret(secret: string): Buffer;
	openSecret(sealed: Uint8Array): string;
};

/** The reply is readable only with the server key and the idempotency key together; the store has neither. */
type Retry = {
	readonly keyMac: Buffer;
	readonly bodyMac: Buffer;
	seal(reply: string): Buffer;
	open(sealed: Uint8Array): string;
};

const keyBytes = 32;
const secretBytes = 20;
const nonceBytes = 12;
const tagBytes = 16;

function derived(key: Uint8Array, purpose: string): KeyObject {
	const bytes = hkdfSync("sha256", key, "", `resident-feedback-hotline ${purpose} v1`, keyBytes);
	return createSecretKey(Buffer.from(bytes));
}

function sealed(key: KeyObject | Buffer, nonce: Uint8Array, text: string): Buffer {
	const cipher = createCipheriv("aes-256-gcm", key, nonce);
	return Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
}

function opened(key: KeyObject | Buffer, bytes: Uint8Array): string {
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
	const floodKey = derived(serverKey, "flood");
	const draftsKey = derived(serverKey, "drafts");
	const secretKey = derived(serverKey, "second factor");
	const knownKey = derived(serverKey, "known browser");
	const invitationKey = derived(serverKey, "invitation");
	const mac = (key: KeyObject, text: string) => createHmac("sha256", key).update(text, "utf8").digest();
	const retry = (key: string, body: string): Retry => {
		// One HMAC gives both: the half that finds the reply, and the half that opens it and is stored nowhere.
		const halves = createHmac("sha512", retryKey).update(key, "utf8").digest();
		const replyKey = halves.subarray(keyBytes);
		return {
			keyMac: halves.subarray(0, keyBytes),
			bodyMac: mac(retryKey, body),
			seal: (reply) => sealed(replyKey, randomBytes(nonceBytes), reply),
			open: (bytes) => opened(replyKey, bytes),
		};
	};
	return {
		check: mac(derived(serverKey, "check"), "this key"),
		receiptMac: (receipt) => mac(receiptKey, receipt),
		retry,
		sealPhone: (phone) => sealed(phoneKey, randomBytes(nonceBytes), phone).toString("base64url"),
		openPhone: (text) => opened(phoneKey, Buffer.from(text, "base64url")),
		tokenMac: (token) => mac(tokenKey, token),
		knownMac: (text) => mac(knownKey, text),
		invitationMac: (token) => mac(invitationKey, token).toString("base64url"),
		invitedSecret: (token) => mac(invitationKey, `second factor ${token}`).subarray(0, secretBytes),
		floodMac: (text) => mac(floodKey, text),
		draftKey: (personId) => mac(draftsKey, personId),
		sealSecret: (secret) => sealed(secretKey, randomBytes(nonceBytes), secret),
		openSecret: (bytes) => opened(secretKey, bytes),
	};
}
