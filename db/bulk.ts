import { closeSync, fsyncSync, openSync, rmSync } from "node:fs";
import type { Instant } from "../server/domain/calendar.ts";
import type { Case } from "../server/domain/case.ts";
import type { CaseEvent } from "../server/domain/case-events.ts";
import type { Deed } from "../server/domain/ledger.ts";
import { noCounts } from "../server/domain/load.ts";
import type { Setting } from "../server/domain/setting.ts";
import type { Words } from "../server/domain/words.ts";
import { rebuildBatches } from "./batches.ts";
import { leafHash, saltSource, type Written, written } from "./canonical.ts";
import { caseTable } from "./cases.ts";
import { caseStreamOf } from "./events.ts";
import { logTable } from "./log.ts";
import { openStore, type Store } from "./open.ts";
import { advance, type Standing } from "./projection.ts";
import { markReadModels } from "./rebuild.ts";
import { receipt } from "./schema.ts";
import { searchTable } from "./search.ts";
import { insertInto } from "./statements.ts";
import { wordsTable } from "./words.ts";

/**
 * Writes whole lives of cases at once, for made-up stores of millions: the rows are those the ledger would have written
 * for the same deeds in the order of their time, at a hundredth of the syncs. Nobody may read or write meanwhile, and a
 * crash leaves nothing of use.
 */
export type BulkOptions = {
	readonly migrations: string;
	/** The setting of all deeds; it lies in the store already. */
	readonly setting: Setting;
	/** No deed is earlier than `from` or as late as `until`. */
	readonly from: Instant;
	readonly until: Instant;
	/** For the salts of events, drawn in the order in which lives are lived. */
	readonly randomBytes: (count: number) => Uint8Array;
};

export type Bulk = {
	/** Begins a case received at `at` or later; lives begin in the order of their receipt. */
	begin(caseNumber: string, at: Instant): Life;
	/** Writes what is left, and leaves a store that runs with every pragma as it must be (trust.md D2). */
	finish(): void;
};

/** Pages in memory while nothing is synced: random keys would else be read again and again. */
const cacheKibibytes = 512 * 1024;
/** What speed costs here: no journal on the disk, and no sync. `openStore` sets and asserts all of it anew afterwards. */
const pragmas = [
	...["journal_mode = DELETE", "journal_mode = MEMORY", "synchronous = OFF", "secure_delete = OFF"],
	...["locking_mode = EXCLUSIVE", `cache_size = -${cacheKibibytes}`],
];
/** The stretches of time whose events wait side by side until every case that can add to them has been lived. */
const slots = 256;

/** One case while it lives. */
export class Life {
	readonly caseNumber: string;
	readonly #setting: Setting;
	readonly #salt: () => string;
	readonly events: Written<CaseEvent>[] = [];
	readonly words: Words[] = [];
	receiptMac: Uint8Array | null = null;
	standing: Standing | null = null;

	constructor(caseNumber: string, setting: Setting, salt: () => string) {
		this.caseNumber = caseNumber;
		this.#setting = setting;
		this.#salt = salt;
	}

	/**
	 * Does a deed as the ledger would at `now`.
	 * @throws when the rules refuse it: whoever makes lives up must know them
	 */
	perform(deed: Deed<null>, now: Instant): Case {
		const { decide, words = [], receiptMac } = deed;
		const before = this.standing;
		const decided = decide({ now, setting: this.#setting, state: before?.state ?? null, counts: noCounts });
		if ("refusal" in decided)
			throw new Error(`${this.caseNumber} at ${now}: refused as ${decided.refusal.code}`);
		for (const happened of decided.events) {
			const version = this.events.length + 1;
			const one = written(caseStreamOf(this.caseNumber), version, this.#salt(), happened);
			this.events.push(one);
			this.standing = advance(this.standing, one.event);
		}
		if (this.standing === null) throw new Error(`nothing was decided on ${this.caseNumber}`);
		this.words.push(...words);
		if (receiptMac !== undefined) this.receiptMac = receiptMac;
		return this.standing.state;
	}
}

/** Events in the order of their lives on the way in, in the order of their time on the way out. */
function stagingOf(store: Store, path: string, { from, until }: BulkOptions) {
	const { connection } = store;
	const file = `${path}-staging`;
	connection.prepare("ATTACH ? AS staging").run(file);
	connection.pragma("staging.journal_mode = MEMORY");
	connection.pragma("staging.synchronous = OFF");
	const columns = "stream, version, type, at, bytes, leaf";
	for (let slot = 0; slot < slots; slot += 1)
		connection.exec(`CREATE TABLE staging.slot_${slot} (${columns})`);
	const inserts = Array.from({ length: slots }, (_, slot) =>
		connection.prepare(`INSERT INTO staging.slot_${slot} VALUES (?, ?, ?, ?, ?, ?)`),
	);
	const slotOf = (at: Instant) => Math.floor(((at - from) * slots) / (until - from));
	const { appendEvents } = logTable(store);
	let flushed = 0;
	const flushUpTo = (slot: number) => {
		for (; flushed < slot; flushed += 1) {
			const all = `SELECT ${columns} FROM staging.slot_${flushed} ORDER BY at, rowid`;
			connection.exec(`INSERT INTO main.event (${columns}) ${all}; DROP TABLE staging.slot_${flushed}`);
			appendEvents();
		}
	};
	return {
		add(stream: string, version: number, { bytes, event }: Written<CaseEvent>): void {
			inserts[slotOf(event.at)]?.run(stream, version, event.type, event.at, bytes, leafHash(bytes));
		},
		flushBefore: (at: Instant) => flushUpTo(slotOf(at)),
		flushAll: () => flushUpTo(slots),
		remove: () => rmSync(file, { force: true }),
	};
}

/** Statements of the rows beside the events. */
function tablesOf(store: Store) {
	const words = wordsTable(store);
	const cases = caseTable(store);
	const insertReceipt = insertInto(store, receipt);
	return ({ caseNumber, standing, words: said, receiptMac }: Life) => {
		for (const entry of said) words.keep(caseNumber, entry);
		if (receiptMac !== null) insertReceipt({ mac: Buffer.from(receiptMac), caseNumber });
		if (standing !== null) cases.put(null, standing);
	};
}

/** @param path a store that holds the setting and no case, opened by nobody else */
export function openBulk(path: string, options: BulkOptions): Bulk {
	const { migrations, setting, randomBytes } = options;
	const store = openStore(path, { migrations });
	for (const pragma of pragmas) store.connection.pragma(pragma);
	const staging = stagingOf(store, path, options);
	const keep = tablesOf(store);
	const salt = saltSource(randomBytes);
	let open: Life | null = null;
	const end = () => {
		if (open === null) return;
		const stream = caseStreamOf(open.caseNumber);
		open.events.forEach((one, index) => {
			staging.add(stream, index + 1, one);
		});
		keep(open);
		open = null;
	};
	store.connection.exec("BEGIN");
	return {
		begin(caseNumber, at) {
			end();
			staging.flushBefore(at);
			open = new Life(caseNumber, setting, salt);
			return open;
		},
		finish() {
			end();
			staging.flushAll();
			rebuildBatches(store);
			searchTable(store).refill();
			store.connection.exec("COMMIT");
			store.close();
			staging.remove();
			const whole = openStore(path, { migrations });
			markReadModels(whole);
			whole.close();
			const file = openSync(path, "r");
			fsyncSync(file);
			closeSync(file);
		},
	};
}
