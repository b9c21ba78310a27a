import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { ConfigRefused } from "./config.ts";
import { freshLogKey, type LogKey, logKeyFrom } from "./log-key.ts";
import { refuseOpenFile } from "./secret-file.ts";

/** The file of the log's keys, for its owner alone: one key a line, the newest last. */

function keysIn(path: string): readonly LogKey[] {
	let lines: string[];
	try {
		lines = readFileSync(path, "utf8").split("\n");
	} catch (cause) {
		throw new ConfigRefused(`LOG_KEY_FILE ${path} cannot be read: ${reasonOf(cause)}.`);
	}
	// A line that was cut off by a crash was never used.
	const keys = lines.map(logKeyFrom).filter((key) => key !== null);
	refuseOpenFile(path, `LOG_KEY_FILE ${path}`);
	return keys;
}

function reasonOf(cause: unknown): string {
	return cause instanceof Error ? cause.message : String(cause);
}

/** Makes a fresh key for a log and keeps it. @throws ConfigRefused when the file cannot be written */
export function addLogKey(path: string, origin: string): LogKey {
	const text = freshLogKey(origin);
	try {
		const file = openSync(path, "a", 0o600);
		writeSync(file, `\n${text}\n`);
		fsyncSync(file);
		closeSync(file);
	} catch (cause) {
		throw new ConfigRefused(`LOG_KEY_FILE ${path} cannot be made: ${reasonOf(cause)}.`);
	}
	const key = logKeyFrom(text);
	if (key === null) throw new Error("a fresh key cannot be read back");
	return key;
}

/** The key of the file that anybody checks with `vkey`; null when it is not there, or the file is gone. */
export function keptLogKey(path: string, vkey: string): LogKey | null {
	if (!existsSync(path)) return null;
	return keysIn(path).find((key) => key.vkey === vkey) ?? null;
}

/**
 * The key of the file that signs now.
 * @param vkey the one that the database says signs; null for a database without a log, which takes any, or a fresh one
 * @throws ConfigRefused when the file is missing beside such a database, or holds another key
 */
export function logKeyOf(path: string, vkey: string | null, origin: string): LogKey {
	if (!existsSync(path)) {
		if (vkey === null) return addLogKey(path, origin);
		throw new ConfigRefused(
			`LOG_KEY_FILE ${path} is missing, but there is a log that its key has signed: put it back, or have its loss declared with npm run declare-loss.`,
		);
	}
	const keys = keysIn(path);
	if (keys.length === 0) throw new ConfigRefused(`LOG_KEY_FILE ${path} holds no key of the log.`);
	const found = vkey === null ? keys.at(-1) : keys.find((key) => key.vkey === vkey);
	if (found !== undefined) return found;
	throw new ConfigRefused(`LOG_KEY_FILE ${path} does not hold the key ${vkey} that signs the log.`);
}
