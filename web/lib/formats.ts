import { type DayPart, dayPartName } from "../../server/domain/day-part.ts";
import type { DoorLanguage } from "./words.ts";

/**
 * Times and lengths of time as people read them (look.md §1.6): absolute first, what is left second, two units at
 * most, never seconds. The zone is +08:00 whatever the machine says, and no locale of a browser has a say.
 */

/** ISO 8601 with offset, as on the wire, or whole unix seconds. */
export type When = string | number;

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const zoneSeconds = 8 * hour;
const workingDayMinutes = 480;

const monthsEn = [
	"Jan",
	"Feb",
	"Mar",
	"Apr",
	"May",
	"Jun",
	"Jul",
	"Aug",
	"Sep",
	"Oct",
	"Nov",
	"Dec",
] as const;
const weekdaysZh = ["日", "一", "二", "三", "四", "五", "六"] as const;
const weekdaysEn = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;

/** What the two kinds of Chinese say in their own ways. */
const chinese = {
	"zh-CN": { week: "周", hours: "时", left: "还剩", over: "超", workingDays: "个工作日" },
	"zh-TW": { week: "週", hours: "小時", left: "還剩", over: "超過", workingDays: "個工作日" },
} as const;

/** Unix seconds of `when`; throws a RangeError where it is no time. */
export function secondsOf(when: When): number {
	const seconds = typeof when === "number" ? when : Math.floor(Date.parse(when) / 1000);
	if (!Number.isFinite(seconds)) throw new RangeError(`not a time: ${when}`);
	return seconds;
}

/** What wall calendar and wall clock in +08:00 show; `page` counts days from 1970-01-01. */
function wall(when: When) {
	const shifted = secondsOf(when) + zoneSeconds;
	const date = new Date(shifted * 1000);
	return {
		page: Math.floor(shifted / day),
		year: date.getUTCFullYear(),
		month: date.getUTCMonth(),
		date: date.getUTCDate(),
		weekday: date.getUTCDay(),
		clock: date.toISOString().slice(11, 16),
	};
}

/** The time of day: `15:10`. */
export function clock(when: When): string {
	return wall(when).clock;
}

/** Whether two times lie on one calendar day of +08:00. */
export function isSameDay(one: When, other: When): boolean {
	return wall(one).page === wall(other).page;
}

/** How a day is written as seen from `now`. */
type Day = (when: When, now: When, language: DoorLanguage) => string;

/** The day by its date: 11 月 20 日, more than a day off 11 月 23 日 周一, of another year 2025 年 11 月 20 日. */
export function dateOf(when: When, now: When, language: DoorLanguage): string {
	const shown = wall(when);
	const today = wall(now);
	const isNear = Math.abs(shown.page - today.page) <= 1;
	const isOtherYear = shown.year !== today.year;
	if (language === "en") {
		const weekday = isNear || isOtherYear ? "" : `${weekdaysEn[shown.weekday]} `;
		return `${weekday}${shown.date} ${monthsEn[shown.month]}${isOtherYear ? ` ${shown.year}` : ""}`;
	}
	const weekday = isNear || isOtherYear ? "" : ` ${chinese[language].week}${weekdaysZh[shown.weekday]}`;
	return `${isOtherYear ? `${shown.year} 年 ` : ""}${shown.month + 1} 月 ${shown.date} 日${weekday}`;
}

/** The day as `dateOf` says it, or 今天. */
export function dayOf(when: When, now: When, language: DoorLanguage): string {
	if (!isSameDay(when, now)) return dateOf(when, now, language);
	return language === "en" ? "today" : "今天";
}

/** The time of day, or the part of the day where no more is told (trust.md A10). */
export function clockOr(part: DayPart | undefined, when: When, language: DoorLanguage): string {
	return part === undefined ? clock(when) : dayPartName(part, language);
}

/** Day and time of day as seen from `now`: 今天 15:10, 11 月 23 日 周一 18:00, Mon 23 Nov 18:00; 今天 上午 with a `part`. */
export function moment(
	when: When,
	now: When,
	language: DoorLanguage,
	day: Day = dayOf,
	part?: DayPart,
): string {
	return `${day(when, now, language)} ${clockOr(part, when, language)}`.trim();
}

