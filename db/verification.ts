import type { Store } from "./open.ts";
import { checkCases } from "./verification-cases.ts";
import { checkEvents } from "./verification-events.ts";
import { checkFile } from "./verification-file.ts";
import type { Findings } from "./verification-findings.ts";
import { checkLogs, type Told } from "./verification-log.ts";

/** How much there was to check. */
export type Checked = {
	readonly events: number;
	readonly words: number;
	readonly cases: number;
	readonly leaves: number;
	readonly checkpoints: number;
};

/**
 * Checks a database from the file up to what was published of it, and writes nothing. Each way in which it is not as it
 * must be is one finding; what cannot be read at all is one too.
 */
export function verifyStore(store: Store, told: Told, findings: Findings): Checked {
	const check = (): Checked => {
		findings.within("file", () => checkFile(store, findings), undefined);
		const noEvents = { events: 0, words: 0 };
		const seen = findings.within("events", () => checkEvents(store, told.primitives, findings), noEvents);
		const cases = findings.within("cases", () => checkCases(store, findings), 0);
		const noLeaves = { leaves: 0, checkpoints: 0 };
		const log = findings.within("log", () => checkLogs(store, told, findings), noLeaves);
		return { ...seen, cases, ...log };
	};
	// One snapshot for all that is read, whatever the server writes meanwhile.
	return store.connection.transaction(check).deferred();
}
