import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type VerifierKey, verifierKeyOf } from "../domain/log-note.ts";
import { nodePrimitives } from "../primitives.ts";
import { manifestName } from "./house-file.ts";

/** What the command was called with cannot be used; the message is one sentence. */
export class UsageRefused extends Error {}

/** Either a folder is checked, or, without one, a proof file by itself or what a house took along. */
export type VerifyOptions = { readonly json: boolean } & (
	| {
			readonly database: string;
			readonly mirrored: readonly string[];
			/** What somebody kept: the text of a checkpoint or of a proof file. */
			readonly against: string | null;
			readonly key: VerifierKey | null;
	  }
	| { readonly proof: string; readonly key: VerifierKey }
	/** A folder that `npm run leave` made, and the secret key that opens what is shut in it. */
	| { readonly house: string; readonly identity: string | null; readonly key: VerifierKey | null }
);

const usage =
	"Usage: npm run verify -- DIR [--against FILE] [--key VKEY] [--mirror FILE] [--json], or npm run verify -- --proof FILE --key VKEY [--json], or npm run verify -- --house DIR [--identity FILE] [--key VKEY] [--json]";

const options = {
	against: { type: "string" },
	key: { type: "string" },
	mirror: { type: "string" },
	proof: { type: "string" },
	house: { type: "string" },
	identity: { type: "string" },
	json: { type: "boolean", default: false },
} as const;

function parsed(args: readonly string[]) {
	try {
		return parseArgs({ args: [...args], options, allowPositionals: true });
	} catch (error) {
		const [sentence = "The options cannot be read"] = error instanceof Error ? error.message.split(". ") : [];
		throw new UsageRefused(`${sentence}. ${usage}`);
	}
}

function textOf(path: string): string {
	try {
		return readFileSync(path, "utf8");
	} catch (error) {
		throw new UsageRefused(`${path} cannot be read: ${error instanceof Error ? error.message : error}.`);
	}
}

/** A key as text, or a file that holds one. */
function keyOf(value: string | undefined): VerifierKey | null {
	if (value === undefined) return null;
	const key = verifierKeyOf(nodePrimitives, existsSync(value) ? textOf(value) : value);
	if (key === null) throw new UsageRefused(`--key is no verifier key of a log: ${value}.`);
	return key;
}

/** The notes of a mirror, one JSON object a line; a last line that a crash cut off was never told to anybody. */
function mirrorOf(path: string): string[] {
	const lines = textOf(path).split("\n");
	return lines.flatMap((line, index) => {
		if (line === "") return [];
		try {
			const { note }: { note?: unknown } = JSON.parse(line);
			return [String(note)];
		} catch {
			return index === lines.length - 1 ? [] : [line];
		}
	});
}

/** The secret key of a file as `age-keygen` writes it. */
function identityOf(text: string): string {
	const line = text.split("\n").find((one) => one.startsWith("AGE-SECRET-KEY-"));
	if (line === undefined) throw new UsageRefused("--identity holds no secret key of age.");
	return line.trim();
}

function houseAt(dir: string): string {
	if (existsSync(join(dir, manifestName))) return dir;
	throw new UsageRefused(`There is no ${manifestName} in ${dir}: what lies there is not everything.`);
}

/** @throws UsageRefused */
export function verifyOptions(args: readonly string[]): VerifyOptions {
	const { values, positionals } = parsed(args);
	const { json } = values;
	const key = keyOf(values.key);
	const [dir, ...more] = positionals;
	if (values.proof !== undefined && dir === undefined) {
		if (key === null) throw new UsageRefused(`A proof file is checked with the key of the log. ${usage}`);
		return { json, proof: textOf(values.proof), key };
	}
	if (values.house !== undefined && dir === undefined && values.proof === undefined) {
		const identity = values.identity === undefined ? null : identityOf(textOf(values.identity));
		return { json, house: houseAt(values.house), identity, key };
	}
	if (dir === undefined || more.length > 0 || values.proof !== undefined) throw new UsageRefused(usage);
	const database = join(dir, "ledger.sqlite");
	if (!existsSync(database)) throw new UsageRefused(`There is no ledger.sqlite in ${dir}.`);
	const beside = join(dir, "checkpoints.jsonl");
	const mirror = values.mirror ?? (existsSync(beside) ? beside : null);
	return {
		json,
		database,
		mirrored: mirror === null ? [] : mirrorOf(mirror),
		against: values.against === undefined ? null : textOf(values.against),
		key,
	};
}
