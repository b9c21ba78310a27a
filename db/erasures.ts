import { asc, desc, eq, lt, sql } from "drizzle-orm";
import { erasedBy, photosErasedBy } from "../server/domain/erasure-events.ts";
import type { Erasures } from "../server/domain/reads.ts";
import { type AnyEvent, eventFrom } from "./canonical.ts";
import type { Store } from "./open.ts";
import { photoEraser } from "./photos.ts";
import { casePhone, erasure, event } from "./schema.ts";
import { insertInto, statementOf } from "./statements.ts";
import type { WordsTable } from "./words.ts";

type ErasureRow = typeof erasure.$inferSelect;

/** The row of the event at a position; null where it is no erasure by law. A phone number goes by time alone. */
export function erasureRowOf(position: number, happened: AnyEvent): ErasureRow | null {
	if (happened.type !== "WordsErased") return null;
	const { at, ground, wordsIds } = happened;
	return { position, at, ground, pieces: wordsIds.length + photosErasedBy(happened).length };
}

/** Takes away what an event erases, and notes it, in the transaction under way. */
export function eraserOf(store: Store, words: WordsTable) {
	const insert = insertInto(store, erasure);
	const erasePhoto = photoEraser(store);
	return (position: number, caseNumber: string, happened: AnyEvent): void => {
		for (const wordsId of erasedBy(happened)) words.erase(caseNumber, wordsId);
		for (const photoId of photosErasedBy(happened)) erasePhoto(photoId);
		const row = erasureRowOf(position, happened);
		if (row !== null) insert(row);
	};
}

/** Notes every erasure anew from the events. */
export function rebuildErasures(store: Store): void {
	store.orm.delete(erasure).run();
	const insert = insertInto(store, erasure);
	const { position, bytes, type } = event;
	const rows = store.orm.select({ position, bytes }).from(event).where(eq(type, "WordsErased")).all();
	for (const found of rows) {
		const row = erasureRowOf(found.position, eventFrom(found.bytes));
		if (row !== null) insert(row);
	}
}

/** What was erased by law, newest first, and the cases whose phone number is kept too long. */
export function erasureReads(store: Store): Erasures {
	const { orm } = store;
	const { overAt, caseNumber } = casePhone;
	const past = orm
		.select({ caseNumber })
		.from(casePhone)
		.where(lt(overAt, sql.placeholder("before")))
		.orderBy(asc(overAt), asc(caseNumber))
		.limit(sql.placeholder("count"));
	const overdue = statementOf<string>(store, past).pluck();
	return {
		phonesOver: (before, count) => overdue.all(before, count),
		erasures: (before, count) =>
			orm
				.select()
				.from(erasure)
				.where(lt(erasure.position, before))
				.orderBy(desc(erasure.position))
				.limit(count)
				.all(),
	};
}
