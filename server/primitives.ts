import { createPublicKey, hash, verify } from "node:crypto";
import type { Primitives } from "./domain/log-verification.ts";

/** What stands before the 32 bytes of an Ed25519 key in its DER form (RFC 8410). */
const derPrefix = Buffer.from("302a300506032b6570032100", "hex");

function isSignedBy(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
	try {
		const der = Buffer.concat([derPrefix, publicKey]);
		const key = createPublicKey({ key: der, format: "der", type: "spki" });
		return verify(null, message, key, signature);
	} catch {
		return false;
	}
}

/** What checking the log needs, by Node's own cryptography. */
export const nodePrimitives: Primitives = {
	sha256: (bytes) => hash("sha256", bytes, "buffer"),
	isSignedBy,
	utf8: (text) => Buffer.from(text, "utf8"),
};
