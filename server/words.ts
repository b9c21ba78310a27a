import { createHash } from "node:crypto";
import { withLineFeeds, type Words } from "./domain/words.ts";

export type RandomBytes = (count: number) => Uint8Array;

const wordsIdBytes = 12;
const saltBytes = 16;

/**
 * Words ready to be referred to by an event: line feeds only, a fresh id, and SHA-256(salt ‖ UTF-8 text) as commitment.
 * @returns id and salt in base64url, the hash in hex
 */
export function wordsOf(text: string, randomBytes: RandomBytes): Words {
	const said = withLineFeeds(text);
	const fresh = Buffer.from(randomBytes(wordsIdBytes + saltBytes));
	const salt = fresh.subarray(wordsIdBytes);
	const hash = createHash("sha256").update(salt).update(said, "utf8").digest("hex");
	return { id: fresh.toString("base64url", 0, wordsIdBytes), salt: salt.toString("base64url"), hash, text: said };
}
