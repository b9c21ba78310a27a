import { covers, prefixesOf } from "./area.ts";
import { mayArrange } from "./authority.ts";
import { calendarFor, closingAfter, type Instant, nextOpening } from "./calendar.ts";
import { rosterSecondsMax, rosterShiftsMax } from "./limits.ts";
import { isAway } from "./people.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Roster, Setting, Shift } from "./setting.ts";
import type { SettingEvent } from "./setting-events.ts";

/** The duty roster 值班: who takes natural levels outside working time, and which leader is on duty with them. */
export type SetRoster = { readonly type: "SetRoster"; readonly by: string } & Roster;

/** `SetRoster`: the shifts of an area for a span to come; set again, the later word holds for its span. */
export function setRoster(setting: Setting, command: SetRoster, now: Instant): Decision<SettingEvent> {
	const { by, areaPrefix, from, to, shifts } = command;
	const no = mayArrange(setting, by, areaPrefix);
	if (no !== null) return refuse(no);
	if (from < now || to <= from || to - from > rosterSecondsMax) return refuse("timeUnusable", "from");
	if (shifts.length > rosterShiftsMax) return refuse("numberUnusable", "shifts");
	let last = from;
	for (const shift of [...shifts].sort((a, b) => a.from - b.from)) {
		const people = [shift.personId, shift.leaderId];
		if (people.some((id) => !setting.people.has(id))) return refuse("unknownPerson", "shifts");
		if (shift.from < last || shift.to <= shift.from || shift.to > to) return refuse("timeUnusable", "shifts");
		last = shift.to;
	}
	return { events: [{ type: "RosterSet", at: now, by, areaPrefix, from, to, shifts }] };
}

/** The shift that runs for the area at `at`: the longest prefix with one wins; whoever is on leave is not on duty. */
export function onDuty(setting: Setting, areaCode: string, at: Instant): Shift | null {
	for (const prefix of prefixesOf(areaCode)) {
		const rosters = setting.rosters.get(prefix) ?? [];
		const roster = rosters.findLast(({ from, to }) => from <= at && at < to);
		const shift = roster?.shifts.find(({ from, to }) => from <= at && at < to);
		if (shift !== undefined && !isAway(setting, shift.personId, at)) return shift;
	}
	return null;
}

/** Whether `at` lies outside the working time of the area, when the roster takes what cannot wait (rules.md §2). */
export function isOutsideWork(setting: Setting, areaCode: string, at: Instant): boolean {
	return nextOpening(calendarFor(setting.calendar, areaCode), at) !== at;
}

type Gap = { readonly from: Instant; readonly to: Instant };
type AreaGap = Gap & { readonly areaCode: string };

/** Every second at which who is on duty can change: ends of shifts, rosters and leaves. */
function changesOf(setting: Setting, areaCode: string): readonly Instant[] {
	const rosters = [...setting.rosters].flatMap(([prefix, all]) => (covers(prefix, areaCode) ? all : []));
	const shifts = rosters.flatMap((roster) => roster.shifts);
	const leaves = shifts.flatMap(({ personId }) => setting.leaves.get(personId) ?? []);
	return [...rosters, ...shifts, ...leaves].flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
}

/** Times outside working time in [from, to) at which nobody is on duty for the area. */
function gapsOf(setting: Setting, areaCode: string, from: Instant, to: Instant): readonly Gap[] {
	const cal = calendarFor(setting.calendar, areaCode);
	const edges = new Set([from, ...changesOf(setting, areaCode)]);
	for (let at = from; at < to; ) {
		const opening = nextOpening(cal, at);
		at = closingAfter(cal, opening);
		edges.add(opening).add(at);
	}
	const ordered = [...edges].filter((edge) => from <= edge && edge < to).sort((a, b) => a - b);
	const gaps: { from: Instant; to: Instant }[] = [];
	for (const [index, start] of ordered.entries()) {
		const end = ordered[index + 1] ?? to;
		if (nextOpening(cal, start) === start || onDuty(setting, areaCode, start) !== null) continue;
		const last = gaps.at(-1);
		if (last?.to === start) last.to = end;
		else gaps.push({ from: start, to: end });
	}
	return gaps;
}

/** The roster's gaps in [from, to), for each named area that has no named area below it. */
export function rosterGaps(
	setting: Setting,
	areaPrefix: string,
	from: Instant,
	to: Instant,
): readonly AreaGap[] {
	const codes = [...setting.areas.keys()].sort();
	const leaves = codes.filter((code, index) => codes[index + 1]?.startsWith(code) !== true);
	return leaves
		.filter((code) => covers(areaPrefix, code))
		.flatMap((areaCode) => gapsOf(setting, areaCode, from, to).map((gap) => ({ areaCode, ...gap })));
}
