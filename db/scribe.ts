import { parentPort, workerData } from "node:worker_threads";
import {
	gatheredCasesMax,
	gatheredCasesMin,
	gatheredMillisecondsMax,
	scribeCacheKibibytesMax,
} from "../server/domain/limits.ts";
import { openAnother, type Place } from "./another.ts";
import { CommitQueue, type Waiting } from "./commit-queue.ts";
import { charactersOf, type Handed, newCaseFrom, type Told } from "./handed.ts";
import { type Head, logTable } from "./log.ts";
import { Writer } from "./writer.ts";

/*
 * The scribe: a thread with a connection of its own that writes new cases down, so that the next ones are taken in and
 * decided while these are stored and synced. It decides nothing: what cannot be stored as it was decided goes back.
 */
export type ScribeData = Place & {
	/** Whether events get their leaves. */
	readonly hasLog: boolean;
};
export type ToScribe =
	| { readonly kind: "write"; readonly cases: readonly Handed[] }
	| { readonly kind: "expect"; readonly head: Head }
	| { readonly kind: "close" };
/** What became of new cases, and where the log ends after the commit that holds them. */
export type FromScribe = {
	readonly told: readonly Told[];
	readonly end: {
		readonly position: number;
		readonly newestAt: number;
		readonly settingEvents: number;
	};
};

/** Later than any event: a new case brings the moment it was decided at with it. */
const always = () => Number.MAX_SAFE_INTEGER;

function nothingRandom(): never {
	throw new Error("the scribe makes nothing up");
}

type Port = NonNullable<typeof parentPort>;

/** Tells what became of new cases: all that one commit holds at once, right after it. */
function teller(port: Port, { knowledge }: Writer): (told: Told) => void {
	let telling: Told[] = [];
	const post = () => {
		const { position, newestAt, settingEvents } = knowledge.held();
		const message: FromScribe = { told: telling, end: { position, newestAt, settingEvents } };
		telling = [];
		port.postMessage(message);
	};
	return (told) => {
		if (telling.length === 0) queueMicrotask(post);
		telling.push(told);
	};
}

function waiting(row: Handed, writer: Writer, tell: (told: Told) => void): Waiting {
	const [id] = row;
	return {
		attempt() {
			const taken = writer.take(newCaseFrom(row));
			if (taken === "stored") return () => tell(id);
			if (taken === "anew") return () => tell([id, "anew"]);
			return () => tell([id, "kept", taken.kept && charactersOf(taken.kept)]);
		},
		refuse: (code) => tell([id, "refused", code]),
		fail: (error) => tell([id, "failed", error instanceof Error ? String(error.stack) : String(error)]),
	};
}

/**
 * Under load, waits a moment for about as many more as came last time: every commit costs a sync and a walk over the
 * cache, however few it holds. Whoever comes alone never waits.
 */
function gatherer(add: (row: Handed) => void): (rows: readonly Handed[]) => void {
	let gathered: Handed[] = [];
	let before = 0;
	let timer: NodeJS.Timeout | null = null;
	const pass = () => {
		if (timer !== null) clearTimeout(timer);
		timer = null;
		before = gathered.length;
		for (const row of gathered) add(row);
		gathered = [];
	};
	return (rows) => {
		gathered.push(...rows);
		const enough = Math.min(before + 1, gatheredCasesMax);
		if (before < gatheredCasesMin || gathered.length >= enough) pass();
		else timer ??= setTimeout(pass, gatheredMillisecondsMax);
	};
}

function start(port: Port, { hasLog, ...place }: ScribeData): void {
	const store = openAnother(place);
	// The thread beside this one has them moved, as soon as it hears of what is stored.
	store.movedBy(() => {});
	store.connection.pragma(`cache_size = ${-scribeCacheKibibytesMax}`);
	const log = hasLog ? logTable(store) : null;
	const writer = new Writer(store, nothingRandom, log, () => "");
	const queue = new CommitQueue({ store, clock: always }, writer);
	const tell = teller(port, writer);
	const gather = gatherer((row) => queue.add(waiting(row, writer, tell)));
	const close = async () => {
		await queue.empty();
		store.close();
		port.close();
	};
	port.on("message", (message: ToScribe) => {
		switch (message.kind) {
			case "write":
				return gather(message.cases);
			case "expect":
				return log?.expect(message.head);
			case "close":
				return close();
			default:
				return message satisfies never;
		}
	});
}

if (parentPort !== null) start(parentPort, workerData as ScribeData);
