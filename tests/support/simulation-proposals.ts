import { formatInstant, type Instant } from "../../server/domain/calendar.ts";
import { declineReasons, redirectReasons } from "../../server/domain/exit-events.ts";
import type { Proposal } from "../../server/domain/proposal.ts";
import type { Words } from "../../server/domain/words.ts";
import { words } from "./domain-deeds.ts";
import type { Dice } from "./simulation-house.ts";

/** What people of a simulation ask their superiors to decide. */

const dayLong = 86_400;
/** The calendar date of an instant. */
export const dateAt = (at: Instant): string => formatInstant(at).slice(0, 10);
export type Proposed = Proposal<Words>["kind"];

/** Something to ask a superior for, within its bounds or a little beyond. */
export function proposalOf(dice: Dice, now: Instant, kind: Proposed): Proposal<Words> {
	const byDate = dateAt(now + (1 + dice.below(40)) * dayLong);
	switch (kind) {
		case "return":
			return { kind, itemId: dice.oneOf(["facilities", null]) };
		case "extension":
			return { kind, days: 1 + dice.below(11) };
		case "promise":
			return { kind, byDate, milestones: [{ byDate, words: words("材料到货") }] };
		case "shelving": {
			const reviewOn = dateAt(now + (1 + dice.below(95)) * dayLong);
			return { kind, cause: "funding", ownerPostId: "worksChief", reviewOn, approvals: [] };
		}
		case "level":
			return {
				kind,
				level: dice.oneOf(["normal", "complex", "urgent", "emergency", "inquiry"]),
				categoryCode: dice.oneOf(["0203", "0501"]),
			};
		case "decline":
			return { kind, reason: dice.oneOf(declineReasons), ...elsewhere };
		case "redirect":
			return { kind, reason: dice.oneOf(redirectReasons), ...elsewhere };
		default:
			return kind satisfies never;
	}
}
const elsewhere = { body: words("区人民法院"), limit: words("七天内立案") };
