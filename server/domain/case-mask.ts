import type { Instant } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { CaseEvent } from "./case-events.ts";
import type { PartCutOut } from "./cut-out.ts";
import type { WordsRef } from "./words.ts";

/** What the desk masks of a case and cuts out of it, and how that follows from its events. */
export type MaskedPart = "text" | "spot" | "about" | "later";
/**
 * Places in the original words, in code points, the last not included; in words that the resident wrote `later`, with the
 * id of those.
 */
export type Span = {
	readonly of: MaskedPart;
	readonly wordsId?: string;
	readonly start: number;
	readonly end: number;
};
/** What is hidden would tell who reported, or is of a third person. */
export const maskReasons = ["reporter", "thirdPerson"] as const;
export type MaskReason = (typeof maskReasons)[number];
export type Masks = {
	readonly why: MaskReason;
	readonly spans: readonly Span[];
	/** Ids of photos of the resident that are hidden whole; absent where there are none. */
	readonly photoIds?: readonly string[];
};

/** All masks of the case from now on; none where they are taken off. */
export type WordsMasked = Masks & { readonly type: "WordsMasked"; readonly at: Instant; readonly by: string };

export function triaged<S extends Case>(state: S, event: WordsMasked | PartCutOut): S {
	if (event.type === "PartCutOut") return { ...state, parts: [...(state.parts ?? []), event.part] };
	const { why, spans, photoIds = [] } = event;
	const pictures = photoIds.length === 0 ? {} : { photoIds };
	if (spans.length + photoIds.length > 0) return { ...state, masks: { why, spans, ...pictures } };
	const { masks: _off, ...bare } = state;
	// Nothing but one optional member is left out.
	return bare as S;
}

/** Always as long: what is hidden does not tell its length. */
const block = "▇▇▇";

/** The words with what is hidden of that part replaced. @param wordsId of later words, which they are */
export function maskedText(text: string, of: MaskedPart, { spans }: Masks, wordsId?: string): string {
	const hidden = spans.filter((span) => span.of === of && span.wordsId === wordsId);
	if (hidden.length === 0) return text;
	let out = "";
	let isHidden = false;
	[...text].forEach((character, place) => {
		const hides = hidden.some(({ start, end }) => start <= place && place < end);
		if (!hides) out += character;
		else if (!isHidden) out += block;
		isHidden = hides;
	});
	return out;
}

type Received = Extract<CaseEvent, { readonly type: "ReportReceived" }>;

/** Events in which the resident goes on writing. */
const laterEvents: readonly CaseEvent["type"][] = ["MessageLeft", "CaseDisputed", "CaseAppealed"];

/** Whether the resident wrote the words of the event, after the report. */
export function isLater({ type }: CaseEvent): boolean {
	return laterEvents.includes(type);
}

/** Which words of the report each part is. */
export function partsIn({ text, spot, aboutName }: Received): readonly (readonly [MaskedPart, WordsRef])[] {
	const parts = [["text", text] as const, ["spot", spot] as const, ["about", aboutName] as const];
	return parts.flatMap(([of, ref]) => (ref === null ? [] : [[of, ref] as const]));
}
