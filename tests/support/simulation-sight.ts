import type { CaseEvent } from "../../server/domain/case-events.ts";
import { decide } from "../../server/domain/decide.ts";
import { type Done, rules } from "./simulation.ts";
import type { Defect } from "./simulation-defects.ts";

/** What holds of who sees what (rules.md §1, trust.md A7, A8), and the defects that show it. */

/** The number is seen by the one whom the resident lets; of a protected report by its office, once it is let. */
function seenByTheOne({ before, events }: Done): string | null {
	const seen = events.find((event) => event.type === "PhoneViewed");
	if (seen?.type !== "PhoneViewed") return null;
	if (before.phone === undefined || before.phoneFor === undefined) return `${seen.by} sees a number unasked`;
	return before.track === "protected" || before.phoneFor === seen.by ? null : `${seen.by} sees the number`;
}

/** Of what is sealed for good nobody outside its two offices is told. */
function toldInside({ before, events }: Done): string | null {
	if (before.track === "service") return null;
	const told = events.flatMap((event) =>
		event.type === "CaseEscalated" && event.told.by === "staff" ? [event.told] : [],
	);
	const stranger = told.find(({ as }) => as !== "discipline" && as !== "protection");
	return stranger === undefined ? null : `${stranger.personId} is told as ${stranger.as}`;
}

const phone = "a phone number is seen by whom its resident lets";
const sealed = "of a sealed report nobody outside its office is told";
export const ofSight = { [phone]: seenByTheOne, [sealed]: toldInside };

/** Whoever asks for the number is shown it. */
const showing: typeof decide = (state, command, now, ...given) => {
	const decision = decide(state, command, now, ...given);
	if (command.type !== "ViewPhone" || state === null || !("refusal" in decision)) return decision;
	return { events: [{ type: "PhoneViewed", at: now, by: command.by, reason: command.reason }] };
};

/** A card of a sealed report goes up the house as any other. */
const tellingHead: typeof decide = (state, ...given) => {
	const decision = decide(state, ...given);
	if ("refusal" in decision || state === null || state.track === "service") return decision;
	const told = { by: "staff", personId: "p:head", postId: "head", as: "head" } as const;
	const up = (event: CaseEvent) => (event.type === "CaseEscalated" ? { ...event, told } : event);
	return { events: decision.events.map(up) };
};

export const sightDefects: readonly Defect[] = [
	{ invariant: phone, is: "whoever asks for the number is shown it", rules: { ...rules, decide: showing } },
	{ invariant: sealed, is: "the head hears of a sealed report", rules: { ...rules, decide: tellingHead } },
];
