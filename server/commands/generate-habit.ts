import type { Instant } from "../domain/calendar.ts";
import type { HeldCase } from "../domain/case.ts";
import { isAtWorkCategory } from "../domain/category.ts";
import { type Chance, quantileAt, weighted } from "./generate-random.ts";
import { daySeconds, type Scene, workingHours } from "./generate-scene.ts";
import { share as shares } from "./generate-shares.ts";

/** Days to the answer at every twentieth: a quarter of what letters to a city's leaders waited, for the ladder chases. */
const answerDays = [
	0.01, 0.3, 0.6, 0.9, 1.1, 1.4, 1.7, 1.9, 2.3, 2.7, 3.1, 3.5, 4, 4.5, 5.3, 6, 6.9, 8.2, 10.2, 15.8, 90,
];
const share = { ignored: 0.03, signed: 0.95, contacted: 0.85 };

/** What a stretch of work takes beside sign, contact and answer. */
export type Course =
	| "plain"
	| "onTheSpot"
	| "return"
	| "turnAway"
	| "level"
	| "question"
	| "extension"
	| "promise"
	| "shelving";

/** When the holder signs, contacts and answers in one stretch of work, null for never; and what else it takes, and when. */
export type Habit = {
	readonly signAt: Instant | null;
	readonly contactAt: Instant | null;
	readonly answerAt: Instant | null;
	readonly course: Course;
	readonly courseAt: Instant;
};

const ordinary = weighted<Course>([
	[70, "plain"],
	[6, "onTheSpot"],
	[4, "return"],
	[3, "turnAway"],
	[3, "level"],
	[5, "question"],
	[5, "extension"],
	[3, "promise"],
	[1.5, "shelving"],
]);
const inquiry = weighted<Course>([
	[65, "plain"],
	[28, "onTheSpot"],
	[4, "return"],
	[3, "turnAway"],
]);
const urgent = weighted<Course>([
	[88, "plain"],
	[4, "return"],
	[3, "level"],
	[5, "question"],
]);
const rework = weighted<Course>([
	[84, "plain"],
	[5, "question"],
	[5, "extension"],
	[5, "promise"],
	[1, "shelving"],
]);

function courseOf({ chance, open }: Scene, state: HeldCase): Course {
	const { round, level, returns, tour, categoryCode } = state;
	// Praise has no clock, and what is said of a unit no other post of the place.
	if (tour.limits === null || isAtWorkCategory(categoryCode)) return "plain";
	if (round > 1) return rework(chance);
	if (returns > 0 && state.designated !== true && chance.happens(shares.returnedAgain)) return "return";
	const drawn = (level === "inquiry" ? inquiry : tour.limits && isNatural(level) ? urgent : ordinary)(chance);
	return open && drawn === "turnAway" ? "plain" : drawn;
}

function isNatural(level: HeldCase["level"]): boolean {
	return level === "emergency" || level === "urgent";
}

/** What is asked as a limit comes near is asked late in it; everything else soon after the dispatch. */
function courseAt(scene: Scene, { tour }: HeldCase, course: Course): Instant {
	const { startedAt, limits } = tour;
	const isNear = course === "extension" || course === "promise" || course === "shelving";
	if (!isNear || limits === null) return workingHours(scene, Math.max(startedAt, scene.now), 0.3, 6);
	const left = limits.finishDueAt - startedAt;
	return workingHours(scene, startedAt + Math.floor(left * (0.4 + 0.5 * scene.chance.next())), 0, 0.2);
}

function timesOf(chance: Chance, startedAt: Instant): Pick<Habit, "signAt" | "contactAt" | "answerAt"> {
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

export function habitOf(scene: Scene, state: HeldCase, startedAt: Instant): Habit {
	const times = timesOf(scene.chance, startedAt);
	const course = times.answerAt === null ? "plain" : courseOf(scene, state);
	return { ...times, course, courseAt: courseAt(scene, state, course) };
}

/** When the answer comes after more time was asked for: mostly within what there is then. */
export function answerAfterAsking({ chance, now }: Scene, { tour }: HeldCase): Instant {
	const finishDueAt = tour.limits?.finishDueAt ?? now;
	if (finishDueAt > now && chance.happens(shares.inTime))
		return now + Math.floor((finishDueAt - now) * (0.3 + 0.6 * chance.next()));
	return Math.max(now, finishDueAt) + daySeconds + chance.below(5 * daySeconds);
}
