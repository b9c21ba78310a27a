import { prefixesOf } from "./area.ts";
import type { Body } from "./body.ts";
import { calendarFor, type Instant } from "./calendar.ts";
import { type Case, nextMoveOf } from "./case.ts";
import type { CaseEvent, DueStep, Move, Track } from "./case-events.ts";
import { spanEnd } from "./clock.ts";
import { type Competent, competentBody } from "./competence.ts";
import { type Acting, accusedIn, actingFor, actingOf, isExcluded } from "./people.ts";
import { may, mayRead } from "./permission.ts";
import { type Decision, refuse } from "./refusal.ts";
import { policyInForce, policyOf, type Setting } from "./setting.ts";
import { passDue } from "./transfer.ts";

/** Sealing: anyone on triage may seal; every look at a sealed report is an event (rules.md §1, trust.md I6). */
export type SealCase = {
	readonly type: "SealCase";
	readonly by: string;
	readonly track: "conduct" | "protected";
};
export type ViewSealed = { readonly type: "ViewSealed"; readonly by: string };
export type RefuseAccess = { readonly type: "RefuseAccess"; readonly by: string };

export type CaseSealed = Competent & {
	readonly type: "CaseSealed";
	readonly at: Instant;
	readonly by: string;
	readonly track: "conduct" | "protected";
	/** Those named, and everyone of a small unit it is about: none of them may know of it. */
	readonly namedIds: readonly string[];
	readonly due: readonly DueStep[];
	readonly nextMove: Move;
};
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

export type Secret = {
	readonly track: Exclude<Track, "service">;
	readonly areaCode: string;
	readonly categoryCode: string | null;
	readonly namedIds: readonly string[];
	readonly aboutUnitId: string | null;
	/** Words of danger to a person stand in it: somebody must open it as soon as on the protected track. */
	readonly danger: boolean;
};
const communityDigits = 12;
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

/** The body competent for a conduct report; burdens that staff report have a way of their own. Null: the house's own office. */
export function bodyFor(
	{ track, categoryCode, ...secret }: Secret,
	setting: Setting,
	now: Instant,
): Body | null {
	return track === "conduct" && categoryCode !== "1203" ? competentBody(setting, secret, now) : null;
}

/** Who acts for a body inside, and who passes on what a body outside is competent for. */
function disciplineFor(secret: Secret, body: Body | null, setting: Setting, now: Instant): Acting | null {
	const acting = body?.postId == null ? null : actingFor(setting, body.postId, now);
	const isKept = acting !== null && isExcluded(setting, acting.personId, secret.namedIds, now);
	return (isKept ? null : acting) ?? officerFor(secret, setting, now);
}

/**
 * Where a sealed report goes: the nearest competent body that is neither named, nor below or related to the named; null
 * when nobody in the house may know of it.
 */
export function sealedPlace(
	secret: Secret,
	setting: Setting,
	now: Instant,
): (Pick<CaseSealed, "due" | "nextMove"> & Competent) | null {
	const { track, areaCode, namedIds } = secret;
	const kept = (personId: string) => isExcluded(setting, personId, namedIds, now);
	const named = track === "protected" ? actingOf(setting, "protection", areaCode, kept, now) : null;
	const body = bodyFor(secret, setting, now);
	const acting = named ?? disciplineFor(secret, body, setting, now);
	if (acting === null) return null;
	const nextMove = { by: "staff", ...acting, as: named === null ? "discipline" : "protection" } as const;
	const away = body?.postId === null ? { competent: { bodyId: body.bodyId, name: body.name } } : {};
	if (track === "conduct" && !secret.danger) return { due: [], nextMove, ...away };
	const limit = policyInForce(setting, now).protectedLimit;
	const dueAt = spanEnd(calendarFor(setting.calendar, areaCode), now, limit);
	return { due: [{ step: "blue", cause: "triage", dueAt }], nextMove, ...away };
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
	const { policyVersion } = state;
	const passing = passDue(place.competent, state, policyOf(setting, policyVersion), setting);
	const due = [...place.due, ...passing];
	return { events: [{ type: "CaseSealed", at: now, by, track, namedIds, ...place, due }] };
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
