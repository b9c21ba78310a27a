import type { Case } from "../../server/domain/case.ts";
import type { CaseEvent } from "../../server/domain/case-events.ts";
import { type Command, decide } from "../../server/domain/decide.ts";
import type { Decision } from "../../server/domain/refusal.ts";
import { type Rules, rules } from "./simulation.ts";
import { people } from "./simulation-house.ts";
import { deciding, forgetting } from "./simulation-wrong.ts";

/** Defects planted in the rules, each with the invariant that has to find it. */

const day = 86_400;
export type Defect = {
	readonly invariant: string;
	readonly is: string;
	readonly rules: Rules;
};

function events(decision: Decision<CaseEvent>, change: (made: readonly CaseEvent[]) => readonly CaseEvent[]) {
	return "events" in decision ? { events: change(decision.events) } : decision;
}

/** A state that follows otherwise. */
function evolving(change: (after: Case, event: CaseEvent) => Case): Rules {
	return { ...rules, evolve: (state, event) => change(rules.evolve(state, event), event) };
}

function granting(change: (granted: NonNullable<Granted>) => Granted): Rules {
	return deciding((event) =>
		event.type === "CaseDecided" && event.granted !== undefined
			? ({ ...event, granted: change(event.granted) } as CaseEvent)
			: event,
	);
}
type Granted = Extract<CaseEvent, { type: "CaseDecided" }>["granted"];

function withoutStop<Ended extends Extract<CaseEvent, { type: "CaseDecided" | "CaseResumed" }>>(
	event: Ended,
) {
	const { stopped: _stopped, ...ended } = event;
	return ended;
}

/** What is refused to one person is done for them in somebody else's name. */
const doneForAnybody: typeof decide = (state, command, now, setting) => {
	const decision = decide(state, command, now, setting);
	if (!("refusal" in decision && "by" in command)) return decision;
	const tried = people.map((by) => decide(state, { ...command, by } as Command, now, setting));
	const done = tried.find((one) => "events" in one) ?? decision;
	const { by } = command;
	return events(done, (made) => made.map((event) => ("by" in event ? { ...event, by } : event) as CaseEvent));
};

const swapped: typeof decide = (...given) =>
	events(decide(...given), (made) => {
		const isStep = (event: CaseEvent | undefined) => event?.type === "CaseEscalated";
		const [first, second, ...rest] = made;
		return first && second && isStep(first) && isStep(second) ? [second, first, ...rest] : made;
	});

const twice: typeof decide = (...given) =>
	events(decide(...given), (made) =>
		made.flatMap((event): readonly CaseEvent[] =>
			event.type === "CaseEscalated" ? [event, event] : [event],
		),
	);

const onlyFirst: typeof decide = (state, command, now, setting) =>
	events(decide(state, command, now, setting), (made) =>
		command.type === "EscalateCase" ? made.slice(0, 1) : made,
	);

const nextDue = "every open case has a next due time, or a reason for none";
const nextMove = "exactly one has the next move, and exists";
const stops = "what stops the clock has a reason and an end";
const caps = "stopped time keeps within its caps";
const climbs = "a report left undispatched climbs";
const once = "a step fires once, after it was due";

