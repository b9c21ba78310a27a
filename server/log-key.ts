import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { verifierKeyText } from "./domain/log-note.ts";
import { nodePrimitives } from "./primitives.ts";

/** A key that signs for a log: Ed25519, in the forms of C2SP signed-note. */
export type LogKey = {
	/** The origin of its log. */
	readonly name: string;
	/** `name+id+key`: what anybody checks signatures with. */
	readonly vkey: string;
	/** The signature line of a text, which ends with a line feed. */
	readonly signatureOf: (text: string) => string;
};

const keyType = Buffer.of(1);
const keyBytes = 32;
/** What stands before the 32 bytes of an Ed25519 seed in PKCS #8 (RFC 8410). */
const pkcs8Prefix = Buffer.from("302e020100300506032b657004220420", "hex");

function vkeyOf(name: string, key: KeyObject): string {
	const bytes = createPublicKey(key).export({ format: "der", type: "spki" }).subarray(-keyBytes);
	return verifierKeyText(nodePrimitives, name, "signature", bytes);
}

/** The four bytes, in hex, by which signatures name their key. */
function idOf(name: string, vkey: string): string {
	return vkey.slice(name.length + 1).slice(0, 8);
}

/** A fresh key as its file keeps it: `PRIVATE+KEY+name+id+seed`. */
export function freshLogKey(name: string): string {
	const { privateKey } = generateKeyPairSync("ed25519");
	const seed = privateKey.export({ format: "der", type: "pkcs8" }).subarray(-keyBytes);
	const id = idOf(name, vkeyOf(name, privateKey));
	return `PRIVATE+KEY+${name}+${id}+${Buffer.concat([keyType, seed]).toString("base64")}`;
}

/** The key that such a text keeps; null when it keeps none. */
export function logKeyFrom(text: string): LogKey | null {
	const [, name = "", id = "", encoded = ""] =
		/^PRIVATE\+KEY\+([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text) ?? [];
	const bytes = Buffer.from(encoded, "base64");
	if (bytes.length !== keyType.length + keyBytes || bytes[0] !== keyType[0]) return null;
	const der = Buffer.concat([pkcs8Prefix, bytes.subarray(keyType.length)]);
	const privateKey = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
	const vkey = vkeyOf(name, privateKey);
	if (idOf(name, vkey) !== id) return null;
	return {
		name,
		vkey,
		signatureOf(text) {
			const signature = sign(null, Buffer.from(text, "utf8"), privateKey);
			return `\u2014 ${name} ${Buffer.concat([Buffer.from(id, "hex"), signature]).toString("base64")}\n`;
		},
	};
}

/** A signed note: the text, an empty line, and a signature line of each key. */
export function signedNote(text: string, ...keys: readonly LogKey[]): string {
	return `${text}\n${keys.map(({ signatureOf }) => signatureOf(text)).join("")}`;
}
