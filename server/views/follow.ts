import type { FollowCaseReply, MessageWire, TimelineEntry } from "../contract/follow-up.ts";
import type { Instant } from "../domain/calendar.ts";
import { cardRank } from "../domain/card.ts";
import type { Case } from "../domain/case.ts";
import type { CaseEscalated, CaseEvent } from "../domain/case-events.ts";
import { residentMay } from "../domain/follow-up.ts";
import type { OverlayEvent } from "../domain/overlay-events.ts";
import type { CaseWords, TrailEvent } from "../domain/reads.ts";
import type { Setting } from "../domain/setting.ts";
import { clockStory } from "./clock-story.ts";
import {
	actedFrom,
	areaName,
	clocksOf,
	nextMoveView,
	postName,
	silenceDueAt,
	stepOf,
	wireInstant,
	wireMove,
} from "./common.ts";
import { actorOf, textOf } from "./trail.ts";

/** What a receipt opens: the case in the resident's terms, posts instead of people. */
type Source = {
	readonly state: Case;
	readonly trail: readonly TrailEvent[];
	readonly words: CaseWords;
	readonly setting: Setting;
	readonly now: Instant;
};

type Entry = Partial<TimelineEntry> & Pick<TimelineEntry, "kind">;

function entryOf(event: CaseEvent, words: CaseWords, setting: Setting): Entry | null {
	switch (event.type) {
		case "ReportReceived":
			return { kind: "received" };
		case "CaseDispatched":
			return { kind: "dispatched", post: postName(setting, event.postId) };
		case "CaseSealed":
			return { kind: "sealed" };
		case "SealedViewed":
			return event.inHand ? { kind: "signed" } : null;
		case "AccessRefused":
			return null;
		case "CaseSigned":
			return { kind: "signed" };
		case "ResidentContacted": {
			const { words: said, nextStep, byDate } = event;
			return { kind: "contacted", words: textOf(words, said), nextStep: textOf(words, nextStep), byDate };
		}
		case "CaseAnswered":
			// "Cannot be solved" is shown once the superior has confirmed it (rules.md §2).
			return event.pending === null
				? { kind: "answered", words: textOf(words, event.words), outcome: event.outcome }
				: null;
		case "CaseDecided":
			return decidedEntry(event, words);
		case "CaseConfirmed":
			return { kind: "confirmed", verdict: event.verdict };
		case "CaseDisputed":
			return { kind: "disputed", words: textOf(words, event.reason) };
		case "MessageLeft":
			return { kind: "message", words: textOf(words, event.words) };
		case "CaseEscalated":
			return event.cause === "letter" ? null : stepEntry(event, setting);
		case "CaseClosed":
			return { kind: "closed", how: event.how };
		default:
			return overlayEntry(event, words, setting);
	}
}

function overlayEntry(event: OverlayEvent, words: CaseWords, setting: Setting): Entry | null {
	switch (event.type) {
		case "DecisionAsked":
		case "EmergencyConfirmed":
		case "AssistRated":
		case "LetterIssued":
		case "LetterHelped":
		case "LetterAnswered":
		case "RedExplained":
		case "CaseFound":
			return null;
		case "ResidentAwaited":
			return { kind: "awaited", words: textOf(words, event.words) };
		case "CaseResumed":
			return event.kind === "assist" ? null : { kind: "resumed" };
		case "CaseSentBack":
			return { kind: "sentBack" };
		case "LevelChanged":
			return { kind: "levelChanged", dueAt: wireInstant(event.caseFinishDueAt) };
		case "LimitsRecomputed":
			return { kind: "recomputed", dueAt: wireInstant(event.caseFinishDueAt) };
		case "AssistAsked":
			return { kind: "assistAsked", post: postName(setting, event.postId) };
		case "AssistAnswered":
			return { kind: "assistAnswered" };
		default:
			return event satisfies never;
	}
}

function stepEntry({ step, dueAt, told }: CaseEscalated, setting: Setting): Entry {
	return { kind: "step", step, dueAt: wireInstant(dueAt), post: wireMove(setting, told)?.post ?? null };
}

type Decided = Extract<CaseEvent, { type: "CaseDecided" }>;

/** What was granted, with the date the resident can count on; what was not is between the staff. */
function grantedEntry({ granted, caseFinishDueAt }: Decided): Entry | null {
	switch (granted?.kind) {
		case "extension":
			return { kind: "extended", dueAt: wireInstant(caseFinishDueAt ?? null) };
		case "promise":
			return { kind: "promised", byDate: granted.byDate };
		case "shelving":
			return { kind: "shelved", byDate: granted.reviewOn };
		case "return":
		case "level":
		case undefined:
			return null;
		default:
			return granted satisfies never;
	}
}

function decidedEntry(event: Decided, words: CaseWords): Entry | null {
	const said = textOf(words, event.words);
	if (event.kind !== "check" && event.kind !== "cannotBeSolved") return grantedEntry(event);
	if (event.kind === "check") return { kind: event.accepted ? "checkUpheld" : "checkNotUpheld", words: said };
	return event.accepted
		? { kind: "answered", words: said, outcome: "cannotBeSolved" }
		: { kind: "answerRefused", words: said };
}

