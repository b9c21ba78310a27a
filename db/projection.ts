import type { Instant } from "../server/domain/calendar.ts";
import { callDueAt, callPurposeOf } from "../server/domain/caller.ts";
import { cardHeld, cardRank } from "../server/domain/card.ts";
import { type Case, evolve, nextDueAt, nextMoveOf } from "../server/domain/case.ts";
import type { CaseEvent } from "../server/domain/case-events.ts";
import { isSettled } from "../server/domain/case-exits.ts";
import { awaitsPublication } from "../server/domain/case-publication.ts";
import { isPast, type Tour } from "../server/domain/clock.ts";
import { overSince } from "../server/domain/erasure.ts";
import { stepOrder } from "../server/domain/ladder.ts";
import { countedAt, measuredOf } from "../server/domain/measure.ts";
import { approvedFor } from "../server/domain/publication.ts";
import type { caseInbox, caseLetter, caseNow, casePhone } from "./schema.ts";
import type { casePublication } from "./schema-publication.ts";
import type { caseRed } from "./schema-red.ts";

/** How events become the rows of the read models. Pure: the same events give the same rows, at any time. */

/** Sorts after every due time. */
const dueNever: Instant = Number.MAX_SAFE_INTEGER;
/** Stands for every operator of the area in `case_inbox`; no id of a person begins with a star. */
export const triageList = "*triage";
/** Stands for whoever of the desk calls residents of the area. */
export const callList = "*calls";

/** A case and what its state alone no longer tells. */
export type Standing = { readonly state: Case; readonly wasIgnored: boolean; readonly wasLate: boolean };
export type CaseRow = typeof caseNow.$inferSelect;
export type InboxRow = typeof caseInbox.$inferSelect;
export type LetterRow = typeof caseLetter.$inferSelect;
export type PhoneRow = typeof casePhone.$inferSelect;
export type PublicationRow = typeof casePublication.$inferSelect;
export type RedRow = typeof caseRed.$inferSelect;

/** The tour whose limits run now; null before the first dispatch and after the answer is published. */
function runningTour(state: Case): Tour | null {
	return state.status === "dispatched" || state.status === "handling" ? state.tour : null;
}

function openContactDueAt(state: Case): Instant | null {
	const tour = runningTour(state);
	const due = tour?.limits?.contactDueAt ?? null;
	if (tour === null || tour.contactedAt !== null || due === null) return null;
	return isStopped(state, due) ? null : due;
}

/** What stands still since before the limit was past is not the holder's slowness (rules.md §3). */
function isStopped({ stops }: Case, due: Instant): boolean {
	return stops.some(({ since }) => !isPast(due, since));
}

function openFinishDueAt(state: Case): Instant | null {
	const tour = runningTour(state);
	const due = tour?.limits?.finishDueAt ?? null;
	return tour === null || tour.answeredAt !== null || due === null || isStopped(state, due) ? null : due;
}

/** Whatever else the holder does shows that the case was seen. */
function openSignDueAt(state: Case): Instant | null {
	return state.status === "dispatched" ? (state.tour.limits?.signDueAt ?? null) : null;
}

function earliest(...instants: readonly (Instant | null)[]): Instant | null {
	const known = instants.filter((instant) => instant !== null);
	return known.length === 0 ? null : Math.min(...known);
}

function wasPast(due: Instant | null, at: Instant): boolean {
	return due !== null && isPast(due, at);
}

/** The standing after one more event: ignored and late once stay so, whatever is done later (rules.md §4). */
export function advance(before: Standing | null, event: CaseEvent): Standing {
	if (before === null) return { state: evolve(null, event), wasIgnored: false, wasLate: false };
	const { state } = before;
	return {
		state: evolve(state, event),
		wasIgnored: before.wasIgnored || wasPast(openContactDueAt(state), event.at),
		wasLate: before.wasLate || wasPast(openFinishDueAt(state), event.at),
	};
}

