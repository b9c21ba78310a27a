import type { Store } from "./open.ts";

/** The brackets of a write. */
export type Transaction = {
	/** Waits for the lock of the file, so that everything read afterwards is the newest. */
	begin(): void;
	commit(): void;
	/** Takes everything back, unless the engine already did. */
	rollback(): void;
	/** Runs `write` so that a throw takes back what it wrote, and only that. */
	within(write: () => void): void;
};

export function transactionOf({ connection }: Store): Transaction {
	const begin = connection.prepare("BEGIN IMMEDIATE");
	const commit = connection.prepare("COMMIT");
	const rollback = connection.prepare("ROLLBACK");
	const open = connection.prepare("SAVEPOINT deed");
	const release = connection.prepare("RELEASE deed");
	const undo = connection.prepare("ROLLBACK TO deed");
	return {
		begin: () => begin.run(),
		commit: () => commit.run(),
		rollback() {
			if (connection.inTransaction) rollback.run();
		},
		within(write) {
			open.run();
			try {
				write();
			} catch (error) {
				if (connection.inTransaction) {
					undo.run();
					release.run();
				}
				throw error;
			}
			release.run();
		},
	};
}
