import type Database from "better-sqlite3";
import { busyAgainMillisecondsMax, busyMillisecondsMax } from "../server/domain/limits.ts";
import { ifPossible, refusalOf } from "./errors.ts";

/**
 * How long writes of one connection wait for another writer of the file. Whoever came while one waited in full has
 * waited too: after that each asks for a moment only, until one gets in. So nobody waits much longer than once, however
 * many writes of ours stand before theirs, and a thread that also answers readers stands still once, not all the time.
 */
export type Patience = {
	/** Whether another writer was waited for in full, and none of ours has got in since. */
	isSpent(): boolean;
	/** Somebody beside this connection has waited in full. */
	spend(): void;
	/** Runs what takes the lock of the file, and learns from how that goes. */
	entering<Result>(enter: () => Result): Result;
	/**
	 * As `entering`, for what can as well be written later: it waits no more once patience is spent, and gives `otherwise`
	 * where it cannot be written now.
	 */
	aside<Result>(enter: () => Result, otherwise: Result): Result;
	/** Runs what must not wait at all. */
	without<Result>(ask: () => Result): Result;
};

export function patienceOf(connection: Database.Database): Patience {
	let milliseconds = busyMillisecondsMax;
	const wait = (next: number) => connection.pragma(`busy_timeout = ${next}`);
	const become = (next: number) => {
		if (next === milliseconds) return;
		milliseconds = next;
		wait(next);
	};
	const spend = () => become(busyAgainMillisecondsMax);
	const isSpent = () => milliseconds < busyMillisecondsMax;
	const entering: Patience["entering"] = (enter) => {
		try {
			const result = enter();
			become(busyMillisecondsMax);
			return result;
		} catch (error) {
			if (refusalOf(error) === "busy") spend();
			throw error;
		}
	};
	const without: Patience["without"] = (ask) => {
		wait(0);
		try {
			return ask();
		} finally {
			wait(milliseconds);
		}
	};
	return {
		isSpent,
		spend,
		entering,
		without,
		aside: (enter, otherwise) => ifPossible(() => (isSpent() ? without(enter) : entering(enter)), otherwise),
	};
}
