import type { Instant } from "./calendar.ts";
import { cardHeld } from "./card.ts";
import { type Case, type HeldCase, isHeld } from "./case.ts";
import { finishOfRound } from "./case-clock.ts";
import type { CaseDispatched, CaseEvent, DispatchReason, DueStep, Move } from "./case-events.ts";
import { chosenTarget, type Target, tourTimes } from "./dispatch.ts";
import { actingFor, holderOf, isKeptFrom, postsAbove } from "./people.ts";
import { may } from "./permission.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import { timesOf } from "./times.ts";

/** A case that goes from one holder to another: taken over, reassigned, handed over (rules.md §2, §4). */
export type TakeOver = { readonly type: "TakeOver"; readonly by: string };
export type ReassignCase = { readonly type: "ReassignCase"; readonly by: string; readonly postId: string };
/** The holder has left the post. */
export type HandOver = { readonly type: "HandOver" };

/** What others owe, whoever holds the case. */
const besideHolder: readonly DueStep["cause"][] = ["assist", "emergency", "letter"];

/** A dispatch anew: a fresh holder clock for whoever has it next; the case clock goes on (rules.md §3). */
export function redispatch(
	state: HeldCase,
	target: Target,
	why: DispatchReason,
	by: string | null,
	now: Instant,
	setting: Setting,
): CaseDispatched {
	const { categoryCode, level } = state;
	const nextMove: Move = { by: "staff", personId: target.holderId, postId: target.postId, as: "holder" };
	const common = {
		type: "CaseDispatched",
		at: now,
		by,
		...target,
		why,
		categoryCode,
		level,
		nextMove,
	} as const;
	const others = state.due.filter(({ cause }) => besideHolder.includes(cause));
	if (state.tour.limits === null) return { ...common, limits: null, due: others, caseFinishDueAt: null };
	const { calendar, level: limits } = timesOf(state, setting);
	const finish = finishOfRound(state, now, setting);
	const fresh = tourTimes(calendar, limits, now, finish);
	const caseFinishDueAt = state.round === 1 ? finish : state.caseFinishDueAt;
	return { ...common, limits: fresh.limits, due: [...others, ...fresh.due], caseFinishDueAt };
}

/** `TakeOver`: by the deputy whom the missing signature was told, while nobody has signed. */
export function takeOver(state: Case, { by }: TakeOver, now: Instant, setting: Setting): Decision<CaseEvent> {
	const no = may("takeOver", by, state, setting, now);
	if (no !== null || !isHeld(state)) return refuse(no ?? "wrongState");
	const told = state.steps.findLast(
		(fired) => fired.step === "unsigned" && fired.told.by === "staff" && fired.told.personId === by,
	)?.told;
	if (told?.by !== "staff") return refuse("notYours");
	const target = { postId: told.postId, holderId: by, dutyItemId: null, dutyBookVersion: null };
	return { events: [redispatch(state, target, "takeOver", by, now, setting)] };
}

/** `ReassignCase`: by whoever a card has told, to another post of the place. */
export function reassign(
	state: Case,
	{ by, postId }: ReassignCase,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const no = may("reassignCase", by, state, setting, now);
	if (no !== null || !isHeld(state)) return refuse(no ?? "wrongState");
	if (cardHeld(state) === null) return refuse("wrongState");
	const target = chosenTarget(setting, state, postId, now);
	if (target === null || target.holderId === state.tour.holderId) return refuse("postUnusable", "postId");
	return { events: [redispatch(state, target, "reassignment", by, now, setting)] };
}

/** Whether the holder still holds the post the case lies with. */
function isHeldByPost({ tour }: HeldCase, setting: Setting, now: Instant): boolean {
	return holderOf(setting, tour.postId, now) === tour.holderId;
}

/** Who has the post now; the next one up where nobody may or does. */
function successor(state: HeldCase, setting: Setting, now: Instant): Target | null {
	const { postId } = state.tour;
	const posts = [postId, ...postsAbove(setting, postId).map((post) => post.postId)];
	const acting = posts
		.map((id) => actingFor(setting, id, now))
		.find((found) => found !== null && !isKeptFrom(setting, found.personId, state, now));
	if (!acting) return null;
	return { postId: acting.postId, holderId: acting.personId, dutyItemId: null, dutyBookVersion: null };
}

/** `HandOver`: past hops stay with the old holder, the successor begins anew. Nothing happens while the holder stays. */
export function handOver(
	state: Case,
	_command: HandOver,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	if (!isHeld(state) || isHeldByPost(state, setting, now)) return { events: [] };
	const target = successor(state, setting, now);
	if (target === null || target.holderId === state.tour.holderId) return { events: [] };
	return { events: [redispatch(state, target, "handOver", null, now, setting)] };
}
