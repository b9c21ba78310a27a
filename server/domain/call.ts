import type { Instant } from "./calendar.ts";
import { type Call, type CallPurpose, callPurposeOf, callsOf, isApart } from "./caller.ts";
import { type Case, evolve, isHeld } from "./case.ts";
import type { CaseEvent, ResidentContacted, Verdict } from "./case-events.ts";
import type { Feedback } from "./feedback.ts";
import { confirm, dispute } from "./follow-up.ts";
import { contactedBy } from "./handling.ts";
import { messageCharactersMax } from "./limits.ts";
import { may } from "./permission.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import { secondsSinceReceipt } from "./times.ts";
import { refOf, refuseWords, type Words, type WordsRef } from "./words.ts";

/**
 * Calls of the desk (rules.md §2): two at least two hours apart are contact where a number was left; after the answer the
 * desk asks what the resident says, up to three times. Whoever is not reached has said nothing, and is never satisfied.
 */
export type BeginCall = { readonly type: "BeginCall"; readonly by: string };
export type CallResident = {
	readonly type: "CallResident";
	readonly by: string;
	readonly reached: boolean;
	/** What was said, in the resident's own words; of "not solved" the reason. */
	readonly words: Words | null;
	/** Of a follow-up, if the resident says so; absent where they would say nothing. */
	readonly verdict?: Verdict | "notSolved";
	readonly feedback?: Feedback;
};

/** The number was shown to whoever calls: each view is an event (trust.md A7). */
export type CallBegun = {
	readonly type: "CallBegun";
	readonly at: Instant;
	readonly by: string;
	readonly purpose: CallPurpose;
};
export type ResidentCalled = Omit<Call, "round" | "hop"> & {
	readonly type: "ResidentCalled";
	readonly words: WordsRef | null;
	/** Where it is the second call that makes an effective contact. */
	readonly contact?: Pick<ResidentContacted, "workingSeconds" | "nextMove" | "stopped">;
};
export type CallEvent = CallBegun | ResidentCalled;

/** `BeginCall`: whoever calls sees the number, for this one call. */
function beginCall(state: Case, { by }: BeginCall, now: Instant, setting: Setting): Decision<CaseEvent> {
	const no = may("callResident", by, state, setting, now);
	const purpose = callPurposeOf(state);
	if (no !== null || purpose === null) return refuse(no ?? "wrongState");
	return { events: [{ type: "CallBegun", at: now, by, purpose }] };
}

/** The second call of a stretch of work, far enough from an earlier one, is contact as words would be. */
function contactBy(state: Case, now: Instant, setting: Setting): Pick<ResidentCalled, "contact"> {
	if (!isHeld(state)) return {};
	const second = callsOf(state, "contact").some((call) => isApart(call, now));
	if (!second) return {};
	const workingSeconds = secondsSinceReceipt(state, now, setting);
	return { contact: contactedBy(state, workingSeconds, now, setting) };
}

/** What the resident said of the answer, as if they had said it under the receipt. */
function saidOn(state: Case, command: CallResident, now: Instant, setting: Setting): Decision<CaseEvent> {
	const { verdict, words, feedback = {} } = command;
	if (verdict === undefined) return { events: [] };
	if (verdict !== "notSolved") return confirm(state, { type: "ConfirmCase", verdict, feedback }, now);
	if (words === null) return refuse("textEmpty", "words");
	return dispute(state, { type: "DisputeCase", reason: words, feedback }, now, setting);
}

/** `CallResident`: what came of a call. Tries that reached nobody lie two hours apart. */
function callResident(
	state: Case,
	command: CallResident,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const { by, reached, words, verdict } = command;
	const no = may("callResident", by, state, setting, now);
	const purpose = callPurposeOf(state);
	if (no !== null || purpose === null) return refuse(no ?? "wrongState");
	const refusal = words === null ? null : refuseWords(words.text, messageCharactersMax, "words");
	if (refusal !== null) return { refusal };
	if (verdict !== undefined && (!reached || purpose === "contact")) return refuse("wrongState", "verdict");
	const last = callsOf(state, purpose).at(-1);
	if (!reached && last !== undefined && !isApart(last, now)) return refuse("calledJustNow");
	// The reason of a dispute stands with the dispute, once.
	const said = words === null || verdict === "notSolved" ? null : refOf(words);
	const facts = { type: "ResidentCalled", at: now, by, purpose, reached, words: said } as const;
	const called = { ...facts, ...(purpose === "contact" ? contactBy(state, now, setting) : {}) };
	const on = saidOn(evolve(state, called), command, now, setting);
	return "refusal" in on ? on : { events: [called, ...on.events] };
}

export type CallCommand = BeginCall | CallResident;

/** The decision on a call that begins, or on what came of it. */
export function onCall(
	state: Case,
	command: CallCommand,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	return command.type === "BeginCall"
		? beginCall(state, command, now, setting)
		: callResident(state, command, now, setting);
}
