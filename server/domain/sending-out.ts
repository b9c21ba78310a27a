import type { Instant } from "./calendar.ts";
import { nextMoveOf, type ReceivedCase } from "./case.ts";
import type { CaseEvent } from "./case-events.ts";
import { deskPlace } from "./desk.ts";
import { dispatchTo, targetOf } from "./dispatch.ts";
import type { Setting } from "./setting.ts";

/**
 * What the end of a half-day brings about: the dispatch of a report about a visit to a counter to whom the desk chose, or
 * the duty book's post as it is then. Back to the desk with its limits where nobody may hold it any more.
 */
export function sendOut(state: ReceivedCase, now: Instant, setting: Setting): CaseEvent {
	const { deferred, level } = state;
	const to = (postId: string | null) => targetOf(state, { ...state, postId }, level, now, setting);
	const target = to(deferred?.postId ?? null) ?? to(null);
	if (target !== null) return dispatchTo(target, { ...state, setting, now, by: deferred?.by ?? null });
	const back = { type: "CaseSentBack", at: now, by: null, why: "nobody" } as const;
	const place = deskPlace(state, level, now, setting);
	if (place !== null) return { ...back, ...place };
	const nextMove = nextMoveOf(state);
	if (nextMove === null) throw new Error(`${state.caseNumber} is nobody's`);
	return { ...back, nextMove, triageDueAt: now, due: [{ step: "blue", cause: "triage", dueAt: now }] };
}
