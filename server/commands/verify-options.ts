import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type VerifierKey, verifierKeyOf } from "../domain/log-note.ts";
import { nodePrimitives } from "../primitives.ts";

/** What the command was called with cannot be used; the message is one sentence. */
export class UsageRefused extends Error {}

/** Either a folder is checked, or, without one, a proof file by itself. */
export type VerifyOptions = { readonly json: boolean } & (
	| {
			readonly database: string;
			readonly mirrored: readonly string[];
			/** What somebody kept: the text of a checkpoint or of a proof file. */
			readonly against: string | null;
			readonly key: VerifierKey | null;
	  }
	| { readonly proof: string; readonly key: VerifierKey }
);

const usage =
	"Usage: npm run verify -- DIR [--against FILE] [--key VKEY] [--mirror FILE] [--json], or npm run verify -- --proof FILE --key VKEY [--json]";

const options = {
	against: { type: "string" },
	key: { type: "string" },
	mirror: { type: "string" },
	proof: { type: "string" },
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
