import { arrange, type SettingCommand } from "../../server/domain/arrangement.ts";
import type { Instant } from "../../server/domain/calendar.ts";
import { type Case, evolve, nextDueAt } from "../../server/domain/case.ts";
import type { CaseEvent } from "../../server/domain/case-events.ts";
import { partOf } from "../../server/domain/cut-out.ts";
import { type Command, decide } from "../../server/domain/decide.ts";
import type { Counts } from "../../server/domain/load.ts";
import { voicesAfter } from "../../server/domain/merge.ts";
import { evolveSetting, type Setting } from "../../server/domain/setting.ts";
import type { SettingEvent } from "../../server/domain/setting-events.ts";
import { beside } from "./beside.ts";
import { escalate } from "./domain-deeds.ts";
import { at, subDistrict } from "./house.ts";
import { changesIntake, reportOf } from "./simulation-arrivals.ts";
import { bodiesOf } from "./simulation-bodies.ts";
import { deedOn } from "./simulation-deeds.ts";
import { type Dice, diceOf, settingFrom, simulatedHouse } from "./simulation-house.ts";

/** A house lived in by the dice: cases come, people do whatever they do, time goes and jumps, the process starts anew. */

/** The rules the house lives by; a planted defect stands in their place. */
export type Rules = {
	readonly decide: typeof decide;
	readonly evolve: typeof evolve;
	readonly release: typeof voicesAfter;
};
export const rules: Rules = { decide, evolve, release: voicesAfter };

/** One event, and the case on both sides of it. */
export type Happened = {
	readonly before: Case | null;
	readonly event: CaseEvent;
	readonly after: Case;
	/** All events before it. */
	readonly events: readonly CaseEvent[];
	/** Whether nothing more followed from the command. */
	readonly last: boolean;
	readonly setting: Setting;
};
/** One command that was not refused. */
export type Done = {
	readonly before: Case;
	readonly command: Command;
	readonly now: Instant;
	readonly events: readonly CaseEvent[];
	readonly after: Case;
	readonly setting: Setting;
	/** What was known of other cases when it was decided. */
	readonly counts: Counts;
	/** Every case there is, once it is done. */
	readonly cases: readonly Case[];
};
/** What looks on. */
export type Watch = {
	readonly happened: (step: Happened) => void;
	readonly done: (done: Done) => void;
	/** The process has been started anew, or all is over: the events are all there is. */
	readonly stopped: (events: readonly CaseEvent[], state: Case) => void;
};

const casesMax = 4;
const crowdMax = 12;
const stepsMax = 120;
const hour = 3600;
const day = 24 * hour;

type Kept = { readonly state: Case; readonly events: readonly CaseEvent[] };
export type World = {
	now: Instant;
	setting: Setting;
	readonly cases: Kept[];
	/** Whether everybody reports the same, and cases are joined. */
	readonly alike: boolean;
};

/** How far time goes: seconds, a coffee, a night, a holiday, or around the next due time. */
function timePasses(world: World, dice: Dice): void {
	// What is late is joined no more.
	if (world.alike && dice.chance(0.93)) {
		world.now += dice.oneOf([0, 1, 60, 600]);
		return;
	}
	if (dice.chance(0.4)) {
		const due = world.cases.flatMap(({ state }) => nextDueAt(state) ?? []);
		if (due.length > 0) world.now = Math.max(world.now, Math.min(...due) + dice.oneOf([-1, 0, 1, 60]));
		return;
	}
	const spans = [0, 1, 60, 600, hour, hour, 4 * hour, 4 * hour, day, day, 3 * day, 10 * day];
	world.now += dice.oneOf(spans);
}

function run(world: World, index: number, command: Command, by: Rules, watch: Watch): void {
	const kept = world.cases[index];
	const { now, setting } = world;
	const counts = beside(...world.cases);
	const decision = by.decide(kept?.state ?? null, command, now, setting, counts);
	if ("refusal" in decision) return;
	const state = happen(world, index, decision.events, by, watch);
	if (kept === undefined || state === null) return;
	if (command.type === "CutOutPart")
		happen(world, world.cases.length, partOf(kept.state, command, now, setting).events, by, watch);
	const released = by.release(kept.state, state, now, setting, counts);
	if ("code" in released) throw new Error(`nobody takes the voices: ${released.code}`);
	for (const { caseNumber, events } of released) {
		happen(
			world,
			world.cases.findIndex((one) => one.state.caseNumber === caseNumber),
			events,
			by,
			watch,
		);
	}
	const cases = world.cases.map((one) => one.state);
	const { events } = decision;
	watch.done({ before: kept.state, command, now, events, after: state, setting, counts, cases });
}

