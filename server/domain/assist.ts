import { resume } from "./awaiting.ts";
import type { Instant } from "./calendar.ts";
import { type Case, evolve, type HeldCase, isHeld } from "./case.ts";
import type { CaseEvent, DueStep, LadderDue } from "./case-events.ts";
import { shareOf, spanEnd, spanEndAfterDue } from "./clock.ts";
import { answerCharactersMax, openAssistsMax } from "./limits.ts";
import { actingFor, isKeptFrom } from "./people.ts";
import { may } from "./permission.ts";
import type { Level } from "./policy.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import { roundLevel, timesOf } from "./times.ts";
import { refOf, refuseWords, type Words, type WordsRef } from "./words.ts";

/** Assist 协办(吹哨): help with an owner, a clock and a ladder of its own; the holder keeps the case (rules.md §2). */
export const helps = ["helped", "partly", "notAtAll"] as const;
export type Help = (typeof helps)[number];
export type AskAssist = {
	readonly type: "AskAssist";
	readonly by: string;
	readonly assistId: string;
	readonly postId: string;
	readonly words: Words;
};
export type AnswerAssist = {
	readonly type: "AnswerAssist";
	readonly by: string;
	readonly assistId: string;
	readonly words: Words;
};
export type RateAssist = {
	readonly type: "RateAssist";
	readonly by: string;
	readonly assistId: string;
	readonly help: Help;
};

export type AssistAsked = {
	readonly type: "AssistAsked";
	readonly at: Instant;
	readonly by: string;
	readonly assistId: string;
	readonly postId: string;
	readonly ownerId: string;
	readonly words: WordsRef;
	/** Whose clock and ladder it runs on; absent in older events. */
	readonly level?: Level;
	readonly dueAt: Instant;
	readonly due: readonly DueStep[];
};
export type AssistAnswered = {
	readonly type: "AssistAnswered";
	readonly at: Instant;
	readonly by: string;
	readonly assistId: string;
	readonly words: WordsRef;
};
export type AssistRated = {
	readonly type: "AssistRated";
	readonly at: Instant;
	readonly by: string;
	readonly assistId: string;
	readonly help: Help;
};

/** One assist as it stands. */
export type Assist = {
	readonly assistId: string;
	readonly postId: string;
	readonly ownerId: string;
	readonly askedAt: Instant;
	/** From when the limit counts where it went to another owner since. */
	readonly since?: Instant;
	readonly level?: Level;
	readonly dueAt: Instant;
	readonly answeredAt: Instant | null;
	readonly help: Help | null;
};

/** The ladder of an assist, in the owner's own chain, at the level it was asked at: reminder, blue, yellow, red. */
export function assistLadder(
	state: Case,
	{
		assistId,
		askedAt,
		since = askedAt,
		level: asked,
	}: Pick<Assist, "assistId" | "askedAt" | "since" | "level">,
	setting: Setting,
): { readonly dueAt: Instant; readonly due: readonly LadderDue[] } {
	const { calendar, policy } = timesOf(state, setting);
	const level = policy.levels[asked ?? roundLevel(state)];
	const dueAt = spanEnd(calendar, since, level.base === "working" ? policy.assist : policy.assistNatural);
	const of = { cause: "assist", assistId } as const;
	const after = (span: Parameters<typeof spanEndAfterDue>[2]) => spanEndAfterDue(calendar, dueAt, span);
	const reminderAt = shareOf(calendar, level.base, since, dueAt, level.finishReminder.percent);
	const due: LadderDue[] = [
		{ step: "finishReminder", ...of, dueAt: reminderAt },
		{ step: "blue", ...of, dueAt },
		{ step: "yellow", ...of, dueAt: after(level.yellowAfterFinish) },
		{ step: "red", ...of, dueAt: after(level.redAfterFinish) },
	];
	return { dueAt, due };
}

/** Those nobody has answered yet. */
export function openAssists({ assists }: Pick<Case, "assists">): Assist[] {
	return assists.filter(({ answeredAt }) => answeredAt === null);
}

/** `AskAssist`: of another post, never of oneself, nor of anyone the report must be kept from. */
function askAssist(
	state: Case,
	{ by, assistId, postId, words }: AskAssist,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const no = may("askAssist", by, state, setting, now);
	if (no !== null || !isHeld(state)) return refuse(no ?? "wrongState");
	const refusal = refuseWords(words.text, answerCharactersMax, "words");
	if (refusal !== null) return { refusal };
	const open = openAssists(state);
	if (open.length >= openAssistsMax) return refuse("usedUp");
	const acting = actingFor(setting, postId, now);
	const kind = setting.posts.get(postId)?.kind;
	const unfit = kind === "discipline" || kind === "protection";
	if (acting === null || unfit || acting.personId === by || isKeptFrom(setting, acting.personId, state, now))
		return refuse("postUnusable", "postId");
	if (open.some(({ ownerId }) => ownerId === acting.personId)) return refuse("postUnusable", "postId");
	const level = roundLevel(state);
	const ladder = assistLadder(state, { assistId, askedAt: now, level }, setting);
	const asked = { type: "AssistAsked", at: now, by, assistId, words: refOf(words) } as const;
	const due = [...state.due, ...ladder.due];
	const owner = { postId: acting.postId, ownerId: acting.personId };
	return { events: [{ ...asked, ...owner, level, dueAt: ladder.dueAt, due }] };
}

/** `AnswerAssist`: by its owner; the holder's clock goes on if only this stopped it. */
function answerAssist(
	state: Case,
	{ by, assistId, words }: AnswerAssist,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const no = may("answerAssist", by, state, setting, now);
	if (no !== null || !isHeld(state)) return refuse(no ?? "wrongState");
	const assist = state.assists.find((one) => one.assistId === assistId);
	if (assist === undefined) return refuse("notFound", "assistId");
	if (assist.ownerId !== by) return refuse("notYours");
	if (assist.answeredAt !== null) return refuse("alreadyAnswered");
	const refusal = refuseWords(words.text, answerCharactersMax, "words");
	if (refusal !== null) return { refusal };
	const event = { type: "AssistAnswered", at: now, by, assistId, words: refOf(words) } as const;
	const after = evolve(state, event);
	const waits = after.stops.some(({ kind }) => kind === "assist");
	const goesOn = isHeld(after) && waits && !isAnyOverdue(after, now);
	return { events: goesOn ? [event, resume(after, "assist", null, now, setting)] : [event] };
}

function isAnyOverdue({ assists }: HeldCase, now: Instant): boolean {
	return assists.some(({ answeredAt, dueAt }) => answeredAt === null && dueAt < now);
}

/** `RateAssist`: the holder says whether it helped, once it was answered. */
function rateAssist(
	state: Case,
	{ by, assistId, help }: RateAssist,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const no = may("rateAssist", by, state, setting, now);
	if (no !== null) return refuse(no);
	const assist = state.assists.find((one) => one.assistId === assistId);
	if (assist === undefined) return refuse("notFound", "assistId");
	if (assist.answeredAt === null || assist.help !== null) return refuse("wrongState");
	return { events: [{ type: "AssistRated", at: now, by, assistId, help }] };
}

export type AssistCommand = AskAssist | AnswerAssist | RateAssist;

/** The decision on one of them. */
export function onAssist(
	state: Case,
	command: AssistCommand,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	switch (command.type) {
		case "AskAssist":
			return askAssist(state, command, now, setting);
		case "AnswerAssist":
			return answerAssist(state, command, now, setting);
		case "RateAssist":
			return rateAssist(state, command, now, setting);
		default:
			return command satisfies never;
	}
}
