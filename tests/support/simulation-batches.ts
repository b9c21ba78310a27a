import { batchMoveOf, standsBy, toldIn, untoldOf } from "../../server/domain/batch.ts";
import type { CaseEvent } from "../../server/domain/case-events.ts";
import type { decide } from "../../server/domain/decide.ts";
import { type Happened, rules } from "./simulation.ts";
import type { Defect } from "./simulation-defects.ts";

/** Where the verdict began of which nobody has been told, if no batch was ever full; null where there is none. */
function beganAt(events: readonly CaseEvent[]): number | null {
	const left = events.findLastIndex((event) => batchMoveOf(event) === "leaves");
	const began = events.findIndex((event, index) => index > left && batchMoveOf(event) === "joins");
	return began < 0 ? null : began;
}

/** Whoever works on a case sees nothing of what is said of it, and nothing that only its end brings, until its batch is full (trust.md A10). */
function waitsUntold({ event, after, events: past, last }: Happened): string | null {
	if (!last) return null;
	const events = [...past, event];
	const began = beganAt(events);
	// As if the parent of a voice had ended by a word of which nobody has been told.
	const lastEnd = after.status === "merged" ? events.findLastIndex(({ type }) => type === "VoiceEnded") : -1;
	const ended = lastEnd < 0 ? null : lastEnd;
	if (began === null && after.status === "closed" && after.disputes === 0)
		return "it closed without a dispute, and waits for no batch";
	const trail = events.map((one, position) => ({ position, version: position + 1, event: one }));
	const batchedFrom = (number: string) => (number === after.caseNumber ? began : ended);
	const untold = untoldOf(after, { batchedFrom, toldSpansOf: () => [] });
	if (untold === null) return null;
	const told = standsBy(toldIn(trail, untold), after);
	if (told.status === "closed") return "it is seen to be closed";
	if (began !== null && told.verdict !== null) return `it is seen to be ${told.verdict}`;
	return ended !== null && "parentEndedAt" in told ? "a voice is seen to have ended" : null;
}

const waiting = "what is said of an answer waits for a batch";
export const ofBatches = { [waiting]: waitsUntold };

export const batchDefects: readonly Defect[] = [
	{
		invariant: waiting,
		is: "silence closes a case as a check would",
		rules: {
			...rules,
			decide: (...given: Parameters<typeof decide>) => {
				const decision = rules.decide(...given);
				if ("refusal" in decision) return decision;
				const events = decision.events.map((event): CaseEvent => {
					const isSilence = event.type === "CaseClosed" && event.how === "unconfirmed";
					return isSilence ? { ...event, how: "residentDisagrees" } : event;
				});
				return { events };
			},
		},
	},
];
