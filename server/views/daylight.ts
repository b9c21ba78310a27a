import type { ReadDaylightReply } from "../contract/daylight.ts";
import { csvOf } from "../csv.ts";
import type { Instant } from "../domain/calendar.ts";
import { categoryGroups, groupOf } from "../domain/category.ts";
import {
	areasShown,
	type DaylightCase,
	type DaylightPeriod,
	type DaylightRow,
	daylightOf,
	periodsAt,
} from "../domain/daylight.ts";
import type { Setting } from "../domain/setting.ts";
import { areaName, wireInstant } from "./common.ts";

const minutes = (seconds: number | null) => (seconds === null ? null : Math.round(seconds / 60));

function rowView({ median, p90, ...counts }: DaylightRow, name: string | null) {
	return { ...counts, name, medianMinutes: minutes(median), p90Minutes: minutes(p90) };
}

function periodView({ id, from, to, running }: DaylightPeriod) {
	return { id, from: wireInstant(from), to: wireInstant(to), running };
}

/** One period of the daylight page as it is told, by page, table and program alike. */
export function daylightView(
	cases: readonly DaylightCase[],
	period: DaylightPeriod,
	setting: Setting,
	now: Instant,
): ReadDaylightReply {
	const { all, areas, categories } = daylightOf(cases, areasShown(setting.areas.keys()), categoryGroups);
	return {
		period: periodView(period),
		periods: periodsAt(now).map(periodView),
		asOf: wireInstant(now),
		all: rowView(all, null),
		areas: areas.map((row) => rowView(row, areaName(setting, row.key ?? ""))),
		categories: categories.map((row) => rowView(row, groupOf(row.key ?? "").zh || null)),
	};
}

const columns = [
	"period",
	"table",
	"code",
	"name",
	"counted",
	"answeredInTime",
	"overdue",
	"carded",
	"medianWorkingMinutes",
	"p90WorkingMinutes",
] as const;

/** The same figures as an open table; what is hidden is empty. */
export function daylightCsv({ period, all, areas, categories }: ReadDaylightReply): string {
	const tables = { all: [all], area: areas, category: categories };
	const text = (value: string | number | null) => (value === null ? "" : String(value));
	const rows = Object.entries(tables).flatMap(([table, of]) =>
		of.map((row) => ({
			period: period.id,
			table,
			code: text(row.key),
			name: text(row.name),
			counted: text(row.counted),
			answeredInTime: text(row.answeredInTime),
			overdue: text(row.overdue),
			carded: text(row.carded),
			medianWorkingMinutes: text(row.medianMinutes),
			p90WorkingMinutes: text(row.p90Minutes),
		})),
	);
	return csvOf(columns, rows);
}
