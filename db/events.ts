import { and, desc, eq, gt, notInArray, sql } from "drizzle-orm";
import type { Instant } from "../server/domain/calendar.ts";
import { lookEvents } from "../server/domain/sealing.ts";
import { type AnyEvent, leafHash } from "./canonical.ts";
import type { Store } from "./open.ts";
import { event } from "./schema.ts";
import { insertInto, statementOf } from "./statements.ts";

/** The stream of a case. Every other stream is the setting's (server/domain/setting.ts). */
export function caseStreamOf(caseNumber: string): string {
	return `case/${caseNumber}`;
}

/** Matches every stream before those that come after the cases'. */
export const isBeforeCaseStreamsEnd = sql`${event.stream} < 'case0'`;
// A plus hides a column from its index, where another order serves better: here that of positions, newest first.
const isCaseStreamUnindexed = sql`+${event.stream} >= 'case/' AND +${event.stream} < 'case0'`;
const isSettingStream = sql`(${event.stream} < 'case/' OR ${event.stream} >= 'case0')`;
const isSettingStreamUnindexed = sql`(+${event.stream} < 'case/' OR +${event.stream} >= 'case0')`;
// The record of sign-ins grows every day, and nothing follows from it.
const isNoSignIn = sql`(${event.stream} < 'signIn/' OR ${event.stream} >= 'signIn0')`;
const isNoSignInUnindexed = sql`(+${event.stream} < 'signIn/' OR +${event.stream} >= 'signIn0')`;

/** The bytes of an event, and what of it stands beside them. */
export type Noted = { readonly bytes: string; readonly event: Pick<AnyEvent, "type" | "at"> };

export type EventLog = {
	/** Appends one event at the position after the last one. */
	append(position: number, stream: string, version: number, written: Noted): void;
	lastPosition(): number;
	/** How many events a stream has. */
	versionOf(stream: string): number;
	/** Whether anything but looks at the case has happened after that version of it. */
	hasChangedAfter(stream: string, version: number): boolean;
	/** When the newest event of a case happened; they never run backwards. 0 when there is none. */
	newestCaseAt(): Instant;
	/** The bytes of the setting's events after a position, in order, without the record of sign-ins. */
	settingBytesAfter(position: number): readonly string[];
};

export function eventLog(store: Store): EventLog {
	const { orm } = store;
	const insert = insertInto(store, event);
	const last = orm.select({ position: sql`max(${event.position})` }).from(event);
	const ofStream = orm
		.select({ version: sql`max(${event.version})` })
		.from(event)
		.where(eq(event.stream, sql.placeholder("stream")));
	const changes = orm
		.select({ version: event.version })
		.from(event)
		.where(
			and(
				eq(event.stream, sql.placeholder("stream")),
				gt(event.version, sql.placeholder("version")),
				notInArray(event.type, [...lookEvents]),
			),
		);
	const newest = orm
		.select({ at: event.at })
		.from(event)
		.where(isCaseStreamUnindexed)
		.orderBy(desc(event.position))
		.limit(sql.placeholder("count"));
	const setting = orm.select({ bytes: event.bytes }).from(event);
	const wholeSetting = setting.where(and(isSettingStream, isNoSignIn)).orderBy(sql`+${event.position}`);
	const newSetting = orm
		.select({ bytes: event.bytes })
		.from(event)
		.where(and(gt(event.position, sql.placeholder("after")), isSettingStreamUnindexed, isNoSignInUnindexed))
		.orderBy(event.position);
	const lastPosition = statementOf<number | null>(store, last).pluck();
	const versionOf = statementOf<number | null>(store, ofStream).pluck();
	const changesAfter = statementOf<number>(store, changes).pluck();
	const newestCaseAt = statementOf<number>(store, newest).pluck();
	const wholeSettingBytes = statementOf<string>(store, wholeSetting).pluck();
	const newSettingBytes = statementOf<string>(store, newSetting).pluck();
	return {
		append(position, stream, version, { bytes, event: happened }) {
			const { type, at } = happened;
			insert({ position, stream, version, type, at, bytes, leaf: leafHash(bytes) });
		},
		lastPosition: () => lastPosition.get() ?? 0,
		versionOf: (stream) => versionOf.get(stream) ?? 0,
		hasChangedAfter: (stream, version) => changesAfter.get(stream, version, ...lookEvents) !== undefined,
		newestCaseAt: () => newestCaseAt.get(1) ?? 0,
		settingBytesAfter: (position) =>
			position === 0 ? wholeSettingBytes.all() : newSettingBytes.all(position),
	};
}
