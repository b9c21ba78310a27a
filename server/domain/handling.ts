import {
	calendarFor,
	dayOf,
	type Instant,
	isProvisional,
	parseInstant,
	windowEnd,
	workingSecondsBetween,
} from "./calendar.ts";
import { cardRank, withoutHeldCards } from "./card.ts";
import { type Case, type FollowUpCase, type HeldCase, isHeld, nextMoveOf } from "./case.ts";
import type { CaseEvent, DueStep, LadderDue, Move, Outcome, Pending } from "./case-events.ts";
import { elapsed, isPast, type Limits, moveBy, spanEnd } from "./clock.ts";
import { ladderOf } from "./ladder.ts";
import { answerCharactersMax, contactDaysAheadMax, nextStepCharactersMax } from "./limits.ts";
import { actingFor, actingOf, isExcluded, postsAbove } from "./people.ts";
import { may } from "./permission.ts";
import type { Level, Span } from "./policy.ts";
import { type Decision, refuse } from "./refusal.ts";
import { policyOf, type Setting } from "./setting.ts";
import { refOf, refuseWords, type Words } from "./words.ts";

/** Handling: sign, contact, answer, and the superior's word on "cannot be solved" (rules.md §2). */
export type SignCase = { readonly type: "SignCase"; readonly by: string };
export type ContactResident = {
	readonly type: "ContactResident";
	readonly by: string;
	readonly words: Words;
	readonly nextStep: Words;
	/** Calendar date in Asia/Shanghai. */
	readonly byDate: string;
};
export type AnswerCase = {
	readonly type: "AnswerCase";
	readonly by: string;
	readonly words: Words;
	readonly outcome: Outcome;
};

/** The level whose limits a round runs under: the case's own, then `rework`. */
export function roundLevel(state: Pick<Case, "round" | "level">): Level {
	return state.round > 1 ? "rework" : state.level;
}

/** Calendar and limits of a case, of the version it was received under. */
export function timesOf(state: Case, setting: Setting) {
	const policy = policyOf(setting, state.policyVersion);
	return {
		calendar: calendarFor(setting.calendar, state.areaCode),
		policy,
		level: policy.levels[roundLevel(state)],
	};
}

/** `SignCase`: says "seen", nothing more. */
export function sign(state: Case, { by }: SignCase, now: Instant, setting: Setting): Decision<CaseEvent> {
	const no = may("signCase", by, state, setting, now);
	return no === null ? { events: [{ type: "CaseSigned", at: now, by }] } : refuse(no);
}

function isUsableDate(byDate: string, now: Instant): boolean {
	const at = parseInstant(`${byDate}T00:00:00+08:00`);
	if (at === null) return false;
	const ahead = dayOf(at) - dayOf(now);
	return ahead >= 0 && ahead <= contactDaysAheadMax;
}

/** `ContactResident`: words the resident can read, with a next step and a date. */
export function contact(
	state: Case,
	command: ContactResident,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const { by, words, nextStep, byDate } = command;
	const no = may("contactResident", by, state, setting, now);
	if (no !== null || !isHeld(state)) return refuse(no ?? "wrongState");
	const refusal =
		refuseWords(words.text, answerCharactersMax, "words") ??
		refuseWords(nextStep.text, nextStepCharactersMax, "nextStep");
	if (refusal !== null) return { refusal };
	if (!isUsableDate(byDate, now)) return refuse("dateUnusable", "byDate");
	const event = {
		type: "ResidentContacted",
		at: now,
		by,
		words: refOf(words),
		nextStep: refOf(nextStep),
	} as const;
	const workingSeconds = secondsSinceReceipt(state, now, setting);
	return { events: [{ ...event, byDate, workingSeconds, nextMove: moveAfterContact(state) }] };
}

/** Working seconds since receipt: how long the resident has waited (rules.md §5). */
export function secondsSinceReceipt(state: Case, now: Instant, setting: Setting): number {
	return workingSecondsBetween(timesOf(state, setting).calendar, state.receivedAt, now);
}

/**
 * What a card for missing contact took from the holder comes back with the contact; a missed finish does not, nor a
 * decision that is pending.
 */
function moveAfterContact(state: HeldCase): Move {
	const kept = state.pending !== null;
	const late =
		state.tour.limits !== null &&
		state.steps.some((fired) => fired.round === state.round && isLateCard(fired));
	const { holderId, postId } = state.tour;
	const holder: Move = { by: "staff", personId: holderId, postId, as: "holder" };
	return kept || late ? (nextMoveOf(state) ?? holder) : holder;
}

function isLateCard({ step, cause }: { step: string; cause: string }): boolean {
	return cause === "finish" && step !== "finishReminder";
}

/** When the resident's silence closes an answered case: 7 days, first not counted, past rest days (rules.md §3). */
export function silenceOf(state: Case, now: Instant, setting: Setting): DueStep {
	const { calendar, policy } = timesOf(state, setting);
	return { step: "silence", cause: "silence", dueAt: windowEnd(calendar, now, policy.silenceDays) };
}

