import { otherSide } from "./boundary.ts";
import type { Instant } from "./calendar.ts";
import { evolve, type HeldCase, isHeld } from "./case.ts";
import type { CaseDecided, CaseEvent, DueStep, Move } from "./case-events.ts";
import { isAtWorkCategory } from "./category.ts";
import { isPast, spanEnd } from "./clock.ts";
import { deskPlace } from "./desk.ts";
import { chosenTarget } from "./dispatch.ts";
import { coveringDuties } from "./duty-search.ts";
import { caseReturnsMax } from "./limits.ts";
import type { Proposal } from "./proposal.ts";
import { redispatch } from "./redispatch.ts";
import { type Decision, type Refusal, refuse } from "./refusal.ts";
import { dutyBookInForce, type Setting } from "./setting.ts";
import { timesOf } from "./times.ts";

/** Return 退单: "not mine", with reason and basis; the superior decides (rules.md §2). */
type Return = Extract<Proposal<unknown>, { readonly kind: "return" }>;

/** Back at the desk, with its limits anew: a return that was accepted without naming a post, or `why`. */
export type CaseSentBack = {
	readonly type: "CaseSentBack";
	readonly at: Instant;
	/** Null where the end of a half-day found nobody who may hold it. */
	readonly by: string | null;
	readonly triageDueAt: Instant;
	readonly due: readonly DueStep[];
	readonly nextMove: Move;
	/** Where nothing was returned: an appeal upheld, the desk's own question refused, nobody to send it to. */
	readonly why?: "appeal" | "refused" | "nobody";
};

/**
 * Whether the holder has it since before the dispute: a rework is no dispatch, so nothing is left of the day in which it
 * could be returned. Whoever got it in this round from somebody else, or from the desk, has that day.
 */
function hasAgain({ round, roundStartedAt, moves, tour }: HeldCase): boolean {
	const isOthers = ({ from, move }: HeldCase["moves"][number]) =>
		from >= roundStartedAt &&
		move.by === "staff" &&
		(move.as === "holder" || move.as === "desk") &&
		move.personId !== tour.holderId;
	return round > 1 && !moves.some(isOthers);
}

/** Within one working day of the dispatch; the third dispatch is binding. */
export function refuseReturn(
	state: HeldCase,
	{ itemId }: Return,
	now: Instant,
	setting: Setting,
): Refusal | null {
	if (state.returns >= caseReturnsMax || state.designated === true) return { code: "designated" };
	const { calendar, policy } = timesOf(state, setting);
	const isLate = isPast(spanEnd(calendar, state.tour.startedAt, policy.return), now);
	if (isLate || hasAgain(state)) return { code: "askedTooLate" };
	if (itemId === null) return null;
	const known = dutyBookInForce(setting, now)?.items.some((item) => item.itemId === itemId) ?? false;
	return known ? null : { code: "unknownItem", field: "itemId" };
}

/** Nobody's duty: the book in force gives the matter to no post at all (rules.md §8). */
type Matter = Pick<HeldCase, "areaCode" | "categoryCode" | "level" | "places">;

function isNobodys(
	{ areaCode, categoryCode, level, places = [] }: Matter,
	now: Instant,
	setting: Setting,
): boolean {
	const book = dutyBookInForce(setting, now);
	if (book === null || categoryCode === null || isAtWorkCategory(categoryCode)) return false;
	return coveringDuties(book, { areaCode, categoryCode, level, places }).length === 0;
}

/**
 * Whether the dispatch after this return is the binding one: the third, or the second where it is nobody's duty or the
 * return breaks the tie between two sides of a boundary place.
 */
export function isBinding(
	state: Matter & Pick<HeldCase, "returns" | "tour" | "boundary">,
	now: Instant,
	setting: Setting,
): boolean {
	if (otherSide(state) !== null) return true;
	return state.returns + 1 >= caseReturnsMax || isNobodys(state, now, setting);
}

/**
 * Accepted: to the post the superior names, which is binding the third time, or back to the desk; where none is named at a
 * boundary place, to the other side.
 */
export function returnGranted(
	state: HeldCase,
	yes: CaseDecided,
	chosen: string | null,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const postId = chosen ?? otherSide(state);
	const binding = isBinding(state, now, setting);
	const gap = isNobodys(state, now, setting) ? { gap: true as const } : {};
	const after = evolve(state, yes);
	if (!isHeld(after)) return refuse("wrongState");
	if (postId === null)
		return binding ? refuse("postUnusable", "postId") : backToDesk(after, yes, now, setting);
	const target = chosenTarget(setting, after, postId, now);
	if (target === null || target.holderId === state.tour.holderId) return refuse("postUnusable", "postId");
	const why = binding ? "designation" : "reassignment";
	return { events: [yes, { ...redispatch(after, target, why, yes.by, now, setting), ...gap }] };
}

function backToDesk(state: HeldCase, yes: CaseDecided, now: Instant, setting: Setting): Decision<CaseEvent> {
	const place = deskPlace(state, state.level, now, setting);
	if (place === null) return refuse("nobodyInCharge");
	// A letter stays owed, wherever the case goes.
	const due = [...place.due, ...state.due.filter(({ cause }) => cause === "letter")];
	return { events: [yes, { type: "CaseSentBack", at: now, by: yes.by, ...place, due }] };
}
