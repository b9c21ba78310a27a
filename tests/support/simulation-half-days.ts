import { calendarFor } from "../../server/domain/calendar.ts";
import type { CaseEvent } from "../../server/domain/case-events.ts";
import { caseFinish } from "../../server/domain/clock.ts";
import { decide } from "../../server/domain/decide.ts";
import { deskPlace } from "../../server/domain/desk.ts";
import { halfDayOf, keepsHalfDay } from "../../server/domain/half-day.ts";
import { policyOf } from "../../server/domain/setting.ts";
import { type Happened, rules } from "./simulation.ts";
import type { Defect } from "./simulation-defects.ts";

/** What holds of a report about a visit to a counter (rules.md §6), and the defects that show it. */

/** Nobody beside the desk has it before its half-day is over, and its clock tells no more than the half-day. */
function keptToHalfDay({ before, event, after, setting }: Happened): string | null {
	if (event.type !== "CaseDispatched" || before === null || before.hop > 0) return null;
	const policy = policyOf(setting, before.policyVersion);
	if (!keepsHalfDay(event.categoryCode, event.level, policy)) return null;
	const calendar = calendarFor(setting.calendar, before.areaCode);
	const half = before.halfDay ?? halfDayOf(calendar, before.receivedAt);
	// Where there is nobody at a desk to have it, it goes at once.
	if (deskPlace(before, before.level, before.receivedAt, setting) === null) return null;
	if (after.halfDay?.from !== half.from) return "its half-day was not kept";
	if (event.at <= half.until) return "it was sent on within its half-day";
	if (event.caseFinishDueAt === null) return null;
	const due = caseFinish(calendar, policy.levels[event.level], half.from);
	return event.caseFinishDueAt === due ? null : "its limit tells when it came";
}
const told = "a visit to a counter is told by its half-day";
export const ofHalfDays = { [told]: keptToHalfDay } as const;

/** The decisions of `change` in place of those made. */
function changing(change: (event: CaseEvent) => CaseEvent): Defect["rules"] {
	const wrong: typeof decide = (...given) => {
		const decision = decide(...given);
		return "events" in decision ? { events: decision.events.map(change) } : decision;
	};
	return { ...rules, decide: wrong };
}

/** Goes out the second after. */
function atOnce<Event extends CaseEvent & { readonly due: readonly { readonly step: string }[] }>(
	event: Event,
): Event {
	return {
		...event,
		due: event.due.map((step) => (step.step === "dispatch" ? { ...step, dueAt: event.at } : step)),
	};
}

export const halfDayDefects: readonly Defect[] = [
	{
		invariant: told,
		is: "a report goes out as it comes",
		rules: changing((event) => (event.type === "ReportReceived" ? atOnce(event) : event)),
	},
	{
		invariant: told,
		is: "what the desk decides goes out as it is decided",
		rules: changing((event) => (event.type === "DispatchDeferred" ? atOnce(event) : event)),
	},
	{
		invariant: told,
		is: "its limit counts from the minute",
		rules: changing((event) =>
			event.type === "CaseDispatched" && event.caseFinishDueAt !== null
				? { ...event, caseFinishDueAt: event.caseFinishDueAt + 60 }
				: event,
		),
	},
];
