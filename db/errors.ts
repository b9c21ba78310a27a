import Database from "better-sqlite3";
import type { RefusalCode } from "../server/domain/refusal.ts";
import type { Patience } from "./patience.ts";

/** The log in the database contradicts a checkpoint that was published (trust.md I4). */
export class LogAtOdds extends Error {}

/** What an error of the engine means to whoever waits; null when it is a bug. */
export function refusalOf(error: unknown): RefusalCode | null {
	if (error instanceof LogAtOdds) return "logAtOdds";
	if (!(error instanceof Database.SqliteError)) return null;
	if (error.code.startsWith("SQLITE_BUSY")) return "busy";
	// A system that met a bad disk lets nobody write to it any more.
	const takesNothing = /^SQLITE_(?:FULL|IOERR|READONLY)/.test(error.code);
	return takesNothing ? "storageFull" : null;
}

/**
 * Runs a write that can as well be made later. A full disk or a held file must not stop those who only read
 * (trust.md D3), so it then gives `otherwise`.
 */
export function ifPossible<Result>(write: () => Result, otherwise: Result): Result {
	try {
		return write();
	} catch (error) {
		if (refusalOf(error) === null) throw error;
		return otherwise;
	}
}

/** A write that somebody waits for could not be made; `refusal` is the code that is answered. */
class WriteRefused extends Error {
	readonly refusal: RefusalCode;

	constructor(refusal: RefusalCode, cause: unknown) {
		super("the write was refused", { cause });
		this.refusal = refusal;
	}
}

/** Runs a write that the answer depends on. @throws WriteRefused for what the engine cannot do now */
export function orRefused<Result>(patience: Patience, write: () => Result): Result {
	try {
		return patience.entering(write);
	} catch (error) {
		const refusal = refusalOf(error);
		throw refusal === null ? error : new WriteRefused(refusal, error);
	}
}
