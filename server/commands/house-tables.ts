import { csvOf } from "../csv.ts";
import { formatInstant, type Instant } from "../domain/calendar.ts";
import { dutyColumns, dutyRowOf } from "../domain/duty-rows.ts";
import { shiftColumns, shiftRowOf } from "../domain/roster-rows.ts";
import type { Setting } from "../domain/setting.ts";

const until = (at: Instant | null) => (at === null ? "" : formatInstant(at));

function people({ people: all, names, leaves, relations, stretches }: Setting): [string, string][] {
	const rows = [...all.values()].map(({ personId, role, areaPrefix }) => {
		return { personId, name: names.get(personId) ?? "", role, areaPrefix };
	});
	const away = [...leaves].flatMap(([personId, stays]) =>
		stays.map(({ from, to }) => ({ personId, from: formatInstant(from), to: until(to) })),
	);
	const related = [...relations].flatMap(([personId, ids]) =>
		ids.map((relatedId) => ({ personId, relatedId })),
	);
	const held = [...stretches].flatMap(([postId, stays]) =>
		stays.map(({ personId, from, to }) => ({ postId, personId, from: formatInstant(from), to: until(to) })),
	);
	return [
		["people.csv", csvOf(["personId", "name", "role", "areaPrefix"], rows)],
		["leave.csv", csvOf(["personId", "from", "to"], away)],
		["relations.csv", csvOf(["personId", "relatedId"], related)],
		["post-holders.csv", csvOf(["postId", "personId", "from", "to"], held)],
	];
}

function places({ areas, units, posts }: Setting): [string, string][] {
	const named = [...units.values()].map((unit) => ({ ...unit, people: String(unit.people) }));
	const seats = [...posts.values()].map(({ deputyPostId, superiorPostId, ...post }) => {
		return { ...post, deputyPostId: deputyPostId ?? "", superiorPostId: superiorPostId ?? "" };
	});
	const postColumns = [
		"postId",
		"name",
		"unitId",
		"areaCode",
		"kind",
		"deputyPostId",
		"superiorPostId",
	] as const;
	return [
		["areas.csv", csvOf(["areaCode", "name"], [...areas.values()])],
		["units.csv", csvOf(["unitId", "name", "people"], named)],
		["posts.csv", csvOf(postColumns, seats)],
	];
}

const json = (value: unknown) => `${JSON.stringify(value, null, "\t")}\n`;

/** The set-up as tables, each with the columns that the pages of set-up take: file name and text. */
export function houseTables(setting: Setting): [string, string][] {
	const books = setting.dutyBooks.map(({ version, items }, index): [string, string] => [
		`duty-book-${index + 1}-${version.replace(/[^A-Za-z0-9.-]/g, "_")}.csv`,
		csvOf(dutyColumns, items.map(dutyRowOf)),
	]);
	const rosters = [...setting.rosters].map(([areaPrefix, all]): [string, string] => [
		`roster-${areaPrefix || "all"}.csv`,
		csvOf(
			shiftColumns,
			all.flatMap(({ shifts }) => shifts.map(shiftRowOf)),
		),
	]);
	return [
		...places(setting),
		...people(setting),
		...books,
		...rosters,
		["calendar.json", json(setting.calendar)],
		["policies.json", json(setting.policies)],
	];
}
