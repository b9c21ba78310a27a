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
/** How the read models tell what waits. */
export type BatchReads = {
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
/** Since when of a case nothing is told that is a verdict, and nothing that only a case that is over has. */
export type Untold = { readonly verdictFrom: number | null; readonly endFrom: number | null };

/** Null where the holder has been told everything. A voice has its own verdict, and its parent's end. */
export function untoldOf(state: Case, { batchedFrom }: BatchReads): Untold | null {
	const verdictFrom = batchedFrom(state.caseNumber);
	const endFrom = state.status === "merged" ? batchedFrom(state.parent) : verdictFrom;
	return verdictFrom === null && endFrom === null ? null : { verdictFrom, endFrom };
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

/** The trail as whoever has not been told reads it, its versions without gaps. */
export function toldIn<One extends InTrail>(
	trail: readonly One[],
	{ verdictFrom, endFrom }: Untold,
): readonly One[] {
	const isVerdict = (one: One | undefined) =>
		one !== undefined &&
		verdictFrom !== null &&
		one.position >= verdictFrom &&
		verdicts.includes(one.event.type);
	const told = trail.filter((one, index) => {
		if (isVerdict(one)) return false;
		if (endFrom !== null && one.position >= endFrom && isOfTheEnd(one.event)) return false;
		// What the desk took down on the phone was said in that call.
		return one.event.type !== "ResidentCalled" || !isVerdict(trail[index + 1]);
	});
	return told.map((one, index) => ({ ...one, version: index + 1 }));
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