const blank = {
	post: null,
	words: null,
	nextStep: null,
	byDate: null,
	step: null,
	dueAt: null,
	verdict: null,
	outcome: null,
	how: null,
} as const;

/** The confirmed "cannot be solved" shows the holder's own words, then the superior's. */
function withHeldAnswer(trail: readonly TrailEvent[], index: number, words: CaseWords, entry: Entry): Entry {
	if (entry.outcome !== "cannotBeSolved" || trail[index]?.event.type !== "CaseDecided") return entry;
	const answers = trail.slice(0, index).map(({ event }) => event);
	const held = answers.reverse().find((event) => event.type === "CaseAnswered");
	const said = held?.type === "CaseAnswered" ? textOf(words, held.words) : null;
	return { ...entry, words: [said, entry.words].filter((part) => part !== null).join("\n\n") };
}

/** The reason the holder gave for what was granted: the resident may read it (rules.md §2). */
function withReason(trail: readonly TrailEvent[], index: number, words: CaseWords, entry: Entry): Entry {
	const decided = trail[index]?.event;
	if (decided?.type !== "CaseDecided" || decided.granted === undefined) return entry;
	const asked = trail.slice(0, index).findLast(({ event }) => event.type === "DecisionAsked")?.event;
	return asked?.type === "DecisionAsked" ? { ...entry, words: textOf(words, asked.words) } : entry;
}

/** After the second dispute somebody is to check: an entry of its own, for the words are the resident's. */
function opened(event: CaseEvent, setting: Setting): TimelineEntry[] {
	if (event.type !== "CaseDisputed" || event.pending === null) return [];
	const post = postName(setting, event.pending.postId);
	return [{ ...blank, at: wireInstant(event.at), kind: "checkOpened", post }];
}

function timelineOf({ trail, words, setting, state }: Source): TimelineEntry[] {
	return trail.flatMap(({ event }, index) => {
		const entry = entryOf(event, words, setting);
		if (entry === null || (state.sealed && !shownWhenSealed.includes(entry.kind))) return [];
		const by = state.sealed ? null : actedFrom(setting, actorOf(event), event.at);
		const at = wireInstant(event.at);
		return [
			{
				...{ ...blank, at, post: by },
				...withReason(trail, index, words, withHeldAnswer(trail, index, words, entry)),
			},
			...opened(event, setting),
		];
	});
}

const shownWhenSealed: readonly TimelineEntry["kind"][] = ["received", "signed", "message", "closed"];

/** Words between the resident and the staff, oldest first. */
export function messagesOf(trail: readonly TrailEvent[], words: CaseWords, setting: Setting): MessageWire[] {
	return trail.flatMap(({ event }): MessageWire[] => {
		if (event.type !== "ResidentContacted" && event.type !== "MessageLeft") return [];
		const from = event.type === "MessageLeft" ? "resident" : "staff";
		const post = actedFrom(setting, actorOf(event), event.at);
		return [{ at: wireInstant(event.at), from, post, words: textOf(words, event.words) ?? "" }];
	});
}

/** What the resident waits for; a proposal between staff is none of it. */
function pendingDueAt({ pending }: Case): Instant | null {
	return pending === null || pending.proposal !== undefined ? null : pending.dueAt;
}

function watchersOf({ state, setting }: Source): string[] {
	const cards = state.steps.filter(({ step, clearedAt }) => cardRank(step) > 0 && clearedAt === null);
	const posts = cards.map(({ told }) => wireMove(setting, told)?.post ?? null);
	return [...new Set(posts.filter((post) => post !== null))];
}

/** `followCase`. A sealed report shows only received, in hand, ended (rules.md §6). */
export function followView(source: Source): FollowCaseReply {
	const { state, trail, words, setting, now } = source;
	const open = !state.sealed;
	const tour = "tour" in state ? state.tour : null;
	const published = state.status === "followUp" || state.status === "closed";
	return {
		caseNumber: state.caseNumber,
		areaCode: state.areaCode,
		areaName: areaName(setting, state.areaCode),
		categoryCode: state.categoryCode,
		track: state.track,
		sealed: state.sealed,
		state: state.status,
		asOf: wireInstant(now),
		receivedAt: wireInstant(state.receivedAt),
		triageDueAt: open ? wireInstant(state.triageDueAt) : null,
		clocks: clocksOf(state, "resident"),
		clockStory: open ? clockStory(state, "resident", setting) : [],
		startedAt: wireInstant(tour?.startedAt ?? null),
		answeredAt: published ? wireInstant(tour?.answeredAt ?? null) : null,
		silenceDueAt: silenceDueAt(state),
		nextMove: open ? nextMoveView(setting, state) : null,
		watchedBy: open ? watchersOf(source) : [],
		step: open ? stepOf(state) : null,
		round: state.round,
		disputes: state.disputes,
		pendingDueAt: wireInstant(pendingDueAt(state)),
		how: state.status === "closed" ? state.how : null,
		verdict: state.verdict,
		text: textOf(words, state.text) ?? "",
		spot: textOf(words, state.spot),
		timeline: timelineOf(source),
		messages: messagesOf(trail, words, setting),
		allowed: [...residentMay(state)],
	};
}
