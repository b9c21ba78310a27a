import { prefixesOf } from "./area.ts";
import { calendarFor, type Instant } from "./calendar.ts";
import { type Case, nextMoveOf } from "./case.ts";
import type { CaseEvent, CaseSealed, Track } from "./case-events.ts";
import { spanEnd } from "./clock.ts";
import { accusedIn, actingOf, isExcluded } from "./people.ts";
import { may, mayRead } from "./permission.ts";
import { type Decision, refuse } from "./refusal.ts";
import { policyInForce, type Setting } from "./setting.ts";

/** Sealing: anyone on triage may seal; every look at a sealed report is an event (rules.md §1, trust.md I6). */
export type SealCase = {
	readonly type: "SealCase";
	readonly by: string;
	readonly track: "conduct" | "protected";
};
export type ViewSealed = { readonly type: "ViewSealed"; readonly by: string };
export type RefuseAccess = { readonly type: "RefuseAccess"; readonly by: string };

export type SealedViewed = {
	readonly type: "SealedViewed";
	readonly at: Instant;
	readonly by: string;
	/** Whether the person responsible opened it: then it is in hand. */
	readonly inHand: boolean;
};
/** Somebody asked for what they may not read. They were told what anybody is told; the case remembers it (trust.md I6). */
export type AccessRefused = { readonly type: "AccessRefused"; readonly at: Instant; readonly by: string };

/** A look, a try at one, or a copy taken away changes nothing about a case: what somebody else saw of it still stands. */
export const lookEvents: readonly CaseEvent["type"][] = [
	...(["SealedViewed", "AccessRefused", "CaseExported", "PhoneViewed"] as const),
];

type Secret = {
	readonly track: Exclude<Track, "service">;
	readonly areaCode: string;
	readonly categoryCode: string | null;
	readonly namedIds: readonly string[];
	/** Words of danger to a person stand in it: somebody must open it as soon as on the protected track. */
	readonly danger: boolean;
};
const communityDigits = 12;
type Acting = { readonly postId: string; readonly personId: string };

/** The nearest discipline officer who may know of it; burdens that staff report go two levels up (rules.md §1). */
function officerFor(secret: Secret, setting: Setting, now: Instant): Acting | null {
	const { areaCode, categoryCode, namedIds } = secret;
	const kept = (personId: string) => isExcluded(setting, personId, namedIds, now);
	const near = (prefix: string) => actingOf(setting, "discipline", prefix, kept, now);
	if (categoryCode !== "1203") return near(areaCode);
	// A grid has no office of its own: its staff belong to the community.
	const [own = areaCode, above = own, twoAbove = above] = prefixesOf(areaCode.slice(0, communityDigits));
	return near(twoAbove) ?? near(above) ?? near(own);
}

/**
 * Where a sealed report goes: the nearest competent body that is neither named, nor below or related to the named; null
 * when nobody in the house may know of it.
 */
export function sealedPlace(
	secret: Secret,
	setting: Setting,
	now: Instant,
): Pick<CaseSealed, "due" | "nextMove"> | null {
	const { track, areaCode, namedIds } = secret;
	const kept = (personId: string) => isExcluded(setting, personId, namedIds, now);
	const named = track === "protected" ? actingOf(setting, "protection", areaCode, kept, now) : null;
	const acting = named ?? officerFor(secret, setting, now);
	if (acting === null) return null;
	const nextMove = { by: "staff", ...acting, as: named === null ? "discipline" : "protection" } as const;
	if (track === "conduct" && !secret.danger) return { due: [], nextMove };
	const limit = policyInForce(setting, now).protectedLimit;
	const dueAt = spanEnd(calendarFor(setting.calendar, areaCode), now, limit);
	return { due: [{ step: "blue", cause: "triage", dueAt }], nextMove };
}

/** `SealCase`: from triage to the sealed track, out of the desk's sight. */
export function seal(
	state: Case,
	{ by, track }: SealCase,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const no = may("sealCase", by, state, setting, now);
	if (no !== null) return refuse(no);
	const namedIds = accusedIn(setting, state.namedIds, state.aboutUnitId, now);
	const danger = state.held.includes("danger");
	const place = sealedPlace({ ...state, track, namedIds, danger }, setting, now);
	if (place === null) return refuse("nobodyInCharge");
	return { events: [{ type: "CaseSealed", at: now, by, track, namedIds, ...place }] };
}

/**
 * `ViewSealed`: recorded before anything is shown; nothing to record for a report that is not sealed. It is in hand when
 * the person responsible opens it; at the desk opening is not yet triage.
 */
export function viewSealed(
	state: Case,
	{ by }: ViewSealed,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const person = setting.people.get(by);
	if (person === undefined || !mayRead(person, state, setting, now)) return refuse("notFound");
	const first = nextMoveOf(state);
	const inHand = state.track !== "service" && first?.by === "staff" && first.personId === by;
	return { events: state.sealed ? [{ type: "SealedViewed", at: now, by, inHand }] : [] };
}

/** `RefuseAccess`: recorded once somebody has been turned away; nothing to record for whoever may read (trust.md I6). */
export function refuseAccess(
	state: Case,
	{ by }: RefuseAccess,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const person = setting.people.get(by);
	if (person === undefined) return refuse("notFound");
	return { events: mayRead(person, state, setting, now) ? [] : [{ type: "AccessRefused", at: now, by }] };
}