function highestStep(state: Case): number {
	// How the case was handled says nothing about a superior who leaves a look before publication undone.
	const fired = state.steps.filter(({ cause }) => cause !== "publication");
	return fired.reduce((highest, { step }) => Math.max(highest, stepOrder.indexOf(step) + 1), 0);
}

/** A card below red of a case that was left without an answer stays in its trail and asks nobody for anything. */
function rankShown(state: Case): number {
	const card = cardHeld(state);
	const rank = card === null ? 0 : cardRank(card.step);
	const isLeft = state.status === "merged" || (isSettled(state) && state.status !== "closed");
	return isLeft && rank < cardRank("red") ? 0 : rank;
}

/** Asked or approved; one that was refused leaves nothing out and is in its trail. */
function exclusionOf({ exclusion }: Case): string | null {
	if (exclusion === undefined || exclusion.accepted === false) return null;
	return `${exclusion.accepted === null ? "asked" : "approved"} ${exclusion.reason}`;
}

/** Nothing of a case that has only been received and sent on. */
function measuredIn(state: Case): string | null {
	const { tally, letters, steps, assists, pending } = state;
	const none = tally === undefined && letters.length + steps.length + assists.length === 0;
	return none && pending === null && state.verdict === null ? null : JSON.stringify(measuredOf(state));
}

/** The row of `case_now`. */
export function caseRowOf(standing: Standing): CaseRow {
	const { state } = standing;
	return rowOf(standing, measuredIn(state), JSON.stringify(state));
}

/** All of the row but what is JSON, which costs more than all the rest. */
export function plainColumnsOf(standing: Standing): Omit<CaseRow, "measured" | "state"> {
	return rowOf(standing, null, "");
}

function rowOf({ state, wasIgnored, wasLate }: Standing, measured: string | null, json: string): CaseRow {
	const move = nextMoveOf(state);
	const tour = "tour" in state ? state.tour : null;
	return {
		caseNumber: state.caseNumber,
		version: state.version,
		status: state.status,
		track: state.track,
		sealed: state.sealed ? 1 : 0,
		areaCode: state.areaCode,
		categoryCode: state.categoryCode,
		level: state.level,
		// Lists are in its order, and their cursors hold it: of a report that keeps to its half-day neither tells the minute.
		receivedAt: state.halfDay?.from ?? state.receivedAt,
		countedAt: countedAt(state),
		postId: tour?.postId ?? null,
		holderId: tour?.holderId ?? null,
		nextMoveAs: move === null ? null : move.by === "resident" ? "resident" : move.as,
		nextMovePerson: move?.by === "staff" ? move.personId : null,
		nextDueAt: nextDueAt(state),
		signDueAt: tour?.limits?.signDueAt ?? null,
		contactDueAt: tour?.limits?.contactDueAt ?? null,
		finishDueAt: tour?.limits?.finishDueAt ?? null,
		signedAt: tour?.signedAt ?? null,
		contactedAt: tour?.contactedAt ?? null,
		answeredAt: tour?.answeredAt ?? null,
		closedAt: state.status === "closed" ? state.closedAt : null,
		overdueFrom: earliest(openContactDueAt(state), openFinishDueAt(state)),
		cardRank: rankShown(state),
		stepRank: highestStep(state),
		wasIgnored: wasIgnored ? 1 : 0,
		wasLate: wasLate ? 1 : 0,
		contactSeconds: state.contactSeconds,
		answerSeconds: state.answerSeconds,
		exclusion: exclusionOf(state),
		shelved: state.shelving?.cause ?? null,
		mergedInto: state.status === "merged" ? state.parent : null,
		measured,
		state: json,
	};
}

