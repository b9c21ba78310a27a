import type { Case } from "../server/domain/case.ts";
import { listItemsMax, searchedCasesMax } from "../server/domain/limits.ts";
import type { Listed, Reads } from "../server/domain/reads.ts";
import { gramsOf, isFound, type Sought, soughtOf } from "../server/domain/search.ts";
import type { Words, WordsRef } from "../server/domain/words.ts";
import { caseTable } from "./cases.ts";
import { caseStreamOf } from "./events.ts";
import type { Store } from "./open.ts";
import { cursorOf, emptyPage, keyAfter, pageOf } from "./page.ts";
import { wordsTable } from "./words.ts";

/*
 * Read model `case_search` (migrations/): what the reports that are not sealed are found by, under the position of the
 * event that received them, newest last. It holds no text, only pairs of characters without their places, and with them
 * who holds the case and where it lies: characters for private use begin those, which no report can bring in.
 */
const holderMark = "\uE000";
const areaMark = "\uE001";
/** Lengths of the codes above a place (rules.md §8). */
const areaDigits = [2, 4, 6, 9, 12, 15];

function scopeOf(state: Case): string {
	if (state.sealed) return "";
	const areas = areaDigits.filter((digits) => digits <= state.areaCode.length);
	const tokens = areas.map((digits) => areaMark + state.areaCode.slice(0, digits));
	if ("tour" in state) tokens.push(holderToken(state.tour.holderId));
	return tokens.join(" ");
}

/** Whether `scopeOf` says the same of both: it costs as much as a row, and hardly any deed changes it. */
function isSameScope(before: Case, after: Case): boolean {
	const holderIn = (state: Case) => ("tour" in state ? state.tour.holderId : null);
	const isSamePlace = before.sealed === after.sealed && before.areaCode === after.areaCode;
	return isSamePlace && holderIn(before) === holderIn(after);
}

/** An id as one word of the index, whatever characters it has. */
function holderToken(personId: string): string {
	return holderMark + Buffer.from(personId).toString("hex");
}

/** Nothing for the whole house. */
function areaToken(areaPrefix: string): string {
	const digits = areaDigits.findLast((one) => one <= areaPrefix.length);
	return digits === undefined ? "" : areaMark + areaPrefix.slice(0, digits);
}

export type SearchTable = {
	/**
	 * Call it before a deed erases words; what it gives is to be called once the deed's events and words are kept, in the
	 * same transaction.
	 */
	changing(before: Case, after: Case, erases: boolean): () => void;
	/** Takes in a new case. `position` is of the event that received it, `said` what came with it. */
	add(position: number, findable: Findable, said: readonly Words[]): void;
	/** Fills the index anew from the cases and their words. */
	refill(): void;
};

/** Where a case is to be found, and by which words; without a scope it is not. */
export type Findable = { readonly scope: string; readonly wordsIds: readonly string[] };

export function findableOf(state: Case): Findable {
	const wordsIds = [state.text, state.spot].flatMap((ref: WordsRef | null) => ref?.id ?? []);
	return { scope: scopeOf(state), wordsIds };
}

type TextOf = (wordsId: string) => string | null;

/** What a case is found by now; empty where it is not to be found. */
function rowOf({ scope, wordsIds }: Findable, textOf: TextOf): string {
	if (scope === "") return "";
	return [scope, ...wordsIds.flatMap((id) => gramsOf(textOf(id) ?? ""))].join(" ");
}

const nothing = () => {};

