import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "@noble/hashes/sha2.js";
import type { Primitives } from "../../server/domain/log-verification.ts";

/**
 * What checking the log needs, in JavaScript alone: half the phones in use have no Ed25519 in WebCrypto, and none has
 * WebCrypto at all on a page that was saved, or came over plain HTTP.
 */
export const browserPrimitives: Primitives = {
	sha256,
	isSignedBy(publicKey, message, signature) {
		try {
			return ed25519.verify(signature, message, publicKey);
		} catch {
			return false;
		}
	},
	utf8: (text) => new TextEncoder().encode(text),
};