/** Whom a card in force told, and the deputy who may take over what nobody has signed (rules.md §4). */
function toldOf(state: Case): string[] {
	const unsigned = openSignDueAt(state) !== null;
	const inForce = state.steps.filter(({ step, round, clearedAt }) => {
		if (step === "unsigned") return unsigned && round === state.round;
		return clearedAt === null && cardRank(step) > 0;
	});
	return inForce.flatMap(({ told }) => (told.by === "staff" ? [told.personId] : []));
}

/**
 * The rows of `case_inbox`: the person with the next move, the holder, the decider, whoever a card told, and the desk
 * while triage has not decided. Each once, under the next due time of their own. Of a case that is sealed for good only
 * the first (trust.md A8).
 */
export function inboxRowsOf(state: Case): InboxRow[] {
	const move = nextMoveOf(state);
	if (isSettled(state) || (state.status === "merged" && move === null)) return lookerRowsOf(state);
	const { caseNumber, pending } = state;
	const due = ownDueAt(state);
	const dueAt = new Map<string, Instant | null>();
	if (state.status !== "merged" && (!state.sealed || state.track === "service")) {
		for (const personId of toldOf(state)) dueAt.set(personId, due);
		for (const { ownerId, dueAt: by, answeredAt } of state.assists)
			if (answeredAt === null) dueAt.set(ownerId, by);
		// The oldest last: it is due first.
		for (const { ownerId, dueAt: by, answeredAt } of [...state.letters].reverse())
			if (answeredAt === null) dueAt.set(ownerId, by);
		const call = state.due.find(({ cause }) => cause === "emergency");
		if (call !== undefined) dueAt.set(triageList, call.dueAt);
		if ("tour" in state) dueAt.set(state.tour.holderId, due);
		if (pending !== null) dueAt.set(pending.deciderId, pending.dueAt);
		if (state.status === "received") dueAt.set(triageList, due);
		if (callPurposeOf(state) !== null) dueAt.set(callList, callDueAt(state));
	}
	if (move?.by === "staff") dueAt.set(move.personId, pending?.dueAt ?? due ?? nextDueAt(state));
	return [...dueAt].map(([personId, at]) => ({ personId, dueAt: at ?? dueNever, caseNumber }));
}

/** Whoever has to look at a closed case before it is published. */
function lookerRowsOf(state: Case): InboxRow[] {
	const move = nextMoveOf(state);
	if (move?.by !== "staff") return [];
	return [{ personId: move.personId, dueAt: nextDueAt(state) ?? dueNever, caseNumber: state.caseNumber }];
}

/** The rows of `case_letter`. */
export function letterRowsOf({ caseNumber, sealed, letters }: Case): LetterRow[] {
	return sealed ? [] : letters.map(({ unitId, week }) => ({ unitId, week, caseNumber }));
}

/** The rows of `case_red`: a red counts from when it was due, whenever the sweep came. */
export function redRowsOf({ caseNumber, steps }: Case): RedRow[] {
	return steps.flatMap(({ unitId, dueAt }, step) =>
		unitId === undefined ? [] : [{ unitId, at: dueAt, caseNumber, step }],
	);
}

/** The row of `case_phone`. */
export function phoneRowsOf(state: Case): PhoneRow[] {
	const overAt = state.phone === undefined ? null : overSince(state);
	return overAt === null ? [] : [{ overAt, caseNumber: state.caseNumber }];
}

/** The row of `case_publication`. */
export function publicationRowsOf(state: Case): PublicationRow[] {
	if (state.status !== "closed") return [];
	const isApproved = approvedFor(state) !== null;
	if (!isApproved && !awaitsPublication(state)) return [];
	const { closedAt, areaCode, caseNumber } = state;
	return [{ standing: isApproved ? "approved" : "waits", closedAt, areaCode, caseNumber }];
}

/** What the desk or the holder must do next is due then. */
function ownDueAt(state: Case): Instant | null {
	if (state.status === "received") return state.triageDueAt ?? nextDueAt(state);
	return earliest(openSignDueAt(state), openContactDueAt(state), openFinishDueAt(state));
}
