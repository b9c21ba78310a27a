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

function isSpan({ of, wordsId, start, end }: Span): boolean {
	return (
		(of === "later") === (wordsId !== undefined) &&
		Number.isInteger(start) &&
		Number.isInteger(end) &&
		start >= 0 &&
		start < end &&
		end <= reportCharactersMax
	);
}

/** `MaskWords`: by the desk, before the report is sent on and after, and of a voice too. */
export function maskWords(
	state: Case,
	{ by, why, spans, photoIds = [] }: MaskWords,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const no = may("maskWords", by, state, setting, now);
	if (no !== null) return refuse(no);
	if (spans.length > caseMasksMax || !spans.every(isSpan)) return refuse("numberUnusable", "spans");
	const theirs = new Set(state.photos.map(({ photoId }) => photoId));
	const isTheirs = new Set(photoIds).size === photoIds.length && photoIds.every((id) => theirs.has(id));
	if (!isTheirs) return refuse("photoUnusable", "photos");
	if (spans.length + photoIds.length === 0 && state.masks === undefined) return refuse("alreadySo");
	const pictures = photoIds.length === 0 ? {} : { photoIds };
	return { events: [{ type: "WordsMasked", at: now, by, why, spans, ...pictures }] };
}

export function worksOn(personId: string, state: Case): boolean {
	if ("tour" in state && state.tour.holderId === personId) return true;
	return state.assists.some(({ ownerId }) => ownerId === personId);
}

/**
 * Whether the person reads the original words and sees every photo: not whoever works on the case, or would help with it.
 * @param parent the case it goes on in as a voice: whoever works on that one works on both
 */
export function seesWhole({ personId, role }: Person, state: Case, parent: Case | null): boolean {
	if (state.masks === undefined) return true;
	if (role === "cadre" || worksOn(personId, state)) return false;
	return parent === null || !worksOn(personId, parent);
}

/** Ids of the photos that the person does not see. */
export function photosHiddenFrom(person: Person, state: Case, parent: Case | null): readonly string[] {
	return seesWhole(person, state, parent) ? [] : (state.masks?.photoIds ?? []);
}
