import { asc, eq, sql } from "drizzle-orm";
import { erasedBy } from "../server/domain/erasure-events.ts";
import { commitmentOf, wordsRefsIn } from "../server/domain/log-proof.ts";
import type { Primitives } from "../server/domain/log-verification.ts";
import type { AnyEvent } from "./canonical.ts";
import { erasureRowOf } from "./erasures.ts";
import type { Store } from "./open.ts";
import { erasure, type event, words } from "./schema.ts";
import { statementOf } from "./statements.ts";
import type { Findings } from "./verification-findings.ts";

type Row = Pick<typeof event.$inferSelect, "position" | "stream">;
type ErasureRow = typeof erasure.$inferSelect;
type WordsRow = {
	readonly case_number: string | null;
	readonly salt: string;
	readonly text: string | null;
};

/** What is missing, until an event tells that the law had it erased; and what was erased, where it is still there. */
function erasureBook(rowOf: (id: string) => WordsRow | undefined, findings: Findings) {
	const missing = new Map<string, { readonly stream: string; readonly named: string }>();
	return {
		missing,
		note({ position, stream }: Row, happened: AnyEvent): void {
			for (const id of erasedBy(happened)) {
				const left = rowOf(id);
				if (left !== undefined && (left.text !== null || left.salt !== ""))
					findings.add("words", `Words that event ${position} erased are still there.`);
				if (missing.get(id)?.stream === stream) missing.delete(id);
			}
		},
		finish(): void {
			for (const { named } of missing.values())
				findings.add("words", `No event tells why ${named} were erased.`);
		},
	};
}

/** The public list of erasures holds what the events tell of, and nothing else. */
function checkList(store: Store, wanted: ReadonlyMap<number, ErasureRow>, findings: Findings): void {
	const found = store.orm.select().from(erasure).orderBy(asc(erasure.position)).all();
	for (const row of found) {
		const told = wanted.get(row.position);
		const isTold = told !== undefined && told.at === row.at && told.ground === row.ground;
		if (!isTold || told.pieces !== row.pieces)
			findings.add(
				"words",
				`The list of erasures tells of one at event ${row.position} that no event tells of.`,
			);
	}
	const listed = new Set(found.map(({ position }) => position));
	for (const position of wanted.keys()) {
		if (!listed.has(position))
			findings.add("words", `The erasure of event ${position} is missing on the list of erasures.`);
	}
}

/** Every piece of words is what its event committed to, or gone by an event that tells so (trust.md I5). */
export function wordsChecker(store: Store, primitives: Primitives, findings: Findings) {
	const byId = store.orm
		.select({ caseNumber: words.caseNumber, salt: words.salt, text: words.text })
		.from(words)
		.where(eq(words.id, sql.placeholder("id")));
	const select = statementOf<WordsRow>(store, byId);
	const book = erasureBook((id) => select.get(id), findings);
	const listed = new Map<number, ErasureRow>();
	const checkOne = ({ position, stream }: Row, id: string, place: string, hash: string): void => {
		const row = select.get(id);
		const named = `the words at ${place} of event ${position}`;
		if (row === undefined) {
			findings.add("words", `There is no row for ${named}.`);
			return;
		}
		if (row.case_number !== null && stream !== `case/${row.case_number}`)
			findings.add("words", `The row for ${named} names another case.`);
		if (row.text === null) book.missing.set(id, { stream, named });
		else if (commitmentOf(primitives, row.salt, row.text) !== hash)
			findings.add("words", `What is kept for ${named} is not what was said.`);
	};
	return {
		/** Gives how many words the event refers to. */
		check(row: Row, happened: AnyEvent): number {
			const refs = wordsRefsIn(happened);
			for (const [id, { place, hash }] of refs) checkOne(row, id, place, hash);
			book.note(row, happened);
			const told = erasureRowOf(row.position, happened);
			if (told !== null) listed.set(row.position, told);
			return refs.size;
		},
		/** Once every event was seen. */
		finish(): void {
			book.finish();
			checkList(store, listed, findings);
		},
	};
}
