import { and, eq, sql } from "drizzle-orm";
import type { Words, WordsRef } from "../server/domain/words.ts";
import type { Store } from "./open.ts";
import { words } from "./schema.ts";
import { insertInto, statementOf } from "./statements.ts";

/** The words of people, beside the events that refer to them. */
export type WordsTable = {
	/** Keeps words in the transaction under way. */
	keep(caseNumber: string | null, entry: Words): void;
	/** Keeps of words that are erased already what `erase` leaves of them. */
	keepErased(caseNumber: string, wordsId: string): void;
	/** The text behind a reference; null without one, and when the law had it erased. */
	textOf(ref: WordsRef | null): string | null;
	textWithId(wordsId: string): string | null;
	/** Takes the text and the salt of words of a case away, in the transaction under way; the row stays. */
	erase(caseNumber: string, wordsId: string): void;
};

export function wordsTable(store: Store): WordsTable {
	const insert = insertInto(store, words);
	const byId = store.orm
		.select({ text: words.text })
		.from(words)
		.where(eq(words.id, sql.placeholder("id")));
	const select = statementOf<string | null>(store, byId).pluck();
	const textWithId = (id: string) => select.get(id) ?? null;
	const gone = store.orm
		.update(words)
		.set({ text: null, salt: "" })
		.where(and(eq(words.id, sql.placeholder("id")), eq(words.caseNumber, sql.placeholder("caseNumber"))));
	const { sql: update } = gone.toSQL();
	const erase = store.connection.prepare<[string, string | null, string, string]>(update);
	return {
		erase(caseNumber, wordsId) {
			// The columns in the order of the table: salt, then text.
			const { changes } = erase.run("", null, wordsId, caseNumber);
			if (changes !== 1) throw new Error(`${wordsId} are no words of ${caseNumber}`);
			store.scrub();
		},
		keep: (caseNumber, { id, salt, text }) => insert({ id, caseNumber, salt, text }),
		keepErased: (caseNumber, id) => insert({ id, caseNumber, salt: "", text: null }),
		textOf: (ref) => (ref === null ? null : textWithId(ref.id)),
		textWithId,
	};
}
