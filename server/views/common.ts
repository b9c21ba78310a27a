import type {
	CaseFacts,
	Clocks,
	FiredStepWire,
	NextMove,
	ReceivedWire,
	StepWire,
} from "../contract/common.ts";
import type { FollowCaseReply } from "../contract/follow-up.ts";
import { formatInstant, type Instant } from "../domain/calendar.ts";
import { cardHeld } from "../domain/card.ts";
import { type Case, isHeld, nextMoveOf } from "../domain/case.ts";
import type { DueStep, FiredStep, Move } from "../domain/case-events.ts";
import type { DayPart } from "../domain/day-part.ts";
import { isUnchecked } from "../domain/level.ts";
import { postsOf } from "../domain/people.ts";
import { isUnsettled } from "../domain/provisional.ts";
import type { TrailEvent } from "../domain/reads.ts";
import type { Setting } from "../domain/setting.ts";

const communityDigits = 12;

/** Pieces of wire views that several capabilities show. Posts are shown, never people. */
export function wireInstant(at: Instant): string;
export function wireInstant(at: Instant | null): string | null;
export function wireInstant(at: Instant | null): string | null {
	return at === null ? null : formatInstant(at);
}

/** By when a report is with whoever is in charge: the desk's limit, or the end of the half-day it keeps to. */
export function leavesDeskAt({ triageDueAt, due }: Case): string | null {
	return wireInstant(triageDueAt ?? due.find(({ step }) => step === "dispatch")?.dueAt ?? null);
}

/** Said beside a limit that may move, as the notice of its year is not entered yet. */
export function provisionalView(state: Pick<Case, "due">, dueAt: Instant | null): { provisional?: true } {
	return isUnsettled(state, dueAt) ? { provisional: true } : {};
}

/** An emergency that nobody has checked yet (rules.md §3). */
export function claimedView(state: Case): Pick<FollowCaseReply, "claimed"> {
	if (!isHeld(state) || !isUnchecked(state)) return {};
	const call = state.due.find(({ cause }) => cause === "emergency");
	return { claimed: { checkedBy: wireInstant(call?.dueAt ?? null) } };
}

/** What fires next if nothing happens. */
export function dueView({ step, cause, dueAt, provisional }: DueStep) {
	return { step, cause, dueAt: wireInstant(dueAt), ...(provisional && { provisional }) };
}

/** When the report came; with the half-day where the reader is told no more. */
export function receivedView({ receivedAt, halfDay }: Case): ReceivedWire {
	const told = { receivedAt: wireInstant(receivedAt) };
	return halfDay?.from === receivedAt ? { ...told, receivedHalfDay: halfDay.part } : told;
}

/** Which half-day, where a time is told as that alone. */
export function halfDayView({ halfDay }: TrailEvent): { readonly halfDay?: DayPart } {
	return halfDay === undefined ? {} : { halfDay };
}

/** The post with its area, said once: "青石桥街道 城管科长岗", "柳荫社区 市政设施岗"; null for a post nobody knows. */
export function postName(setting: Setting, postId: string): string | null {
	const post = setting.posts.get(postId);
	if (post === undefined) return null;
	const area = setting.areas.get(post.areaCode)?.name;
	if (area === undefined || post.name === area) return post.name;
	return `${area} ${post.name.startsWith(area) ? post.name.slice(area.length).trimStart() : post.name}`;
}

/** The post a person acted from at `at`; null for the resident and for the clock. */
export function actedFrom(setting: Setting, personId: string | null, at: Instant): string | null {
	if (personId === null) return null;
	const post = postsOf(setting, personId, at)[0];
	return post === undefined ? null : postName(setting, post.postId);
}

export function areaName(setting: Setting, areaCode: string): string {
	return setting.areas.get(areaCode)?.name ?? areaCode;
}

/** Where a report can be made: communities and their grids, in code order. */
export function listedAreas({ areas }: Setting) {
	const listed = [...areas.values()].filter(({ areaCode }) => areaCode.length >= communityDigits);
	return listed.sort((one, other) => (one.areaCode < other.areaCode ? -1 : 1));
}

