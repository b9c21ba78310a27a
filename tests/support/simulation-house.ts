import { seedCalendar } from "../../server/calendar-seed.ts";
import type { Instant } from "../../server/domain/calendar.ts";
import type { CalendarBook } from "../../server/domain/calendar-book.ts";
import { type DutyItem, emptySetting, evolveSetting, type Setting } from "../../server/domain/setting.ts";
import type { SettingEvent } from "../../server/domain/setting-events.ts";
import { randomFrom } from "../faults/random.ts";
import { at, east, everybody, houseEvents, names, relation, subDistrict, west } from "./house.ts";

/** The house of a simulation: people move between posts, go on leave and come back; a year's calendar comes late. */

/** Dice that fall the same for the same seed. */
export type Dice = {
	below(count: number): number;
	chance(share: number): boolean;
	oneOf<Value>(values: readonly Value[]): Value;
};

export function diceOf(seed: number): Dice {
	const next = randomFrom(seed);
	const below = (count: number) => Math.floor(next() * count);
	return {
		below,
		chance: (share) => next() < share,
		oneOf: (values) => {
			const value = values[below(values.length)];
			if (value === undefined) throw new Error("nothing to choose from");
			return value;
		},
	};
}

/** A setting as it is said, and the notice that is published later. */
export type SimulatedHouse = {
	readonly events: readonly SettingEvent[];
	readonly notice: SettingEvent;
	/** When posts change hands. */
	readonly movedAt: Instant;
};

const published = seedCalendar();
const newcomer = "p:newcomer";
const newOfficer = "p:newOfficer";
const officeMoves = [
	["desk1", "p:desk2"],
	["officer", newOfficer],
	["guard1", "p:guard2"],
] as const;
export const people: readonly string[] = [...everybody, newcomer];

/** The calendar before the notice of 2020 came. */
function unpublished(): CalendarBook {
	const isKnown = (date: string) => date < "2020";
	return published.map((region) => ({
		...region,
		restDays: region.restDays.filter(isKnown),
		workDays: region.workDays.filter(isKnown),
		publishedYears: region.publishedYears.filter((year) => year < 2020),
	}));
}

/** A road between east and west: which side a lamp is on is asked now and then. */
const dyke: DutyItem = {
	...{
		itemId: "dyke",
		areaPrefix: east,
		categoryPrefix: "0203",
		levels: "all",
		postId: "grid1",
		clause: "dyke",
	},
	boundary: { place: "河堤路", otherAreaPrefix: west, alternatePostId: "west1" },
};

function withDyke(event: SettingEvent): SettingEvent {
	return event.type === "DutyBookSigned" ? { ...event, items: [...event.items, dyke] } : event;
}

function without(event: SettingEvent, moved: readonly string[]): boolean {
	return event.type !== "CalendarPublished" && !(event.type === "PostHeld" && moved.includes(event.postId));
}

/** A post that goes from one person to another at `when`. */
function moves(postId: string, from: string, to: string, when: Instant): SettingEvent[] {
	const opened = at("2018-12-03 09:00");
	const held = { type: "PostHeld", at: opened, postId } as const;
	return [
		{ ...held, personId: from, from: opened, to: when },
		{ ...held, personId: to, from: when, to: null },
	];
}

function leaves(dice: Dice, start: Instant): SettingEvent[] {
	return ["p:grid1", "p:grid2", "p:desk1", "p:eastSecretary", "p:leader", "p:works1"]
		.filter(() => dice.chance(0.3))
		.map((personId) => {
			const from = start + dice.below(60) * 86_400;
			return { type: "LeaveTaken", at: start, personId, from, to: from + (1 + dice.below(20)) * 86_400 };
		});
}

/**
 * @param start when the simulation begins: people move in the weeks after it
 * @param bodies which the people and units are under
 */
export function simulatedHouse(dice: Dice, start: Instant, bodies: readonly SettingEvent[]): SimulatedHouse {
	const when = start + (2 + dice.below(40)) * 86_400;
	const [first, second] = dice.chance(0.5) ? ["grid1", "works1"] : ["eastSecretary", "grid2"];
	const name = { id: `n:${newcomer}`, hash: "" };
	const role = first === "grid1" ? "cadre" : "supervisor";
	// In every second life the desk, discipline and protection change hands too: what lies there is no held case.
	const offices = Math.floor(when / 86_400) % 2 === 0 ? officeMoves : [];
	const moved = [first, second, ...offices.map(([postId]) => postId)];
	const events: SettingEvent[] = [
		...houseEvents.filter((event) => without(event, moved)).map(withDyke),
		...bodies,
		{ type: "CalendarPublished", at: start, book: unpublished() },
		{ type: "PersonAdded", at: start, personId: newcomer, role, areaPrefix: subDistrict, name },
		...moves(first, `p:${first}`, newcomer, when),
		...moves(second, `p:${second}`, `p:${first}`, when),
		{
			type: "PersonAdded",
			at: start,
			personId: newOfficer,
			role: "disciplineOfficer",
			areaPrefix: subDistrict,
			name,
		},
		...offices.flatMap(([postId, to]) => moves(postId, `p:${postId}`, to, when)),
		...leaves(dice, start),
		...(dice.chance(0.3) ? [relation("p:leader", "p:eastSecretary")] : []),
	];
	return { events, notice: { type: "CalendarPublished", at: start, book: published }, movedAt: when };
}

export function settingFrom(events: readonly SettingEvent[]): Setting {
	return { ...events.reduce(evolveSetting, emptySetting), names };
}
