import type { Instant } from "./calendar.ts";
import { callersOf } from "./caller.ts";
import { withoutHeldCards } from "./card.ts";
import {
	type Case,
	evolve,
	type FollowUpCase,
	type HeldCase,
	isFollowUp,
	isHeld,
	isReceived,
} from "./case.ts";
import { holderMove, withClocks } from "./case-clock.ts";
import type { CaseDecided, CaseEvent, Verdict } from "./case-events.ts";
import { hasEnded, isOver, unclosed } from "./case-exits.ts";
import { isChasable, isVoidable } from "./chase.ts";
import { decidingPostOf, decisionOf } from "./decider.ts";
import { decided, type Said } from "./decision.ts";
import { tourTimes } from "./dispatch-clock.ts";
import { decidedOnErasure, isRequestable } from "./erasure.ts";
import { escalation } from "./escalation.ts";
import {
	appealAgainst,
	decidedForDesk,
	decidedOnAppeal,
	isAppealable,
	isChangeable,
	isWithdrawable,
} from "./exit.ts";
import type { Feedback, Spoken } from "./feedback.ts";
import { afterDecision } from "./help-left.ts";
import { answerCharactersMax, casePhotosMax, messageCharactersMax } from "./limits.ts";
import { may } from "./permission.ts";
import { phoneMay } from "./phone.ts";
import type { PhotoRef } from "./photo.ts";
import { mayConsent } from "./publication.ts";
import { type Decision, refuse } from "./refusal.ts";
import { afterWait } from "./resume.ts";
import type { Setting } from "./setting.ts";
import { isSpeakable } from "./spoken-code.ts";
import { secondsSinceReceipt, silenceOf, timesOf } from "./times.ts";
import { refOf, refuseWords, type Words } from "./words.ts";

/** Follow-up 回访: the resident, not the cadre, says whether it is solved (rules.md §2). */
export type ConfirmCase = {
	readonly type: "ConfirmCase";
	readonly verdict: Verdict;
	readonly feedback: Feedback;
};
export type DisputeCase = Spoken & {
	readonly type: "DisputeCase";
	readonly reason: Words;
};
export type MessageDesk = {
	readonly type: "MessageDesk";
	readonly words: Words;
	readonly photos?: readonly PhotoRef[];
};
export type DecideCase = {
	readonly type: "DecideCase";
	readonly by: string;
	readonly accept: boolean;
	readonly words: Words;
	/** To whom a return goes that is accepted; null sends it back to the desk. */
	readonly postId?: string | null;
};

export type ChangeVerdict = {
	readonly type: "ChangeVerdict";
	readonly verdict: Verdict;
	readonly feedback: Feedback;
};

export type ResidentDeed =
	| "messageDesk"
	| "confirmCase"
	| "disputeCase"
	| "changeVerdict"
	| "withdrawCase"
	| "splitVoice"
	| "appealCase"
	| "requestErasure"
	| "chaseCase"
	| "voidContact"
	| "grantPhone"
	| "withdrawPhone";
/** What the resident may wish for at any time: none of it moves the case. */
export const residentWishes = ["makeSpokenCode", "changeConsent"] as const;
export type ResidentWish = (typeof residentWishes)[number];

/** What a body outside alone can open is added to there: here it would lie readable. */
const mayWrite = ({ sealedTo }: Case) => sealedTo === undefined;

/** What the resident may do now. */
export function residentMay(state: Case, now: Instant, setting: Setting): readonly ResidentDeed[] {
	if (isOver(state)) {
		const change = isChangeable(state, now, setting) ? (["changeVerdict", "disputeCase"] as const) : [];
		const erase = isRequestable(state) ? (["requestErasure"] as const) : [];
		return [...(isAppealable(state, now, setting) ? (["appealCase"] as const) : []), ...change, ...erase];
	}
	if (isWithdrawable(state)) {
		const chased = isChasable(state, now) ? (["chaseCase"] as const) : [];
		const voided = isVoidable(state) ? (["voidContact"] as const) : [];
		return [
			...(mayWrite(state) ? (["messageDesk"] as const) : []),
			"withdrawCase",
			...chased,
			...voided,
			...phoneMay(state),
		];
	}
	const answered = state.status === "followUp" && state.pending === null;
	return answered ? ["messageDesk", "confirmCase", "disputeCase"] : ["messageDesk", ...phoneMay(state)];
}

export function residentMayWish(state: Case): readonly ResidentWish[] {
	const spoken = isSpeakable(state) ? (["makeSpokenCode"] as const) : [];
	return mayConsent(state) ? [...spoken, "changeConsent"] : spoken;
}

/** `MessageDesk`: one more thing the resident wants to say; whoever waited for it goes on. */
export function messageDesk(
	state: Case,
	{ words, photos = [] }: MessageDesk,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	if (isOver(state) || !mayWrite(state)) return refuse("wrongState");
	const refusal = refuseWords(words.text, messageCharactersMax, "words");
	if (refusal !== null) return { refusal };
	if (state.photos.length + photos.length > casePhotosMax) return refuse("photosTooMany", "photos");
	const said = { type: "MessageLeft", at: now, words: refOf(words) } as const;
	const left = photos.length === 0 ? said : { ...said, photos };
	const waits = isHeld(state) && state.stops.some(({ kind }) => kind === "awaiting");
	return { events: waits ? [left, afterWait(state, "awaiting", null, now, setting)] : [left] };
}

