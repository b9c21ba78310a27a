import type { Instant } from "./calendar.ts";
import { type Case, nextMoveOf } from "./case.ts";
import type { CaseEvent } from "./case-events.ts";
import { sealedPlace } from "./intake.ts";
import { may, mayRead } from "./permission.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";

/** Sealing: anyone on triage may seal; every look at a sealed report is an event (rules.md §1, trust.md I6). */
export type SealCase = { readonly type: "SealCase"; readonly by: string; readonly track: "conduct" | "protected" };
export type ViewSealed = { readonly type: "ViewSealed"; readonly by: string };

/** `SealCase`: from triage to the sealed track, out of the desk's sight. */
export function seal(state: Case, { by, track }: SealCase, now: Instant, setting: Setting): Decision<CaseEvent> {
	const no = may("sealCase", by, state, setting, now);
	if (no !== null) return refuse(no);
	const place = sealedPlace(track, state.areaCode, state.namedIds, setting, now);
	if (place === null) return refuse("nobodyInCharge");
	return { events: [{ type: "CaseSealed", at: now, by, track, ...place }] };
}

/** `ViewSealed`: recorded before anything is shown; nothing to record for a report that is not sealed. */
export function viewSealed(state: Case, { by }: ViewSealed, now: Instant, setting: Setting): Decision<CaseEvent> {
	const person = setting.people.get(by);
	if (person === undefined || !mayRead(person, state, setting, now)) return refuse("notFound");
	const first = nextMoveOf(state);
	const inHand = first?.by === "staff" && first.personId === by;
	return { events: state.sealed ? [{ type: "SealedViewed", at: now, by, inHand }] : [] };
}
