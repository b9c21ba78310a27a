import type { Instant } from "./calendar.ts";
import type { HeldCase } from "./case.ts";
import { isPast } from "./clock.ts";
import { extensionDaysMax } from "./limits.ts";
import type { Proposal } from "./proposal.ts";
import type { Refusal } from "./refusal.ts";

/** Extension 延期 (rules.md §2). */
type Extension = Extract<Proposal<unknown>, { readonly kind: "extension" }>;

/** Working days the case has been extended by so far. */
function daysExtended({ changes }: Pick<HeldCase, "changes">): number {
	return changes.reduce((sum, change) => (change.kind === "extension" ? sum + change.days : sum), 0);
}

/** Asked before the limit, at most 10 working days in total. */
export function refuseExtension(state: HeldCase, { days }: Extension, now: Instant): Refusal | null {
	const { limits } = state.tour;
	if (limits === null) return { code: "wrongState" };
	if (isPast(limits.finishDueAt, now)) return { code: "askedTooLate" };
	if (!Number.isInteger(days) || days < 1 || daysExtended(state) + days > extensionDaysMax)
		return { code: "usedUp", field: "days" };
	return null;
}
