import type { AssistWire } from "../../server/contract/assist.ts";
import type { FiredStepWire, LevelWire, StepWire } from "../../server/contract/common.ts";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { cardRank } from "../../server/domain/card.ts";
import { categoryOf } from "../../server/domain/category.ts";
import { formatDay, isWeekday } from "../../server/domain/day.ts";
import { extensionDaysMax } from "../../server/domain/limits.ts";
import { secondsOf, type When } from "../lib/formats.ts";
import { type Language, wordsOf } from "../lib/words.ts";
import { dayAt } from "./times.ts";

/** Facts of a case that pages show and the wire leaves to be derived. All pure. */
type Matter = Pick<ReadCaseReply, "categoryCode" | "areaName" | "spot">;

/** A category's name; null where none is set or nobody knows it. */
export function categoryName(code: string | null, language: Language): string | null {
	const category = code === null ? undefined : categoryOf(code);
	if (category === undefined) return null;
	return language === "en" ? category.en : category.zh;
}

type Graded = Pick<ReadCaseReply, "level" | "categoryCode">;

/** What a change asks for that is not so already: the level, then the category, by name. */
export function changesIn(now: Graded, to: Graded, language: Language): readonly (string | null)[] {
	return [
		to.level === now.level ? null : wordsOf(language).levels[to.level],
		to.categoryCode === now.categoryCode ? null : categoryName(to.categoryCode, language),
	];
}

/** Where a case is: community and spot. */
export function placeOf({ areaName, spot }: Pick<Matter, "areaName" | "spot">): string {
	return spot === null ? areaName : `${areaName} ${spot}`;
}

/** The title of a case: what, and where. */
export function titleOf(matter: Matter, language: Language, unnamed: string): string {
	return `${categoryName(matter.categoryCode, language) ?? unnamed} · ${placeOf(matter)}`;
}

function highest(steps: readonly FiredStepWire[]): StepWire | null {
	return steps.reduce<StepWire | null>(
		(most, { step }) => (most === null || cardRank(step) > cardRank(most) ? step : most),
		null,
	);
}

/** The card in force, else the last notice of this round. */
export function stepInForce({
	steps,
	round,
	state,
}: Pick<ReadCaseReply, "steps" | "round" | "state">): StepWire | null {
	const card = highest(steps.filter(({ step, clearedAt }) => clearedAt === null && cardRank(step) > 0));
	if (card !== null || state === "closed") return card;
	return steps.filter((fired) => fired.round === round).at(-1)?.step ?? null;
}

/** The highest card that was reached and is cleared: it stays readable as 曾到. */
export function stepReached({ steps }: Pick<ReadCaseReply, "steps">): StepWire | null {
	return highest(steps.filter(({ step, clearedAt }) => clearedAt !== null && cardRank(step) > 0));
}

/** Whether a level's limits run day and night (rules.md §3). */
export function isNatural(level: LevelWire): boolean {
	switch (level) {
		case "emergency":
		case "urgent":
			return true;
		case "normal":
		case "complex":
		case "inquiry":
		case "rework":
			return false;
		default:
			return level satisfies never;
	}
}

/** The level whose limits run now: a rework has its own. */
export function levelNow({ level, round }: Pick<ReadCaseReply, "level" | "round">): LevelWire {
	return round > 1 ? "rework" : level;
}

/** What became of one limit. */
export type LimitFate =
	| { readonly kind: "none" }
	| { readonly kind: "waived" }
	| { readonly kind: "open"; readonly dueAt: string }
	| { readonly kind: "done"; readonly dueAt: string; readonly doneAt: string; readonly lateSeconds: number };
export type LimitRow = { readonly limit: "sign" | "contact" | "finish"; readonly fate: LimitFate };

function fateOf(dueAt: string | null, doneAt: string | null): LimitFate {
	if (dueAt === null) return { kind: "none" };
	if (doneAt === null) return { kind: "open", dueAt };
	return { kind: "done", dueAt, doneAt, lateSeconds: Math.max(0, secondsOf(doneAt) - secondsOf(dueAt)) };
}

/** The three limits of the round with what happened. Who has been contacted or answered need not sign any more. */
export function limitRows({
	clocks,
	signedAt,
	contactedAt,
	answeredAt,
}: Pick<ReadCaseReply, "clocks" | "signedAt" | "contactedAt" | "answeredAt">): LimitRow[] {
	if (clocks === null) return [];
	const isWaived = signedAt === null && (contactedAt !== null || answeredAt !== null);
	return [
		{ limit: "sign", fate: isWaived ? { kind: "waived" } : fateOf(clocks.signDueAt, signedAt) },
		{ limit: "contact", fate: fateOf(clocks.contactDueAt, contactedAt) },
		{ limit: "finish", fate: fateOf(clocks.finishDueAt, answeredAt) },
	];
}

const promisedDays = 3;

/** Days to promise a next step by: the next three from Monday to Friday, and the finish day while it is ahead. */
export function quickDates(now: When, finishDueAt: string | null): string[] {
	const today = dayAt(now);
	const days: number[] = [];
	for (let day = today + 1; days.length < promisedDays; day += 1) if (isWeekday(day)) days.push(day);
	if (finishDueAt !== null && dayAt(finishDueAt) > today) days.push(dayAt(finishDueAt));
	return [...new Set(days)].sort((one, other) => one - other).map(formatDay);
}

/** The day a new contact proposes: the third weekday from now, or the finish day when that comes first. */
export function proposedDate(now: When, finishDueAt: string | null): string {
	const dates = quickDates(now, finishDueAt);
	const finish = finishDueAt === null ? null : formatDay(dayAt(finishDueAt));
	const isAhead = finish !== null && dates.includes(finish);
	const index = isAhead ? Math.min(dates.indexOf(finish), promisedDays - 1) : promisedDays - 1;
	return dates[index] ?? formatDay(dayAt(now) + 1);
}

/** The help that is mine to give now: the one asked for first. */
export function assistToAnswer({ assists }: Pick<ReadCaseReply, "assists">): AssistWire | null {
	return assists.find(({ mine, answeredAt }) => mine && answeredAt === null) ?? null;
}

/** The help the holder has not rated yet: the one given for what was asked first. */
export function assistToRate({ assists }: Pick<ReadCaseReply, "assists">): AssistWire | null {
	return assists.find(({ answeredAt, help }) => answeredAt !== null && help === null) ?? null;
}

/** Working days that extensions may still add. */
export function daysLeft({ clockStory }: Pick<ReadCaseReply, "clockStory">): number {
	return clockStory.reduce((left, { days }) => left - (days ?? 0), extensionDaysMax);
}

/** When what keeps the clock still ends by itself, or has to be decided; null where nobody knows. */
export function stopEndsAt({ due, pending }: Pick<ReadCaseReply, "due" | "pending">): string | null {
	return pending?.dueAt ?? due.find(({ step }) => step === "resume")?.dueAt ?? null;
}
