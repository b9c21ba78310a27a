import { createHash, type Hash } from "node:crypto";
import { leafHash } from "./canonical.ts";
import type { Store } from "./open.ts";
import { rebuild } from "./rebuild.ts";

type EventRow = readonly [position: number, stream: string, version: number, bytes: string, leaf: Buffer];

function engineFaults({ connection }: Store): string[] {
	const found = connection.prepare<[], string>("PRAGMA integrity_check").pluck().all();
	const orphans = connection.prepare("PRAGMA foreign_key_check").all();
	return [
		...found.filter((said) => said !== "ok").map((said) => `the file is damaged: ${said}`),
		...(orphans.length > 0 ? [`${orphans.length} rows refer to rows that are not there`] : []),
	];
}

/** Positions without gaps, versions without gaps in every stream, and leaf hashes that are over the bytes. */
function eventFaults({ connection }: Store): string[] {
	const events = connection
		.prepare<[], EventRow>("SELECT position, stream, version, bytes, leaf FROM event ORDER BY position")
		.raw();
	const versions = new Map<string, number>();
	const faults: string[] = [];
	let expected = 1;
	for (const [position, stream, version, bytes, leaf] of events.iterate()) {
		if (position !== expected) faults.push(`event ${position} stands where ${expected} should`);
		if (version !== (versions.get(stream) ?? 0) + 1)
			faults.push(`${stream} misses what came before ${version}`);
		if (!leaf.equals(leafHash(bytes))) faults.push(`the leaf of event ${position} is not over its bytes`);
		versions.set(stream, version);
		expected = position + 1;
	}
	return faults;
}

function addRows(hash: Hash, { connection }: Store, sql: string): void {
	for (const row of connection.prepare(sql).raw().iterate()) hash.update(`${JSON.stringify(row)}\n`);
}

function readModelsHash(store: Store): string {
	const hash = createHash("sha256");
	addRows(hash, store, "SELECT * FROM case_now ORDER BY case_number");
	addRows(hash, store, "SELECT * FROM case_inbox ORDER BY person_id, due_at, case_number");
	return hash.digest("hex");
}

class TakenBack extends Error {}

/** Builds the read models anew, compares, and takes it back. */
function readModelFaults(store: Store): string[] {
	const before = readModelsHash(store);
	let after = "";
	const tryOut = store.connection.transaction(() => {
		rebuild(store);
		after = readModelsHash(store);
		throw new TakenBack();
	});
	try {
		tryOut.immediate();
	} catch (error) {
		if (!(error instanceof TakenBack)) throw error;
	}
	return before === after ? [] : ["the read models are not what follows from the events"];
}

/**
 * What is wrong with a store that can be seen without anything from outside it: a sentence each, none when all is well.
 * Writes nothing, but needs a store that is open for writing.
 */
export function faultsIn(store: Store): readonly string[] {
	const damaged = engineFaults(store);
	return damaged.length > 0 ? damaged : [...eventFaults(store), ...readModelFaults(store)];
}
