import { calendarFor, dayOf, type Instant, isProvisional } from "./calendar.ts";
import type { Calendar } from "./calendar-book.ts";
import { type Case, evolve, isReceived } from "./case.ts";
import type { CaseEscalated, CaseEvent, DueStep } from "./case-events.ts";
import type { Provisional } from "./clock.ts";
import { yearOf } from "./day.ts";
import { deskPaceOf } from "./desk.ts";
import type { Setting } from "./setting.ts";
import { roundLevel, timesOf } from "./times.ts";

/**
 * What of a decision lies in a year whose notice is not entered yet (rules.md §3): each step that is due says so of itself,
 * and with it the limit that it ends, whoever owes it. It stands in the event, as the time does: both change together,
 * when the limits are worked out anew.
 */

/** Whether the time is counted by the calendar; plain time and a date that somebody named are not. */
function isCounted(state: Case, step: DueStep, setting: Setting): boolean {
	const { level, policy } = timesOf(state, setting);
	switch (step.cause) {
		case "sign":
		case "contact":
		case "finish":
			return level.base === "working" || step.step === "referred";
		case "awaiting":
			return level.base === "working";
		case "assist": {
			const asked = state.assists.find(({ assistId }) => assistId === step.assistId)?.level;
			return policy.levels[asked ?? roundLevel(state)].base === "working";
		}
		case "triage":
			return isReceived(state) && state.track === "service" && deskPaceOf(state, setting) === "normal";
		case "decision":
		case "letter":
		case "publication":
		case "reassignment":
		case "transfer":
		case "silence":
		case "stalled":
			return true;
		case "promise":
		case "shelving":
		case "emergency":
		case "halfDay":
		case "check":
		case "finding":
		case "reds":
			return false;
		default:
			return step satisfies never;
	}
}

function calendarOf({ areaCode }: Pick<Case, "areaCode">, setting: Setting): Calendar {
	return calendarFor(setting.calendar, areaCode);
}

/** The step with the mark that it has now, from `at` on; the same one where that is the mark it has already. */
function markedStep<Step extends DueStep>(step: Step, state: Case, at: Instant, setting: Setting): Step {
	const { dueAt, provisional: before } = step;
	const isIt = isProvisional(calendarOf(state, setting), Math.min(at, dueAt), dueAt);
	if (isIt && isCounted(state, step, setting)) return before ? step : { ...step, provisional: true };
	if (before === undefined) return step;
	const { provisional: _settled, ...settled } = step;
	// Nothing but one optional member is left out.
	return settled as Step;
}

/** What is due, each step with its mark. */
export function withMarks(
	due: readonly DueStep[],
	state: Case,
	at: Instant,
	setting: Setting,
): readonly DueStep[] {
	return due.map((step) => markedStep(step, state, at, setting));
}

function dueIn(event: CaseEvent): readonly DueStep[] {
	if (!("due" in event) || event.due === undefined) return [];
	return "step" in event.due ? [event.due] : event.due;
}

/** What begins with a card, and is due for whom it told. */
function begunBy({ climbsAt, reassign }: CaseEscalated): Instant | null {
	return climbsAt ?? reassign?.dueAt ?? null;
}

/** Whether a mark is to be set or taken away; nearly never, so that nothing else is asked of every deed. */
function isMarkable(event: CaseEvent, calendar: Calendar): boolean {
	const isOpen = (at: Instant) => !calendar.publishedYears.has(yearOf(dayOf(at)));
	const begun = event.type === "CaseEscalated" ? begunBy(event) : null;
	if (begun !== null && isOpen(begun)) return true;
	const of = ({ dueAt, provisional }: DueStep) => provisional === true || isOpen(dueAt);
	return dueIn(event).some(of) || ("stopped" in event && (event.stopped?.some(of) ?? false));
}

function markedEvent(event: CaseEvent, after: Case, setting: Setting): CaseEvent {
	const { at } = event;
	const marks = (due: readonly DueStep[]) => withMarks(due, after, at, setting);
	if (event.type === "StallTimed" || event.type === "CaseStalled")
		return { ...event, due: markedStep(event.due, after, at, setting) };
	const stopped = "stopped" in event && event.stopped !== undefined ? { stopped: marks(event.stopped) } : {};
	if (event.type === "CaseEscalated") {
		const begun = begunBy(event);
		const isIt = begun !== null && isProvisional(calendarOf(after, setting), Math.min(at, begun), begun);
		return { ...event, ...stopped, ...(isIt ? { provisional: true } : {}) };
	}
	return "due" in event && event.due !== undefined
		? { ...event, due: marks(event.due), ...stopped }
		: { ...event, ...stopped };
}

/** What was decided, with the mark on each step that it sets. */
export function withProvisional(
	before: Case | null,
	events: readonly CaseEvent[],
	setting: Setting,
): readonly CaseEvent[] {
	const [first] = events;
	const of = before ?? (first?.type === "ReportReceived" ? first : null);
	if (of === null) return events;
	const calendar = calendarOf(of, setting);
	if (!events.some((event) => isMarkable(event, calendar))) return events;
	let state = before;
	return events.map((event) => {
		const after = evolve(state, event);
		const marked = isMarkable(event, calendar) ? markedEvent(event, after, setting) : event;
		state = evolve(state, marked);
		return marked;
	});
}

/** Whether the limit that an event tells was provisional then. */
export function wasUnsettled(event: CaseEvent, dueAt: Instant | null): boolean {
	return isUnsettled({ due: dueIn(event) }, dueAt);
}

/** Whether the limit is provisional: of the step that ends it, by its time. */
export function isUnsettled({ due }: Pick<Case, "due">, dueAt: Instant | null): boolean {
	return due.some(
		(step: Provisional & { readonly dueAt: Instant }) => step.dueAt === dueAt && step.provisional === true,
	);
}
