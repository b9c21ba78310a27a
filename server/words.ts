import { hash as hashOf } from "node:crypto";
import { type Words, withLineFeeds } from "./domain/words.ts";

export type RandomBytes = (count: number) => Uint8Array;

const idRandomBytes = 8;
const saltBytes = 16;

/** Begins with the moment it was drawn, so that new rows lie side by side in the store; the rest is random. */
function freshId(random: Buffer, drawnAtMs: number): string {
	return drawnAtMs.toString(36).padStart(9, "0") + random.toString("base64url");
}

/**
 * Words ready to be referred to by an event: line feeds only, a fresh id, and SHA-256(salt ‖ UTF-8 text) as commitment.
 * @param drawnAtMs unix milliseconds; given only by whoever makes up what was said long ago
 * @returns salt in base64url, the hash in hex
 */
export function wordsOf(text: string, randomBytes: RandomBytes, drawnAtMs = Date.now()): Words {
	const said = withLineFeeds(text);
	const fresh = Buffer.from(randomBytes(idRandomBytes + saltBytes));
	const salted = Buffer.allocUnsafe(saltBytes + Buffer.byteLength(said));
	fresh.copy(salted, 0, idRandomBytes);
	salted.write(said, saltBytes);
	return {
		id: freshId(fresh.subarray(0, idRandomBytes), drawnAtMs),
		salt: fresh.toString("base64url", idRandomBytes),
		hash: hashOf("sha256", salted, "hex"),
		text: said,
	};
}
