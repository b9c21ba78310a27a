import type { Instant } from "../server/domain/calendar.ts";
import type { CaseEvent } from "../server/domain/case-events.ts";
import { erasedBy } from "../server/domain/erasure-events.ts";
import type { Deed, Outcome, SettingDeed } from "../server/domain/ledger.ts";
import type { Released } from "../server/domain/merge.ts";
import { photosOf } from "../server/domain/photo.ts";
import type { Access } from "../server/domain/reads.ts";
import type { Refusal } from "../server/domain/refusal.ts";
import { type SettingEvent, settingStreamOf } from "../server/domain/setting-events.ts";
import type { Words } from "../server/domain/words.ts";
import { accessKeeper } from "./accounts.ts";
import { batchTable } from "./batches.ts";
import { type AnyEvent, saltSource, type Written, written } from "./canonical.ts";
import { caseTable } from "./cases.ts";
import { countsOf } from "./counts.ts";
import { eraserOf } from "./erasures.ts";
import { caseStreamOf, eventLog } from "./events.ts";
import { folded } from "./folding.ts";
import type { NewCase, Taken } from "./handed.ts";
import { retryTable } from "./idempotency.ts";
import { type Knowledge, knowledgeOf, withSettingEvent } from "./knowledge.ts";
import type { LogTable } from "./log.ts";
import type { Store } from "./open.ts";
import { photoTaker } from "./photos.ts";
import type { Standing } from "./projection.ts";
import { receipt } from "./schema.ts";
import { findableOf, searchTable } from "./search.ts";
import { spokenCodeKeeper } from "./spoken-codes.ts";
import { insertInto } from "./statements.ts";
import { transactionOf } from "./transaction.ts";
import { wordsTable } from "./words.ts";

type Kept = Pick<Deed<unknown>, "caseNumber" | "words" | "receiptMac" | "spokenMac">;

/** What one deed does to the tables, inside the transaction of its batch. A throw leaves nothing of the deed behind. */
export class Writer {
	readonly transaction;
	readonly knowledge;
	readonly #log;
	readonly #words;
	readonly #cases;
	readonly #batches;
	readonly #search;
	readonly #retries;
	readonly #insertReceipt;
	readonly #keepSpoken;
	readonly #takePhoto;
	readonly #salt;
	readonly #counts;
	readonly #erase;
	readonly #keepAccess;
	readonly #tree: LogTable | null;

	constructor(
		store: Store,
		randomBytes: (count: number) => Uint8Array,
		tree: LogTable | null,
		openPhone: (sealed: string) => string,
	) {
		this.#tree = tree;
		this.#log = eventLog(store);
		this.#words = wordsTable(store);
		this.#keepAccess = accessKeeper(store);
		this.#erase = eraserOf(store, this.#words);
		this.#cases = caseTable(store);
		this.#batches = batchTable(store);
		this.#search = searchTable(store);
		this.#counts = countsOf(store, openPhone);
		this.#retries = retryTable(store);
		this.#insertReceipt = insertInto(store, receipt);
		this.#keepSpoken = spokenCodeKeeper(store);
		this.#takePhoto = photoTaker(store);
		this.#salt = saltSource(randomBytes);
		this.transaction = transactionOf(store);
		this.knowledge = knowledgeOf(store, this.#log, this.#words);
	}

	/**
	 * One deed on one case (server/domain/ledger.ts). Expected refusals are values.
	 * @throws what `decide`, `reply` and `seal` throw, and the engine's errors
	 */
	perform<Reply>(deed: Deed<Reply>, now: Instant): Outcome<Reply> {
		const { caseNumber, expectedVersion, retry } = deed;
		const kept = retry && this.#retries.kept(retry, now);
		if (kept !== undefined) return { kept };
		const before = this.#cases.standingOf(caseNumber);
		const state = before?.state ?? null;
		const { setting } = this.knowledge.held();
		const decided = deed.decide({ now, setting, state, counts: this.#counts });
		const isStale = state !== null && this.#isStale(state, expectedVersion);
		const refusal = "refusal" in decided ? decided.refusal : null;
		// "Stale" would tell that there is such a case: whoever may not know of it is told so first (trust.md A8).
		if (isStale && refusal?.code !== "notFound") return { refusal: { code: "stale" } };
		if ("refusal" in decided) return decided;
		const events = this.#written(caseStreamOf(caseNumber), state?.version ?? 0, decided.events);
		const after = folded(before, events, caseNumber, now);
		const reply = decided.reply(after.state);
		if (events.length > 0) {
			const sealed = retry?.seal(reply);
			this.#within(() => {
				this.#append(deed, before, after, events);
				for (const other of decided.others ?? []) this.#appendTo(other, now);
				if (retry !== undefined && sealed !== undefined) this.#retries.keep(retry, sealed, now);
			});
		}
		return { reply };
	}

	/**
	 * A new case that was decided elsewhere, where nothing has happened since that it could have hung on.
	 * @throws the engine's errors
	 */
	take(fresh: NewCase): Taken {
		const { caseNumber, now, settingEvents, retry } = fresh;
		const known = this.knowledge.held();
		const isOther = known.settingEvents !== settingEvents || known.newestAt > now;
		if (isOther || this.#cases.isThere(caseNumber)) return "anew";
		let isFirst = true;
		this.#within(() => {
			isFirst = retry === undefined || this.#retries.keepFirst(retry, retry.sealed, now);
			if (isFirst) this.#add(fresh);
		});
		if (isFirst) return "stored";
		const kept = retry && this.#retries.kept(retry, now);
		return kept === undefined ? "anew" : { kept };
	}

