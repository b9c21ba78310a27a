import type { ClockPart } from "../../server/contract/common.ts";
import { duration, moment, workingTime } from "./formats.ts";
import { type Language, wordsOf } from "./words.ts";

/** How a limit came about, in words: "5 working days from 27 April 16:30; 1 working day stopped: awaiting resident". */
type Limit = NonNullable<ClockPart["limit"]>;

function limitText({ unit, count }: Limit, language: Language): string {
	switch (unit) {
		case "minute":
			return duration(count * 60, language);
		case "workingHour":
			return wordsOf(language).clockStory.workingHours(count);
		case "workingDay":
			return wordsOf(language).clockStory.workingDays(count);
		default:
			return unit satisfies never;
	}
}

function partText(part: ClockPart, isNatural: boolean, asOf: string, language: Language): string {
	const words = wordsOf(language).clockStory;
	const at = moment(part.at, asOf, language);
	switch (part.kind) {
		case "start":
			return part.limit === null ? "" : words.start(limitText(part.limit, language), at);
		case "extension":
			return words.extension(words.workingDays(part.days ?? 0));
		case "promise":
			return words.promise(moment(part.until ?? part.at, asOf, language));
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

/** @param asOf now, for the wording of dates; empty where no limit runs */
export function clockSentence(story: readonly ClockPart[], asOf: string, language: Language): string {
	const isNatural = story[0]?.limit?.unit === "minute";
	const parts = story.map((part) => partText(part, isNatural, asOf, language)).filter((text) => text !== "");
	const { between, end } = wordsOf(language).clockStory;
	return parts.length === 0 ? "" : `${parts.join(between)}${end}`;
}
