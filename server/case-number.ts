import { dayOf, type Instant } from "./domain/calendar.ts";
import { formatDay } from "./domain/day.ts";
import type { RandomBytes } from "./words.ts";

const randomDigits = 8;

/**
 * A case number: the day and eight random digits. Not a running number, for that would tell everyone how many reports
 * there were, the sealed ones too (trust.md A8).
 * @returns YYMMDD-NNNN-NNNN
 */
export function caseNumberFrom(now: Instant, randomBytes: RandomBytes): string {
	const [year = "", month, day] = formatDay(dayOf(now)).split("-");
	const drawn = Buffer.from(randomBytes(6)).readUIntBE(0, 6);
	const digits = String(drawn % 10 ** randomDigits).padStart(randomDigits, "0");
	return `${year.slice(2)}${month}${day}-${digits.slice(0, 4)}-${digits.slice(4)}`;
}
