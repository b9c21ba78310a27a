import type { Instant } from "./calendar.ts";
import { cardRank, ladderName } from "./card.ts";
import { type Case, isHeld, nextMoveOf } from "./case.ts";
import { holderMove } from "./case-clock.ts";
import type { CaseEvent, LadderDue, Move } from "./case-events.ts";
import { dueWith, isSuperior } from "./case-reassignment.ts";
import { spanEndAfterDue } from "./clock.ts";
import { kindAs } from "./escalation-told.ts";
import { answerCharactersMax } from "./limits.ts";
import { firstActing, holderOf, isKeptFrom, upFrom } from "./people.ts";
import { may } from "./permission.ts";
import type { ReassignLimit, ReassignmentHandedOver } from "./reassignment-events.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import { timesOf } from "./times.ts";
import { refOf, refuseWords, type Words } from "./words.ts";

/**
 * After a card on the holder whoever it told decides within a working day (rules.md §4): another post takes the case, or
 * it stays with its holder, with the reason. Left undecided, the card is theirs; the holder's own ladder goes on, and its
 * next card asks the next superior.
 */
export type KeepCase = { readonly type: "KeepCase"; readonly by: string; readonly words: Words };

/** The limit of who is asked, counted from then. */
export function limitFrom(state: Case, from: Instant, setting: Setting): Instant {
	const { calendar, policy } = timesOf(state, setting);
	return spanEndAfterDue(calendar, from, policy.decision);
}

/**
 * By when whoever this card tells decides; null where it gives nobody the move whose to decide it is, or who is asked
 * already. It counts from when the card was due, whenever the sweep came; but nobody is late before they could be asked:
 * what is due only since a deed, as after a contact that turns out to be none, counts from that deed.
 */
export function reassignLimit(
	state: Case,
	due: LadderDue,
	nextMove: Move,
	setting: Setting,
): ReassignLimit | null {
	if (!isHeld(state) || ladderName(due) !== "holder" || cardRank(due.step) === 0) return null;
	const before = nextMoveOf(state);
	const isSame = before?.by === "staff" && nextMove.by === "staff" && before.personId === nextMove.personId;
	if (!isSuperior(nextMove) || isSame) return null;
	const since = Math.max(due.dueAt, state.clocksAt ?? due.dueAt);
	return { dueAt: limitFrom(state, since, setting), since };
}

/** `KeepCase`: by whoever was asked, or whom the card of who left it undecided told. */
export function keep(
	state: Case,
	{ by, words }: KeepCase,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const no = may("keepCase", by, state, setting, now);
	if (no !== null || !isHeld(state)) return refuse(no ?? "wrongState");
	const refusal = refuseWords(words.text, answerCharactersMax, "words");
	if (refusal !== null) return { refusal };
	return { events: [{ type: "CaseKept", at: now, by, words: refOf(words), nextMove: holderMove(state) }] };
}

/** Whoever has to decide has left the post: whoever has it now is asked, or the next one up; null where nobody may. */
export function reassignmentHandedOver(
	state: Case,
	now: Instant,
	setting: Setting,
	asOf: Instant,
): ReassignmentHandedOver | null {
	const { reassignment } = state;
	if (reassignment === undefined || !isHeld(state)) return null;
	const { postId: left, deciderId: gone } = reassignment;
	if (holderOf(setting, left, asOf) === gone) return null;
	const out = (personId: string) =>
		[gone, state.tour.holderId].includes(personId) || isKeptFrom(setting, personId, state, asOf);
	const found = firstActing(setting, upFrom(setting, left), ({ personId }) => !out(personId), asOf);
	if (found === null) return null;
	const { postId, personId } = found;
	const kind = setting.posts.get(postId)?.kind;
	const nextMove = {
		by: "staff",
		personId,
		postId,
		as: kind === undefined ? "superior" : kindAs[kind],
	} as const;
	if (!isSuperior(nextMove)) return null;
	const dueAt = limitFrom(state, now, setting);
	const asked = { deciderId: personId, postId, dueAt, due: dueWith(state.due, dueAt), nextMove };
	return { type: "ReassignmentHandedOver", at: now, ...asked };
}
