import { describe, expect, test } from "vitest";
import { cardRank, ladderName } from "../../server/domain/card.ts";
import { type Case, evolve } from "../../server/domain/case.ts";
import type { CaseEscalated, CaseEvent } from "../../server/domain/case-events.ts";
import { isStandstillEvent } from "../../server/domain/case-standstill.ts";
import { decide } from "../../server/domain/decide.ts";
import { stepOrder } from "../../server/domain/ladder.ts";
import { escalate } from "../support/domain-deeds.ts";
import { always, eventsOf, inTheEnd, liveSwept, type Moment } from "../support/domain-lives.ts";
import { settingOf } from "../support/domain-random.ts";

const isEscalated = (event: CaseEvent): event is CaseEscalated => event.type === "CaseEscalated";
const happened = ({ decision }: Moment): readonly CaseEvent[] =>
	"events" in decision ? decision.events : [];

/** The steps of each ladder: the office that first has a sealed report has its own, and an unanswered case begins anew. */
function stretches(events: readonly CaseEvent[]): readonly (readonly CaseEscalated[])[] {
	const found: CaseEscalated[][] = [[]];
	const sealed = events.find(({ type }) => type === "CaseSealed");
	for (const event of events) {
		const isAnew = event.type === "CaseDispatched" && event.why === "unanswered";
		if (isAnew || event === sealed) found.push([]);
		if (isEscalated(event)) found.at(-1)?.push(event);
	}
	return found;
}

/** What follows from the clock alone. */
function isSwept(event: CaseEvent): boolean {
	return isEscalated(event) || event.type === "LetterIssued" || isStandstillEvent(event);
}

/** A step without the second in which the sweep or a deed found it. */
function asDue(event: CaseEvent): object | string {
	return isSwept(event) ? { ...event, at: null } : event.type === "CaseClosed" ? event.how : event;
}

/** Each time it is asked it is a duty of its own. */
const isDecided = (cause: string) => cause === "decision" || cause === "reassignment";

describe("steps, whatever is done and whenever", () => {
	test("each fires once per round and cause; a decision's card once per limit and person", () => {
		inTheEnd((events) => {
			for (const steps of stretches(events)) {
				// Every letter and every assist is a duty of its own; a letter that is owed anew has another limit.
				const fired = steps.map(({ round, step, cause, dueAt, fellOn, letterId = "", assistId = "" }) =>
					isDecided(cause)
						? `${cause} ${dueAt} ${fellOn}`
						: `${round} ${step} ${cause} ${letterId}${letterId && dueAt}${assistId}`,
				);
				expect(new Set(fired).size).toBe(fired.length);
			}
		});
	});

	test("they fire after they were due, in the order of their due times, ties in the order of the ladder", () => {
		always((moment) => {
			const fired = happened(moment)
				.filter(isEscalated)
				.filter(({ cause }) => cause !== "check");
			fired.forEach(({ at, dueAt, step, cause }, i) => {
				expect(at).toBe(moment.now);
				expect(dueAt).toBeLessThan(at);
				const before = fired[i - 1] ?? { dueAt: 0, step, cause };
				expect(before.dueAt).toBeLessThanOrEqual(dueAt);
				if (before.dueAt < dueAt || ladderName(before) !== ladderName({ cause })) return;
				expect(stepOrder.indexOf(before.step)).toBeLessThan(stepOrder.indexOf(step));
			});
		});
	});

	test("a second sweep in the same second finds nothing", () => {
		inTheEnd((_, moments, life) => {
			const { after = null, now = 0 } = moments.at(-1) ?? {};
			if (after === null) return;
			const setting = settingOf(life);
			const swept = decide(after, escalate, now, setting);
			const state = "events" in swept ? swept.events.reduce<Case>(evolve, after) : after;
			expect(decide(state, escalate, now, setting)).toEqual({ events: [] });
		});
	});

	test("every card of a ladder is higher than those that are in force before it", () => {
		inTheEnd((events) => {
			for (const ladder of ["desk", "holder"] as const) {
				let inForce: readonly number[] = [];
				for (const event of events) {
					// The office that has it then has a clock of its own.
					if (event.type === "CaseSealed") inForce = [];
					// A closing ends what is below red (rules.md §4); whoever disputes afterwards begins a ladder anew.
					if (event.type === "CaseClosed" && event.how !== "residentDisagrees")
						inForce = inForce.filter((rank) => rank >= cardRank("red"));
					const rank = isEscalated(event) && ladderName(event) === ladder ? cardRank(event.step) : 0;
					if (rank === 0) continue;
					expect(Math.max(0, ...inForce)).toBeLessThan(rank);
					inForce = [...inForce, rank];
				}
			}
		});
	});

	test("a referral fires only where nobody has been contacted in the round", () => {
		always((moment) => {
			if (!happened(moment).some((event) => isEscalated(event) && event.step === "referred")) return;
			const { before } = moment;
			expect(before !== null && "tour" in before && before.tour.contactedAt).toBeNull();
		});
	});

	test("they are the same whether the sweep came every second or only with the next deed", () => {
		inTheEnd((events, moments, life) => {
			if (life.house === 1) return; // People come back from leave between the sweep and the deed.
			const { after = null, now = 0 } = moments.at(-1) ?? {};
			const rest = after === null ? { events: [] } : decide(after, escalate, now, settingOf(life));
			const seldom = [...events, ...("events" in rest ? rest.events : [])];
			const often = eventsOf(liveSwept(life));
			expect(seldom.slice(0, often.length).map(asDue)).toEqual(often.map(asDue));
			expect(seldom.slice(often.length).every(isSwept)).toBe(true);
		});
	});
});
