import { covers } from "./area.ts";
import { postsOfItem } from "./boundary.ts";
import { calendarFor, type Instant } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { CaseDispatched, CaseEvent, DueStep, Move } from "./case-events.ts";
import { categoryOf, isAtWorkCategory, levelOf } from "./category.ts";
import { caseFinish, spanEnd } from "./clock.ts";
import { halfDayKept, isInHalfDay, outStep } from "./deferral.ts";
import { dispatchAgain, tourTimes } from "./dispatch-clock.ts";
import { dutyFor, type Matter } from "./duty-search.ts";
import type { HalfDay } from "./half-day.ts";
import { hasClock } from "./holdable.ts";
import { actingFor, isExcluded, postsAbove, postsOf } from "./people.ts";
import { may } from "./permission.ts";
import { isForConduct, unitsAbout } from "./pointing.ts";
import type { Level } from "./policy.ts";
import { type Decision, refuse } from "./refusal.ts";
import { isOutsideWork, onDuty } from "./roster.ts";
import { dutyBookInForce, type Post, policyInForce, policyOf, type Setting } from "./setting.ts";

/** Dispatch 派单: from a place and a matter to the one person responsible (rules.md §2). */
export type DispatchCase = {
	readonly type: "DispatchCase";
	readonly by: string;
	readonly categoryCode: string | null;
	/** The post the desk chose; null lets the duty book decide. */
	readonly postId: string | null;
};
export type Target = Pick<
	CaseDispatched,
	"postId" | "holderId" | "dutyItemId" | "dutyBookVersion" | "boundary"
>;
/** Whom the duty book in force makes responsible now; null sends the report to the desk. */
export function dutyTarget(
	setting: Setting,
	matter: Matter,
	namedIds: readonly string[],
	now: Instant,
): Target | null {
	const book = dutyBookInForce(setting, now);
	const item = book === null ? null : dutyFor(book, matter);
	if (book === null || item === null) return null;
	// At a boundary place the alternate takes what the lead cannot have.
	const target =
		rosterTarget(setting, item.postId, matter, namedIds, now) ??
		firstOf(postsOfItem(item), (postId) => postTarget(setting, postId, namedIds, now));
	if (target === null) return null;
	const found = { ...target, dutyItemId: item.itemId, dutyBookVersion: book.version };
	const { boundary } = item;
	if (boundary === undefined) return found;
	return { ...found, boundary: { lead: item.postId, alternate: boundary.alternatePostId } };
}

function firstOf<Found>(ids: readonly string[], find: (id: string) => Found | null): Found | null {
	for (const id of ids) {
		const found = find(id);
		if (found !== null) return found;
	}
	return null;
}

/** Outside working time whoever is on duty takes what runs on natural time; the post stays the duty book's. */
function rosterTarget(
	setting: Setting,
	postId: string,
	{ areaCode, level }: Pick<Matter, "areaCode" | "level">,
	namedIds: readonly string[],
	now: Instant,
): Target | null {
	const isNatural = policyInForce(setting, now).levels[level].base === "natural";
	if (!isNatural || !isOutsideWork(setting, areaCode, now)) return null;
	const holderId = onDuty(setting, areaCode, now)?.personId ?? null;
	if (holderId === null || isExcluded(setting, holderId, namedIds, now)) return null;
	return { postId, holderId, dutyItemId: null, dutyBookVersion: null };
}

/** The person acting for a post, unless named in the report, below somebody named, or related to them. */
function postTarget(
	setting: Setting,
	postId: string,
	namedIds: readonly string[],
	now: Instant,
): Target | null {
	const acting = actingFor(setting, postId, now);
	if (acting === null || isExcluded(setting, acting.personId, namedIds, now)) return null;
	return { postId, holderId: acting.personId, dutyItemId: null, dutyBookVersion: null };
}

