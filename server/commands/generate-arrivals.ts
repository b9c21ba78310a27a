import type { Instant } from "../domain/calendar.ts";
import type { Chance } from "./generate-random.ts";

/** Reports by the hour of the day and by the day of the week, Monday first, as real ones came in. */
const byHour = [14, 8, 2, 2, 1, 2, 5, 8, 26, 40, 70, 53, 34, 32, 42, 55, 43, 45, 32, 24, 21, 25, 25, 18];
const byDay = [100, 119, 115, 103, 94, 45, 50];
const hourSeconds = 3600;
const zoneHours = 8;
/** 1 January 1970 was a Thursday. */
const epochWeekday = 3;

function weightOf(hour: number): number {
	const local = hour + zoneHours;
	return (byHour[local % 24] ?? 0) * (byDay[(Math.floor(local / 24) + epochWeekday) % 7] ?? 0);
}

/**
 * When so many reports come in, ascending, one after the other.
 * @param from @param until full hours
 */
export function* arrivals(count: number, from: Instant, until: Instant, chance: Chance): Generator<Instant> {
	const hours = Array.from(
		{ length: (until - from) / hourSeconds },
		(_, index) => from / hourSeconds + index,
	);
	const total = hours.reduce((sum, hour) => sum + weightOf(hour), 0);
	let [hour = 0] = hours;
	let before = 0;
	for (let index = 0; index < count; index += 1) {
		const place = ((index + chance.next()) * total) / count;
		while (before + weightOf(hour) <= place) {
			before += weightOf(hour);
			hour += 1;
		}
		yield Math.floor((hour + (place - before) / weightOf(hour)) * hourSeconds);
	}
}
