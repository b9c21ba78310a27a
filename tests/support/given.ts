import { expect } from "vitest";
import { formatInstant, type Instant } from "../../server/domain/calendar.ts";
import { type Case, evolve, nextDueAt, nextMoveOf } from "../../server/domain/case.ts";
import type { CaseEvent, DueStep, FiredStep, Move } from "../../server/domain/case-events.ts";
import { type Command, decide } from "../../server/domain/decide.ts";
import { type Counts, noCounts } from "../../server/domain/load.ts";
import type { Decision, RefusalCode } from "../../server/domain/refusal.ts";
import type { Setting } from "../../server/domain/setting.ts";
import { escalate } from "./domain-deeds.ts";
import { house, at as instantAt } from "./house.ts";

/** An event as a test writes it: what it cares about, instants in local time, `2019-03-13 12:30`. */
export type Shown = { readonly type: CaseEvent["type"]; readonly [field: string]: unknown };

/** Local time to the minute, and to the second where there are any. */
export function local(at: Instant): string {
	return formatInstant(at).slice(0, 19).replace("T", " ").replace(/:00$/, "");
}

function withLocalTimes(value: unknown, key = ""): unknown {
	if (typeof value === "number") return /^(?:at|from)$|At$/.test(key) ? local(value) : value;
	if (Array.isArray(value)) return value.map((item) => withLocalTimes(item));
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withLocalTimes(part, name)]));
}

function isOwn({ cause }: { readonly cause: DueStep["cause"] }): boolean {
	return cause !== "letter" && cause !== "reassignment";
}

/** The steps of the ladders that a case has by itself; what a card asks of others, an answer to its letter and whose the case is to be, has its own. */
export function ladderSteps({ steps }: Case): readonly FiredStep[] {
	return steps.filter(isOwn);
}

/** Whether nothing is left to fire but the notice that it stands still. */
export function isStandingStill({ due }: Case): boolean {
	return due.length > 0 && due.every(({ step }) => step === "stalled");
}

/** Whom a move or a notice reaches: `p:grid1 as holder`, or `resident`. */
export function shownMove(move: Move | null): string {
	if (move === null) return "nobody";
	return move.by === "resident" ? "resident" : `${move.personId} as ${move.as}`;
}

/** What has happened to a case so far, and what may be tried next. */
export class Given {
	readonly events: readonly CaseEvent[];
	readonly setting: Setting;

	constructor(events: readonly CaseEvent[], setting: Setting) {
		this.events = events;
		this.setting = setting;
	}

	get state(): Case {
		const state = this.events.reduce<Case | null>(evolve, null);
		if (state === null) throw new Error("nothing has happened yet");
		return state;
	}

	/** @param at local time, or unix seconds */
	when(command: Command, at: string | Instant, counts: Counts = noCounts): Attempt {
		const now = typeof at === "string" ? instantAt(at) : at;
		const state = this.events.length === 0 ? null : this.state;
		return new Attempt(this, decide(state, command, now, this.setting, counts));
	}

	/** The same past in another house. */
	in(setting: Setting): Given {
		return new Given(this.events, setting);
	}

	/**
	 * Nobody does anything: the sweep comes one second after each due time, until `until`, or until nothing is due but that
	 * somebody is told of the standstill, which never ends by itself.
	 */
	leftAlone(until?: string): Given {
		let current: Given = this;
		const end = until === undefined ? Number.POSITIVE_INFINITY : instantAt(until);
		const isLeft = ({ state }: Given) => until !== undefined || !isStandingStill(state);
		for (let due = nextDueAt(current.state); due !== null && due < end && isLeft(current); ) {
			current = current.when(escalate, due + 1).done();
			due = nextDueAt(current.state);
		}
		return current;
	}

	/** The steps so far, those for a letter or a reassignment apart: `blue contact 2019-03-14 18:00 fell p:grid1 told p:eastSecretary as superior`. */
	get steps(): string[] {
		return ladderSteps(this.state).map(({ step, cause, dueAt, fellOn, told }) => {
			return `${step} ${cause} ${local(dueAt)} fell ${fellOn} told ${shownMove(told)}`;
		});
	}

	/** What fires next if nothing happens, the same apart: `silence silence 2019-03-21 00:00`. */
	get due(): string[] {
		return this.state.due.filter(isOwn).map(({ step, cause, dueAt }) => `${step} ${cause} ${local(dueAt)}`);
	}

	get nextMove(): string {
		return shownMove(nextMoveOf(this.state));
	}
}

/** What the rules made of a command. */
export class Attempt {
	readonly #past: Given;
	readonly decision: Decision<CaseEvent>;

	constructor(past: Given, decision: Decision<CaseEvent>) {
		this.#past = past;
		this.decision = decision;
	}

	/** Exactly these events happened; of each only what is written is compared. */
	// biome-ignore lint/suspicious/noThenProperty: given, when, then are the words of these tests; nobody awaits one
	then(...expected: readonly Shown[]): Given {
		const shown = "events" in this.decision ? this.decision.events : [this.decision];
		expect(shown.map((event) => ("type" in event ? event.type : event))).toEqual(
			expected.map(({ type }) => type),
		);
		expect(shown.map((event) => withLocalTimes(event))).toMatchObject(expected);
		return this.done();
	}

	/** Nothing happened, and this is why. */
	thenRefused(code: RefusalCode, field?: string): Given {
		expect(this.decision).toEqual({ refusal: field === undefined ? { code } : { code, field } });
		return this.#past;
	}

	/** Goes on from what happened. @throws when the command was refused */
	done(): Given {
		if ("refusal" in this.decision) throw new Error(`refused: ${JSON.stringify(this.decision.refusal)}`);
		return new Given([...this.#past.events, ...this.decision.events], this.#past.setting);
	}
}

/** A case with this past, in the house of tests/support/house.ts unless another is given. */
export function given(events: readonly CaseEvent[] = [], setting: Setting = house): Given {
	return new Given(events, setting);
}