function isInUnit(setting: Setting, personId: string, unitId: string, now: Instant): boolean {
	return postsOf(setting, personId, now).some((post) => post.unitId === unitId);
}

/** What is said of a whole unit is held by the unit's superior, never by the unit itself (rules.md §1). */
export function unitTarget(
	setting: Setting,
	unitId: string,
	namedIds: readonly string[],
	now: Instant,
): Target | null {
	const inside = [...setting.posts.values()].filter((post) => post.unitId === unitId);
	const chains = inside.flatMap(({ postId }) => postsAbove(setting, postId));
	const superior = chains.find((post) => post.unitId !== unitId);
	const target = superior === undefined ? null : postTarget(setting, superior.postId, namedIds, now);
	return target === null || isInUnit(setting, target.holderId, unitId, now) ? null : target;
}

type Sending = {
	readonly setting: Setting;
	readonly now: Instant;
	readonly receivedAt: Instant;
	readonly policyVersion: string;
	readonly areaCode: string;
	readonly categoryCode: string | null;
	readonly level: Level;
	readonly by: string | null;
	/** An emergency that a resident claims: the duty officer has to confirm it by phone (rules.md §3). */
	readonly claimed?: boolean;
	/** From whose beginning the case clock runs, where the report keeps to one (server/domain/half-day.ts). */
	readonly halfDay?: HalfDay;
};

type Times = Pick<CaseDispatched, "caseFinishDueAt" | "due" | "limits">;

/**
 * The dispatch of a case to `target`, with every time that follows from it (rules.md §3). Its members stand in the order
 * they are written in (db/canonical.ts), as do those of everything that each report brings: then none is copied.
 */
export function dispatchTo(target: Target, sending: Sending): CaseDispatched {
	const { setting, now, receivedAt, areaCode, categoryCode, level, by } = sending;
	const { holderId, postId } = target;
	const nextMove: Move = { as: "holder", by: "staff", personId: holderId, postId };
	const withSides = (event: CaseDispatched) =>
		target.boundary === undefined ? event : { ...event, boundary: target.boundary };
	const sent = (times: Times): CaseDispatched =>
		withSides({
			at: now,
			by,
			caseFinishDueAt: times.caseFinishDueAt,
			categoryCode,
			due: times.due,
			dutyBookVersion: target.dutyBookVersion,
			dutyItemId: target.dutyItemId,
			holderId,
			level,
			limits: times.limits,
			nextMove,
			postId,
			type: "CaseDispatched",
		});
	if (!hasClock(categoryCode)) return sent({ caseFinishDueAt: null, due: [], limits: null });
	const calendar = calendarFor(setting.calendar, areaCode);
	const policy = policyOf(setting, sending.policyVersion);
	const caseFinishDueAt = caseFinish(calendar, policy.levels[level], sending.halfDay?.from ?? receivedAt);
	const caseDueAt = now === receivedAt ? null : caseFinishDueAt;
	const { limits, due } = tourTimes(calendar, policy.levels[level], now, caseDueAt);
	if (sending.claimed !== true || level !== "emergency") return sent({ caseFinishDueAt, due, limits });
	const dueAt = spanEnd(calendar, now, policy.emergencyConfirmation);
	const call: DueStep = { cause: "emergency", dueAt, step: "blue" };
	return sent({ caseFinishDueAt, due: [call, ...due], limits });
}

/**
 * `DispatchCase` by the desk: a report that waited for triage goes to the post chosen, or to the duty book's. A category
 * set now gives its level anew (rules.md §7); one that is always sealed is for `SealCase`.
 */
