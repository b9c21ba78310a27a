import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from "node:fs";
import { ConfigRefused } from "./config.ts";
import { mirrorTailBytesMax } from "./domain/limits.ts";

/** A checkpoint as it was published; `at` is in unix seconds, `note` the whole signed note. */
export type Mirrored = { readonly at: number; readonly note: string };

/** Where published checkpoints are kept outside the database. It only ever grows. */
export type Mirror = {
	newest(): Mirrored | null;
	/** Adds a checkpoint and waits until the disk has it. */
	append(checkpoint: Mirrored): void;
};

function withFile<Result>(path: string, flags: string, use: (file: number) => Result): Result {
	const file = openSync(path, flags, 0o644);
	try {
		return use(file);
	} finally {
		closeSync(file);
	}
}

/** The end of the file, as much of it as is ever looked at. */
function tailOf(file: number): string {
	const { size } = fstatSync(file);
	const bytes = Buffer.alloc(Math.min(size, mirrorTailBytesMax));
	readSync(file, bytes, 0, bytes.length, size - bytes.length);
	return bytes.toString("utf8");
}

/** What a line keeps; null for one that a crash cut off, before anybody was told of it. */
function mirroredOf(line: string): Mirrored | null {
	try {
		const { at, note } = JSON.parse(line) as { at?: unknown; note?: unknown };
		return typeof at === "number" && typeof note === "string" ? { at, note } : null;
	} catch {
		return null;
	}
}

/**
 * The mirror in a file, one JSON object a line: `{"at":…,"note":…}`.
 * @param wasPublished whether the database knows of checkpoints: then the file must be there
 * @throws ConfigRefused when it is missing, or cannot be made
 */
export function mirrorAt(path: string, wasPublished: boolean): Mirror {
	if (wasPublished && !existsSync(path))
		throw new ConfigRefused(`CHECKPOINTS_FILE ${path} is missing, but checkpoints have been published.`);
	try {
		withFile(path, "a", () => undefined);
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new ConfigRefused(`CHECKPOINTS_FILE ${path} cannot be made: ${reason}.`);
	}
	return {
		newest() {
			const tail = withFile(path, "r", tailOf);
			const newest =
				tail
					.split("\n")
					.map(mirroredOf)
					.filter((kept) => kept !== null)
					.at(-1) ?? null;
			if (newest !== null || tail === "") return newest;
			throw new ConfigRefused(`CHECKPOINTS_FILE ${path} holds no checkpoint that can be read.`);
		},
		append({ at, note }) {
			withFile(path, "a+", (file) => {
				const isCut = !["", "\n"].includes(tailOf(file).slice(-1));
				writeSync(file, `${isCut ? "\n" : ""}${JSON.stringify({ at, note })}\n`);
				fsyncSync(file);
			});
		},
	};
}
