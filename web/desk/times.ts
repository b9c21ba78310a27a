import { dayOf } from "../../server/domain/calendar.ts";
import { type Day, formatDay } from "../../server/domain/day.ts";
import type { DayPart } from "../../server/domain/day-part.ts";
import { calendarDate, clock, clockOr, secondsOf, type When } from "../lib/formats.ts";
import type { Language } from "../lib/words.ts";

const weekdays = {
	"zh-CN": ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
	en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
} as const;
const weekDays = 7;
// 1970-01-01 was a Thursday.
const epochWeekday = 4;

/** The calendar day of a time in Asia/Shanghai. */
export function dayAt(when: When): Day {
	return dayOf(secondsOf(when));
}

/** The day on which a limit ends: the midnight after a day is the end of that day. */
export function lastDayOf(limit: When): Day {
	return dayOf(secondsOf(limit) - 1);
}

/**
 * A time as short as a list's column: 18:00, 昨 18:00, within a week 周一 18:00, else 11-25 18:00, of another year
 * 2025-11-25. The full day stands in the case.
 */
export function shortMoment(when: When, now: When, language: Language, part?: DayPart): string {
	return short(dayAt(when), clockOr(part, when, language), now, language);
}

/** A limit as short: the midnight that ends a day is its 24:00, as the case says it. */
export function shortDeadline(limit: When, now: When, language: Language): string {
	const time = clock(limit);
	return short(lastDayOf(limit), time === "00:00" ? "24:00" : time, now, language);
}

function short(day: Day, time: string, now: When, language: Language): string {
	const ahead = day - dayAt(now);
	if (ahead === 0) return time;
	if (ahead === -1) return language === "en" ? `yest. ${time}` : `昨 ${time}`;
	if (ahead > 0 && ahead < weekDays) {
		return `${weekdays[language][(day + epochWeekday) % weekDays] ?? ""} ${time}`;
	}
	const date = formatDay(day);
	return date.slice(0, 4) === formatDay(dayAt(now)).slice(0, 4) ? `${date.slice(5)} ${time}` : date;
}

/** The ISO date so many days after the day of `now`. */
export function dateAfter(now: When, days: number): string {
	return formatDay(dayAt(now) + days);
}

/** A day as people say it: 3 月 15 日 周五. */
export function dayText(date: string, now: When, language: Language): string {
	return calendarDate(date, now, language);
}
