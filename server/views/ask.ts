import type { InboxItem } from "../contract/handling.ts";
import { openAssists } from "../domain/assist.ts";
import type { Instant } from "../domain/calendar.ts";
import { type Case, isHeld, nextMoveOf } from "../domain/case.ts";
import { isOver } from "../domain/case-exits.ts";
import type { Letter } from "../domain/letter.ts";
import { isToExplain } from "../domain/oversight.ts";
import { isWaiting } from "../domain/permission.ts";
import type { Person } from "../domain/setting.ts";

/** What a case asks of one member of staff, as a verb, and by when. */
export type Ask = InboxItem["ask"];

export function isMine(state: Case, personId: string): boolean {
	const move = nextMoveOf(state);
	return move?.by === "staff" && move.personId === personId;
}

function holderAsk(state: Case): Ask {
	if (!isHeld(state) || state.pending !== null || isWaiting(state)) return "wait";
	const { signedAt, contactedAt, limits } = state.tour;
	if (signedAt === null && contactedAt === null) return "sign";
	return contactedAt === null && limits?.contactDueAt !== null && limits !== null ? "contact" : "answer";
}

/** The oldest letter about the case that the person has to answer. */
function owedLetter({ letters }: Case, personId: string): Letter | undefined {
	return letters.find(({ ownerId, answeredAt }) => ownerId === personId && answeredAt === null);
}

/** What is asked beside the case's own next move: help, or the call that an emergency claimed by a resident needs. */
function besides(state: Case, { personId, role }: Person): Ask {
	if (openAssists(state).some(({ ownerId }) => ownerId === personId)) return "assist";
	if (role === "operator" && state.due.some(({ cause }) => cause === "emergency")) return "confirmEmergency";
	if (owedLetter(state, personId) !== undefined) return "answerLetter";
	return state.steps.some((fired) => isToExplain(fired, personId)) ? "explain" : "wait";
}

/** An appeal, an erasure, or a look before publication. */
function overAsk({ pending }: Case): Ask {
	return pending === null ? "publish" : "decide";
}

/** What is asked of the person now, as a verb. */
export function askOf(state: Case, person: Person): Ask {
	const { personId, role } = person;
	if (state.sealed && state.track !== "service") return isMine(state, personId) ? "read" : "wait";
	// Nothing is asked of the desk while a report keeps to its half-day: it goes out by itself.
	if (state.due.some(({ step }) => step === "dispatch")) return "wait";
	if (state.status === "received") return isMine(state, personId) || role === "operator" ? "triage" : "wait";
	if (isOver(state)) return isMine(state, personId) ? overAsk(state) : "wait";
	if (state.status === "merged") return "wait";
	if (state.tour.holderId === personId) return holderAsk(state);
	if (!isMine(state, personId)) return besides(state, person);
	if (state.pending !== null) return "decide";
	return state.reassignment === undefined ? "urge" : "reassign";
}

/** The due time of what is asked. */
export function dueOf(state: Case, ask: Ask, personId: string): Instant | null {
	const limits = "tour" in state ? state.tour.limits : null;
	switch (ask) {
		case "triage":
			return state.triageDueAt;
		case "sign":
			return limits?.signDueAt ?? null;
		case "contact":
			return limits?.contactDueAt ?? null;
		case "answer":
			return limits?.finishDueAt ?? null;
		case "decide":
			return state.pending?.dueAt ?? null;
		case "publish":
			return state.due.find(({ cause }) => cause === "publication")?.dueAt ?? null;
		case "reassign":
			return state.reassignment?.dueAt ?? null;
		case "assist":
			return openAssists(state).find(({ ownerId }) => ownerId === personId)?.dueAt ?? null;
		case "confirmEmergency":
			return state.due.find(({ cause }) => cause === "emergency")?.dueAt ?? null;
		case "answerLetter":
			return owedLetter(state, personId)?.dueAt ?? null;
		case "explain":
			return null;
		case "urge":
		case "read":
		case "wait":
			return state.due.reduce<Instant | null>(
				(least, { dueAt }) => (least === null ? dueAt : Math.min(least, dueAt)),
				null,
			);
		default:
			return ask satisfies never;
	}
}
