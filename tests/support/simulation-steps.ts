import type { Instant } from "../../server/domain/calendar.ts";
import { ladderName } from "../../server/domain/card.ts";
import { type Case, nextMoveOf } from "../../server/domain/case.ts";
import type { CaseEscalated, CaseEvent, FiredStep } from "../../server/domain/case-events.ts";
import { isOver } from "../../server/domain/case-exits.ts";
import { stepOrder } from "../../server/domain/ladder.ts";
import { firstActing, upFrom } from "../../server/domain/people.ts";
import { recomputeLimits } from "../../server/domain/recompute.ts";
import type { Setting } from "../../server/domain/setting.ts";
import { hasMovedAway } from "../../server/domain/staffing.ts";
import type { Done, Happened } from "./simulation.ts";

/** What holds of the steps of every ladder; each tells of a breach in words, or null. */

const isEscalated = (event: CaseEvent): event is CaseEscalated => event.type === "CaseEscalated";

function sameStep(state: Case, one: FiredStep, other: FiredStep): boolean {
	const key = ({ round, hop, step, cause, assistId, letterId, dueAt }: FiredStep) => {
		const again = ["decision", "triage", "publication", "reassignment", "letter"];
		const decision = again.includes(cause) ? dueAt : 0;
		// Whoever has the help after somebody who left is reminded too.
		const { since = 0 } = state.assists.find((one) => one.assistId === assistId) ?? {};
		const owner = assistId !== undefined && dueAt > since ? since : 0;
		return [state.caseNumber, round, hop, step, cause, assistId, letterId, decision, owner].join();
	};
	return key(one) === key(other);
}

/** Set off by a deed, or by another case of the unit, not by the clock. */
function isByDeed({ cause }: CaseEscalated): boolean {
	return cause === "check" || cause === "finding" || cause === "reds";
}

export function once({ event, after }: Happened): string | null {
	const last = after.steps.at(-1);
	if (!isEscalated(event) || last === undefined || isByDeed(event)) return null;
	if (event.dueAt >= event.at) return `${event.step} ${event.cause} fired before it was due`;
	// A letter that is issued again is owed anew (rules.md §4).
	const { issuedAt = 0 } = after.letters.find(({ letterId }) => letterId === last.letterId) ?? {};
	const isOfLetter = ({ letterId, firedAt }: FiredStep) => letterId === undefined || firedAt >= issuedAt;
	const again = after.steps.slice(0, -1).some((step) => isOfLetter(step) && sameStep(after, step, last));
	return again ? `${event.step} ${event.cause} fired twice` : null;
}

export function inOrder({ events }: Done): string | null {
	const fired = events.filter(isEscalated).filter(({ cause }) => cause !== "check");
	const wrong = fired.findIndex(({ dueAt, step, cause }, i) => {
		const before = fired[i - 1];
		if (before === undefined || before.dueAt < dueAt) return false;
		const tie = before.dueAt === dueAt && ladderName(before) === ladderName({ cause });
		return before.dueAt > dueAt || (tie && stepOrder.indexOf(before.step) > stepOrder.indexOf(step));
	});
	return wrong < 0 ? null : `${fired[wrong]?.step} fired after what was due later`;
}

export function swept({ command, now, after }: Done): string | null {
	if (command.type !== "EscalateCase") return null;
	const left = after.due.find(({ dueAt }) => dueAt < now);
	return left === undefined ? null : `${left.step} ${left.cause} was left by the sweep`;
}

/** Whether the person had the post only after `at`. */
function comesLater(setting: Setting, postId: string, personId: string, at: Instant): boolean {
	const own = (setting.stretches.get(postId) ?? []).filter((stretch) => stretch.personId === personId);
	return own.length > 0 && own.every(({ from }) => from > at);
}