/** The limits that run: sign and contact of the holder clock, finish of `finishDueAt`. */
export function clocksOf(state: Case, whose: "resident" | "holder"): Clocks | null {
	if (!("tour" in state) || state.tour.limits === null) return null;
	const { signDueAt, contactDueAt, finishDueAt, provisional } = state.tour.limits;
	// The resident's own limit runs from receipt; a rework's from the dispute, where the two clocks agree.
	const caseDueAt = state.round > 1 ? finishDueAt : (state.caseFinishDueAt ?? finishDueAt);
	return {
		signDueAt: wireInstant(signDueAt),
		contactDueAt: wireInstant(contactDueAt),
		finishDueAt: wireInstant(whose === "resident" ? caseDueAt : finishDueAt),
		provisional,
	};
}

export function wireMove(setting: Setting, move: Move | null): NextMove | null {
	if (move === null) return null;
	return move.by === "resident"
		? { as: "resident", post: null }
		: { as: move.as, post: postName(setting, move.postId) };
}

export function nextMoveView(setting: Setting, state: Case): NextMove | null {
	return wireMove(setting, nextMoveOf(state));
}

/** The highest step reached: the card in force, else the last notice of this round. */
export function stepOf(state: Case): StepWire | null {
	const inRound = state.steps.filter(({ round }) => round === state.round);
	return cardHeld(state)?.step ?? (state.status === "closed" ? null : (inRound.at(-1)?.step ?? null));
}

function overLoadView(setting: Setting, personId: string, at: Instant): { countsFor?: string } {
	const countsFor = actedFrom(setting, personId, at);
	return countsFor === null ? {} : { countsFor };
}

export function firedView(setting: Setting, fired: FiredStep): FiredStepWire {
	return {
		step: fired.step,
		cause: fired.cause,
		round: fired.round,
		dueAt: wireInstant(fired.dueAt),
		firedAt: wireInstant(fired.firedAt),
		fellOn: actedFrom(setting, fired.fellOn, fired.dueAt),
		told: wireMove(setting, fired.told)?.post ?? null,
		clearedAt: wireInstant(fired.clearedAt),
		...(fired.overLoad === undefined ? {} : overLoadView(setting, fired.overLoad, fired.firedAt)),
	};
}

/** The case's own ladder as it fired; the card of a letter stands with its letter and in the trail. */
export function stepViews({ steps }: Case, setting: Setting): FiredStepWire[] {
	return steps.filter(({ cause }) => cause !== "letter").map((fired) => firedView(setting, fired));
}

/** The due time of the step that closes an answered case in silence. */
export function silenceDueAt(state: Case): string | null {
	return wireInstant(state.due.find(({ step }) => step === "silence")?.dueAt ?? null);
}

/** What a letter, a referral file and the overdue board each say of a case, with `text` in the resident's own words. */
export function caseFactsView(state: Case, text: string | null, setting: Setting): Omit<CaseFacts, "steps"> {
	const tour = "tour" in state ? state.tour : null;
	return {
		caseNumber: state.caseNumber,
		state: state.status,
		level: state.level,
		areaCode: state.areaCode,
		areaName: areaName(setting, state.areaCode),
		categoryCode: state.categoryCode,
		text: text ?? "",
		...receivedView(state),
		post: tour === null ? null : postName(setting, tour.postId),
		clocks: clocksOf(state, "holder"),
		contactedAt: wireInstant(tour?.contactedAt ?? null),
		answeredAt: wireInstant(tour?.answeredAt ?? null),
	};
}

/** What the resident waits for; a proposal between staff is none of it. */
export function pendingDueAt({ pending }: Case): Instant | null {
	const isStaffs = pending?.proposal !== undefined || pending?.erasure !== undefined;
	return pending === null || isStaffs ? null : pending.dueAt;
}

/** Of the limits told beside the clocks. */
export function besideProvisional(state: Case): Pick<FollowCaseReply, "provisional"> {
	const ends = state.due.filter(({ step }) => step === "silence").map(({ dueAt }) => dueAt);
	const told = [state.triageDueAt, pendingDueAt(state), ...ends];
	return told.some((dueAt) => isUnsettled(state, dueAt)) ? { provisional: true } : {};
}