	/** Writes down what was decided, folded and laid out elsewhere. */
	#add({ caseNumber, now, events, rows, findable, photoIds, words, receiptMac }: NewCase): void {
		const known = this.knowledge.held();
		const stream = caseStreamOf(caseNumber);
		for (const [at, { type, bytes }] of events.entries())
			this.#log.append(known.position + at + 1, stream, at + 1, { bytes, event: { type, at: now } });
		for (const photoId of photoIds) this.#takePhoto(caseNumber, photoId);
		for (const entry of words) this.#words.keep(caseNumber, entry);
		if (receiptMac !== undefined) this.#insertReceipt({ mac: Buffer.from(receiptMac), caseNumber });
		this.#cases.add(rows);
		this.#search.add(known.position + 1, findable, words);
		this.knowledge.learn({ ...known, position: known.position + events.length, newestAt: now });
	}

	#isStale({ caseNumber, version }: Standing["state"], seen: number | undefined): boolean {
		if (seen === undefined || seen === version) return false;
		return seen > version || this.#log.hasChangedAfter(caseStreamOf(caseNumber), seen);
	}

	/** The events as they will be read back, after `version` of the stream. */
	#written<Event extends AnyEvent>(
		stream: string,
		version: number,
		events: readonly Event[],
	): Written<Event>[] {
		return events.map((event, index) => written(stream, version + index + 1, this.#salt(), event));
	}

	#append(deed: Kept, before: Standing | null, after: Standing, events: readonly Written<CaseEvent>[]): void {
		const { caseNumber, words = [], receiptMac, spokenMac } = deed;
		const stream = caseStreamOf(caseNumber);
		const erases = events.some(({ event }) => erasedBy(event).length > 0);
		const known = this.knowledge.held();
		const findable =
			before === null
				? () => this.#search.add(known.position + 1, findableOf(after.state), words)
				: this.#search.changing(before.state, after.state, erases);
		let version = before?.state.version ?? 0;
		let { position, newestAt } = known;
		for (const one of events) {
			version += 1;
			position += 1;
			newestAt = one.event.at;
			this.#log.append(position, stream, version, one);
			this.#erase(position, caseNumber, one.event);
			for (const { photoId } of photosOf(one.event)) this.#takePhoto(caseNumber, photoId);
		}
		for (const entry of words) this.#words.keep(caseNumber, entry);
		if (receiptMac !== undefined) this.#insertReceipt({ mac: Buffer.from(receiptMac), caseNumber });
		if (spokenMac !== undefined) this.#keepSpoken(caseNumber, spokenMac);
		this.#cases.put(before, after);
		if (before !== null) this.#batches.follow(before.state, events, known.position);
		findable();
		this.knowledge.learn({ ...known, position, newestAt });
	}

	/** What the deed on one case has brought about in another. */
	#appendTo({ caseNumber, events: decided, words = [] }: Released, now: Instant): void {
		const before = this.#cases.standingOf(caseNumber);
		const events = this.#written(caseStreamOf(caseNumber), before?.state.version ?? 0, decided);
		this.#append({ caseNumber, words }, before, folded(before, events, caseNumber, now), events);
	}

	/**
	 * One deed on the setting. Expected refusals are values.
	 * @throws what `decide` and `reply` throw, and the engine's errors
	 */
	performSetting<Reply>(
		{ decide, words = [], access, reply }: SettingDeed<Reply>,
		now: Instant,
	): { readonly reply: Reply } | { readonly refusal: Refusal } {
		const decision = decide({ now, setting: this.knowledge.held().setting });
		if ("refusal" in decision) return decision;
		const { events } = decision;
		this.arrange(events, words, now, events.length > 0 ? access?.(events) : null);
		return { reply: reply(this.knowledge.held().setting) };
	}

	/**
	 * Appends events of the setting.
	 * @throws when one is dated later than `now`: it would hold the clock for every deed after it
	 */
	arrange(
		events: readonly SettingEvent[],
		words: readonly Words[],
		now: Instant,
		access: Access | null = null,
	): void {
		this.#within(() => {
			for (const entry of words) this.#words.keep(null, entry);
			for (const event of events) this.#appendSetting(event, now);
			if (access !== null) this.#keepAccess(access);
		});
	}

	#appendSetting(event: SettingEvent, now: Instant): void {
		if (event.at > now) throw new Error(`${event.type} is dated ${event.at}, after ${now}`);
		const stream = settingStreamOf(event);
		const before = this.#log.versionOf(stream);
		for (const one of this.#written(stream, before, [event])) {
			const after = withSettingEvent(this.knowledge.held(), one.event, this.#words);
			this.#log.append(after.position, stream, before + 1, one);
			this.knowledge.learn(after);
		}
	}

	/** Gives the events of the transaction their leaves, last before its commit. `mark` is what was known before it. */
	sealTree(mark: Knowledge): void {
		if (this.knowledge.held().position > mark.position) this.#tree?.appendEvents();
	}

	/** Runs `write` so that a throw takes back what it wrote and learnt, and only that. */
	#within(write: () => void): void {
		const mark = this.knowledge.held();
		try {
			this.transaction.within(write);
		} catch (error) {
			this.knowledge.learn(mark);
			throw error;
		}
	}
}