/** Who held the move or the duty before the card: none of those whose it is who had not the post when it was due. */
function liable(state: Case, card: CaseEscalated, setting: Setting): string[] {
	const { cause, assistId, letterId } = card;
	// What is due only since a deed was nobody's to do before it.
	const dueAt = Math.max(card.dueAt, state.clocksAt ?? 0);
	// What is found of past work is whose that work was.
	const wasElsewhere = ({ postId, personId }: Held) =>
		hasMovedAway(setting, { postId, holderId: personId }, dueAt) ||
		comesLater(setting, postId, personId, dueAt);
	const stays = (held: Held) => (!isByDeed(card) && wasElsewhere(held) ? [] : [held.personId]);
	const ladder = ladderName({ cause, ...(assistId === undefined ? {} : { assistId }) });
	const told = state.steps.filter((step) => ladderName(step) === ladder).map((step) => step.told);
	// What was told is the post's: its next card is whoever's has it then.
	const next = (move: Held) =>
		firstActing(setting, upFrom(setting, move.postId), ({ personId }) => personId !== move.personId, dueAt);
	const toldOrNext = (move: Held) => (wasElsewhere(move) ? [next(move)?.personId ?? ""] : [move.personId]);
	const ids = told.flatMap((move) => (move.by === "staff" ? toldOrNext(move) : []));
	// A finding may come when the case has ended: then it is whoever had the move last.
	const move = nextMoveOf(state) ?? state.moves.at(-1)?.move;
	const mover = move?.by === "staff" ? stays(move) : [];
	const holder = "tour" in state ? stays({ postId: state.tour.postId, personId: state.tour.holderId }) : [];
	if (ladder === "holder" && !("tour" in state))
		return isOver(state) ? hadLast(state) : [...hadLast(state), ...mover];
	if (ladder === "holder") return state.stops.length > 0 ? holder : [...holder, ...mover];
	if (ladder === "decider") return [...mover, ...(state.pending === null ? [] : [state.pending.deciderId])];
	if (["publication", "reassignment", "transfer", "desk"].includes(ladder)) return mover;
	if (cause === "letter") return ownersOf(state.letters, (one) => one.letterId === letterId).flatMap(stays);
	if (ladder === "emergency") return [...ids, ...operators(setting)];
	return [...ids, ...ownersOf(state.assists, (one) => one.assistId === assistId).flatMap(stays)];
}

type Held = { readonly postId: string; readonly personId: string };
type Owned = { readonly postId: string; readonly ownerId: string };

function ownersOf<One extends Owned>(all: readonly One[], is: (one: One) => boolean): Held[] {
	return all.filter(is).map(({ postId, ownerId }) => ({ postId, personId: ownerId }));
}

/**
 * The desk or the holder that had the case last, as it may have been merged away from its holder; of what came sealed,
 * which neither ever had, whoever was given it in their place.
 */
function hadLast({ moves }: Case): string[] {
	const staff = moves.flatMap(({ move }) => (move.by === "staff" ? [move] : []));
	const had = staff.findLast(({ as }) => as === "desk" || as === "holder") ?? staff[0];
	return had === undefined ? [] : [had.personId];
}

function operators(setting: Setting): string[] {
	return [...setting.people.values()]
		.filter(({ role }) => role === "operator")
		.map(({ personId }) => personId);
}

export function onTheLiable({ before, event, setting }: Happened): string | null {
	if (!isEscalated(event) || before === null) return null;
	return liable(before, event, setting).includes(event.fellOn)
		? null
		: `${event.step} ${event.cause} fell on ${event.fellOn || "nobody"}`;
}

/** Where the calendar has stayed, there is nothing to work out anew: every limit stands where its rule puts it. */
export function limitsStand({ after, now, setting }: Done): string | null {
	// What moved a limit in the very second in which a round or a tour began is of no known one of the two.
	const starts = [after.roundStartedAt, "tour" in after ? after.tour.startedAt : null];
	if (after.changes.some(({ at }) => starts.includes(at))) return null;
	const again = recomputeLimits(after, { type: "RecomputeLimits" }, now, setting);
	if (!("events" in again)) return "limits cannot be worked out anew";
	return again.events.length === 0 ? null : `the same calendar gives ${JSON.stringify(again.events[0])}`;
}
