import type { Instant } from "./calendar.ts";
import { type Case, evolve, nextMoveOf } from "./case.ts";
import type { CaseEvent } from "./case-events.ts";
import { batchCasesMin } from "./limits.ts";

/**
 * Batches 成批告知 (trust.md A10): whoever sees at five past ten that a case was just rated knows who rated it. So whoever
 * holds it is told verdicts other than disputes when five of their cases have one, all together. Silence counts as one, so
 * that its absence tells nothing; no time brings a lone one. A dispute is told at once, with whatever was said before it.
 */

/** One case whose verdict its holder has not been told, and the position of the event with which it began. */
export type Batched = { readonly caseNumber: string; readonly from: number };
/** What was told of a case together with four others: from which position to which, and when. */
export type Span = { readonly from: number; readonly to: number; readonly at: Instant };
/** How the read models tell what waits. */
export type BatchReads = {
	toldSpansOf(caseNumber: string): readonly Span[];
	/** From which position on the case's holder has not been told; null where nothing of it waits. */
	batchedFrom(caseNumber: string): number | null;
};

/** What an event does to the batch of whoever answered. */
export function batchMoveOf(
	event: Pick<CaseEvent, "type"> & { readonly how?: unknown },
): "joins" | "leaves" | null {
	switch (event.type) {
		case "CaseConfirmed":
		case "VerdictChanged":
			return "joins";
		case "CaseClosed":
			// Else it comes with a word that has joined, or with a check that follows from a dispute.
			return event.how === "unconfirmed" ? "joins" : null;
		case "CaseDisputed":
		// What was said as a voice of another case is void where it goes its own way.
		case "CaseSplit":
			return "leaves";
		default:
			return null;
	}
}

/** A holder's batch with one case more, which is in none; empty when it is full, as all are told then. */
export function batchWith(batch: readonly Batched[], one: Batched): readonly Batched[] {
	return batch.length + 1 >= batchCasesMin ? [] : [...batch, one];
}

type InTrail = { readonly position: number; readonly version: number; readonly event: CaseEvent };
/**
 * Since when of a case nothing is told that is a verdict, and nothing that only a case that is over has; and what of both was
 * told late.
 */
export type Untold = {
	readonly verdictFrom: number | null;
	readonly endFrom: number | null;
	readonly verdictSpans: readonly Span[];
	readonly endSpans: readonly Span[];
};

/** Null where everything was told as it happened. A voice has its own verdict, and its parent's end. */
export function untoldOf(state: Case, { batchedFrom, toldSpansOf }: BatchReads): Untold | null {
	const ended = state.status === "merged" ? state.parent : state.caseNumber;
	const untold = { verdictFrom: batchedFrom(state.caseNumber), endFrom: batchedFrom(ended) };
	const [verdictSpans, endSpans] = [toldSpansOf(state.caseNumber), toldSpansOf(ended)];
	const isToldAll = untold.verdictFrom === null && untold.endFrom === null;
	return isToldAll && verdictSpans.length + endSpans.length === 0
		? null
		: { ...untold, verdictSpans, endSpans };
}

const ofTheEnd: readonly CaseEvent["type"][] = [
	...(["VoiceEnded", "PublicationAsked", "PublicationApproved", "PublicationRefused"] as const),
	...(["ErasureProposed", "ErasureRequested", "WordsErased", "PhoneErased"] as const),
];

const verdicts: readonly CaseEvent["type"][] = ["CaseConfirmed", "VerdictChanged", "CaseClosed"];

/** Whether only a case that is over can have it. */
function isOfTheEnd(event: CaseEvent): boolean {
	if (event.type === "CaseDecided") return event.kind === "erasure";
	if (event.type === "DecisionHandedOver") return event.pending.kind === "erasure";
	if (event.type === "CaseEscalated") return event.cause === "publication" || event.cause === "decision";
	return ofTheEnd.includes(event.type);
}

/** Whether it is a verdict, or the call in which one was said, just before it. */
function saysVerdict(event: CaseEvent, next: CaseEvent | undefined): boolean {
	const said = event.type === "ResidentCalled" ? next?.type : event.type;
	return said !== undefined && verdicts.includes(said);
}

/**
 * The trail as whoever is told in batches reads it, its versions without gaps: without what waits, and what was told late
 * where and when it was told.
 */
export function toldIn<One extends InTrail>(
	trail: readonly One[],
	{ verdictFrom, endFrom, verdictSpans, endSpans }: Untold,
): readonly One[] {
	const told = trail.flatMap((one, index) => {
		const { position, event } = one;
		const isVerdict = saysVerdict(event, trail[index + 1]?.event);
		if (!isVerdict && !isOfTheEnd(event)) return [{ one, order: position }];
		const from = isVerdict ? verdictFrom : endFrom;
		// A call lies just before the word that was said in it.
		if (from !== null && position >= from - 1) return [];
		const spans = isVerdict ? verdictSpans : endSpans;
		const late = spans.find((span) => position >= span.from - 1 && position <= span.to);
		if (late === undefined) return [{ one, order: position }];
		return [{ one: { ...one, event: { ...event, at: late.at } }, order: late.to }];
	});
	const inOrder = told.sort((a, b) => a.order - b.order || a.one.position - b.one.position);
	return inOrder.map(({ one }, index) => ({ ...one, version: index + 1 }));
}

/** A case of which all was told, some of it late: to the holder it was over then, and its cards were cleared then. */
export function overWhenTold(state: Case, { endSpans }: Untold): Case {
	if (state.status !== "closed") return state;
	const { closedAt } = state;
	const at = endSpans.find((span) => span.at >= closedAt)?.at ?? closedAt;
	const steps = state.steps.map((one) => (one.clearedAt === closedAt ? { ...one, clearedAt: at } : one));
	return { ...state, steps, closedAt: at };
}

/** What the law has erased is gone for everybody, and who works on an answered case does not change. */
function alike(event: CaseEvent, before: Case | null): CaseEvent {
	const move = before?.status === "followUp" ? nextMoveOf(before) : null;
	return event.type === "CaseEscalated" && move !== null ? { ...event, nextMove: move } : event;
}

/** The case as it stands by what was told of it. @param now as it stands in truth */
export function standsBy(told: readonly Pick<InTrail, "event">[], now: Case): Case {
	const state = told.reduce<Case | null>((before, { event }) => evolve(before, alike(event, before)), null);
	if (state === null || now.erased === undefined) return state ?? now;
	const left = new Set(now.photos.map(({ photoId }) => photoId));
	const photos = state.photos.filter(({ photoId }) => left.has(photoId));
	return { ...state, photos, erased: now.erased };
}
