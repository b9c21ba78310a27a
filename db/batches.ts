import {
	type Batched,
	type BatchReads,
	batchMoveOf,
	batchWith,
	type Span,
	standsBy,
	toldIn,
	untoldOf,
} from "../server/domain/batch.ts";
import type { Instant } from "../server/domain/calendar.ts";
import { type Case, evolve } from "../server/domain/case.ts";
import type { CaseEvent } from "../server/domain/case-events.ts";
import type { Store } from "./open.ts";
import { inboxRowsOf } from "./projection.ts";
import { caseBatch, caseBatchInbox, caseTold } from "./schema-batch.ts";
import { insertInto } from "./statements.ts";
import { trailReads } from "./trail.ts";

/*
 * Read models of what holders have not been told (server/domain/batch.ts). Which five are told together follows from the
 * events of all cases in the one order of the house: so these rows are written with each commit, and folded anew after
 * all cases, by position.
 */
type BatchRow = typeof caseBatch.$inferSelect;
type ListRow = typeof caseBatchInbox.$inferSelect;
type ToldRow = typeof caseTold.$inferSelect;

const selectFrom = "SELECT from_position FROM case_batch WHERE case_number = ?";

const selectSpans =
	'SELECT from_position AS "from", to_position AS "to", at FROM case_told WHERE case_number = ? ORDER BY from_position';

export function batchReads({ connection }: Store): BatchReads {
	const select = connection.prepare<[string], number>(selectFrom).pluck();
	const spans = connection.prepare<[string], Span>(selectSpans);
	return {
		batchedFrom: (caseNumber) => select.get(caseNumber) ?? null,
		toldSpansOf: (caseNumber) => spans.all(caseNumber),
	};
}

/** Where a case of a batch stands on the lists of whoever has not been told. */
function lister(store: Store) {
	const { trailOf } = trailReads(store);
	return (caseNumber: string, from: number): readonly ListRow[] => {
		const trail = trailOf(caseNumber);
		const now = trail.reduce<Case | null>((before, { event }) => evolve(before, event), null);
		// What was told late stands on no list.
		const batchedFrom = (number: string) => (number === caseNumber ? from : null);
		const untold = now && untoldOf(now, { batchedFrom, toldSpansOf: () => [] });
		return now === null || untold === null ? [] : inboxRowsOf(standsBy(toldIn(trail, untold), now));
	};
}

export type BatchTable = {
	/** Call it with the events of a deed on one case kept, in the same transaction; `last` is the position before them. */
	follow(before: Case, happened: readonly { readonly event: CaseEvent }[], last: number): void;
};

/** The last of a full batch is what filled it. */
function toldRowsOf(batch: readonly Batched[], at: Instant): readonly ToldRow[] {
	const toPosition = batch.at(-1)?.from ?? 0;
	return batch.map(({ caseNumber, from }) => ({ caseNumber, fromPosition: from, toPosition, at }));
}

export function batchTable(store: Store): BatchTable {
	const { connection } = store;
	const { batchedFrom } = batchReads(store);
	const { stateOf } = trailReads(store);
	const rowsOf = lister(store);
	const insert = insertInto(store, caseBatch);
	const list = insertInto(store, caseBatchInbox);
	const keep = insertInto(store, caseTold);
	const ofHolder = connection.prepare<[string], Batched>(
		'SELECT case_number AS caseNumber, from_position AS "from" FROM case_batch WHERE holder_id = ? ORDER BY from_position',
	);
	const unlist = connection.prepare<[string]>("DELETE FROM case_batch_inbox WHERE case_number = ?");
	const remove = connection.prepare<[string]>("DELETE FROM case_batch WHERE case_number = ?");
	const tell = (caseNumber: string) => {
		if (remove.run(caseNumber).changes > 0) unlist.run(caseNumber);
	};
	const join = (before: Case, from: number, at: Instant) => {
		if (batchedFrom(before.caseNumber) !== null) return;
		const answered = before.status === "merged" ? stateOf(before.parent) : before;
		if (answered === null || !("tour" in answered)) throw new Error(`${before.caseNumber} has no answer`);
		const { caseNumber } = before;
		const { holderId } = answered.tour;
		const batch = ofHolder.all(holderId);
		const after = batchWith(batch, { caseNumber, from });
		if (after.length > batch.length) insert({ caseNumber, holderId, fromPosition: from });
		if (after.length > 0) return;
		for (const one of batch) tell(one.caseNumber);
		for (const row of toldRowsOf([...batch, { caseNumber, from }], at)) keep(row);
	};
	return {
		follow(before, happened, last) {
			const { caseNumber } = before;
			for (const [index, { event }] of happened.entries()) {
				const move = batchMoveOf(event);
				if (move === "leaves") tell(caseNumber);
				if (move === "joins") join(before, last + index + 1, event.at);
			}
			const from = batchedFrom(caseNumber);
			if (from === null) return;
			unlist.run(caseNumber);
			for (const row of rowsOf(caseNumber, from)) list(row);
		},
	};
}

