import { randomBytes } from "node:crypto";
import { readsOf } from "../../db/reads.ts";
import { deedOf } from "../../server/deeds.ts";
import type { Instant } from "../../server/domain/calendar.ts";
import { type Case, evolve, nextDueAt } from "../../server/domain/case.ts";
import type { CaseEvent } from "../../server/domain/case-events.ts";
import type { Command } from "../../server/domain/decide.ts";
import type { Ledger } from "../../server/domain/ledger.ts";
import type { Words } from "../../server/domain/words.ts";
import { sweep } from "../../server/sweep.ts";
import type { fileEngine } from "../db/engines.ts";
import { at, names } from "./house.ts";
import { reportOf } from "./simulation-arrivals.ts";
import { bodiesOf } from "./simulation-bodies.ts";
import { deedOn } from "./simulation-deeds.ts";
import { type Dice, diceOf, simulatedHouse } from "./simulation-house.ts";
import { once } from "./simulation-steps.ts";

/** Two ledgers over one file, as two server processes have them: both take commands, both sweep, on the same cases. */
export type Opened = ReturnType<ReturnType<typeof fileEngine>["open"]>;
/** A defect planted in the second writer. */
export type Planted = (second: Opened, clock: () => Instant) => Ledger;
export const none: Planted = ({ ledger }) => ledger;

const rounds = 45;
const casesMax = 4;
const hour = 3600;
const day = 24 * hour;

/** The same command with words of its own: each are kept once. */
function withOwnWords(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withOwnWords);
	if (typeof value !== "object" || value === null) return value;
	const parts = Object.entries(value).map(([name, part]) => [name, withOwnWords(part)]);
	const same = Object.fromEntries(parts);
	if (!("salt" in value && "text" in value)) return same;
	const id = randomBytes(8).toString("hex");
	return { ...same, id: `w:${id}`, hash: id } satisfies Words;
}

async function execute(ledger: Ledger, caseNumber: string, command: Command): Promise<void> {
	await ledger.execute(deedOf(caseNumber, withOwnWords(command) as Command, () => null));
}

function timePasses(now: Instant, states: readonly Case[], dice: Dice): Instant {
	const due = states.flatMap((state) => nextDueAt(state) ?? []);
	if (due.length > 0 && dice.chance(0.5)) return Math.max(now, Math.min(...due) + dice.oneOf([0, 1, 60]));
	return now + dice.oneOf([0, 1, 600, hour, 4 * hour, day, 3 * day]);
}

/** What one writer is told in one round: a command or two, a sweep, and to look for who has moved. */
function tasksOf(
	ledger: Ledger,
	states: readonly Case[],
	now: Instant,
	dice: Dice,
	alike: boolean,
): Promise<unknown>[] {
	const cases = states.map((state) => ({ state, events: [] }));
	const world = { now, setting: ledger.setting(), cases, alike };
	const told = states
		.filter(() => dice.chance(0.6))
		.map((state) => execute(ledger, state.caseNumber, deedOn(state, dice, world)));
	const handOvers = states
		.filter(() => dice.chance(0.2))
		.map(({ caseNumber }) => execute(ledger, caseNumber, { type: "HandOver" }));
	return [...told, ...(dice.chance(0.7) ? [sweep(ledger)] : []), ...handOvers];
}

/** Lives through one seed with both writers on one file; gives what is in it in the end. */
export async function liveTwice(seed: number, engine: ReturnType<typeof fileEngine>, planted: Planted) {
	const dice = diceOf(seed);
	let now = at("2019-03-11 09:00") + dice.below(200 * day);
	const clock = () => now;
	const open = () => engine.open({ clock, beforeCommit: () => {} });
	const [one, two] = [open(), open()];
	const writers = [one.ledger, planted(two, clock)] as const;
	const people = [...names].map(([id, text]) => ({ id: `n:${id}`, salt: "salt", hash: "", text }));
	await one.ledger.arrange(simulatedHouse(dice, now, bodiesOf(seed)).events, people);
	const alike = dice.chance(0.5);
	const numbers: string[] = [];
	for (let round = 0; round < rounds; round += 1) {
		const states = () => numbers.flatMap((number) => one.reads.stateOf(number) ?? []);
		now = timePasses(now, states(), dice);
		if (numbers.length < casesMax && dice.chance(0.3)) {
			const caseNumber = `t${round}`;
			numbers.push(caseNumber);
			// Both are told: one receives it, the other is refused.
			const cases = states().map((state) => ({ state, events: [] }));
			const world = { now, setting: one.ledger.setting(), cases, alike };
			await Promise.all(
				writers.map((ledger) => execute(ledger, caseNumber, reportOf(dice, caseNumber, world))),
			);
		}
		await Promise.all(writers.flatMap((ledger) => tasksOf(ledger, states(), now, dice, alike)));
		const parts = states().flatMap((state) => state.parts ?? []);
		numbers.push(...parts.filter((part) => !numbers.includes(part)));
	}
	return { one, two, numbers };
}

/** The first thing in the file that two writers must never leave there, or null. */
export function wrongIn({ one, two, numbers }: Awaited<ReturnType<typeof liveTwice>>): string | null {
	const setting = one.ledger.setting();
	for (const number of numbers) {
		const trail = one.reads.trailOf(number);
		if (trail.some(({ version }, index) => version !== index + 1))
			return `${number} has a gap in its versions`;
		let state: Case | null = null;
		const events: CaseEvent[] = [];
		for (const { event } of trail) {
			const after: Case = evolve(state, event);
			const breach = once({ before: state, event, after, events, last: false, setting });
			if (breach !== null) return `${number} v${after.version}: ${breach}`;
			events.push(event);
			state = after;
		}
		const [mine, theirs] = [one, two].map(({ reads }) => JSON.stringify(reads.stateOf(number)));
		if (mine !== theirs) return `${number} stands otherwise for the other`;
		if (mine !== JSON.stringify(state)) return `${number} stands otherwise than its events say`;
	}
	return null;
}

/** What the trails of all cases hold, by type and step. */
export function kindsIn({ one, numbers }: Awaited<ReturnType<typeof liveTwice>>): Set<string> {
	const events = numbers.flatMap((number) => one.reads.trailOf(number).map(({ event }) => event));
	return new Set(events.map((event) => ("step" in event ? `${event.type} ${event.step}` : event.type)));
}

/** A writer that decides on what it had read before it got the lock. */
export const forgetsToLook: Planted = ({ ledger, store }) => {
	const reads = readsOf(store);
	return {
		...ledger,
		execute: (deed) => {
			const seen = reads.stateOf(deed.caseNumber);
			return ledger.execute({
				...deed,
				decide: (loaded) => deed.decide({ ...loaded, state: seen ?? loaded.state }),
			});
		},
	};
};

/** A writer that leaves a row of a list behind. */
export const forgetsARow: Planted = ({ ledger, store }) => ({
	...ledger,
	execute: async (deed) => {
		const outcome = await ledger.execute(deed);
		store.connection.exec("DELETE FROM case_inbox WHERE rowid = (SELECT max(rowid) FROM case_inbox)");
		return outcome;
	},
});
