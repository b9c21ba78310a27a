import type { ClockPart } from "../../server/contract/common.ts";
import { dated, duration, workingTime } from "./formats.ts";
import { type DoorLanguage, type Language, wordsOf } from "./words.ts";
import type { SharedWords } from "./words.zh-CN.ts";

/** How a limit came about, in words: "5 working days from 27 April 16:30; 1 working day stopped: awaiting resident". */
type Limit = NonNullable<ClockPart["limit"]>;
type Telling = { readonly words: SharedWords["clockStory"]; readonly language: DoorLanguage };

type SentenceTelling = {
	readonly words: Pick<SharedWords, "clockStory" | "limits">;
	readonly language: DoorLanguage;
};
type Stories = SharedWords["limits"];

function limitText({ unit, count }: Limit, { words, language }: Telling): string {
	switch (unit) {
		case "minute":
			return duration(count * 60, language);
		case "workingHour":
			return words.workingHours(count);
		case "workingDay":
			return words.workingDays(count);
		default:
			return unit satisfies never;
	}
}

function partText(part: ClockPart, isNatural: boolean, asOf: string, telling: Telling): string {
	const { words, language } = telling;
	const at = dated(part.at, asOf, language);
	switch (part.kind) {
		case "start":
			return part.limit === null ? "" : words.start(limitText(part.limit, telling), at);
		case "extension":
			return words.extension(words.workingDays(part.days ?? 0));
		case "calendar":
			return words.calendar(at);
		case "promise":
			return words.promise(dated(part.until ?? part.at, asOf, language));
		case "decision":
		case "awaiting":
		case "assist":
		case "shelving": {
			if (part.until === null) return words.stands(at, words.reasons[part.kind]);
			const seconds = part.seconds ?? 0;
			const length = isNatural ? duration(seconds, language) : workingTime(seconds / 60, language);
			return words.stopped(length, words.reasons[part.kind]);
		}
		default:
			return part.kind satisfies never;
	}
}

/** Since when the clock stands still; null while it runs. What was not past then is not past while it stands. */
export function stoodSince(story: readonly ClockPart[]): string | null {
	const moves: readonly ClockPart["kind"][] = ["start", "extension", "calendar"];
	const isStop = ({ kind, until }: ClockPart) => !moves.includes(kind) && until === null;
	return story.find(isStop)?.at ?? null;
}

/** @param asOf now, for the wording of dates; empty where no limit runs */
export function clockSentence(
	limit: keyof Stories,
	story: readonly ClockPart[],
	asOf: string,
	language: Language,
): string {
	return clockSentenceIn({ words: wordsOf(language), language }, limit, story, asOf);
}

/** The same in the words given. */
export function clockSentenceIn(
	{ words: { clockStory, limits }, language }: SentenceTelling,
	limit: keyof Stories,
	story: readonly ClockPart[],
	asOf: string,
): string {
	const telling = { words: clockStory, language };
	const isNatural = story[0]?.limit?.unit === "minute";
	const parts = story.map((part) => partText(part, isNatural, asOf, telling)).filter((text) => text !== "");
	const { between, end, of } = clockStory;
	return parts.length === 0 ? "" : `${of(limits[limit], parts.join(between))}${end}`;
}
