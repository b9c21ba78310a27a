import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
	cosignatureLine,
	cosignedText,
	type Note,
	verifierKeyOf,
	verifierKeyText,
} from "../domain/log-note.ts";
import { nodePrimitives } from "../primitives.ts";

/** What a witness keeps in its folder. */
export type Kept = {
	/** The key of the log as last known; null before the first round. */
	logKey(): string | null;
	/** The newest checkpoint it cosigned, a signed note; null before the first round. */
	checkpoint(): string | null;
	/** Replaces the key of the log, at first sight or when the old one handed over. */
	trust(logKey: string): void;
	/** Adds its signature, keeps the note as the newest and in the list of all, and gives it. */
	cosign(note: Note, signed: string, at: number): string;
	/** Keeps what proves that the log lied; gives the file. */
	accuse(signed: string, at: number): string;
};

const publicKeyBytes = 32;

function textIn(path: string): string | null {
	return existsSync(path) ? readFileSync(path, "utf8") : null;
}

/** Whole or not at all, also when the power goes. */
function replace(path: string, text: string): void {
	writeFileSync(`${path}.new`, text, { flush: true });
	renameSync(`${path}.new`, path);
}

function witnessKey(dir: string, name: string | null) {
	const path = join(dir, "witness.key");
	if (!existsSync(path)) {
		const { privateKey, publicKey } = generateKeyPairSync("ed25519");
		const raw = publicKey.export({ format: "der", type: "spki" }).subarray(-publicKeyBytes);
		const named = name ?? `witness-${raw.subarray(0, 4).toString("hex")}`;
		writeFileSync(join(dir, "witness.vkey"), verifierKeyText(nodePrimitives, named, "cosignature", raw));
		writeFileSync(path, privateKey.export({ format: "pem", type: "pkcs8" }), { mode: 0o600, flag: "wx" });
	}
	const key = verifierKeyOf(nodePrimitives, textIn(join(dir, "witness.vkey")) ?? "");
	if (key === null) throw new Error(`${join(dir, "witness.vkey")} is no verifier key`);
	const privateKey: KeyObject = createPrivateKey(readFileSync(path));
	return { key, privateKey };
}

/**
 * Opens the folder of a witness; its own key is made at the first time.
 * @param name of the witness in its signatures; null for one made from its key
 */
export function keptIn(dir: string, name: string | null): Kept {
	mkdirSync(dir, { recursive: true, mode: 0o700 });
	const { key, privateKey } = witnessKey(dir, name);
	const inDir = (file: string) => join(dir, file);
	return {
		logKey: () => textIn(inDir("log.vkey")),
		checkpoint: () => textIn(inDir("checkpoint")),
		trust: (logKey) => replace(inDir("log.vkey"), logKey),
		cosign({ text }, signed, at) {
			const signature = sign(null, Buffer.from(cosignedText(text, BigInt(at))), privateKey);
			const note = signed + cosignatureLine(key, BigInt(at), signature);
			appendFileSync(inDir("checkpoints.jsonl"), `${JSON.stringify({ at, note })}\n`);
			replace(inDir("checkpoint"), note);
			return note;
		},
		accuse(signed, at) {
			const path = inDir(`accused-${at}.txt`);
			writeFileSync(path, `${this.checkpoint() ?? ""}\n${signed}`);
			return path;
		},
	};
}