/** The events of one case, one after the other; where it stands then. */
function happen(
	world: World,
	index: number,
	made: readonly CaseEvent[],
	by: Rules,
	watch: Watch,
): Case | null {
	const kept = world.cases[index];
	const { setting } = world;
	let state = kept?.state ?? null;
	const events = [...(kept?.events ?? [])];
	for (const event of made) {
		const after = by.evolve(state, event);
		const last = event === made.at(-1);
		watch.happened({ before: state, event, after, events, last, setting });
		events.push(event);
		state = after;
	}
	if (state !== null) world.cases[index] = { state, events };
	return state;
}

/** A leader declares a surge over one of the cases, or ends it. */
function surges(world: World, dice: Dice): void {
	if (world.cases.length === 0) return;
	const { caseNumber: parent, areaCode: parentArea } = dice.oneOf(world.cases).state;
	const command: SettingCommand = dice.chance(0.8)
		? { type: "DeclareSurge", by: "p:leader", parent, parentArea, ...oneMatter, hours: 1 + dice.below(72) }
		: { type: "EndSurge", by: "p:leader", parent };
	const decision = arrange(world.setting, command, world.now);
	if ("events" in decision) world.setting = decision.events.reduce(evolveSetting, world.setting);
}
const oneMatter = { categoryCode: "0203", areaPrefix: subDistrict };

/** The sweep: what is past in every case, then cases of people who have gone. */
function sweep(world: World, by: Rules, watch: Watch): void {
	for (const index of world.cases.keys()) {
		run(world, index, escalate, by, watch);
		run(world, index, { type: "HandOver" }, by, watch);
	}
}

/**
 * In every second life the house is down while posts change hands: whatever was due before and after is found late, and
 * no sweep of that second has looked for what lies with whoever has gone.
 */
function isDownAtMoves(seed: number): boolean {
	return seed % 2 === 1;
}

/** Posts change hands, and the sweep of that second looks for what lies with whoever has gone. */
function movesAt(movedAt: number, world: World, by: Rules, watch: Watch): void {
	const later = world.now;
	world.now = movedAt;
	sweep(world, by, watch);
	world.now = later;
}

/** The process stops and starts anew: nothing is left but the events, as they were stored. */
function restart(world: World, by: Rules, watch: Watch): void {
	for (const [index, { state, events }] of world.cases.entries()) {
		watch.stopped(events, state);
		const read: CaseEvent[] = JSON.parse(JSON.stringify(events));
		const again = read.reduce<Case | null>(by.evolve, null);
		if (again !== null) world.cases[index] = { state: again, events };
	}
}

/** Every seventh house has more to do than it can: posts over their load, and units with one red too many. */
function isCrowded(seed: number): boolean {
	return seed % 7 === 6;
}

function crowdedPolicy(event: SettingEvent): SettingEvent {
	if (event.type !== "PolicySet") return event;
	return { ...event, policy: { ...event.policy, load: 1, unitReds: { count: 2, days: 30 } } };
}

/** Lives through one seed. */
export function simulate(seed: number, by: Rules, watch: Watch): void {
	const dice = diceOf(seed);
	// Often late in the year: a limit then touches the next one, whose calendar is not published yet.
	const first = dice.chance(0.3) ? at("2019-11-20 09:00") : at("2019-01-02 09:00");
	const start = first + dice.below(dice.chance(0.3) ? 30 * day : 300 * day);
	const crowded = isCrowded(seed);
	const plain = simulatedHouse(dice, start, bodiesOf(seed));
	const house = crowded ? { ...plain, events: plain.events.map(crowdedPolicy) } : plain;
	const most = crowded ? crowdMax : casesMax;
	const noticeAt = dice.below(stepsMax);
	const world: World = {
		now: start,
		setting: settingFrom(house.events),
		cases: [],
		alike: dice.chance(0.3),
	};
	for (let step = 0; step < stepsMax; step += 1) {
		if (step === noticeAt) {
			// What was due before the notice came has fired before it.
			sweep(world, by, watch);
			const { surges, conductIntake } = world.setting;
			world.setting = { ...settingFrom([...house.events, house.notice]), surges, conductIntake };
			for (const index of world.cases.keys()) run(world, index, { type: "RecomputeLimits" }, by, watch);
		}
		const before = world.now;
		timePasses(world, dice);
		const moves = before < house.movedAt && house.movedAt < world.now;
		if (moves && !isDownAtMoves(seed)) movesAt(house.movedAt, world, by, watch);
		if (world.alike && dice.chance(0.1)) surges(world, dice);
		if (!world.alike && dice.chance(0.05)) changesIntake(world, dice);
		if (dice.chance(0.3)) sweep(world, by, watch);
		if (dice.chance(0.02)) restart(world, by, watch);
		const index = world.cases.length < most && dice.chance(world.alike ? 0.4 : 0.1) ? world.cases.length : -1;
		const there = world.cases.length === 0 ? 0 : dice.below(world.cases.length);
		const { state } = world.cases[index < 0 ? there : index] ?? {};
		const command = state === undefined ? reportOf(dice, `s${step}`, world) : deedOn(state, dice, world);
		run(world, index < 0 ? there : index, command, by, watch);
	}
	restart(world, by, watch);
}
