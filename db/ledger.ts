import { join } from "node:path";
import { and, asc, isNotNull, lt, sql } from "drizzle-orm";
import type { Instant } from "../server/domain/calendar.ts";
import type { Deed, Ledger, Outcome } from "../server/domain/ledger.ts";
import type { Refusal } from "../server/domain/refusal.ts";
import { CommitQueue } from "./commit-queue.ts";
import { heldNow } from "./knowledge.ts";
import { type LogTable, logTable } from "./log.ts";
import { MoverPort } from "./mover-port.ts";
import type { Store } from "./open.ts";
import { refreshReadModels } from "./rebuild.ts";
import { caseNow } from "./schema.ts";
import { ScribePort } from "./scribe-port.ts";
import { statementOf } from "./statements.ts";
import { Writer } from "./writer.ts";

export type LedgerOptions = {
	readonly store: Store;
	readonly clock: () => Instant;
	/** For the salts of events. */
	readonly randomBytes: (count: number) => Uint8Array;
	/** The phone number of what is stored of one; without a key none can be compared. */
	readonly openPhone?: (sealed: string) => string;
	/** Called before each commit with the number of deeds in it; a throw makes the commit fail. */
	readonly beforeCommit?: (deeds: number) => void;
	/** Where events get their leaves; null leaves them without, which only a measurement may. */
	readonly log?: LogTable | null;
	/**
	 * The folder of the built db/scribe.ts and db/mover.ts: threads that write new cases down and move what the WAL holds.
	 * Without them, and in memory, this thread does.
	 */
	readonly threads?: string | null;
};

function dueReader(store: Store): Pick<Ledger, "dueCases" | "nextDueAt"> {
	const { orm } = store;
	const past = orm
		.select({ caseNumber: caseNow.caseNumber })
		.from(caseNow)
		.where(and(isNotNull(caseNow.nextDueAt), lt(caseNow.nextDueAt, sql.placeholder("now"))))
		.orderBy(asc(caseNow.nextDueAt), sql`rowid`)
		.limit(sql.placeholder("count"));
	const first = orm
		.select({ at: sql`min(${caseNow.nextDueAt})` })
		.from(caseNow)
		.where(isNotNull(caseNow.nextDueAt));
	const dueCases = statementOf<string>(store, past).pluck();
	const nextDueAt = statementOf<Instant | null>(store, first).pluck();
	return {
		dueCases: (now, count) => dueCases.all(now, count),
		nextDueAt: () => nextDueAt.get() ?? null,
	};
}

/** The threads beside this one, where they are asked for and there is a file. */
function threadsOf(options: LedgerOptions, log: LogTable | null, { knowledge }: Writer) {
	const { store, clock, randomBytes, threads: folder = null } = options;
	if (folder === null || store.connection.memory) return { scribe: null, mover: null };
	const mover = new MoverPort(join(folder, "mover.js"), store);
	const file = join(folder, "scribe.js");
	return { mover, scribe: new ScribePort({ file, store, log, knowledge, clock, randomBytes }) };
}

type Refused = { readonly refusal: Refusal };

/** Runs deeds with others in one commit, and tells after it. While one is under way, nothing is handed to the scribe. */
function turns(queue: CommitQueue, scribe: ScribePort | null) {
	let underWay = 0;
	const queued = <Result>(perform: (now: Instant) => Result) =>
		new Promise<Result | Refused>((resolve, fail) => {
			const attempt = (now: Instant) => {
				const result = perform(now);
				return () => resolve(result);
			};
			queue.add({ attempt, refuse: (code) => resolve({ refusal: { code } }), fail });
		});
	const told = async <Result>(perform: (now: Instant) => Result): Promise<Result | Refused> => {
		underWay += 1;
		try {
			// What the scribe holds came before.
			const quiet = scribe?.quiet() ?? null;
			if (quiet !== null) await quiet;
			return await queued(perform);
		} finally {
			underWay -= 1;
		}
	};
	return { told, isIdle: () => underWay === 0 };
}

/**
 * The embedded engine of the port in server/domain/ledger.ts: SQLite, group commit, one writer a file at a time. Deeds
 * are decided in this thread; new cases can be written down by another (db/scribe.ts).
 */
export function createLedger(options: LedgerOptions): Ledger {
	refreshReadModels(options.store);
	const { store, clock, randomBytes, log = logTable(store), openPhone = () => "" } = options;
	const writer = new Writer(store, randomBytes, log, openPhone);
	const queue = new CommitQueue(options, writer);
	const { scribe, mover } = threadsOf(options, log, writer);
	const { told, isIdle } = turns(queue, scribe);
	let closed = false;
	const open = (): void => {
		if (closed) throw new Error("the ledger is closed");
	};
	const beside = <Reply>(deed: Deed<Reply>) => told((now) => writer.perform(deed, now));
	const handedOver = <Reply>(deed: Deed<Reply>, by: ScribePort) =>
		new Promise<Outcome<Reply>>((resolve, fail) => {
			const anew = () => resolve(beside(deed));
			if (!by.take(deed, writer.knowledge.recent(), resolve, { anew, fail })) anew();
		});
	return {
		async execute(deed) {
			open();
			const hands = scribe !== null && deed.opensCase && isIdle() && !store.patience.isSpent();
			return hands ? handedOver(deed, scribe) : beside(deed);
		},
		async executeSetting(deed) {
			open();
			return told((now) => writer.performSetting(deed, now));
		},
		async arrange(events, words = []) {
			open();
			const outcome = await told((now) => writer.arrange(events, words, now));
			if (outcome !== undefined) throw new Error(`the setting was not changed: ${outcome.refusal.code}`);
		},
		...dueReader(store),
		setting: () => writer.knowledge.recent().setting,
		now: () => Math.max(clock(), writer.knowledge.recent().newestAt),
		isStopped: () => heldNow(clock(), writer.knowledge.recent().newestAt) === null,
		async close() {
			closed = true;
			await scribe?.close();
			await queue.empty();
			await mover?.close();
			store.close();
		},
	};
}