/** Keeps the index with the cases. */
export function searchTable(store: Store): SearchTable {
	const { connection } = store;
	const { textWithId: textOf } = wordsTable(store);
	const { standingOf } = caseTable(store);
	const insert = connection.prepare<[number, string]>("INSERT INTO case_search(rowid, grams) VALUES (?, ?)");
	// Nothing keeps the old row: it is told again to be taken out, page by page (`secure-delete` in migrations/).
	const remove = connection.prepare<[number, string]>(
		"INSERT INTO case_search(case_search, rowid, grams) VALUES ('delete', ?, ?)",
	);
	const first = connection
		.prepare<[string], number>("SELECT position FROM event WHERE stream = ? AND version = 1")
		.pluck();
	const positionOf = (caseNumber: string) => {
		const position = first.get(caseStreamOf(caseNumber));
		if (position === undefined) throw new Error(`${caseNumber} has no event`);
		return position;
	};
	return {
		add(position, findable, said) {
			const row = rowOf(
				findable,
				(wordsId) => said.find(({ id }) => id === wordsId)?.text ?? textOf(wordsId),
			);
			if (row !== "") insert.run(position, row);
		},
		changing(before, after, erases) {
			if (!erases && isSameScope(before, after)) return nothing;
			const old = rowOf(findableOf(before), textOf);
			return () => {
				const now = rowOf(findableOf(after), textOf);
				if (old === now) return;
				const position = positionOf(after.caseNumber);
				if (old !== "") remove.run(position, old);
				if (now !== "") insert.run(position, now);
			};
		},
		refill() {
			connection.exec("INSERT INTO case_search(case_search) VALUES ('delete-all')");
			// In the order of the positions: the index writes a piece of its own for every row that comes out of turn.
			const received = connection.prepare<[], [number, string]>(
				"SELECT position, substr(stream, 6) FROM event WHERE type = 'ReportReceived' ORDER BY position",
			);
			for (const [position, caseNumber] of received.raw().all()) {
				const state = standingOf(caseNumber)?.state;
				const row = state === undefined ? "" : rowOf(findableOf(state), textOf);
				if (row !== "") insert.run(position, row);
			}
		},
	};
}

/** The index's own words for what is sought, within what the reader holds or the place the reader is set over. */
function matchOf({ grams }: Sought, scope: string): string {
	const tokens = scope === "" ? grams : [scope, ...grams];
	return tokens.map((token) => `"${token}"`).join(" ");
}

type Row = readonly [position: number, caseNumber: string, text: string | null, spot: string | null];
type Found = { readonly position: number; readonly listed: Listed };

/** Reports found by their words, newest first: a cadre's own, everybody else's within their area. */
export function searchReads(store: Store): Pick<Reads, "searchFor"> {
	const { standingOf } = caseTable(store);
	const select = store.connection
		.prepare<[string, number, number], Row>(`
			SELECT found.position, substr(event.stream, 6),
				(SELECT text FROM words WHERE id = event.bytes ->> '$.event.text.id'),
				(SELECT text FROM words WHERE id = event.bytes ->> '$.event.spot.id')
			FROM (SELECT rowid AS position FROM case_search
				WHERE case_search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?) AS found
			JOIN event USING (position) ORDER BY found.position DESC`)
		.raw();
	return {
		searchFor({ personId, own, areaPrefix, words, cursor, count = listItemsMax }) {
			const sought = soughtOf(words);
			const key = keyAfter(cursor, [Number.MAX_SAFE_INTEGER]);
			if (sought === null || key === null) return emptyPage;
			const match = matchOf(sought, own ? holderToken(personId) : areaToken(areaPrefix));
			const rows = select.all(match, Number(key[0]), searchedCasesMax);
			const found: Found[] = [];
			for (const [position, caseNumber, text, spot] of rows) {
				if (found.length > count) break;
				// Most of the many that share but the signs end here, before their state is read.
				if (!isFound(sought, [text, spot])) continue;
				const state = standingOf(caseNumber)?.state;
				if (state === undefined || state.sealed || state.namedIds.includes(personId)) continue;
				found.push({ position, listed: { state, text, spot } });
			}
			const page = pageOf(
				found,
				({ position }) => [position],
				({ listed }) => listed,
				count,
			);
			const last = rows.length === searchedCasesMax ? rows.at(-1) : undefined;
			return page.nextCursor === null && last !== undefined
				? { ...page, nextCursor: cursorOf([last[0]]) }
				: page;
		},
	};
}