export const defects: readonly Defect[] = [
	{
		invariant: nextDue,
		is: "a signature forgets what is due",
		rules: evolving((after, { type }) => (type === "CaseSigned" ? { ...after, due: [] } : after)),
	},
	{
		invariant: nextDue,
		is: "a finding clears a case that nobody has answered, and leaves nothing due",
		rules: forgetting((event) => event.type === "CaseDispatched" && event.why === "unanswered"),
	},
	{
		invariant: nextMove,
		is: "a card hands the move to somebody who does not exist",
		rules: deciding((event) =>
			event.type === "CaseEscalated" && event.nextMove.by === "staff"
				? { ...event, nextMove: { ...event.nextMove, personId: "p:ghost" } }
				: event,
		),
	},
	{
		invariant: nextMove,
		is: "a decision that is asked leaves the move with the holder",
		rules: evolving((after, { type }) =>
			type === "DecisionAsked" ? { ...after, moves: after.moves.slice(0, -1) } : after,
		),
	},
	{
		invariant: stops,
		is: "the wait for the resident has no end",
		rules: deciding((event) =>
			event.type === "ResidentAwaited"
				? { ...event, due: event.due.filter(({ step }) => step !== "resume") }
				: event,
		),
	},
	{
		invariant: stops,
		is: "the clock goes on after a decision, whatever help is overdue",
		rules: deciding((event) => (event.type === "CaseDecided" ? withoutStop(event) : event)),
	},
	{
		invariant: stops,
		is: "the clock goes on after a wait, whatever help is overdue",
		rules: deciding((event) => (event.type === "CaseResumed" ? withoutStop(event) : event)),
	},
	{
		invariant: caps,
		is: "the resident is awaited for a month",
		rules: deciding((event) =>
			event.type === "ResidentAwaited"
				? {
						...event,
						due: event.due.map((due) =>
							due.step === "resume" ? { ...due, dueAt: due.dueAt + 30 * day } : due,
						),
					}
				: event,
		),
	},
	{
		invariant: caps,
		is: "an extension gives ten days more than were asked",
		rules: granting((granted) =>
			granted.kind === "extension" ? { ...granted, days: granted.days + 10 } : granted,
		),
	},
	{
		invariant: caps,
		is: "a case is shelved for years",
		rules: granting((granted) =>
			granted.kind === "shelving" ? { ...granted, reviewOn: "2029-01-02" } : granted,
		),
	},
	{
		invariant: caps,
		is: "every promise counts three times",
		rules: evolving((after, event) => {
			if (event.type !== "CaseDecided" || event.granted?.kind !== "promise") return after;
			const last = after.changes.slice(-1);
			return { ...after, changes: [...after.changes, ...last, ...last] };
		}),
	},
	{
		invariant: climbs,
		is: "a report at the desk has no limit",
		rules: deciding((event) => (event.type === "ReportReceived" ? { ...event, due: [] } : event)),
	},
	{ invariant: once, is: "every step fires twice", rules: { ...rules, decide: twice } },
	{
		invariant: once,
		is: "a step fires an hour early",
		rules: deciding((event) =>
			event.type === "CaseEscalated" && event.cause !== "check"
				? { ...event, at: event.dueAt - 3600 }
				: event,
		),
	},
	{
		invariant: "a card falls on whoever held the move or the duty",
		is: "every card falls on a neighbour",
		rules: deciding((event) =>
			event.type === "CaseEscalated" ? { ...event, fellOn: "p:westSecretary" } : event,
		),
	},
	{
		invariant: "the resident's limit is never restarted",
		is: "a change of hands brings the resident's limit nearer",
		rules: deciding((event) =>
			event.type === "CaseDispatched" && event.why !== undefined && event.caseFinishDueAt !== null
				? { ...event, caseFinishDueAt: event.caseFinishDueAt - day }
				: event,
		),
	},
	{
		invariant: "steps fire in the order of their due times",
		is: "the first two steps change places",
		rules: { ...rules, decide: swapped },
	},
	{
		invariant: "nobody acts beyond permission",
		is: "anybody may do anything",
		rules: { ...rules, decide: doneForAnybody },
	},
	{
		invariant: "the sweep leaves nothing that is past",
		is: "a sweep fires one step and goes",
		rules: { ...rules, decide: onlyFirst },
	},
	{
		invariant: "every limit stands where its rule puts it",
		is: "a wait for the resident ends a minute late",
		rules: deciding((event) =>
			event.type === "ResidentAwaited"
				? { ...event, due: event.due.map((step) => ({ ...step, dueAt: step.dueAt + 60 })) }
				: event,
		),
	},
	{
		invariant: "the state is what the events give",
		is: "something is known that no event says",
		rules: evolving((after, { type }) =>
			type === "MessageLeft" ? { ...after, returns: after.returns + 1 } : after,
		),
	},
];
