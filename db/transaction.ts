import type { Store } from "./open.ts";

/**
 * How a transaction keeps its deeds apart. `quick` does not: a savepoint costs a copy of every page that is written
 * after it. `careful` gives each deed a savepoint of its own.
 */
export type Way = "quick" | "careful";

/** A deed failed after its first write, the quick way: all is to be taken back and run again the careful way. */
export class HalfWritten extends Error {}

/** The brackets of a write. */
export type Transaction = {
	/** Waits for the lock of the file, so that everything read afterwards is the newest. */
	begin(way: Way): void;
	commit(): void;
	/** Takes everything back, unless the engine already did. */
	rollback(): void;
	/**
	 * Runs `write`; a throw takes back what it wrote, and only that.
	 * @throws HalfWritten instead, the quick way
	 */
	within(write: () => void): void;
};

export function transactionOf({ connection, patience }: Store): Transaction {
	const begin = connection.prepare("BEGIN IMMEDIATE");
	const commit = connection.prepare("COMMIT");
	const rollback = connection.prepare("ROLLBACK");
	const open = connection.prepare("SAVEPOINT deed");
	const release = connection.prepare("RELEASE deed");
	const undo = connection.prepare("ROLLBACK TO deed");
	let careful = false;
	return {
		begin(way) {
			careful = way === "careful";
			patience.entering(() => begin.run());
		},
		commit: () => commit.run(),
		rollback() {
			if (connection.inTransaction) rollback.run();
		},
		within(write) {
			if (careful) open.run();
			try {
				write();
			} catch (cause) {
				if (!careful) throw new HalfWritten("a deed failed after its first write", { cause });
				if (connection.inTransaction) {
					undo.run();
					release.run();
				}
				throw cause;
			}
			if (careful) release.run();
		},
	};
}
