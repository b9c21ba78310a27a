import type { Instant } from "./calendar.ts";
import { cardHeld, cardRank, withoutHeldCards } from "./card.ts";
import { type Case, evolve, type FollowUpCase, isFollowUp, isHeld } from "./case.ts";
import type { CaseEvent, Feedback, Move, Verdict } from "./case-events.ts";
import { tourTimes } from "./dispatch.ts";
import { escalation } from "./escalation.ts";
import { decisionOf, resumed, silenceOf, timesOf } from "./handling.ts";
import { answerCharactersMax, messageCharactersMax } from "./limits.ts";
import { may } from "./permission.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import { refOf, refuseWords, type Words } from "./words.ts";

/** Follow-up 回访: the resident, not the cadre, says whether it is solved (rules.md §2). */
export type ConfirmCase = { readonly type: "ConfirmCase"; readonly verdict: Verdict; readonly feedback: Feedback };
export type DisputeCase = { readonly type: "DisputeCase"; readonly reason: Words; readonly feedback: Feedback };
export type MessageDesk = { readonly type: "MessageDesk"; readonly words: Words };
export type DecideCase = {
	readonly type: "DecideCase";
	readonly by: string;
	readonly accept: boolean;
	readonly words: Words;
};

/** What the resident may do now. */
export function residentMay(state: Case): readonly ("messageDesk" | "confirmCase" | "disputeCase")[] {
	if (state.status === "closed") return [];
	const answered = state.status === "followUp" && state.pending === null;
	return answered ? ["messageDesk", "confirmCase", "disputeCase"] : ["messageDesk"];
}

/** `MessageDesk`: one more thing the resident wants to say. */
export function messageDesk(state: Case, { words }: MessageDesk, now: Instant): Decision<CaseEvent> {
	if (!residentMay(state).includes("messageDesk")) return refuse("wrongState");
	const refusal = refuseWords(words.text, messageCharactersMax, "words");
	if (refusal !== null) return { refusal };
	return { events: [{ type: "MessageLeft", at: now, words: refOf(words) }] };
}

/** `ConfirmCase`: solved, or solved in part; the case closes. */
export function confirm(state: Case, { verdict, feedback }: ConfirmCase, now: Instant): Decision<CaseEvent> {
	if (!residentMay(state).includes("confirmCase")) return refuse("wrongState");
	return {
		events: [
			{ type: "CaseConfirmed", at: now, verdict, feedback },
			{ type: "CaseClosed", at: now, how: "confirmed" },
		],
	};
}

/** The limits of a rework: a new round with its own clocks from now; cards held stay held. */
function reworkOf(state: FollowUpCase, now: Instant, setting: Setting) {
	const { calendar, policy } = timesOf(state, setting);
	const { limits, due } = tourTimes(calendar, policy.levels.rework, now, null);
	const { holderId, postId } = state.tour;
	const nextMove: Move = { by: "staff", personId: holderId, postId, as: "holder" };
	return { limits, due: withoutHeldCards(state, due), nextMove };
}

/** `DisputeCase`: the first reopens at once as rework, the second goes to an independent check. */
export function dispute(state: Case, command: DisputeCase, now: Instant, setting: Setting): Decision<CaseEvent> {
	if (!residentMay(state).includes("disputeCase") || !isFollowUp(state)) return refuse("wrongState");
	const { reason, feedback } = command;
	const refusal = refuseWords(reason.text, messageCharactersMax, "reason");
	if (refusal !== null) return { refusal };
	const event = { type: "CaseDisputed", at: now, reason: refOf(reason), feedback } as const;
	if (state.disputes === 0) return { events: [{ ...event, ...reworkOf(state, now, setting), pending: null }] };
	// Handler, reviewer and checker are three people: the check starts above the direct superior.
	const asked = decisionOf("check", state, 1, timesOf(state, setting).policy.check, now, setting);
	return asked === null ? refuse("nobodyInCharge") : { events: [{ ...event, ...asked, limits: null }] };
}

/** `DecideCase`: the superior on "cannot be solved", or the independent check of a second dispute. */
export function decideCase(state: Case, command: DecideCase, now: Instant, setting: Setting): Decision<CaseEvent> {
	const no = may("decideCase", command.by, state, setting, now);
	if (no !== null) return refuse(no);
	const refusal = refuseWords(command.words.text, answerCharactersMax, "words");
	if (refusal !== null) return { refusal };
	if (isFollowUp(state)) return { events: checked(state, command, now, setting) };
	return isHeld(state) ? { events: [onAnswer(state, command, now, setting)] } : refuse("wrongState");
}

function onAnswer(state: Parameters<typeof resumed>[0], command: DecideCase, now: Instant, setting: Setting): CaseEvent {
	const { by, accept, words } = command;
	const event = { type: "CaseDecided", at: now, by, kind: "cannotBeSolved", accepted: accept, words: refOf(words) } as const;
	if (!accept) return { ...event, ...resumed(state, now, setting) };
	const { limits } = state.tour;
	return { ...event, limits, due: [silenceOf(state, now, setting)], nextMove: { by: "resident" } };
}

/** Upheld: red and rework. Not upheld: closed, the resident disagrees. Never a referral by count. */
function checked(state: FollowUpCase, command: DecideCase, now: Instant, setting: Setting): readonly CaseEvent[] {
	const { by, accept, words } = command;
	const event = { type: "CaseDecided", at: now, by, kind: "check", accepted: accept, words: refOf(words) } as const;
	if (!accept) {
		const closing = { type: "CaseClosed", at: now, how: "residentDisagrees" } as const;
		return [{ ...event, limits: null, due: [], nextMove: { by: "resident" } }, closing];
	}
	const upheld: CaseEvent = { ...event, ...reworkOf(state, now, setting) };
	const held = cardHeld(state);
	if (held !== null && cardRank(held.step) >= cardRank("red")) return [upheld];
	const red = { step: "red", cause: "check", dueAt: now } as const;
	return [upheld, escalation(evolve(state, upheld), red, now, setting)];
}
