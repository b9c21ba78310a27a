import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import { Decrypter, Encrypter } from "age-encryption";

/** What lies in the folder that `npm run leave` makes (README). */
export const sealedName = "ledger.jsonl.age";
export const checkpointsName = "checkpoints.jsonl";
export const logKeysName = "log-keys.txt";
export const manifestName = "manifest.json";

/** What was taken along, when, by whom, for whose key; `counts` of what lies in the sealed file. */
export type HouseManifest = {
	readonly format: 1;
	readonly madeAt: string;
	readonly by: string;
	readonly agreedBy: string;
	readonly key: string;
	readonly counts: HouseCounts;
	readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>;
};
export type HouseCounts = {
	readonly events: number;
	readonly words: number;
	readonly photos: number;
	readonly receipts: number;
};

/** The lines one after the other, each made when the one before has been taken: never more than one in memory. */
function streamOf(lines: Iterator<string>): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	return new ReadableStream({
		pull(controller) {
			const { done, value } = lines.next();
			if (done) controller.close();
			else controller.enqueue(encoder.encode(`${value}\n`));
		},
	});
}

/** Writes the lines as an age file that only `key` opens, for the owner alone. */
export async function writeSealed(path: string, lines: Iterator<string>, key: string): Promise<void> {
	const encrypter = new Encrypter();
	encrypter.addRecipient(key);
	const sealed = await encrypter.encrypt(streamOf(lines));
	await pipeline(Readable.fromWeb(sealed as WebStream<Uint8Array>), createWriteStream(path, { mode: 0o600 }));
}

/** Lines of a file, one at a time. */
export function linesOf(path: string): AsyncIterable<string> {
	return createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
}

/** Lines of an age file. @throws when the identity does not open it, or it was changed or cut off */
export async function sealedLines(path: string, identity: string): Promise<AsyncIterable<string>> {
	const decrypter = new Decrypter();
	decrypter.addIdentity(identity);
	const file = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
	const opened = await decrypter.decrypt(file);
	return linesIn(Readable.fromWeb(opened as WebStream<Uint8Array>));
}

/** By hand: a reader of lines swallows what goes wrong with the stream below it. */
async function* linesIn(input: Readable): AsyncGenerator<string> {
	const decoder = new TextDecoder("utf-8", { fatal: true });
	let parts: string[] = [];
	for await (const chunk of input) {
		const [first = "", ...more] = decoder.decode(chunk as Uint8Array, { stream: true }).split("\n");
		parts.push(first);
		for (const next of more) {
			yield parts.join("");
			parts = [next];
		}
	}
	const rest = parts.join("");
	if (rest !== "") yield rest;
}
