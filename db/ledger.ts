import { and, asc, isNotNull, lt, sql } from "drizzle-orm";
import type { Instant } from "../server/domain/calendar.ts";
import type { Deed, Ledger } from "../server/domain/ledger.ts";
import type { Refusal } from "../server/domain/refusal.ts";
import { CommitQueue } from "./commit-queue.ts";
import { heldNow } from "./knowledge.ts";
import { type LogTable, logTable } from "./log.ts";
import type { Store } from "./open.ts";
import { refreshReadModels } from "./rebuild.ts";
import { caseNow } from "./schema.ts";
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
};

function dueReader(store: Store): Pick<Ledger, "dueCases" | "nextDueAt"> {
	const { orm } = store;
	const past = orm
		.select({ caseNumber: caseNow.caseNumber })
		.from(caseNow)
		.where(and(isNotNull(caseNow.nextDueAt), lt(caseNow.nextDueAt, sql.placeholder("now"))))
		.orderBy(asc(caseNow.nextDueAt), asc(caseNow.caseNumber))
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

/** The embedded engine of the port in server/domain/ledger.ts: SQLite in this thread, group commit, one writer a file. */
export function createLedger(options: LedgerOptions): Ledger {
	refreshReadModels(options.store);
	const { store, clock, randomBytes, log = logTable(store), openPhone = () => "" } = options;
	const writer = new Writer(store, randomBytes, log, openPhone);
	const queue = new CommitQueue(options, writer);
	let closed = false;
	const open = (): void => {
		if (closed) throw new Error("the ledger is closed");
	};
	/** What the deed comes to, told after its commit. */
	const told = async <Told>(perform: (now: Instant) => Told): Promise<Told | { refusal: Refusal }> => {
		open();
		return new Promise((resolve, fail) => {
			const attempt = (now: Instant) => {
				const outcome = perform(now);
				return () => resolve(outcome);
			};
			queue.add({ attempt, refuse: (code) => resolve({ refusal: { code } }), fail });
		});
	};
	return {
		execute: <Reply>(deed: Deed<Reply>) => told((now) => writer.perform(deed, now)),
		executeSetting: (deed) => told((now) => writer.performSetting(deed, now)),
		async arrange(events, words = []) {
			open();
			return new Promise((resolve, fail) => {
				const attempt = (now: Instant) => {
					writer.arrange(events, words, now);
					return resolve;
				};
				const refuse = (code: string) => fail(new Error(`the setting was not changed: ${code}`));
				queue.add({ attempt, refuse, fail });
			});
		},
		...dueReader(store),
		setting: () => writer.knowledge.recent().setting,
		now: () => heldNow(clock(), writer.knowledge.recent().newestAt),
		async close() {
			closed = true;
			await queue.empty();
			store.close();
		},
	};
}
