import type { Instant } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { CaseEvent } from "./case-events.ts";
import { submitReport } from "./intake.ts";
import { casePartsMax } from "./limits.ts";
import type { Counts } from "./load.ts";
import type { Released } from "./merge.ts";
import { may } from "./permission.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import type { Words } from "./words.ts";

/**
 * Cutting out 另立 (rules.md §1): of a report that holds several matters, triage or a discipline officer writes one anew,
 * without what tells who reported. It becomes a report by itself, received now, and nothing in it points back; the
 * resident finds it under the receipt of the first, whose words stay whole.
 */
export type CutOutPart = {
	readonly type: "CutOutPart";
	readonly by: string;
	/** The number of the new case. */
	readonly part: string;
	/** Danger to a person goes to the protected track; everything else is sorted as any report is. */
	readonly protect: boolean;
	readonly text: Words;
	readonly spot: Words | null;
	readonly categoryCode: string | null;
	readonly danger: boolean;
};
export type PartCutOut = {
	readonly type: "PartCutOut";
	readonly at: Instant;
	readonly by: string;
	readonly part: string;
	/** Whether only those of its track may know of the part: then nobody here reads its number. */
	readonly sealed: boolean;
};

/** The part as a report of its own, in the same place; photos and the phone number stay with the first. */
function received(
	{ areaCode, reportType, frail }: Case,
	command: CutOutPart,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const { part: caseNumber, protect, text, spot, categoryCode, danger } = command;
	return submitReport(
		{
			...{
				type: "SubmitReport",
				caseNumber,
				areaCode,
				categoryCode,
				reportType,
				danger,
				text,
				spot,
				protect,
			},
			...{ about: null, sealed: false, contactPhone: null, consentPublish: false, frail: frail === true },
		},
		now,
		setting,
	);
}

/** `CutOutPart`: while the report waits at the desk, or lies sealed with a discipline officer. */
export function cutOut(
	state: Case,
	command: CutOutPart,
	now: Instant,
	setting: Setting,
	counts: Pick<Counts, "caseOf">,
): Decision<CaseEvent> {
	const { by, part } = command;
	const no = may("cutOutPart", by, state, setting, now);
	if (no !== null) return refuse(no);
	if ((state.parts ?? []).length >= casePartsMax) return refuse("usedUp");
	if (counts.caseOf(part) !== null) return refuse("numberTaken");
	const made = received(state, command, now, setting);
	if ("refusal" in made) return made;
	const sealed = made.events.some((event) => event.type === "ReportReceived" && event.sealed);
	return { events: [{ type: "PartCutOut", at: now, by, part, sealed }] };
}

/** The new case with its words, for the commit in which it was cut out. */
export function partOf(state: Case, command: CutOutPart, now: Instant, setting: Setting): Released {
	const made = received(state, command, now, setting);
	if ("refusal" in made) throw new Error(`what was cut out is refused: ${made.refusal.code}`);
	const { part: caseNumber, text, spot } = command;
	return { caseNumber, events: made.events, words: spot === null ? [text] : [text, spot] };
}