/** `ConfirmCase`: solved, or solved in part; the case closes. */
export function confirm(state: Case, { verdict, feedback }: ConfirmCase, now: Instant): Decision<CaseEvent> {
	if (!isFollowUp(state) || state.pending !== null) return refuse("wrongState");
	return {
		events: [
			{ type: "CaseConfirmed", at: now, verdict, feedback },
			{ type: "CaseClosed", at: now, how: "confirmed" },
		],
	};
}

/** `ChangeVerdict`: solved, or solved in part, after all; "not" is a dispute as if said in time. */
export function changeVerdict(
	state: Case,
	{ verdict, feedback }: ChangeVerdict,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	if (state.status !== "closed" || state.how === "residentDisagrees") return refuse("wrongState");
	if (!isChangeable(state, now, setting)) return refuse("askedTooLate");
	return { events: [{ type: "VerdictChanged", at: now, verdict, feedback }] };
}

/** What can be disputed: an answer that waits for a word, or a closed case whose word may still be changed. */
function disputable(state: Case, now: Instant, setting: Setting): FollowUpCase | null {
	if (isFollowUp(state)) return state.pending === null ? state : null;
	return isChangeable(state, now, setting) ? unclosed(state) : null;
}

/** The limits of a rework: a new round with its own clocks from now; cards held stay held. */
function reworkOf(state: FollowUpCase, now: Instant, setting: Setting) {
	const { calendar, policy } = timesOf(state, setting);
	const { limits, due } = tourTimes(calendar, policy.levels.rework, now, null);
	return { limits, due: withoutHeldCards(state, due), nextMove: holderMove(state) };
}

/** `DisputeCase`: the first reopens at once as rework, the second goes to an independent check. */
export function dispute(
	from: Case,
	command: DisputeCase,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const state = disputable(from, now, setting);
	if (state === null) return refuse("wrongState");
	const { reason, feedback, spoken } = command;
	// Handler, reviewer and caller are three people: nobody takes down that their own work is not done.
	const heardBy = spoken?.by ?? null;
	if (heardBy !== null && [state.tour.holderId, state.reviewerId].includes(heardBy))
		return refuse("notYours");
	const refusal = refuseWords(reason.text, messageCharactersMax, "reason");
	if (refusal !== null) return { refusal };
	const heard = spoken === undefined ? {} : { spoken };
	const event = { type: "CaseDisputed", at: now, reason: refOf(reason), feedback, ...heard } as const;
	if (state.disputes === 0)
		return { events: [{ ...event, ...reworkOf(state, now, setting), pending: null }] };
	// Handler, reviewer and checker are three people: the check starts above the direct superior and above the reviewer.
	const [barred, above] = [[state.reviewerId, ...callersOf(state)], decidingPostOf(state, state.reviewerId)];
	const asked = decisionOf("check", state, 1, now, setting, barred, above);
	return asked === null ? refuse("nobodyInCharge") : { events: [{ ...event, ...asked, limits: null }] };
}

/** `DecideCase`: the superior on "cannot be solved", or the independent check of a second dispute. */
export function decideCase(
	state: Case,
	command: DecideCase,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const no = may("decideCase", command.by, state, setting, now);
	if (no !== null || state.pending === null) return refuse(no ?? "wrongState");
	const { by, accept, words } = command;
	const refusal = refuseWords(words.text, answerCharactersMax, "words");
	if (refusal !== null) return { refusal };
	const { kind } = state.pending;
	const workingSeconds = secondsSinceReceipt(state, now, setting);
	const facts = { by, kind, accepted: accept, words: refOf(words), workingSeconds };
	const event = { type: "CaseDecided", at: now, ...facts } as const;
	if (isFollowUp(state)) return { events: checked(state, event, now, setting) };
	if (hasEnded(state)) {
		const on = kind === "erasure" ? decidedOnErasure : decidedOnAppeal;
		return on(state, event, now, setting);
	}
	if (state.status === "merged") return refuse("wrongState");
	const { proposal } = state.pending;
	if (isReceived(state)) {
		const asks = proposal?.kind === "decline" || proposal?.kind === "redirect";
		return asks ? decidedForDesk(state, event, proposal, now, setting) : refuse("wrongState");
	}
	if (proposal !== undefined) return decided(state, event, proposal, command.postId ?? null, now, setting);
	return { events: [onAnswer(state, event, now, setting)] };
}

function onAnswer(state: HeldCase, said: Said, now: Instant, setting: Setting): CaseDecided {
	const due = state.due.filter(({ cause }) => cause !== "decision");
	const refused = { ...said, accepted: false, limits: state.tour.limits, due, nextMove: holderMove(state) };
	if (!said.accepted) return afterDecision(state, refused, setting);
	const on = withClocks(state, refused, setting);
	return { ...on, accepted: true, due: [silenceOf(state, now, setting)], nextMove: { by: "resident" } };
}

/** Upheld: red and rework. Not upheld: closed, the resident disagrees. Never a referral by count. */
function checked(state: FollowUpCase, said: Said, now: Instant, setting: Setting): readonly CaseEvent[] {
	if (!said.accepted) {
		const appeal = appealAgainst(said.by, state, now, setting);
		const closing = { type: "CaseClosed", at: now, how: "residentDisagrees", appeal } as const;
		return [{ ...said, limits: state.tour.limits, due: [], nextMove: { by: "resident" } }, closing];
	}
	const upheld = { ...said, ...reworkOf(state, now, setting) };
	const red = { step: "red", cause: "check", dueAt: now } as const;
	if (withoutHeldCards(state, [red]).length === 0) return [upheld];
	return [upheld, escalation(evolve(state, upheld), red, now, setting)];
}
