import type { Instant } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { CaseEvent } from "./case-events.ts";
import type { Masks, Span } from "./case-mask.ts";
import { caseMasksMax, reportCharactersMax } from "./limits.ts";
import { may } from "./permission.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Person, Setting } from "./setting.ts";

/**
 * Masks 遮住 (trust.md A10): the desk hides from whoever works on a case what of the resident's words would tell who
 * reported. The words stay as they were sent, for their resident, the desk, superiors and discipline staff, and so do
 * their commitments in the log; each change of the masks is an event.
 */
export type MaskWords = Masks & { readonly type: "MaskWords"; readonly by: string };
function isSpan({ start, end }: Span): boolean {
	return (
		Number.isInteger(start) &&
		Number.isInteger(end) &&
		start >= 0 &&
		start < end &&
		end <= reportCharactersMax
	);
}

/** `MaskWords`: by the desk, before the report is sent on and after. */
export function maskWords(
	state: Case,
	{ by, why, spans }: MaskWords,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const no = may("maskWords", by, state, setting, now);
	if (no !== null) return refuse(no);
	if (spans.length > caseMasksMax || !spans.every(isSpan)) return refuse("numberUnusable", "spans");
	if (spans.length === 0 && state.masks === undefined) return refuse("alreadySo");
	return { events: [{ type: "WordsMasked", at: now, by, why, spans }] };
}

/** Whether the person reads the original words: not whoever works on the case, or would help with it. */
export function seesWhole({ personId, role }: Person, state: Case): boolean {
	if (state.masks === undefined) return true;
	if (role === "cadre" || ("tour" in state && state.tour.holderId === personId)) return false;
	return !state.assists.some(({ ownerId }) => ownerId === personId);
}