type Turned = readonly [
	from: number,
	at: Instant,
	caseNumber: string,
	type: CaseEvent["type"],
	how: string | null,
	holderId: string | null,
	parent: string | null,
];
/** All that says who has a case, and what is said of the answer. */
const turning = `
	SELECT position, at, substr(stream, 6), type, bytes ->> '$.event.how',
		coalesce(bytes ->> '$.event.holderId', bytes ->> '$.event.tour.holderId'), bytes ->> '$.event.parent'
	FROM event
	WHERE type IN ('CaseDispatched', 'CaseMerged', 'CaseSplit', 'CaseConfirmed', 'CaseClosed', 'VerdictChanged', 'CaseDisputed')
	ORDER BY position`;

/** The batches by the events alone, by holder, and what was told. */
function batchesBy({ connection }: Store) {
	const told: ToldRow[] = [];
	const holders = new Map<string, string>();
	const parents = new Map<string, string>();
	const batches = new Map<string, readonly Batched[]>();
	const inBatchOf = new Map<string, string>();
	const join = (holderId: string, one: Batched, at: Instant) => {
		if (inBatchOf.has(one.caseNumber)) return;
		const batch = batches.get(holderId) ?? [];
		const after = batchWith(batch, one);
		batches.set(holderId, after);
		if (after.length > 0) inBatchOf.set(one.caseNumber, holderId);
		if (after.length > 0) return;
		for (const { caseNumber } of batch) inBatchOf.delete(caseNumber);
		told.push(...toldRowsOf([...batch, one], at));
	};
	const leave = (number: string) => {
		const holderId = inBatchOf.get(number) ?? "";
		const left = (batches.get(holderId) ?? []).filter(({ caseNumber }) => caseNumber !== number);
		if (inBatchOf.delete(number)) batches.set(holderId, left);
	};
	for (const row of connection.prepare<[], Turned>(turning).raw().iterate()) {
		const [from, at, caseNumber, type, how, holderId, parent] = row;
		const move = batchMoveOf({ type, how });
		const answered = parents.get(caseNumber) ?? caseNumber;
		if (move === "joins") join(holders.get(answered) ?? "", { caseNumber, from }, at);
		if (move === "leaves") leave(caseNumber);
		if (type === "CaseMerged" && parent !== null) parents.set(caseNumber, parent);
		if (type === "CaseSplit") parents.delete(caseNumber);
		if (holderId !== null) holders.set(caseNumber, holderId);
	}
	return { batches, told };
}

/** The rows of the three tables as the events give them. */
export function batchRowsBy(store: Store) {
	const rowsOf = lister(store);
	const { batches: byHolder, told } = batchesBy(store);
	const batches = [...byHolder].flatMap(([holderId, batch]) =>
		batch.map(({ caseNumber, from }): BatchRow => ({ caseNumber, holderId, fromPosition: from })),
	);
	const lists = batches.flatMap(({ caseNumber, fromPosition }) => rowsOf(caseNumber, fromPosition));
	return { batches, lists, told };
}

/** Fills them anew, in the transaction under way. */
export function rebuildBatches(store: Store): void {
	for (const table of [caseBatch, caseBatchInbox, caseTold]) store.orm.delete(table).run();
	const { batches, lists, told } = batchRowsBy(store);
	const [insert, list, keep] = [
		insertInto(store, caseBatch),
		insertInto(store, caseBatchInbox),
		insertInto(store, caseTold),
	];
	for (const row of batches) insert(row);
	for (const row of lists) list(row);
	for (const row of told) keep(row);
}
