import { covers, isAreaCode } from "./area.ts";
import type { Instant } from "./calendar.ts";
import { type Case, evolve } from "./case.ts";
import type { CaseEvent } from "./case-events.ts";
import { categoryOf, isAtWorkCategory, isConductCategory } from "./category.ts";
import { surgeHoursMax } from "./limits.ts";
import type { Counts } from "./load.ts";
import { isLater, isOpenParent, staysSingle } from "./merge.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import type { SettingEvent } from "./setting-events.ts";
import type { Surge } from "./surge-events.ts";

/**
 * Surge 集中诉求 (rules.md §3): a leader declares one category × area for up to 72 hours. One case is worked on; later
 * reports of the kind join it as voices, so that every receipt has its updates. Danger and frail people stay single.
 */
export type DeclareSurge = {
	readonly type: "DeclareSurge";
	readonly by: string;
	/** The case that is worked on, its place and its category. */
	readonly parent: string;
	readonly parentArea: string;
	readonly categoryCode: string;
	readonly areaPrefix: string;
	readonly hours: number;
};
export type EndSurge = { readonly type: "EndSurge"; readonly by: string; readonly parent: string };

const hourSeconds = 3600;

/** Whether it takes reports in now. */
export function isRunning({ from, to }: Surge, now: Instant): boolean {
	return from <= now && now < to;
}

function leads(setting: Setting, by: string, areaPrefix: string): boolean {
	const person = setting.people.get(by);
	const isLeader = person?.role === "leader" || person?.role === "head";
	return person !== undefined && isLeader && covers(person.areaPrefix, areaPrefix);
}

/** Two that would both take a report in. */
function overlap(one: Surge, other: Pick<Surge, "areaPrefix" | "categoryCode">): boolean {
	if (one.categoryCode !== other.categoryCode) return false;
	return covers(one.areaPrefix, other.areaPrefix) || covers(other.areaPrefix, one.areaPrefix);
}

/** `DeclareSurge`: by a leader of the place, for a matter that is nobody's conduct, and not over one that runs. */
export function declareSurge(
	setting: Setting,
	{ by, parent, parentArea, categoryCode, areaPrefix, hours }: DeclareSurge,
	now: Instant,
): Decision<SettingEvent> {
	if (!isAreaCode(areaPrefix) || ![...setting.areas.keys()].some((area) => covers(areaPrefix, area)))
		return refuse("unknownArea", "areaPrefix");
	if (!leads(setting, by, areaPrefix)) return refuse("notYours");
	if (categoryOf(categoryCode) === undefined) return refuse("unknownCategory", "parent");
	if (isConductCategory(categoryCode) || isAtWorkCategory(categoryCode))
		return refuse("parentUnusable", "parent");
	// Nobody's report goes on as a voice of what is worked on at another place.
	if (!covers(areaPrefix, parentArea) && !covers(parentArea, areaPrefix))
		return refuse("parentUnusable", "parent");
	if (!Number.isInteger(hours) || hours < 1 || hours > surgeHoursMax)
		return refuse("numberUnusable", "hours");
	const running = setting.surges.filter((surge) => isRunning(surge, now));
	if (running.some((surge) => surge.parent === parent || overlap(surge, { areaPrefix, categoryCode })))
		return refuse("alreadySo", "areaPrefix");
	const surge = { parent, categoryCode, areaPrefix, from: now, to: now + hours * hourSeconds };
	return { events: [{ type: "SurgeDeclared", at: now, by, ...surge }] };
}

export function mayEnd(setting: Setting, by: string, { areaPrefix }: Surge): boolean {
	return leads(setting, by, areaPrefix);
}

/** `EndSurge`: before its time, by a leader of the place; its voices stay where they are. */
export function endSurge(setting: Setting, { by, parent }: EndSurge, now: Instant): Decision<SettingEvent> {
	const surge = setting.surges.find((one) => one.parent === parent && isRunning(one, now));
	if (surge === undefined) return refuse("notFound", "parent");
	if (!mayEnd(setting, by, surge)) return refuse("notYours");
	return { events: [{ type: "SurgeEnded", at: now, by, parent }] };
}

/** The surge that takes a report of this place and category in. */
function surgeOf(setting: Setting, { areaCode, categoryCode }: Case, now: Instant): Surge | undefined {
	return setting.surges.find(
		(surge) =>
			isRunning(surge, now) && surge.categoryCode === categoryCode && covers(surge.areaPrefix, areaCode),
	);
}

/**
 * A report as it was decided, or as a voice of the surge that is on: never what waits for triage or is sealed, and nothing
 * once the case worked on has its answer or as many voices as it can have.
 */
export function joined(
	decision: Decision<CaseEvent>,
	now: Instant,
	setting: Setting,
	counts: Counts,
): Decision<CaseEvent> {
	if ("refusal" in decision || setting.surges.length === 0) return decision;
	const [received] = decision.events;
	if (received?.type !== "ReportReceived" || received.sealed || received.track !== "service") return decision;
	const state = evolve(null, received);
	const surge = surgeOf(setting, state, now);
	// A voice would come at its own minute, where a report of its own waits for the end of the half-day.
	if (surge === undefined || staysSingle(state) || state.halfDay !== undefined) return decision;
	const parent = counts.caseOf(surge.parent);
	if (parent === null || !isOpenParent(parent, counts) || isLater(parent, state, setting)) return decision;
	return { events: [received, { type: "CaseMerged", at: now, by: null, parent: surge.parent }] };
}
