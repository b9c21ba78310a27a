import type { Instant } from "../domain/calendar.ts";
import { type Chance, quantileAt } from "./generate-random.ts";

const daySeconds = 86_400;
/** Days to the answer at every twentieth: a quarter of what letters to a city's leaders waited, for the ladder chases. */
const answerDays = [
	0.01, 0.3, 0.6, 0.9, 1.1, 1.4, 1.7, 1.9, 2.3, 2.7, 3.1, 3.5, 4, 4.5, 5.3, 6, 6.9, 8.2, 10.2, 15.8, 90,
];
const share = { ignored: 0.03, signed: 0.95, contacted: 0.85 };

/** When the holder signs, contacts and answers in one stretch of work; null for never. */
export type Habit = {
	readonly signAt: Instant | null;
	readonly contactAt: Instant | null;
	readonly answerAt: Instant | null;
};

export function habitOf(chance: Chance, startedAt: Instant): Habit {
	const seconds = Math.ceil(quantileAt(answerDays, chance.next()) * daySeconds);
	const within = (most: number) => startedAt + Math.floor(seconds * most * (0.1 + 0.9 * chance.next()));
	const signAt = chance.happens(share.signed) ? within(0.05) : null;
	if (chance.happens(share.ignored)) return { signAt, contactAt: null, answerAt: null };
	return {
		signAt,
		contactAt: chance.happens(share.contacted) ? within(0.2) : null,
		answerAt: startedAt + seconds,
	};
}
