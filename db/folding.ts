import type { Instant } from "../server/domain/calendar.ts";
import type { CaseEvent } from "../server/domain/case-events.ts";
import type { Written } from "./canonical.ts";
import { advance, type Standing } from "./projection.ts";

/** The standing after `events`, which must be of the deed's case and moment. */
export function folded(
	before: Standing | null,
	events: readonly Written<CaseEvent>[],
	caseNumber: string,
	now: Instant,
): Standing {
	let after = before;
	for (const { event } of events) {
		if (event.at !== now) throw new Error(`${event.type} is dated ${event.at} instead of ${now}`);
		after = advance(after, event);
	}
	if (after === null) throw new Error(`nothing was decided on ${caseNumber}, which does not exist`);
	if (after.state.caseNumber !== caseNumber) throw new Error(`the events are not of ${caseNumber}`);
	return after;
}
