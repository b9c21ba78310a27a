import { dayOf, type Instant, startOf } from "./calendar.ts";
import { dayNamed, formatDay } from "./day.ts";
import { daylightAreasMax, daylightCellMin, daylightPeriodsMax } from "./limits.ts";
import { type Spread, spreadOf } from "./statistics.ts";

/**
 * The daylight page 阳光公示: counts by area and by category that anybody may read. A count under `daylightCellMin` is
 * hidden, and so is whatever it could be worked out from: the total, what lies beside it, and knowing these rules.
 */
export type DaylightCase = {
	readonly areaCode: string;
	readonly categoryCode: string | null;
	/** Working seconds from receipt to the answer; null without one. */
	readonly answerSeconds: number | null;
	readonly answeredInTime: boolean;
	readonly overdue: boolean;
	/** Whether a card ever fell on it. */
	readonly carded: boolean;
};

/** Null: hidden. */
export type Cell = number | null;
export type DaylightRow = {
	/** A prefix of areas, or a group of categories; null in the row of all. */
	readonly key: string | null;
	/** Due in the period and by now: what the other counts are a part of. */
	readonly counted: Cell;
	readonly answeredInTime: Cell;
	readonly overdue: Cell;
	readonly carded: Cell;
	/** Working seconds to the answer; null where fewer than twenty are answered, or the row is hidden. */
	readonly median: number | null;
	readonly p90: number | null;
};
export type Daylight = {
	readonly all: DaylightRow;
	readonly areas: readonly DaylightRow[];
	readonly categories: readonly DaylightRow[];
};

/** A quarter by the day on which a case was due: [from, to). */
export type DaylightPeriod = {
	/** `2026-Q4` */
	readonly id: string;
	readonly from: Instant;
	readonly to: Instant;
	/** Whether the quarter still goes on; it is then told to the end of its last whole week. */
	readonly running: boolean;
};

const mondayOffset = 3;

function quarterStart(year: number, quarter: number): Instant {
	const month = String(3 * quarter - 2).padStart(2, "0");
	return startOf(dayNamed(`${year}-${month}-01`));
}

/** The quarters shown at `now`, newest first; they share no case, so none can be taken from another. */
export function periodsAt(now: Instant): readonly DaylightPeriod[] {
	const today = dayOf(now);
	const monday = startOf(today - ((today + mondayOffset) % 7));
	const [year = 0, month = 1] = formatDay(today).split("-").map(Number);
	const newest = 4 * year + Math.floor((month - 1) / 3);
	return Array.from({ length: daylightPeriodsMax }, (_, back) => {
		const [ofYear, quarter] = [Math.floor((newest - back) / 4), ((newest - back) % 4) + 1];
		const from = quarterStart(ofYear, quarter);
		const end = quarter === 4 ? quarterStart(ofYear + 1, 1) : quarterStart(ofYear, quarter + 1);
		return {
			id: `${ofYear}-Q${quarter}`,
			from,
			to: back === 0 ? Math.max(from, monday) : end,
			running: back === 0,
		};
	});
}

const prefixDigits = [12, 9, 6, 4, 2];

/** What rows stand for: communities, or the next larger areas where there are too many for a page. */
export function areasShown(areaCodes: Iterable<string>): readonly string[] {
	const codes = [...areaCodes].filter((code) => code.length >= 12);
	for (const digits of prefixDigits) {
		const prefixes = [...new Set(codes.map((code) => code.slice(0, digits)))];
		if (prefixes.length <= daylightAreasMax) return prefixes.sort();
	}
	return [];
}

const sumOf = (values: readonly number[], chosen: ReadonlySet<number>) =>
	values.reduce((sum, value, index) => (chosen.has(index) ? sum + value : sum), 0);

/**
 * Which cells of a column stay hidden; null when the column cannot be told at all, its total neither. What hides beside a
 * small count is the next in the order of the rows, never the smallest, which would tell on it; at least two hide, and
 * together they leave room both ways.
 * @param counted of how many each value counts some; null for the column of everything
 * @param before rows that are hidden already
 */
