import type { StepWire } from "../../server/contract/common.ts";
import type { FollowCaseReply, TimelineEntry } from "../../server/contract/follow-up.ts";
import { cardRank } from "../../server/domain/card.ts";
import { dateOf, deadline, duration, left, secondsOf } from "../lib/formats.ts";
import type { SharedWords } from "../lib/words.zh-CN.ts";
import type { Shell } from "./page.ts";
import type { ResidentWords } from "./words.zh-CN.ts";

/** What is known of a case wherever it is told; words are no part of it. */
type Standing = Pick<
	FollowCaseReply,
	| "state"
	| "sealed"
	| "asOf"
	| "triageDueAt"
	| "clocks"
	| "startedAt"
	| "answeredAt"
	| "pendingDueAt"
	| "step"
	| "how"
	| "sealedTo"
> & { readonly timeline: readonly Pick<TimelineEntry, "at" | "kind" | "step" | "outcome">[] };

/** What a sentence is made with. */
export type Saying = {
	readonly words: ResidentWords;
	readonly shared: SharedWords;
	readonly shell: Pick<Shell, "language">;
};

/** Where a case stands, in one sentence and one line below it. */
export type Situation = { readonly head: readonly string[]; readonly detail: string | null };

/** What everybody waits for now; null once closed. */
export type Wait = "desk" | "sign" | "contact" | "answer" | "decide" | "check" | "resident";

/** Whether `kind` has happened in the round that runs: since the clock started. */
function hasHappened({ timeline, startedAt }: Standing, kind: "signed" | "contacted"): boolean {
	const start = startedAt === null ? 0 : secondsOf(startedAt);
	return timeline.some((entry) => entry.kind === kind && secondsOf(entry.at) >= start);
}

export function waitOf(view: Standing): Wait | null {
	switch (view.state) {
		case "received":
			return "desk";
		case "dispatched":
		case "handling":
			if (view.pendingDueAt !== null) return "decide";
			if (hasHappened(view, "contacted") || !view.clocks?.contactDueAt) return "answer";
			return view.state === "dispatched" && !hasHappened(view, "signed") ? "sign" : "contact";
		case "followUp":
			return view.pendingDueAt === null ? "resident" : "check";
		case "closed":
		case "withdrawn":
		case "declined":
		case "redirected":
		case "merged":
			return null;
		default:
			return view.state satisfies never;
	}
}

/** Whether the resident is asked to say how it went. */
export function isAsked({ allowed }: FollowCaseReply): boolean {
	return allowed.includes("confirmCase");
}

/** The answer in force; null before there is one. */
export function lastAnswer({ timeline }: FollowCaseReply): TimelineEntry | null {
	return timeline.filter(({ kind }) => kind === "answered").at(-1) ?? null;
}

/** Whether the finish limit of the running round is past without an answer. */
function isLate({ clocks, answeredAt, asOf }: Standing): boolean {
	return clocks !== null && answeredAt === null && secondsOf(asOf) > secondsOf(clocks.finishDueAt);
}

/** The highest step that ever fired, cards no longer in force among them (look.md §2). */
export function highestStep({ timeline }: Pick<Standing, "timeline">): StepWire | null {
	const fired = timeline.flatMap(({ step }) => (step === null ? [] : [step]));
	return fired.reduce<StepWire | null>(
		(most, step) => (most === null || cardRank(step) >= cardRank(most) ? step : most),
		null,
	);
}

/** The step in force as it stands beside what else is true now; a reminder is none. */
function reached(step: StepWire | null, { words, shared }: Saying): readonly string[] {
	if (step === null || cardRank(step) === 0) return [];
	const { referred, carded } = words.follow;
	return [step === "referred" ? referred : carded(shared.steps[step])];
}

function inWork(view: Standing, frame: Saying): Situation {
	const { words, shell } = frame;
	const { follow } = words;
	const { clocks, asOf, pendingDueAt, step } = view;
	const { language } = shell;
	if (pendingDueAt !== null) {
		return {
			head: [follow.deciding],
			detail: follow.decidingBy(deadline(pendingDueAt, asOf, language, dateOf)),
		};
	}
	const steps = reached(step, frame);
	if (clocks === null) return { head: [follow.inHand, ...steps], detail: null };
	const due = deadline(clocks.finishDueAt, asOf, language, dateOf);
	if (isLate(view)) {
		const length = duration(secondsOf(asOf) - secondsOf(clocks.finishDueAt), language);
		return { head: [follow.late(length), ...steps], detail: follow.finishWas(due) };
	}
	const state = view.state === "dispatched" && waitOf(view) === "sign" ? follow.waitingSign : follow.inHand;
	return { head: [state, left(asOf, clocks.finishDueAt, language), ...steps], detail: follow.finishBy(due) };
}

/** The state sentence of the resident's page. A sealed report says received, in hand or ended, no more (rules.md §6). */
export function situationOf(view: Standing, frame: Saying): Situation {
	const { follow } = frame.words;
	const { language } = frame.shell;
	const by = (at: string) => deadline(at, view.asOf, language, dateOf);
	if (view.sealed) {
		const { outside } = frame.words.exits;
		const told =
			view.sealedTo === undefined || view.state !== "received"
				? follow.sealedText
				: outside.sealedText(view.sealedTo);
		return { head: [follow.states[view.state]], detail: told };
	}
	switch (view.state) {
		case "received":
			return { head: [follow.waitingDesk], detail: view.triageDueAt && follow.deskBy(by(view.triageDueAt)) };
		case "dispatched":
		case "handling":
			return inWork(view, frame);
		case "followUp": {
			if (view.pendingDueAt !== null) {
				return { head: [follow.checking], detail: follow.checkingBy(by(view.pendingDueAt)) };
			}
			const answer = view.timeline.filter(({ kind }) => kind === "answered").at(-1);
			return {
				head: [answer?.outcome === "cannotBeSolved" ? follow.askedCannot : follow.asked],
				detail: null,
			};
		}
		case "closed":
			if (view.pendingDueAt !== null)
				return { head: [follow.appealing], detail: follow.checkingBy(by(view.pendingDueAt)) };
			return {
				head: [follow.closed[view.how ?? "confirmed"]],
				detail: follow.closedText[view.how ?? "confirmed"],
			};
		case "withdrawn":
		case "declined":
		case "redirected": {
			const head = [follow.exits[view.state]];
			if (view.pendingDueAt === null) return { head, detail: null };
			return { head: [...head, follow.appealing], detail: follow.checkingBy(by(view.pendingDueAt)) };
		}
		case "merged":
			return { head: [follow.inHand], detail: null };
		default:
			return view.state satisfies never;
	}
}
