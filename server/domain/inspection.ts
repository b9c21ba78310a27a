import type { Instant } from "./calendar.ts";
import type { CaseEvent } from "./case-events.ts";
import { inspectionNoticeSecondsMax } from "./limits.ts";

/**
 * Inspection theatre 迎检突击 (product.md): what is written of the work once an inspection is in the air is marked, so
 * that whoever inspects holds it apart from what stood there before. A mark is a fact, not guilt.
 */
type Inspection = { readonly from: Instant; readonly to: Instant | null };
type Happened = { readonly version: number; readonly event: CaseEvent };

/** From the referral that announces it to the finding that ends it; a finding that nothing announced is a moment. */
function inspectionsIn(trail: readonly Happened[]): readonly Inspection[] {
	const ended: Inspection[] = [];
	let from: Instant | null = null;
	for (const { event } of trail) {
		if (event.type === "CaseEscalated" && event.step === "referred") from ??= event.at;
		if (event.type !== "CaseFound") continue;
		ended.push({ from: from ?? event.at, to: event.at });
		from = null;
	}
	return from === null ? ended : [...ended, { from, to: null }];
}

/** What a holder leaves behind as proof of work: words, and the photos that go with them. */
function isEvidence({ type }: CaseEvent): boolean {
	return type === "ResidentContacted" || type === "CaseAnswered";
}

/** Versions of the events that are evidence from the last day before an inspection, or from while it lasts. */
export function writtenForInspection(trail: readonly Happened[]): ReadonlySet<number> {
	const inspections = inspectionsIn(trail);
	const isMarked = ({ at }: CaseEvent) =>
		inspections.some(({ from, to }) => from - inspectionNoticeSecondsMax <= at && (to === null || at <= to));
	const marked = trail.filter(({ event }) => isEvidence(event) && isMarked(event));
	return new Set(marked.map(({ version }) => version));
}