export function dispatch(
	state: Case,
	command: DispatchCase,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const no = may("dispatchCase", command.by, state, setting, now);
	if (no !== null) return refuse(no);
	const categoryCode = command.categoryCode ?? state.categoryCode;
	if (categoryCode !== null && categoryOf(categoryCode) === undefined)
		return refuse("unknownCategory", "categoryCode");
	if (isForConduct(state, categoryCode, setting)) return refuse("staysSealed", "categoryCode");
	// A level that was changed since stays, unless the matter turns out to be another.
	const level = categoryCode === state.categoryCode ? state.level : levelOf({ ...state, categoryCode });
	const target = targetOf(state, { ...command, categoryCode }, level, now, setting);
	if (target === null) return refuse("postUnusable", command.postId === null ? "categoryCode" : "postId");
	const halfDay = halfDayKept(state, { categoryCode, level }, setting);
	if (isInHalfDay(halfDay, now)) {
		const { by, postId } = command;
		const due = [outStep(halfDay)];
		return {
			events: [{ type: "DispatchDeferred", at: now, by, postId, categoryCode, level, halfDay, due }],
		};
	}
	if (state.hop > 0)
		return { events: [dispatchAgain({ ...state, categoryCode, level }, target, command.by, now, setting)] };
	const { receivedAt, policyVersion, areaCode } = state;
	const matter = { policyVersion, areaCode, categoryCode, level };
	const sending = { setting, now, receivedAt, ...matter, by: command.by, claimed: state.danger };
	if (halfDay === null) return { events: [dispatchTo(target, sending)] };
	const sent = dispatchTo(target, { ...sending, halfDay });
	return { events: [state.halfDay === undefined ? { ...sent, halfDay } : sent] };
}

/** Whom the desk chose, or whom the duty book or the unit's place gives it to now; null where nobody may hold it. */
export function targetOf(
	state: Case,
	{ categoryCode, postId }: Pick<DispatchCase, "categoryCode" | "postId">,
	level: Level,
	now: Instant,
	setting: Setting,
): Target | null {
	const { areaCode, namedIds } = state;
	if (postId === null) {
		const [unitId, ...others] = unitsAbout(state, categoryCode);
		if (unitId !== undefined && others.length === 0) return unitTarget(setting, unitId, namedIds, now);
		// Without one unit nobody can say who stands above it: the desk has to choose.
		if (categoryCode === null || isAtWorkCategory(categoryCode)) return null;
		const { places = [] } = state;
		return dutyTarget(setting, { areaCode, categoryCode, level, places }, namedIds, now);
	}
	return chosenTarget(setting, { ...state, categoryCode }, postId, now, level);
}

/**
 * The person acting for a post that somebody chose for the case; null for one that may not hold it.
 * @param level of what the desk sends: whoever is on duty takes it; what a superior gives goes to the post named, as it is often
 * taken from whoever is on duty
 */
export function chosenTarget(
	setting: Setting,
	state: Pick<Case, "areaCode" | "categoryCode" | "namedIds" | "aboutUnitId" | "unitIds" | "boundary">,
	postId: string,
	now: Instant,
	level: Level | null = null,
): Target | null {
	const { areaCode, categoryCode, namedIds, boundary } = state;
	const unitIds = unitsAbout(state, categoryCode);
	const post = setting.posts.get(postId);
	const isSide = postId === boundary?.lead || postId === boundary?.alternate;
	if (post === undefined || !(isSide || mayHold(post, areaCode, isAtWorkCategory(categoryCode)))) return null;
	const onCall = level === null ? null : rosterTarget(setting, postId, { areaCode, level }, namedIds, now);
	const isOutside = (target: Target | null) =>
		target !== null && !unitIds.some((unitId) => isInUnit(setting, target.holderId, unitId, now));
	return [onCall, postTarget(setting, postId, namedIds, now)].find(isOutside) ?? null;
}

/** Whether the desk may send a report of the area to the post: to leaders only what is said of a unit below them. */
function mayHold({ kind, areaCode: place }: Post, areaCode: string, isAtWork: boolean): boolean {
	const leads = kind === "leader" || kind === "head";
	if (kind !== "cadre" && kind !== "supervisor" && !(leads && isAtWork)) return false;
	return covers(place, areaCode) || covers(areaCode, place);
}
