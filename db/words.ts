import { eq, sql } from "drizzle-orm";
import type { Words, WordsRef } from "../server/domain/words.ts";
import type { Store } from "./open.ts";
import { words } from "./schema.ts";
import { insertInto, statementOf } from "./statements.ts";

/** The words of people, beside the events that refer to them. */
export type WordsTable = {
	/** Keeps words in the transaction under way. */
	keep(caseNumber: string | null, entry: Words): void;
	/** The text behind a reference; null without one, and when the law had it erased. */
	textOf(ref: WordsRef | null): string | null;
};

export function wordsTable(store: Store): WordsTable {
	const insert = insertInto(store, words);
	const byId = store.orm
		.select({ text: words.text })
		.from(words)
		.where(eq(words.id, sql.placeholder("id")));
	const select = statementOf<string | null>(store, byId).pluck();
	return {
		keep: (caseNumber, { id, salt, text }) => insert({ id, caseNumber, salt, text }),
		textOf: (ref) => (ref === null ? null : (select.get(ref.id) ?? null)),
	};
}
