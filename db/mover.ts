import { parentPort, workerData } from "node:worker_threads";
import { moverMillisecondsMax } from "../server/domain/limits.ts";
import { openAnother, type Place } from "./another.ts";
import { ifPossible } from "./errors.ts";
import type { Moved, Store } from "./open.ts";

/*
 * The mover: a thread with a connection of its own that moves what the WAL holds into the database, so that nobody who
 * writes or reads stands still for it. It writes nothing that is not in the WAL.
 */
export type ToMover = { readonly kind: "move" } | { readonly kind: "close" };
/** Null when nothing could be moved. */
export type FromMover = Moved | null;

type Port = NonNullable<typeof parentPort>;

/**
 * Twice beside whoever writes: the second time takes what has come during the first. What came since is little, and
 * writers wait while it is moved, or the WAL would never begin anew under load.
 */
function movedOf({ connection, checkpoint }: Store): () => FromMover {
	const rest = connection.prepare<[], { readonly log: number; readonly checkpointed: number }>(
		"PRAGMA wal_checkpoint(FULL)",
	);
	return () => {
		checkpoint();
		checkpoint();
		const { log = 0, checkpointed = 0 } = rest.get() ?? {};
		return { pages: log, moved: checkpointed };
	};
}

function start(port: Port, place: Place): void {
	const store = openAnother(place);
	// Whoever reads an old page for long must not have writers wait with the mover.
	store.connection.pragma(`busy_timeout = ${moverMillisecondsMax}`);
	const moved = movedOf(store);
	port.on("message", ({ kind }: ToMover) => {
		switch (kind) {
			case "move":
				return port.postMessage(ifPossible<FromMover>(moved, null));
			case "close":
				store.close();
				return port.close();
			default:
				return kind satisfies never;
		}
	});
}

if (parentPort !== null) start(parentPort, workerData as Place);
