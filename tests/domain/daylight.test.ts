import { describe, expect, it, test } from "vitest";
import {
	areasShown,
	type Daylight,
	type DaylightCase,
	daylightOf,
	hiddenCells,
	periodsAt,
} from "../../server/domain/daylight.ts";
import { at } from "../support/house.ts";

const areas = ["110199001001", "110199001002", "110199001003"];

function cases(count: number, more: Partial<DaylightCase> = {}): DaylightCase[] {
	const one = { areaCode: "110199001001003", categoryCode: "0203", answerSeconds: null } as const;
	const no = { answeredInTime: false, overdue: false, carded: false };
	return Array.from({ length: count }, () => ({ ...one, ...no, ...more }));
}

/** All columns of that length whose sum is below `end`. */
function columns(length: number, end: number): number[][] {
	if (length === 0) return [[]];
	return Array.from({ length: end }, (_, value) =>
		columns(length - 1, end - value).map((rest) => [value, ...rest]),
	).flat();
}

/** What everybody reads of a column: the cells that are told, and the total unless it is hidden too. */
function published(values: readonly number[], hidden: ReadonlySet<number> | null): (number | null)[] {
	if (hidden === null) return [];
	const total = values.reduce((sum, value) => sum + value, 0);
	return [...values.map((value, row) => (hidden.has(row) ? null : value)), total];
}

const sumOf = (values: readonly number[], rows: ReadonlySet<number>) =>
	values.reduce((sum, value, row) => sum + (rows.has(row) ? value : 0), 0);

/** Of all columns that read the same, each hidden cell may still be several things. */
function expectUnknown(all: Iterable<readonly [shown: string, values: readonly number[]]>): void {
	const seen = new Map<string, ReadonlySet<number>[]>();
	for (const [shown, values] of all) {
		const cells = seen.get(shown) ?? values.map(() => new Set<number>());
		seen.set(shown, cells);
		for (const [row, value] of values.entries()) (cells[row] as Set<number>).add(value);
	}
	for (const [shown, cells] of seen) {
		const told = (JSON.parse(shown) as (number | null)[]).slice(0, cells.length);
		const known = told.flatMap((cell, row) => (cell === null && (cells[row]?.size ?? 0) < 2 ? [row] : []));
		if (known.length > 0) expect.fail(`${shown} tells rows ${known}`);
		for (const cell of told) if (cell !== null) expect(cell).toBeGreaterThanOrEqual(5);
	}
}

describe("a small count on the daylight page", () => {
	test.each([1, 2, 3, 4])(
		"cannot be worked out from %i rows and their total by whoever knows the rules",
		(rows) => {
			expectUnknown(
				columns(rows, 20).map((values) => [
					JSON.stringify(published(values, hiddenCells(values, null))),
					values,
				]),
			);
		},
	);

	test.each([1, 2, 3])("cannot be worked out of %i rows beside the counts it is a part of", (rows) => {
		for (const parts of columns(2 * rows, rows === 3 ? 11 : 22)) {
			const values = parts.slice(0, rows);
			const counted = parts.slice(rows).map((more, row) => more + (values[row] ?? 0));
			const among = hiddenCells(counted, null);
			const hidden = among && hiddenCells(values, counted, among);
			if (hidden === null || among === null) continue;
			// Everything that could stand in the hidden cells, as far as page and sums tell.
			const [veiled, left] = [[...hidden], sumOf(values, hidden)];
			const may = columns(veiled.length, left + 1).filter((cells) =>
				cells.every((cell, index) => {
					const row = veiled[index] ?? 0;
					return cell <= (among.has(row) ? sumOf(counted, among) : (counted[row] ?? 0));
				}),
			);
			const fitting = may.filter((cells) => cells.reduce((sum, cell) => sum + cell, 0) === left);
			for (const [index, row] of veiled.entries()) {
				if (new Set(fitting.map((cells) => cells[index])).size < 2)
					expect.fail(`${values} of ${counted}: ${row}`);
			}
		}
	});
});

const table = (due: readonly DaylightCase[]) => daylightOf(due, areas, ["02", "03"]);
const column = (rows: Daylight["areas"]) => rows.map(({ counted }) => counted);

describe("the tables of the daylight page", () => {
	const many = [
		...cases(22, { answerSeconds: 3600, answeredInTime: true }),
		...cases(8, { overdue: true }),
		...cases(12, { areaCode: "110199001002001", categoryCode: null, answerSeconds: 7200 }),
		...cases(9, { areaCode: "110199001003002", categoryCode: "0301", carded: true }),
	];

	it("tell each community and each group of categories, and what lies in no category", () => {
		const { all, areas: byArea, categories } = table(many);
		expect([all.counted, column(byArea), column(categories)]).toEqual([51, [30, 12, 9], [30, 9, 12]]);
		expect(byArea[0]).toMatchObject({ median: 3600, p90: 3600 });
		expect([all.overdue, byArea[1]?.median, all.median]).toEqual([8, null, 3600]);
	});

	it("hide a small row whole, its times too, and the next row with it", () => {
		const { areas: byArea } = table(many.slice(0, 30 + 12 + 4));
		expect(column(byArea)).toEqual([null, 12, null]);
		expect(byArea[0]).toMatchObject({ answeredInTime: null, overdue: null, carded: null, median: null });
	});

	it("give no times under twenty answers", () => {
		const few = [...cases(19, { answerSeconds: 60 }), ...many.slice(30)];
		expect(table(few).areas[0]).toMatchObject({ counted: 19, median: null, p90: null });
	});

	it("tell a column in neither where one of them cannot tell it", () => {
		const few = table(cases(4));
		expect([few.all.counted, ...column(few.areas), ...column(few.categories)]).toEqual(Array(7).fill(null));
		const late = table(many.map((one, index) => ({ ...one, overdue: index < 3 })));
		expect([late.all.counted, late.all.overdue]).toEqual([51, null]);
	});

	it("leave out what names no community, which would be the difference", () => {
		expect(table([...many, ...cases(1, { areaCode: "110199001" })]).all.counted).toBe(51);
	});

	it("have a row for each community, or for larger areas where there are too many for a page", () => {
		expect(areasShown(["110199001", "110199001001", "110199001001002"])).toEqual(["110199001001"]);
		const many = Array.from({ length: 101 }, (_, index) => `110199001${String(index).padStart(3, "0")}`);
		expect(areasShown(many)).toEqual(["110199001"]);
	});
});

describe("the quarters of the daylight page", () => {
	it("lie side by side, and the running one ends with its last whole week", () => {
		const periods = periodsAt(at("2026-11-18 10:05"));
		expect(periods.slice(0, 2)).toEqual([
			{ id: "2026-Q4", from: at("2026-10-01 00:00"), to: at("2026-11-16 00:00"), running: true },
			{ id: "2026-Q3", from: at("2026-07-01 00:00"), to: at("2026-10-01 00:00"), running: false },
		]);
		for (const [index, { to }] of periods.slice(1).entries()) expect(to).toBe(periods[index]?.from);
	});

	it("have nothing to tell in the first week of a quarter", () => {
		const [{ from, to } = { from: 0, to: 1 }] = periodsAt(at("2026-10-02 09:00"));
		expect(to).toBe(from);
	});
});
