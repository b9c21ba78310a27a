import { covers } from "./area.ts";
import { type Instant, windowEnd } from "./calendar.ts";
import { cardRank, ladderName, withoutHeldCards } from "./card.ts";
import { type Case, evolve, isFollowUp, isHeld, isReceived, type MergedCase } from "./case.ts";
import type { CaseEvent } from "./case-events.ts";
import { isOver } from "./case-exits.ts";
import { isAtWorkCategory, levelOf } from "./category.ts";
import { caseFinish, isPast } from "./clock.ts";
import { halfDayKept, isInHalfDay } from "./deferral.ts";
import { deskPlace } from "./desk.ts";
import { dispatchTo, dutyTarget } from "./dispatch.ts";
import { dispatchAgain } from "./dispatch-clock.ts";
import { hasClock } from "./holdable.ts";
import { caseVoicesMax } from "./limits.ts";
import type { Counts } from "./load.ts";
import type { CaseSplit, SplitReason } from "./merge-events.ts";
import { isKeptFrom } from "./people.ts";
import { may, mayRead } from "./permission.ts";
import { withProvisional } from "./provisional.ts";
import { type Decision, type Refusal, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import { timesOf } from "./times.ts";
import type { Words } from "./words.ts";

/**
 * Merge 并单 (rules.md §2): same facts, same place. A merge stands in the child's stream alone; the child keeps its
 * receipt, its verdict and the right to be split, and its parent has the next move and the clocks.
 */
export type MergeCase = { readonly type: "MergeCase"; readonly by: string; readonly parent: string };
export type SplitCase = { readonly type: "SplitCase"; readonly by: string };

const communityDigits = 12;
const ofHolderOrDesk: readonly string[] = ["sign", "contact", "finish", "triage"];

/** Danger, somebody frail, a name, a unit, a rework, or a resident who has split it off: such a case is worked on by itself. */
export function staysSingle({ danger, frail, namedIds, aboutUnitId, apart, round }: Case): boolean {
	return (
		danger || frail === true || namedIds.length > 0 || aboutUnitId !== null || apart === true || round > 1
	);
}

/**
 * Whether the holder has missed something, or somebody else owes something: a merge never clears a step that is due. What
 * fell on the desk stays in the trail; the desk has acted by merging.
 */
function owesStep({ steps, due, status, hop }: Case): boolean {
	const inForce = steps.some((fired) => {
		if (fired.step === "unsigned") return status === "dispatched" && fired.hop === hop;
		return fired.clearedAt === null && cardRank(fired.step) > 0 && ladderName(fired) !== "desk";
	});
	return inForce || due.some(({ cause }) => !ofHolderOrDesk.includes(cause));
}

/** Whether the case can take one more voice: open, not answered, on the service track, of no person. */
export function isOpenParent(parent: Case, counts: Pick<Counts, "voicesOf">): boolean {
	const { track, sealed, held, namedIds, danger, caseNumber } = parent;
	if (track !== "service" || sealed || held.length > 0 || namedIds.length > 0 || danger) return false;
	if (counts.voicesOf(caseNumber).length >= caseVoicesMax) return false;
	return isReceived(parent) || (isHeld(parent) && parent.tour.answeredAt === null);
}

/** When the answer is due by the level that the case has, whatever was granted since; null where there is no clock. */
function plainFinish(state: Case, setting: Setting): Instant | null {
	if (!hasClock(state.categoryCode)) return null;
	const { calendar, level } = timesOf(state, setting);
	return caseFinish(calendar, level, state.roundStartedAt);
}

/**
 * Whether the resident would wait for longer as a voice of the other: the case clock is never begun anew (rules.md §3).
 * What a superior has granted for the matter, another level with it, holds for each of its voices.
 */
export function isLater(parent: Case, than: Case, setting: Setting): boolean {
	const [own, others] = [plainFinish(than, setting), plainFinish(parent, setting)];
	if (own === null || others === null) return own !== null;
	const { calendar, policy } = timesOf(parent, setting);
	const atFirst = caseFinish(calendar, policy.levels[levelOf(parent)], parent.receivedAt);
	return Math.min(others, atFirst) > own;
}

export function isSamePlace({ areaCode }: Case, other: Case): boolean {
	const community = areaCode.slice(0, communityDigits);
	return covers(community, other.areaCode) || covers(other.areaCode, community);
}

/** `MergeCase`: by the desk or a superior, never by whoever holds one of the two. */
export function merge(
	state: Case,
	{ by, parent }: MergeCase,
	now: Instant,
	setting: Setting,
	counts: Counts,
): Decision<CaseEvent> {
	const no = may("mergeCase", by, state, setting, now);
	if (no !== null) return refuse(no);
	if (staysSingle(state)) return refuse("staysSingle");
	if (counts.voicesOf(state.caseNumber).length > 0) return refuse("hasVoices");
	const isWaiting = isInHalfDay(halfDayKept(state, state, setting), now);
	if (owesStep(state) || isWaiting) return refuse("stepDue");
	const other = parent === state.caseNumber ? null : counts.caseOf(parent);
	const person = setting.people.get(by);
	if (other === null || person === undefined || !mayRead(person, other, setting, now))
		return refuse("parentUnusable", "parent");
	if (!isOpenParent(other, counts) || !isSamePlace(state, other)) return refuse("parentUnusable", "parent");
	if (isLater(other, state, setting)) return refuse("parentLater", "parent");
	const holderId = isHeld(other) ? other.tour.holderId : null;
	if (holderId === by) return refuse("notYours");
	if (holderId !== null && isKeptFrom(setting, holderId, state, now))
		return refuse("parentUnusable", "parent");
	return { events: [{ type: "CaseMerged", at: now, by, parent }] };
}

/** A voice may come apart while the parent goes on, and as long as anybody may appeal against its being turned away. */
export function isSplittable(parent: Case, now: Instant, setting: Setting): boolean {
	if (isReceived(parent) || isHeld(parent) || isFollowUp(parent)) return true;
	if (parent.status !== "declined" && parent.status !== "redirected") return false;
	const { calendar, policy } = timesOf(parent, setting);
	return !isPast(windowEnd(calendar, parent.endedAt, policy.appealDays), now);
}

/** To the duty book's post, or where none or the desk's own eyes are wanted, to the desk; the case clock runs from its receipt. */
export function splitFrom(
	state: MergedCase,
	why: Exclude<SplitReason, "dispute">,
	by: string | null,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const { areaCode, categoryCode, level, parent, namedIds } = state;
	const facts = { type: "CaseSplit", at: now, by, why, parent } as const;
	const byBook = why !== "staff" && categoryCode !== null && !isAtWorkCategory(categoryCode);
	const target = byBook ? dutyTarget(setting, { areaCode, categoryCode, level }, namedIds, now) : null;
	if (target === null) {
		const place = deskPlace(state, level, now, setting);
		if (place === null) return refuse("nobodyInCharge");
		return { events: [{ ...facts, ...place, due: withoutHeldCards(state, place.due) }] };
	}
	const nextMove = { by: "staff", personId: target.holderId, postId: target.postId, as: "holder" } as const;
	const apart: CaseSplit = { ...facts, triageDueAt: null, due: [], nextMove };
	const sent =
		state.hop === 0
			? dispatchTo(target, { ...state, setting, now, by })
			: dispatchAgain(evolve(state, apart), target, by, now, setting);
	return { events: [apart, sent] };
}

/** `SplitCase`: by the desk or a superior, while the parent goes on; the desk looks at it again. */
export function split(
	state: Case,
	{ by }: SplitCase,
	now: Instant,
	setting: Setting,
	counts: Counts,
): Decision<CaseEvent> {
	const no = may("splitCase", by, state, setting, now);
	if (no !== null || state.status !== "merged") return refuse(no ?? "wrongState");
	const parent = counts.caseOf(state.parent);
	if (parent === null || !isSplittable(parent, now, setting)) return refuse("wrongState");
	return splitFrom(state, "staff", by, now, setting);
}

/** What a deed on one case brings about in another. */
export type Released = {
	readonly caseNumber: string;
	readonly events: readonly CaseEvent[];
	/** Of a case that begins with it. */
	readonly words?: readonly Words[];
};

/** The voices of a case that its resident withdrew or the desk sealed go on by themselves. */
function released(child: MergedCase, now: Instant, setting: Setting): Decision<CaseEvent> {
	return splitFrom(child, "parentLeft", null, now, setting);
}

/** The voices of a case end with it, and go on with it. */
function endedWith({ parent, parentEndedAt }: MergedCase, over: boolean, now: Instant): Decision<CaseEvent> {
	if (over === (parentEndedAt !== undefined)) return { events: [] };
	return { events: [{ type: over ? "VoiceEnded" : "VoiceReopened", at: now, parent }] };
}

/** What becomes of the voices of a case that has left, ended or begun again, in the same commit. */
export function voicesAfter(
	before: Case,
	after: Case,
	now: Instant,
	setting: Setting,
	counts: Counts,
): readonly Released[] | Refusal {
	const left = after.status === "withdrawn" || (after.sealed && !before.sealed);
	const over = isOver(after);
	const others: Released[] = [];
	for (const caseNumber of left || over !== isOver(before) ? counts.voicesOf(before.caseNumber) : []) {
		const child = counts.caseOf(caseNumber);
		if (child?.status !== "merged") continue;
		const decision = left ? released(child, now, setting) : endedWith(child, over, now);
		if ("refusal" in decision) return decision.refusal;
		const events = withProvisional(child, decision.events, setting);
		if (events.length > 0) others.push({ caseNumber, events });
	}
	return others;
}
