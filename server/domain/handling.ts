import { resumedFor } from "./awaiting.ts";
import { dayOf, type Instant, parseInstant } from "./calendar.ts";
import { type Case, evolve, type HeldCase, isHeld, nextMoveOf } from "./case.ts";
import { holderMove, stopped } from "./case-clock.ts";
import type { CaseEvent, Move, Outcome, ResidentContacted } from "./case-events.ts";
import { contacted } from "./case-handling.ts";
import { isMediable } from "./category.ts";
import { decisionOf } from "./decider.ts";
import type { Mediation } from "./exit-events.ts";
import { helperTold, leftForHelp } from "./help-left.ts";
import { answerCharactersMax, contactDaysAheadMax, nextStepCharactersMax } from "./limits.ts";
import { may } from "./permission.ts";
import { type PhotoRef, pictured, refusePhotos } from "./photo.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import { secondsSinceReceipt, silenceOf } from "./times.ts";
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
	readonly photos?: readonly PhotoRef[];
};
export type AnswerCase = {
	readonly type: "AnswerCase";
	readonly by: string;
	readonly words: Words;
	readonly outcome: Outcome;
	/** How a dispute between neighbours came out; of 09xx only. */
	readonly mediation?: Mediation;
	readonly photos?: readonly PhotoRef[];
};

/** `SignCase`: says "seen", nothing more. */
function sign(state: Case, { by }: SignCase, now: Instant, setting: Setting): Decision<CaseEvent> {
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
function contact(state: Case, command: ContactResident, now: Instant, setting: Setting): Decision<CaseEvent> {
	const { by, words, nextStep, byDate, photos = [] } = command;
	const no = may("contactResident", by, state, setting, now);
	if (no !== null || !isHeld(state)) return refuse(no ?? "wrongState");
	const refusal =
		refuseWords(words.text, answerCharactersMax, "words") ??
		refuseWords(nextStep.text, nextStepCharactersMax, "nextStep") ??
		refusePhotos(state, photos);
	if (refusal !== null) return { refusal };
	if (!isUsableDate(byDate, now)) return refuse("dateUnusable", "byDate");
	const event = {
		type: "ResidentContacted",
		at: now,
		by,
		words: refOf(words),
		nextStep: refOf(nextStep),
		...pictured(photos),
	} as const;
	const workingSeconds = secondsSinceReceipt(state, now, setting);
	return { events: [{ ...event, byDate, ...contactedBy(state, workingSeconds, now, setting) }] };
}

/**
 * What a card for missing contact took from the holder comes back with the contact; what a missed finish took does not,
 * nor what waits for a decision or for the resident.
 */
function moveAfterContact(state: HeldCase): Move {
	const kept = state.stops.length > 0;
	const { round, hop, tour } = state;
	const late =
		tour.limits !== null &&
		state.steps.some((fired) => fired.round === round && fired.hop === hop && isLateCard(fired));
	return kept || late ? (nextMoveOf(state) ?? holderMove(state)) : holderMove(state);
}

/** What an effective contact changes: with it an overdue assist may be the only step still open (rules.md §3). */
export function contactedBy(
	state: HeldCase,
	workingSeconds: number,
	now: Instant,
	setting: Setting,
): Pick<ResidentContacted, "workingSeconds" | "nextMove" | "stopped"> {
	const nextMove = moveAfterContact(state);
	if (state.tour.contactedAt !== null) return { workingSeconds, nextMove };
	const after = contacted(state, { at: now, nextMove, workingSeconds });
	const left = leftForHelp(after, now);
	if (left === null) return { workingSeconds, nextMove };
	return { workingSeconds, nextMove: helperTold(after, now, setting) ?? nextMove, stopped: left };
}

function isLateCard({ step, cause }: { step: string; cause: string }): boolean {
	return (cause === "finish" && step !== "finishReminder") || cause === "promise";
}

/** `AnswerCase`: what was done, or why it cannot be; then the superior must confirm before the resident reads it. */
function answer(state: Case, command: AnswerCase, now: Instant, setting: Setting): Decision<CaseEvent> {
	const { by, words, outcome, mediation, photos = [] } = command;
	const no = may("answerCase", by, state, setting, now);
	if (no !== null || !isHeld(state)) return refuse(no ?? "wrongState");
	const refusal = refuseWords(words.text, answerCharactersMax, "words") ?? refusePhotos(state, photos);
	if (refusal !== null) return { refusal };
	if (mediation !== undefined && !isMediable(state.categoryCode)) return refuse("wrongState", "mediation");
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
		...(mediation === undefined ? {} : { mediation }),
		...pictured(photos),
	} as const;
	const before = resumedFor(state, by, now, setting);
	if (outcome === "done") {
		return {
			events: [
				...before,
				{ ...event, pending: null, due: [silenceOf(state, now, setting)], nextMove: { by: "resident" } },
			],
		};
	}
	const asked = decisionOf("cannotBeSolved", state, 0, now, setting);
	if (asked === null) return refuse("nobodyInCharge");
	const went = before.reduce<Case>(evolve, state);
	if (!isHeld(went)) return refuse("wrongState");
	const due = [...stopped({ ...went, tour: { ...went.tour, answeredAt: now } }, now), ...asked.due];
	return { events: [...before, { ...event, ...asked, due }] };
}

export type HandlingCommand = SignCase | ContactResident | AnswerCase;

/** The decision on one of them. */
export function onHandling(
	state: Case,
	command: HandlingCommand,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	switch (command.type) {
		case "SignCase":
			return sign(state, command, now, setting);
		case "ContactResident":
			return contact(state, command, now, setting);
		case "AnswerCase":
			return answer(state, command, now, setting);
		default:
			return command satisfies never;
	}
}
