import { and, eq, sql } from "drizzle-orm";
import type { ReportReceived } from "../server/domain/case-events.ts";
import type { Reads } from "../server/domain/reads.ts";
import { eventFrom } from "./canonical.ts";
import { caseStreamOf } from "./events.ts";
import type { Store } from "./open.ts";
import { event, words } from "./schema.ts";
import { statementOf } from "./statements.ts";

/** The first event of a case with what opens its commitments; words the law had erased are left out. */
export function openingReads(store: Store): Pick<Reads, "openingOf"> {
	const first = store.orm
		.select({ position: event.position, bytes: event.bytes })
		.from(event)
		.where(and(eq(event.stream, sql.placeholder("stream")), eq(event.version, 1)));
	const ofId = store.orm
		.select({ salt: words.salt, text: words.text })
		.from(words)
		.where(eq(words.id, sql.placeholder("id")));
	const firstEvent = store.connection.prepare<[string, number], [number, string]>(first.toSQL().sql).raw();
	const wordsOf = statementOf<[string, string | null]>(store, ofId).raw();
	return {
		openingOf(caseNumber) {
			const row = firstEvent.get(caseStreamOf(caseNumber), 1);
			if (row === undefined) return null;
			const [position, bytes] = row;
			const { text, spot, aboutName } = eventFrom<ReportReceived>(bytes);
			const opened = [text, spot, aboutName].flatMap((ref) => {
				const [salt, said] = (ref && wordsOf.get(ref.id)) ?? ["", null];
				return ref === null || said === null ? [] : [{ id: ref.id, salt, text: said }];
			});
			return { position, event: bytes, words: opened };
		},
	};
}