/** `AnswerCase`: what was done, or why it cannot be; then the superior must confirm before the resident reads it. */
export function answer(
	state: Case,
	command: AnswerCase,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const { by, words, outcome } = command;
	const no = may("answerCase", by, state, setting, now);
	if (no !== null || !isHeld(state)) return refuse(no ?? "wrongState");
	const refusal = refuseWords(words.text, answerCharactersMax, "words");
	if (refusal !== null) return { refusal };
	const workingSeconds = secondsSinceReceipt(state, now, setting);
	const withoutContact = state.tour.contactedAt === null;
	const event = {
		type: "CaseAnswered",
		at: now,
		by,
		words: refOf(words),
		outcome,
		withoutContact,
		workingSeconds,
	} as const;
	if (outcome === "done") {
		return {
			events: [
				{ ...event, pending: null, due: [silenceOf(state, now, setting)], nextMove: { by: "resident" } },
			],
		};
	}
	const asked = decisionOf("cannotBeSolved", state, 0, timesOf(state, setting).policy.decision, now, setting);
	if (asked === null) return refuse("nobodyInCharge");
	const running = stillRunning(state, now);
	const stopped = ladderLeft(state).filter((due) => due.cause !== "sign" && !running.includes(due));
	return { events: [{ ...event, ...asked, pending: { ...asked.pending, stopped }, due: [...running, ...asked.due] }] };
}

function ladderLeft({ due }: HeldCase): readonly LadderDue[] {
	return due.filter((step) => step.step !== "silence");
}

/** What a pending decision does not stop: a contact that was already missed when the decision was asked (rules.md §3). */
function stillRunning(state: HeldCase, now: Instant): readonly LadderDue[] {
	const contactDueAt = state.tour.limits?.contactDueAt ?? null;
	const missed = contactDueAt !== null && isPast(contactDueAt, now);
	return missed ? ladderLeft(state).filter(({ cause }) => cause === "contact") : [];
}

/**
 * A decision asked of somebody `rungs` above the holder; past its limit the card is theirs. Handler, reviewer and checker
 * are three people, and none of them is named in the report, below somebody named, or related to them.
 */
export function decisionOf(
	kind: Pending["kind"],
	state: HeldCase | FollowUpCase,
	rungs: number,
	span: Span,
	now: Instant,
	setting: Setting,
): { readonly pending: Pending; readonly due: readonly DueStep[]; readonly nextMove: Move } | null {
	const { postId, holderId } = state.tour;
	const barred = (personId: string) =>
		personId === holderId ||
		(kind === "check" && personId === state.reviewerId) ||
		isExcluded(setting, personId, state.namedIds, now);
	const found = postsAbove(setting, postId)
		.slice(rungs)
		.map((post) => actingFor(setting, post.postId, now))
		.find((acting) => acting !== null && !barred(acting.personId));
	const decider = found ?? actingOf(setting, "discipline", state.areaCode, barred, now);
	if (decider === null) return null;
	const dueAt = spanEnd(timesOf(state, setting).calendar, now, span);
	const pending: Pending = {
		kind,
		deciderId: decider.personId,
		postId: decider.postId,
		askedAt: now,
		dueAt,
		stopped: [],
	};
	const nextMove: Move = { by: "staff", ...decider, as: "decider" };
	return { pending, due: [{ step: "blue", cause: "decision", dueAt }], nextMove };
}

type Later = (due: Instant) => Instant;

/** How a pending decision moves what was not past when it was asked: by the time it took (rules.md §3, pause). */
function pauseOf(state: HeldCase, { askedAt }: Pending, now: Instant, setting: Setting): Later {
	const { calendar, level } = timesOf(state, setting);
	const paused = elapsed(calendar, level.base, askedAt, now);
	return (due) => (isPast(due, askedAt) ? due : moveBy(calendar, level.base, due, paused));
}

/** The holder's limits after a pending decision. */
export function limitsAfterPause(state: HeldCase, now: Instant, setting: Setting): Limits | null {
	const { limits, startedAt } = state.tour;
	if (limits === null || state.pending === null) return limits;
	const { calendar, level } = timesOf(state, setting);
	const later = pauseOf(state, state.pending, now, setting);
	const { signDueAt, contactDueAt } = limits;
	const finishDueAt = later(limits.finishDueAt);
	const open = level.base === "working" && isProvisional(calendar, startedAt, finishDueAt);
	return {
		signDueAt,
		contactDueAt: contactDueAt === null ? null : later(contactDueAt),
		finishDueAt,
		provisional: limits.provisional || open,
	};
}

/**
 * What goes on when a "cannot be solved" is refused: reminders have moved by the pause, cards follow the limits that have;
 * what has fired stays fired.
 */
export function resumed(
	state: HeldCase,
	now: Instant,
	setting: Setting,
): { readonly limits: Limits | null; readonly due: readonly DueStep[]; readonly nextMove: Move } {
	const { startedAt, contactedAt, holderId, postId } = state.tour;
	const nextMove: Move = { by: "staff", personId: holderId, postId, as: "holder" };
	const limits = limitsAfterPause(state, now, setting);
	if (limits === null || state.pending === null) return { limits, due: [], nextMove };
	const { calendar, level } = timesOf(state, setting);
	const later = pauseOf(state, state.pending, now, setting);
	const ladder = ladderOf(calendar, level, startedAt, limits);
	const moved = state.pending.stopped.flatMap((stopped): readonly LadderDue[] => {
		const { step, cause, dueAt } = stopped;
		if (contactedAt !== null && (cause === "contact" || step === "referred")) return [];
		if (cardRank(step) === 0) return [{ ...stopped, dueAt: later(dueAt) }];
		return ladder.filter((due) => due.step === step && due.cause === cause);
	});
	const running = ladderLeft(state).filter(({ cause }) => cause === "contact");
	const left = [...running, ...moved].sort((a, b) => a.dueAt - b.dueAt);
	return { limits, due: withoutHeldCards(state, left), nextMove };
}
