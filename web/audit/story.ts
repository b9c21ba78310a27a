import type { OverdueItem } from "../../server/contract/escalation.ts";
import { stepOrder } from "../../server/domain/ladder.ts";
import { dated, dateOf, duration, secondsOf } from "../lib/formats.ts";
import { type Language, wordsOf } from "../lib/words.ts";
import type { DrawnSegment } from "../parts/held-bar.tsx";
import {
	type Axis,
	type Mark,
	nameFitting,
	placeMarks,
	type Segment,
	type Stretch,
	segmentsOf,
} from "./held.ts";
import { auditWords } from "./words.ts";

/** What a row of the board tells: its bar, and the same as a sentence. */
export const limitNames = ["sign", "contact", "finish"] as const;
export type LimitName = (typeof limitNames)[number];

/** What the bar is read with: the server's now, and the reader's language. */
export type Reading = { readonly asOf: string; readonly language: Language };
type HeldItem = Pick<OverdueItem, "areaName" | "held" | "steps" | "clocks">;

/** The stretches of a case in seconds; the open one ends now. */
function stretchesOf({ held }: Pick<OverdueItem, "held">, asOf: string): Stretch[] {
	return held.map(({ from, to, kind, post }) => ({
		from: secondsOf(from),
		to: secondsOf(to ?? asOf),
		kind,
		post,
	}));
}

/** Steps above the bar at the moment they were due; those in force are strong. */
function stepMarks({ steps }: Pick<OverdueItem, "steps">, language: Language): Mark[] {
	const { stepLetters } = auditWords(language);
	return steps.map(({ step, dueAt, clearedAt }) => ({
		at: secondsOf(dueAt),
		letter: stepLetters[step],
		rank: stepOrder.indexOf(step),
		strong: clearedAt === null,
	}));
}

/** The three limits below the bar, as far as they are past. */
function limitMarks({ clocks }: Pick<OverdueItem, "clocks">, language: Language): Mark[] {
	const { limitLetters } = auditWords(language);
	return limitsOf(clocks).map(({ name, dueAt }) => ({
		at: secondsOf(dueAt),
		letter: limitLetters[name],
		rank: limitNames.indexOf(name),
		strong: false,
	}));
}

/** The limits a case has, in order. */
export function limitsOf(clocks: OverdueItem["clocks"]): { name: LimitName; dueAt: string }[] {
	if (clocks === null) return [];
	const { signDueAt, contactDueAt, finishDueAt } = clocks;
	return [
		{ name: "sign", dueAt: signDueAt } as const,
		...(contactDueAt === null ? [] : [{ name: "contact", dueAt: contactDueAt } as const]),
		{ name: "finish", dueAt: finishDueAt },
	];
}

/** Everything that is drawn for one case on the axis of the page. */
export function drawingOf(item: HeldItem, axis: Axis, reading: Reading) {
	const { language, asOf } = reading;
	const gap = auditWords(language).letterGapPercent;
	return {
		segments: segmentsOf(stretchesOf(item, asOf), axis).map((segment) =>
			drawn(segment, item.areaName, reading),
		),
		above: placeMarks(stepMarks(item, language), axis, gap),
		below: placeMarks(limitMarks(item, language), axis, gap),
	};
}

function drawn(segment: Segment, areaName: string, reading: Reading): DrawnSegment {
	const { x, width, kind, post, from, to, clipped } = segment;
	const words = auditWords(reading.language);
	const began = clipped ? words.board.began(dateOf(from, reading.asOf, reading.language)) : "";
	const shortPost = post === null ? "" : shortPostOf(post, areaName);
	const names = [shortPost, words.held[kind]].filter((name) => name !== "");
	const all = clipped ? [...names.map((name) => `${began} ${name}`), began, "◂"] : names;
	return {
		x,
		width,
		kind,
		name: nameFitting({ x, width }, all),
		title: `${stretchSentence(segment, reading)}${words.comma}${duration(to - from, reading.language)}`,
	};
}

/** The post without the place before it, with a space or without: 柳荫社区市政设施岗 is 市政设施岗 on a bar. */
export function shortPostOf(post: string, areaName: string): string {
	const last = post.slice(post.lastIndexOf(" ") + 1);
	const places = [areaName, communityOf(areaName)];
	const place = places.find((name) => name !== "" && last.startsWith(name) && last !== name);
	return place === undefined ? last : last.slice(place.length);
}

/** The community in the name of an area: a grid is named after the one it lies in. */
export function communityOf(areaName: string): string {
	return /^.*?社区/.exec(areaName)?.[0] ?? areaName;
}

function stretchSentence({ from, to, kind, post }: Stretch, { asOf, language }: Reading): string {
	const words = auditWords(language);
	const who = post === null ? words.held[kind] : `${words.held[kind]}${words.brackets(post)}`;
	const begin = dated(from, asOf, language);
	if (to >= secondsOf(asOf)) return words.story.open(begin, who, duration(to - from, language));
	return words.story.stretch(begin, dated(to, asOf, language), who);
}

/** The whole story of a bar: who had the move from when to when, which steps were due, which limits it had. */
export function storyOf(item: HeldItem, reading: Reading): string {
	const { asOf, language } = reading;
	const { story, comma, stop, semicolon } = auditWords(language);
	const { steps: stepNames, limits: limitWords } = wordsOf(language);
	const held = stretchesOf(item, asOf).map((stretch) => stretchSentence(stretch, reading));
	const steps = item.steps.map(({ step, dueAt, clearedAt }) => {
		const name = clearedAt === null ? stepNames[step] : story.cleared(stepNames[step]);
		return story.step(dated(dueAt, asOf, language), name);
	});
	const limits = limitsOf(item.clocks).map(({ name, dueAt }) =>
		story.limit(limitWords[name], dated(dueAt, asOf, language)),
	);
	return [
		held.length === 0 ? "" : `${held.join(semicolon)}${stop}`,
		steps.length === 0 ? "" : story.steps(steps.join(comma)),
		limits.length === 0 ? "" : story.limits(limits.join(comma)),
	].join("");
}
