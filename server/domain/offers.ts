import { openAssists } from "./assist.ts";
import { secondsToAwait } from "./awaiting.ts";
import type { Instant } from "./calendar.ts";
import { cardHeld } from "./card.ts";
import { type Case, isHeld } from "./case.ts";
import type { CaseAction } from "./case-rules.ts";
import { refuseExtension } from "./extension.ts";
import { isUnchecked } from "./level.ts";
import { openAssistsMax } from "./limits.ts";
import { isSmall } from "./on-the-spot.ts";
import { may } from "./permission.ts";
import { refuseAnyPromise } from "./promise-kept.ts";
import { isHandedOnEnough } from "./redispatch.ts";
import type { RefusalCode } from "./refusal.ts";
import { refuseReturn } from "./return.ts";
import type { Setting } from "./setting.ts";

/** The bound that no form can mend: asked too late, used up, not small. */
function boundOf(action: CaseAction, state: Case, setting: Setting, now: Instant): RefusalCode | null {
	if (!isHeld(state)) return null;
	switch (action) {
		case "settleOnSpot":
			return isSmall(state, now) ? null : "notSmall";
		case "returnCase":
			return refuseReturn(state, { kind: "return", itemId: null }, now, setting)?.code ?? null;
		case "extendCase":
			return refuseExtension(state, { kind: "extension", days: 1 }, now)?.code ?? null;
		case "promiseCase":
			return refuseAnyPromise(state, now, setting)?.code ?? null;
		case "changeLevel":
			return state.round > 1 || state.tour.limits === null ? "wrongState" : null;
		case "awaitResident":
			return secondsToAwait(state, setting) > 0 ? null : "awaitedTooLong";
		case "askAssist":
			return openAssists(state).length >= openAssistsMax ? "usedUp" : null;
		case "reassignCase":
			if (cardHeld(state) === null) return "wrongState";
			return isHandedOnEnough(state) ? "usedUp" : null;
		case "confirmEmergency":
			return isUnchecked(state) ? null : "wrongState";
		default:
			return null;
	}
}

/** Why a deed is not offered: the table says no, or the rules would whatever was written. Null where it can be tried. */
export function whyNot(
	action: CaseAction,
	personId: string,
	state: Case,
	setting: Setting,
	now: Instant,
): RefusalCode | null {
	const no = may(action, personId, state, setting, now);
	if (no !== null) return no;
	if (action === "answerAssist" && !openAssists(state).some(({ ownerId }) => ownerId === personId))
		return "alreadyAnswered";
	return boundOf(action, state, setting, now);
}