/** The same for what is kept or printed: on another day 今天 is another one. */
export function dated(when: When, now: When, language: DoorLanguage, part?: DayPart): string {
	return moment(when, now, language, dateOf, part);
}

/** A limit as `moment` says it; the midnight that ends a day is the 24:00 of that day, not the next day's 00:00. */
export function deadline(when: When, now: When, language: DoorLanguage, day: Day = dayOf): string {
	const isMidnight = clock(when) === "00:00";
	return isMidnight ? `${day(secondsOf(when) - 1, now, language)} 24:00` : moment(when, now, language, day);
}

/** A calendar date of the wire, `2026-11-20`, as seen from `now`; what is no date is shown as it came. */
export function calendarDate(date: string, now: When, language: DoorLanguage, day: Day = dayOf): string {
	const noon = Date.parse(`${date}T12:00:00+08:00`);
	return Number.isNaN(noon) ? date : day(noon / 1000, now, language);
}

/** The two largest units that are not nothing, smaller ones cut off; null below a minute. */
function twoUnits(seconds: number, language: DoorLanguage): string | null {
	const days = Math.floor(seconds / day);
	const hours = Math.floor((seconds % day) / hour);
	const minutes = Math.floor((seconds % hour) / minute);
	const parts =
		days > 0
			? [daysText(days, language), hoursText(hours, language)]
			: [hoursText(hours, language), minutesText(minutes, language)];
	return parts.filter((part) => part !== "").join(" ") || null;
}

function daysText(days: number, language: DoorLanguage): string {
	if (days === 0) return "";
	if (language !== "en") return `${days} 天`;
	return days === 1 ? "1 day" : `${days} days`;
}

function hoursText(hours: number, language: DoorLanguage): string {
	if (hours === 0) return "";
	return language === "en" ? `${hours} h` : `${hours} ${chinese[language].hours}`;
}

function minutesText(minutes: number, language: DoorLanguage): string {
	if (minutes === 0) return "";
	return language === "en" ? `${minutes} min` : `${minutes} 分`;
}

/** A length of plain time in seconds: 1 天 2 时, 50 分, 1 day 2 h. */
export function duration(seconds: number, language: DoorLanguage): string {
	return twoUnits(seconds, language) ?? (language === "en" ? "less than 1 min" : "不到 1 分");
}

/** What is left at `from` until `to`, in plain time: 还剩 1 天 2 时, past it 超 50 分. On the dot is not past. */
export function left(from: When, to: When, language: DoorLanguage): string {
	const seconds = secondsOf(to) - secondsOf(from);
	const isPast = seconds < 0;
	const length = twoUnits(Math.abs(seconds), language);
	if (language === "en") return `${length ?? "less than 1 min"} ${isPast ? "overdue" : "left"}`;
	const word = isPast ? chinese[language].over : chinese[language].left;
	return length === null ? `${word}不到 1 分` : `${word} ${length}`;
}

/** A length in working minutes (a working day has eight hours): 2 个工作日 3 时, 35 分, 2 working days 3 h. */
export function workingTime(minutes: number, language: DoorLanguage): string {
	const whole = Math.round(minutes);
	const days = Math.floor(whole / workingDayMinutes);
	const hours = hoursText(Math.floor((whole % workingDayMinutes) / 60), language);
	const rest = minutesText(whole % 60, language);
	if (days === 0)
		return [hours, rest].filter((part) => part !== "").join(" ") || (language === "en" ? "0 min" : "0 分");
	const unit = days === 1 ? "working day" : "working days";
	const daysWord = language === "en" ? `${days} ${unit}` : `${days} ${chinese[language].workingDays}`;
	return hours === "" ? daysWord : `${daysWord} ${hours}`;
}

/** Names and other things of one kind in a row: 一般、紧急, normal, urgent. */
export function listed(parts: readonly (string | number)[], language: DoorLanguage): string {
	return parts.join(language === "en" ? ", " : "、");
}
