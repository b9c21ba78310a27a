import {
	createCipheriv,
	createDecipheriv,
	createSecretKey,
	hash,
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
	/** HMAC of a challenge for a passkey, or of whom one is for. */
	passkeyMac(text: string): Buffer;
	/** HMAC of an invitation's secret; the secret itself is only in the link. */
	invitationMac(token: string): string;
	/** The second factor that an invitation offers, 20 bytes: the same however often its page is opened. */
	invitedSecret(token: string): Buffer;
	/** HMAC of a spoken code together with its case number, and where tries at unknown numbers are counted. */
	spokenMac(caseNumber: string, code: string): Buffer;
	spokenPlace(caseNumber: string): string;
	/** What an open matter is called to strangers: its case number cannot be read from it. */
	matterMac(caseNumber: string): string;
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
const matterBytes = 16;
/** 65,536 places: few enough to keep, too many to watch one fill. */
const spokenPlaceBytes = 2;

const blockBytes = { sha256: 64, sha512: 128 } as const;

function derivedBytes(key: Uint8Array, purpose: string): Buffer {
	return Buffer.from(hkdfSync("sha256", key, "", `resident-feedback-hotline ${purpose} v1`, keyBytes));
}

function derived(key: Uint8Array, purpose: string): KeyObject {
	return createSecretKey(derivedBytes(key, purpose));
}

type Mac = (text: string) => Buffer;

/**
 * HMAC (RFC 2104) of a text under one key, which is never longer than a block. By two hashes in one call each: an object
 * of node:crypto made for every text costs several times as much, and a report needs three.
 */
function macUnder(algorithm: keyof typeof blockBytes, key: Uint8Array): Mac {
	const block = blockBytes[algorithm];
	const padded = Buffer.alloc(block);
	padded.set(key);
	const inner = padded.map((byte) => byte ^ 0x36);
	const outer = padded.map((byte) => byte ^ 0x5c);
	return (text) => {
		const asked = Buffer.allocUnsafe(block + Buffer.byteLength(text));
		asked.set(inner);
		asked.write(text, block);
		const digest = Buffer.from(hash(algorithm, asked, "binary"), "binary");
		return Buffer.from(hash(algorithm, Buffer.concat([outer, digest]), "binary"), "binary");
	};
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
	const macFor = (purpose: string) => macUnder("sha256", derivedBytes(serverKey, purpose));
	const retryHalves = macUnder("sha512", derivedBytes(serverKey, "retry"));
	const bodyMac = macFor("retry");
	const phoneKey = derived(serverKey, "phone");
	const secretKey = derived(serverKey, "second factor");
	const matterMac = macFor("open matter");
	const spokenMac = macFor("spoken code");
	const invitationMac = macFor("invitation");
	const retry = (key: string, body: string): Retry => {
		// One HMAC gives both: the half that finds the reply, and the half that opens it and is stored nowhere.
		const halves = retryHalves(key);
		const replyKey = halves.subarray(keyBytes);
		return {
			keyMac: halves.subarray(0, keyBytes),
			bodyMac: bodyMac(body),
			seal: (reply) => sealed(replyKey, randomBytes(nonceBytes), reply),
			open: (bytes) => opened(replyKey, bytes),
		};
	};
	return {
		check: macFor("check")("this key"),
		receiptMac: macFor("receipt"),
		retry,
		sealPhone: (phone) => sealed(phoneKey, randomBytes(nonceBytes), phone).toString("base64url"),
		openPhone: (text) => opened(phoneKey, Buffer.from(text, "base64url")),
		tokenMac: macFor("session"),
		knownMac: macFor("known browser"),
		passkeyMac: macFor("passkey"),
		invitationMac: (token) => invitationMac(token).toString("base64url"),
		invitedSecret: (token) => invitationMac(`second factor ${token}`).subarray(0, secretBytes),
		spokenMac: (caseNumber, code) => spokenMac(`${caseNumber} ${code}`),
		spokenPlace: (caseNumber) => `?${spokenMac(caseNumber).toString("hex", 0, spokenPlaceBytes)}`,
		matterMac: (caseNumber) => matterMac(caseNumber).toString("base64url", 0, matterBytes),
		floodMac: macFor("flood"),
		draftKey: macFor("drafts"),
		sealSecret: (secret) => sealed(secretKey, randomBytes(nonceBytes), secret),
		openSecret: (bytes) => opened(secretKey, bytes),
	};
}
