import { type Instant, nextOpening } from "./calendar.ts";
import type { Calendar } from "./calendar-book.ts";
import { type Limits, shareOf, spanEnd, spanEndAfterDue } from "./clock.ts";
import type { Level, LevelPolicy, Policy, Share, Span } from "./policy.ts";

/** The steps by rank, lowest first; steps due at one instant stand in this order (rules.md §4). */
export const stepOrder = [
	"contactReminder",
	"finishReminder",
	"unsigned",
	"blue",
	"yellow",
	"red",
	"referred",
] as const;

/** 催办 · 未签收 · 蓝 · 黄 · 红 · 移交 */
export type StepName = (typeof stepOrder)[number];

/** A step and what it hangs on: it falls away when the deed of its cause is done before it is due. */
export type LadderStep = {
	readonly step: StepName;
	readonly cause: "sign" | "contact" | "finish";
	readonly dueAt: Instant;
};

/**
 * All steps a holder meets who does nothing (rules.md §4), by due time, ties in `stepOrder`. Both blues and both
 * yellows are listed; which of them fires is for whoever holds the state to say.
 * @param dispatchedAt the start of the holder clock: reminders run from it
 * @param limits that holder's limits, as extended and paused
 */
export function ladderOf(
	cal: Calendar,
	level: LevelPolicy,
	dispatchedAt: Instant,
	limits: Limits,
): LadderStep[] {
	const { signDueAt, contactDueAt, finishDueAt } = limits;
	const after = (due: Instant, span: Span) => spanEndAfterDue(cal, due, span);
	const reminder = (rule: Share | Span, due: Instant) => reminderAt(cal, level, dispatchedAt, due, rule);
	// Written in the order of rank: sorting is stable, so ties keep it.
	const steps: LadderStep[] = [];
	if (contactDueAt !== null && level.contactReminder !== null) {
		steps.push({
			cause: "contact",
			dueAt: reminder(level.contactReminder, contactDueAt),
			step: "contactReminder",
		});
	}
	steps.push({ cause: "finish", dueAt: reminder(level.finishReminder, finishDueAt), step: "finishReminder" });
	steps.push({ cause: "sign", dueAt: signDueAt, step: "unsigned" });
	if (contactDueAt !== null) steps.push({ cause: "contact", dueAt: contactDueAt, step: "blue" });
	steps.push({ cause: "finish", dueAt: finishDueAt, step: "blue" });
	if (contactDueAt !== null && level.yellowAfterContact !== null) {
		steps.push({ cause: "contact", dueAt: after(contactDueAt, level.yellowAfterContact), step: "yellow" });
	}
	steps.push({ cause: "finish", dueAt: after(finishDueAt, level.yellowAfterFinish), step: "yellow" });
	steps.push({ cause: "finish", dueAt: after(finishDueAt, level.redAfterFinish), step: "red" });
	steps.push({ cause: "finish", dueAt: referredAt(cal, level, finishDueAt), step: "referred" });
	return steps.sort((a, b) => a.dueAt - b.dueAt);
}

function reminderAt(
	cal: Calendar,
	level: LevelPolicy,
	dispatchedAt: Instant,
	due: Instant,
	rule: Share | Span,
): Instant {
	if ("percent" in rule) return shareOf(cal, level.base, dispatchedAt, due, rule.percent);
	return spanEnd(cal, dispatchedAt, rule);
}

function referredAt(cal: Calendar, level: LevelPolicy, finishDueAt: Instant): Instant {
	const rule = level.referredAfterFinish;
	const at = spanEndAfterDue(cal, finishDueAt, rule);
	return rule.thenOpening === true ? nextOpening(cal, at) : at;
}

/** The desk's time to dispatch by hand (rules.md §2): past it blue to the desk's superior, past twice that yellow to the leader. */
export function deskLimits(
	cal: Calendar,
	policy: Policy,
	level: Level,
	receivedAt: Instant,
): { readonly blueAt: Instant; readonly yellowAt: Instant } {
	const limit = deskSpan(policy, level);
	return {
		blueAt: spanEnd(cal, receivedAt, limit),
		yellowAt: spanEnd(cal, receivedAt, { unit: limit.unit, count: limit.count * 2 }),
	};
}

function deskSpan(policy: Policy, level: Level): Span {
	switch (level) {
		case "emergency":
			return policy.desk.emergency;
		case "urgent":
			return policy.desk.urgent;
		case "normal":
		case "complex":
		case "inquiry":
		case "rework":
			return policy.desk.other;
		default:
			return level satisfies never;
	}
}
