import { asc, gt, sql } from "drizzle-orm";
import type { Instant } from "../server/domain/calendar.ts";
import { eventsPerReadMax } from "../server/domain/limits.ts";
import type { Primitives } from "../server/domain/log-verification.ts";
import { type AnyEvent, canonicalJson, leafHash } from "./canonical.ts";
import type { Store } from "./open.ts";
import { event } from "./schema.ts";
import type { Findings } from "./verification-findings.ts";
import { photosChecker } from "./verification-photos.ts";
import { wordsChecker } from "./verification-words.ts";

type Row = typeof event.$inferSelect;
type Envelope = {
	readonly event: AnyEvent;
	readonly stream: string;
	readonly v: number;
	readonly version: number;
};

/** Every event in the order of positions. */
function* rowsOf(store: Store): Generator<Row> {
	const read = store.orm
		.select()
		.from(event)
		.where(gt(event.position, sql.placeholder("after")))
		.orderBy(asc(event.position))
		.limit(eventsPerReadMax)
		.prepare();
	let last: number | undefined = Number.MIN_SAFE_INTEGER;
	while (last !== undefined) {
		const rows: Row[] = read.all({ after: last });
		yield* rows;
		last = rows.at(-1)?.position;
	}
}

/** What the bytes say; null when they are not the canonical bytes of an event. */
function envelopeOf(bytes: string): Envelope | null {
	try {
		const envelope: Envelope = JSON.parse(bytes);
		return canonicalJson(envelope) === bytes && envelope.v === 1 ? envelope : null;
	} catch {
		return null;
	}
}

/** The columns that repeat the bytes, for the indexes. */
function otherColumns(row: Row, { event: happened, stream, version }: Envelope): string[] {
	const said = { stream, version, type: happened.type, at: happened.at };
	const names = ["stream", "version", "type", "at"] as const;
	return names.filter((name) => row[name] !== said[name]);
}

/** The versions of a stream count its events in their order. */
function checkStreams({ connection }: Store, findings: Findings): void {
	const uneven = connection.prepare<[], string>(
		"SELECT stream FROM event GROUP BY stream HAVING min(version) <> 1 OR max(version) <> count(*)",
	);
	for (const stream of uneven.pluck().all())
		findings.add("events", `The versions of ${stream} do not count its events.`);
	const crossed = connection.prepare<[], number>(
		`SELECT late.position FROM event AS late JOIN event AS next
		ON next.stream = late.stream AND next.version = late.version + 1 AND next.position < late.position`,
	);
	for (const position of crossed.pluck().all())
		findings.add("events", `Event ${position} lies after the one that followed it.`);
}

/** Every event: its position, its bytes, what the columns repeat of them, its leaf hash, its time, and its words. */
export function checkEvents(store: Store, primitives: Primitives, findings: Findings) {
	const words = wordsChecker(store, primitives, findings);
	const photos = photosChecker(store, findings);
	let events = 0;
	let wordsSeen = 0;
	let newestAt: Instant = 0;
	for (const row of rowsOf(store)) {
		const { position, bytes, leaf, stream } = row;
		events += 1;
		if (position !== events) {
			findings.add("events", `Event ${events} is missing: the next one is ${position}.`);
			events = position;
		}
		if (!leafHash(bytes).equals(leaf))
			findings.add("events", `The leaf hash of event ${position} is not that of its bytes.`);
		const envelope = envelopeOf(bytes);
		if (envelope === null) {
			findings.add("events", `The bytes of event ${position} are not those of an event.`);
			continue;
		}
		for (const name of otherColumns(row, envelope))
			findings.add("events", `The column ${name} of event ${position} says another thing than its bytes.`);
		if (stream.startsWith("case/")) {
			if (envelope.event.at < newestAt)
				findings.add("events", `Event ${position} is dated before the one that came before it.`);
			newestAt = Math.max(newestAt, envelope.event.at);
		}
		wordsSeen += words.check(row, envelope.event);
		photos.check(row, envelope.event);
	}
	words.finish();
	photos.finish();
	checkStreams(store, findings);
	return { events, words: wordsSeen };
}
