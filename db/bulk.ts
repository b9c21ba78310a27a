import { closeSync, fsyncSync, openSync, rmSync } from "node:fs";
import type { Instant } from "../server/domain/calendar.ts";
import type { Case } from "../server/domain/case.ts";
import type { CaseEvent } from "../server/domain/case-events.ts";
import { erasedBy } from "../server/domain/erasure-events.ts";
import type { Deed } from "../server/domain/ledger.ts";
import { type Counts, noCounts } from "../server/domain/load.ts";
import type { Setting } from "../server/domain/setting.ts";
import type { Words, WordsRef } from "../server/domain/words.ts";
import { rebuildBatches } from "./batches.ts";
import { leafHash, saltSource, type Written, written } from "./canonical.ts";
import { caseTable } from "./cases.ts";
import { rebuildErasures } from "./erasures.ts";
import { caseStreamOf } from "./events.ts";
import { logTable } from "./log.ts";
import { openStore, type Store } from "./open.ts";
import { advance, type Standing } from "./projection.ts";
import { markReadModels } from "./rebuild.ts";
import { reporterWordsOf } from "./said.ts";
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
	/** Begins one more beside those that have begun, received no earlier than they were. */
	beginBeside(caseNumber: string): Life;
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

/** Lives that are lived beside each other, as one may go on as a voice of another, with what has happened in its order. */
type Beside = {
	readonly lives: Life[];
	readonly happened: {
		readonly stream: string;
		readonly version: number;
		readonly one: Written<CaseEvent>;
	}[];
};
/** What a deed came to: the case, what happened to it, and what that brought about in another. */
export type Done = {
	readonly state: Case;
	readonly events: readonly CaseEvent[];
	readonly others: readonly { readonly caseNumber: string; readonly done: Omit<Done, "others"> }[];
};

/** One case while it lives. */
export class Life {
	readonly caseNumber: string;
	readonly #setting: Setting;
	readonly #salt: () => string;
	readonly #beside: Beside;
	readonly #stream: string;
	#version = 0;
	/** Ids of words that the law had erased. */
	readonly erased = new Set<string>();
	readonly words: Words[] = [];
	receiptMac: Uint8Array | null = null;
	standing: Standing | null = null;
	/** What the reporter wrote. */
	readonly #said: WordsRef[] = [];

	constructor(caseNumber: string, setting: Setting, salt: () => string, beside: Beside) {
		this.caseNumber = caseNumber;
		this.#setting = setting;
		this.#salt = salt;
		this.#beside = beside;
		this.#stream = caseStreamOf(caseNumber);
	}

	/**
	 * Does a deed as the ledger would at `now`; null when the rules refuse it.
	 * @throws when it touches a case that is not lived beside this one
	 */
	attempt(deed: Deed<null>, now: Instant): Done | null {
		const { decide, words = [], receiptMac } = deed;
		const before = this.standing;
		const counts = this.#beside.lives.length > 1 ? countsOf(this.#beside.lives) : noCounts;
		const decided = decide({ now, setting: this.#setting, state: before?.state ?? null, counts });
		if ("refusal" in decided) return null;
		this.words.push(...words);
		if (receiptMac !== undefined) this.receiptMac = receiptMac;
		const done = this.#went(decided.events);
		const others = (decided.others ?? []).map(({ caseNumber, events }) => {
			const other = this.#beside.lives.find((life) => life.caseNumber === caseNumber);
			if (other === undefined) throw new Error(`${caseNumber} is not lived beside ${this.caseNumber}`);
			return { caseNumber, done: other.#went(events) };
		});
		return { ...done, others };
	}

	#went(events: readonly CaseEvent[]): Omit<Done, "others"> {
		for (const happened of events) {
			this.#version += 1;
			const one = written(this.#stream, this.#version, this.#salt(), happened);
			this.#beside.happened.push({ stream: this.#stream, version: this.#version, one });
			this.standing = advance(this.standing, one.event);
			for (const id of erasedBy(happened)) this.erased.add(id);
			for (const ref of reporterWordsOf(happened)) if (ref !== null) this.#said.push(ref);
		}
		if (this.standing === null) throw new Error(`nothing was decided on ${this.caseNumber}`);
		return { state: this.standing.state, events };
	}

	/** Everything its reporter wrote that was not erased; the phone number is not among it, as it is sealed. */
	said(): readonly string[] {
		const left = this.#said.filter(({ id }) => !this.erased.has(id));
		return left.flatMap(({ id }) => this.words.find((entry) => entry.id === id)?.text ?? []);
	}
}

/** What a case needs to know of those beside it; of all others it knows nothing. */
function countsOf(lives: readonly Life[]): Counts {
	const lifeOf = (caseNumber: string) => lives.find((life) => life.caseNumber === caseNumber);
	const isVoiceOf = (caseNumber: string, state: Case | undefined) =>
		state?.status === "merged" && state.parent === caseNumber;
	return {
		...noCounts,
		caseOf: (caseNumber) => lifeOf(caseNumber)?.standing?.state ?? null,
		voicesOf: (caseNumber) =>
			lives.filter(({ standing }) => isVoiceOf(caseNumber, standing?.state)).map((life) => life.caseNumber),
		saidBy: (caseNumber) => lifeOf(caseNumber)?.said() ?? [],
	};
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
	return ({ caseNumber, standing, words: said, erased, receiptMac }: Life) => {
		for (const entry of said)
			if (erased.has(entry.id)) words.keepErased(caseNumber, entry.id);
			else words.keep(caseNumber, entry);
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
	let beside: Beside = { lives: [], happened: [] };
	const end = () => {
		for (const { stream, version, one } of beside.happened) staging.add(stream, version, one);
		for (const life of beside.lives) keep(life);
		beside = { lives: [], happened: [] };
	};
	const beginBeside = (caseNumber: string) => {
		const life = new Life(caseNumber, setting, salt, beside);
		beside.lives.push(life);
		return life;
	};
	store.connection.exec("BEGIN");
	return {
		beginBeside,
		begin(caseNumber, at) {
			end();
			staging.flushBefore(at);
			return beginBeside(caseNumber);
		},
		finish() {
			end();
			staging.flushAll();
			rebuildBatches(store);
			rebuildErasures(store);
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
