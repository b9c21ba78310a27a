import { dayOf } from "../../server/domain/calendar.ts";
import { formatDay, parseDay } from "../../server/domain/day.ts";
import type { StatisticsQuestion } from "../lib/client.ts";
import { secondsOf } from "../lib/formats.ts";

/** The period of the numbers as the address carries it: whole days, both counted; null is no bound. */
export type Period = {
	readonly from: string | null;
	readonly to: string | null;
	readonly areaCode: string | null;
};

export const presetDays = { month: 30, quarter: 90, year: 365 } as const;
export type PresetName = keyof typeof presetDays;

/** The period an address asks for; what is no date or no area is not asked. */
export function periodIn(query: Readonly<Record<string, string>>): Period {
	const areaCode = query.areaCode ?? "";
	return {
		from: dateIn(query.from),
		to: dateIn(query.to),
		areaCode: /^\d{2,15}$/.test(areaCode) ? areaCode : null,
	};
}

function dateIn(given: string | undefined): string | null {
	return given !== undefined && parseDay(given) !== null ? given : null;
}

/** The question for the server: from 00:00 of the first day to 24:00 of the last, in Shanghai. */
export function questionOf({ from, to, areaCode }: Period): StatisticsQuestion {
	return {
		from: from === null ? null : `${from}T00:00:00+08:00`,
		to: to === null ? null : `${dateAfter(to, 1)}T00:00:00+08:00`,
		areaCode,
	};
}

/** The date `days` after another; the date itself where it is none. */
function dateAfter(date: string, days: number): string {
	const day = parseDay(date);
	return day === null ? date : formatDay(day + days);
}

/** The last so many days up to and with today, from the server's now; no end, so that today goes on counting. */
export function presetPeriod(name: PresetName, now: string, areaCode: string | null): Period {
	const today = dayOf(secondsOf(now));
	return { from: formatDay(today - presetDays[name] + 1), to: null, areaCode };
}
