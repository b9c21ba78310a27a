import { rungsToBoth } from "./boundary.ts";
import type { Instant } from "./calendar.ts";
import { type Case, type HeldCase, isHeld, isReceived, type ReceivedCase } from "./case.ts";
import { holderMove, stopped } from "./case-clock.ts";
import type { CaseDecided, CaseEvent, DueStep, Move } from "./case-events.ts";
import type { CaseAction } from "./case-rules.ts";
import { type Asked, decisionOf } from "./decider.ts";
import { askedByDesk, refuseTurnAway, turnedAway } from "./exit.ts";
import type { Shared } from "./exit-events.ts";
import { refuseExtension } from "./extension.ts";
import { afterDecision } from "./help-left.ts";
import { levelGranted, refuseLevel } from "./level.ts";
import { answerCharactersMax } from "./limits.ts";
import { may } from "./permission.ts";
import { promisedUntil } from "./promise.ts";
import { isBrokenAgain, refusePromise } from "./promise-kept.ts";
import { type Pending, type Proposal, proposalWith } from "./proposal.ts";
import { type Decision, type Refusal, refuse } from "./refusal.ts";
import { refuseReturn, returnGranted } from "./return.ts";
import type { Setting } from "./setting.ts";
import { refuseShelving, shelvingApproved } from "./shelving.ts";
import { timesOf } from "./times.ts";
import { refOf, refuseWords, type Words, type WordsRef } from "./words.ts";

/** What a holder asks somebody else to decide, with the clock standing still meanwhile (rules.md §3, §4). */
export type AskDecision = {
	readonly type: "AskDecision";
	readonly by: string;
	readonly proposal: Proposal<Words>;
	/** The reason; the resident reads it where a limit changes. */
	readonly words: Words;
};
export type DecisionAsked = Shared & {
	readonly type: "DecisionAsked";
	readonly at: Instant;
	readonly by: string;
	readonly words: WordsRef;
	readonly pending: Pending;
	readonly due: readonly DueStep[];
	readonly nextMove: Move;
};

const actions: Readonly<Record<Proposal<unknown>["kind"], CaseAction>> = {
	return: "returnCase",
	extension: "extendCase",
	promise: "promiseCase",
	shelving: "shelveCase",
	level: "changeLevel",
	decline: "declineCase",
	redirect: "redirectCase",
};

function refuseProposal(
	state: HeldCase | ReceivedCase,
	proposal: Proposal<Words>,
	now: Instant,
	setting: Setting,
): Refusal | null {
	if (proposal.kind === "decline" || proposal.kind === "redirect") return refuseTurnAway(proposal);
	if (!isHeld(state)) return { code: "wrongState" };
	switch (proposal.kind) {
		case "return":
			return refuseReturn(state, proposal, now, setting);
		case "extension":
			return refuseExtension(state, proposal, now);
		case "promise":
			return refusePromise(state, proposal, now, setting);
		case "shelving":
			return refuseShelving(proposal, now, setting);
		case "level":
			return refuseLevel(state, proposal);
		default:
			return proposal satisfies never;
	}
}

function onHold(state: HeldCase | ReceivedCase, asked: Asked, now: Instant): Asked {
	return isHeld(state)
		? { ...asked, due: [...stopped(state, now), ...asked.due] }
		: askedByDesk(state, asked);
}

/** `AskDecision`: the direct superior has a working day for it; what was asked in time stops the holder's clock. */
export function askDecision(
	state: Case,
	{ by, proposal, words }: AskDecision,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const no = may(actions[proposal.kind], by, state, setting, now);
	if (no !== null || !(isHeld(state) || isReceived(state))) return refuse(no ?? "wrongState");
	const refusal =
		refuseWords(words.text, answerCharactersMax, "words") ?? refuseProposal(state, proposal, now, setting);
	if (refusal !== null) return { refusal };
	// Between two sides of a boundary place whoever stands above both decides (rules.md §8).
	const rungs = proposal.kind === "return" && isHeld(state) ? rungsToBoth(state, setting) : 0;
	const asked = decisionOf(proposal.kind, state, rungs, now, setting, [by]);
	if (asked === null) return refuse("nobodyInCharge");
	const event = { type: "DecisionAsked", at: now, by, words: refOf(words) } as const;
	const { pending, ...rest } = onHold(state, asked, now);
	return {
		events: [{ ...event, ...rest, pending: { ...pending, proposal: proposalWith(proposal, refOf) } }],
	};
}

/** A decision before its clocks are worked out. */
export type Said = Omit<CaseDecided, "limits" | "due" | "nextMove">;

/** The decision on what a holder asked for: all that follows from a yes, or the clock goes on. */
export function decided(
	state: HeldCase,
	said: Said,
	proposal: Proposal<WordsRef>,
	postId: string | null,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const due = state.due.filter(({ cause }) => cause !== "decision");
	const event: CaseDecided = { ...said, limits: state.tour.limits, due, nextMove: holderMove(state) };
	if (!said.accepted) return { events: [afterDecision(state, event, setting)] };
	const yes: CaseDecided = { ...event, granted: proposal };
	switch (proposal.kind) {
		case "return":
			return returnGranted(state, yes, postId, now, setting);
		case "extension":
			return { events: [afterDecision(state, yes, setting)] };
		case "promise": {
			const until = promisedUntil(proposal.byDate, timesOf(state, setting).calendar);
			const day = until === null ? yes : { ...yes, until };
			const again = isBrokenAgain(state, state.pending?.askedAt ?? now, setting);
			return { events: [afterDecision(state, again ? { ...day, again } : day, setting)] };
		}
		case "shelving":
			return shelvingApproved(state, yes, proposal, now, setting);
		case "level":
			return levelGranted(state, yes, proposal, setting);
		case "decline":
		case "redirect":
			return turnedAway(state, yes, proposal, setting);
		default:
			return proposal satisfies never;
	}
}
