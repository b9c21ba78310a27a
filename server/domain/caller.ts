import type { Instant } from "./calendar.ts";
import type { Case } from "./case.ts";
import { callsApartSecondsMin, followUpTriesMax } from "./limits.ts";
import { type Acting, actingOf, firstActing, isKeptFrom, postsAbove, postsFor, postsOf } from "./people.ts";
import type { Person, Setting } from "./setting.ts";

/** Who calls the resident, and what for (rules.md §2): handler, reviewer and caller are three people. */
export type CallPurpose = "contact" | "followUp";
/** One call as it stands in the case; `hop` and `round` say of whose work it was. */
export type Call = {
	readonly at: Instant;
	readonly by: string;
	readonly purpose: CallPurpose;
	readonly reached: boolean;
	readonly round: number;
	readonly hop: number;
};

/** Calls of this purpose about the work that is under way, or about the answer that is in force. */
export function callsOf({ calls = [], round, hop, ...state }: Case, purpose: CallPurpose): readonly Call[] {
	const answeredAt = "tour" in state ? state.tour.answeredAt : null;
	const since = purpose === "followUp" ? (answeredAt ?? 0) : 0;
	return calls.filter(
		(call) => call.purpose === purpose && call.round === round && call.hop === hop && call.at >= since,
	);
}

/** Whether a number is kept of a report that is no secret. */
function isCallable({ track, sealed, phone }: Case): boolean {
	return phone !== undefined && track === "service" && !sealed;
}

/**
 * What a call would be for now: to make contact, where nobody has and a limit runs; to follow an answer up, three times at
 * most. Null where there is nothing to call about, or no number.
 */
export function callPurposeOf(state: Case): CallPurpose | null {
	if (!isCallable(state)) return null;
	if (state.status === "followUp") {
		if (state.pending !== null) return null;
		return callsOf(state, "followUp").length < followUpTriesMax ? "followUp" : null;
	}
	if (state.status !== "dispatched" && state.status !== "handling") return null;
	const { contactedAt, answeredAt, limits } = state.tour;
	if (contactedAt !== null || answeredAt !== null || limits === null) return null;
	return limits.contactDueAt === null ? null : "contact";
}

/** By when the call is wanted: before the limit of contact is past, before silence closes the case. */
export function callDueAt(state: Case): Instant | null {
	const purpose = callPurposeOf(state);
	if (purpose === "followUp") return state.due.find(({ step }) => step === "silence")?.dueAt ?? null;
	return purpose === "contact" && "tour" in state ? (state.tour.limits?.contactDueAt ?? null) : null;
}

/** Everybody who has called about the case: none of them checks what it was about later. */
export function callersOf({ calls = [] }: Case): readonly string[] {
	return [...new Set(calls.map(({ by }) => by))];
}

/** Whether the call is not this person's to make: their own case, their own word, or a report to be kept from them. */
function isParty(personId: string, state: Case, setting: Setting, now: Instant): boolean {
	if (!("tour" in state) || state.tour.holderId === personId || state.reviewerId === personId) return true;
	return isKeptFrom(setting, personId, state, now);
}

/** Nobody of the desk asks about the answer of their own unit. */
function isOut(personId: string, state: Case, setting: Setting, now: Instant): boolean {
	if (isParty(personId, state, setting, now)) return true;
	if (state.status !== "followUp" || !("tour" in state)) return false;
	const unitId = setting.posts.get(state.tour.postId)?.unitId;
	return postsOf(setting, personId, now).some((post) => post.unitId === unitId);
}

/** Who calls where nobody of the desk may: the next level above it. */
function filling(state: Case, setting: Setting, now: Instant): string | null {
	const out = (personId: string) => isOut(personId, state, setting, now);
	if (actingOf(setting, "desk", state.areaCode, out, now) !== null) return null;
	const desk = postsFor(setting, "desk", state.areaCode)[0];
	const above = desk === undefined ? [] : postsAbove(setting, desk.postId).map(({ postId }) => postId);
	const isFit = ({ personId }: Acting) => !isParty(personId, state, setting, now);
	return firstActing(setting, above, isFit, now)?.personId ?? null;
}

/** Whether the person may call about this case: of the desk, or whoever fills its gap. */
export function isCaller({ personId, role }: Person, state: Case, setting: Setting, now: Instant): boolean {
	if (role === "operator") return !isOut(personId, state, setting, now);
	return filling(state, setting, now) === personId;
}

/** Whether a call now is far enough behind an earlier one to be another try. */
export function isApart({ at }: Call, now: Instant): boolean {
	return now - at >= callsApartSecondsMin;
}