export function hiddenCells(
	values: readonly number[],
	counted: readonly number[] | null,
	before: ReadonlySet<number> = new Set(),
): ReadonlySet<number> | null {
	const hidden = new Set(
		values.flatMap((value, row) => (value < daylightCellMin || before.has(row) ? [row] : [])),
	);
	const isFull = () => [...hidden].every((row) => values[row] === daylightCellMin - 1);
	/** Between which values a row may lie, for whoever knows what it is counted among and the sum of what is hidden. */
	const isWide = (row: number) => {
		const [sum, own, all] = [sumOf(values, hidden), counted?.[row] ?? 0, sumOf(counted ?? [], hidden)];
		return Math.min(own, sum) - Math.max(0, sum - (all - own)) >= daylightCellMin - 1;
	};
	const isSafe = () => {
		if (hidden.size === 1 || sumOf(values, hidden) < daylightCellMin) return false;
		return counted === null ? !isFull() : [...hidden].every((row) => before.has(row) || isWide(row));
	};
	if (hidden.size === 0) return hidden;
	const [first = 0] = hidden;
	for (let step = 1; step < values.length && !isSafe(); step += 1) hidden.add((first + step) % values.length);
	return isSafe() ? hidden : null;
}

type Counts = { readonly [Name in "counted" | "answeredInTime" | "overdue" | "carded"]: number } & {
	readonly answered: readonly number[];
};

function countsOf(cases: readonly DaylightCase[]): Counts {
	return {
		counted: cases.length,
		answeredInTime: cases.filter(({ answeredInTime }) => answeredInTime).length,
		overdue: cases.filter(({ overdue }) => overdue).length,
		carded: cases.filter(({ carded }) => carded).length,
		answered: cases.flatMap(({ answerSeconds }) => answerSeconds ?? []),
	};
}

type Hidden = ReadonlySet<number> | null;
type Veil = { readonly [Name in "counted" | "answeredInTime" | "overdue" | "carded"]: Hidden };

function veilOf(rows: readonly Counts[]): Veil {
	const column = (name: keyof Veil) => rows.map((row) => row[name]);
	const counted = hiddenCells(column("counted"), null);
	const partOf = (name: keyof Veil) => counted && hiddenCells(column(name), column("counted"), counted);
	return {
		counted,
		answeredInTime: partOf("answeredInTime"),
		overdue: partOf("overdue"),
		carded: partOf("carded"),
	};
}

const untold: Spread = { n: 0, median: null, p90: null };

function rowOf(key: string | null, counts: Counts, isHidden: (name: keyof Veil) => boolean): DaylightRow {
	const cell = (name: keyof Veil) => (isHidden(name) ? null : counts[name]);
	const { median, p90 } = isHidden("counted") ? untold : spreadOf(counts.answered);
	return {
		key,
		counted: cell("counted"),
		answeredInTime: cell("answeredInTime"),
		overdue: cell("overdue"),
		carded: cell("carded"),
		median,
		p90,
	};
}

/**
 * The tables of one period. Both have the same totals, so a column that one of them cannot tell is told in neither.
 * @param areas prefixes, a row each, whether or not anything was reported there
 * @param groups of categories; what has none lies in the last row, ""
 */
export function daylightOf(
	due: readonly DaylightCase[],
	areas: readonly string[],
	groups: readonly string[],
): Daylight {
	// What names no community would be the difference between the total and its rows.
	const cases = due.filter(({ areaCode }) => areas.some((prefix) => areaCode.startsWith(prefix)));
	const inArea = areas.map((prefix) => countsOf(cases.filter(({ areaCode }) => areaCode.startsWith(prefix))));
	const keys = [...groups, ""];
	const inGroup = keys.map((group) =>
		countsOf(cases.filter(({ categoryCode }) => (categoryCode?.slice(0, 2) ?? "") === group)),
	);
	const veils = [veilOf(inArea), veilOf(inGroup)] as const;
	const isUntold = (name: keyof Veil) => veils.some((veil) => veil.counted === null || veil[name] === null);
	const rows = (names: readonly string[], counts: readonly Counts[], veil: Veil) =>
		counts.map((row, index) =>
			rowOf(names[index] ?? "", row, (name) => isUntold(name) || veil[name]?.has(index) === true),
		);
	return {
		all: rowOf(null, countsOf(cases), isUntold),
		areas: rows(areas, inArea, veils[0]),
		categories: rows(keys, inGroup, veils[1]),
	};
}
