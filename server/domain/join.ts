import type { Instant } from "./calendar.ts";
import { type Case, evolve, type HeldCase, isHeld } from "./case.ts";
import type { CaseEvent } from "./case-events.ts";
import type { Counts } from "./load.ts";
import { isLater, isOpenParent, isSamePlace, staysSingle } from "./merge.ts";
import { isKeptFrom } from "./people.ts";
import type { Decision } from "./refusal.ts";
import type { Setting } from "./setting.ts";

/**
 * "Me too" 一起反映: whoever reports what others have reported already may add a voice to that case instead, with an own
 * receipt, an own verdict and the right to be split (rules.md §2, merge). Offered are matters of public places alone: that
 * somebody complained of a lamp tells on nobody, that somebody complained of a dog, a shop or a neighbour does.
 */
const publicGroups: readonly string[] = ["01", "02", "03", "05", "06"];
const publicBeside: readonly string[] = ["0402", "0407"];
/** Noise, smoke and dogs have somebody behind them. */
const ofSomebody: readonly string[] = ["0105", "0106", "0305"];

export function isPublicMatter(categoryCode: string | null): categoryCode is string {
	if (categoryCode === null || ofSomebody.includes(categoryCode)) return false;
	return publicBeside.includes(categoryCode) || publicGroups.includes(categoryCode.slice(0, 2));
}

/** What kind of spot it is, which is all that a stranger is told of the words a resident chose for it. */
export const spotClasses = ["building", "road", "yard", "market", "transport", "unknown"] as const;
export type SpotClass = (typeof spotClasses)[number];

const signs: readonly (readonly [SpotClass, RegExp])[] = [
	["building", /楼|单元|门洞|电梯|走廊|building|floor|stair|lift|elevator|entrance/i],
	["market", /市场|菜场|商场|超市|店|market|shop|mall/i],
	["transport", /车站|地铁|公交|停车|station|bus|metro|parking/i],
	["yard", /小区|院|广场|公园|花园|操场|yard|square|park|garden|playground/i],
	["road", /路|街|巷|胡同|桥|road|street|lane|bridge|crossing/i],
];

/** The class of a spot in words, the first that fits; nothing of the words is kept. */
export function spotClassOf(spot: string | null): SpotClass {
	return signs.find(([, sign]) => sign.test(spot ?? ""))?.[0] ?? "unknown";
}

/** Whether a stranger may be told that this case is open, and add a voice to it. */
export function isOffered(
	state: Case,
	counts: Pick<Counts, "voicesOf">,
): state is HeldCase & { readonly categoryCode: string } {
	if (!isHeld(state) || !isPublicMatter(state.categoryCode) || !isOpenParent(state, counts)) return false;
	return state.aboutUnitId === null && state.frail !== true;
}

/**
 * A report as it was decided, or as a voice of the case its resident chose: never what is sealed, waits for triage, names
 * somebody, or is about danger or somebody frail; and as a report of its own where that case can take none any more.
 */
export function joining(
	decision: Decision<CaseEvent>,
	joins: string | null,
	now: Instant,
	setting: Setting,
	counts: Counts,
): Decision<CaseEvent> {
	if ("refusal" in decision || joins === null) return decision;
	const [received, next] = decision.events;
	if (received?.type !== "ReportReceived" || received.sealed || received.track !== "service") return decision;
	const state = evolve(null, received);
	const parent = counts.caseOf(joins);
	if (next?.type === "CaseMerged" || staysSingle(state) || parent === null) return decision;
	if (!isOffered(parent, counts) || parent.categoryCode !== state.categoryCode) return decision;
	if (isLater(parent, state, setting)) return decision;
	if (!isSamePlace(state, parent) || isKeptFrom(setting, parent.tour.holderId, state, now)) return decision;
	const merged = { type: "CaseMerged", at: now, by: null, joined: true, parent: joins } as const;
	return { events: [received, merged] };
}
