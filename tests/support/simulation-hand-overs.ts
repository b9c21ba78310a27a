import type { CaseEvent } from "../../server/domain/case-events.ts";
import { decide } from "../../server/domain/decide.ts";
import { rules } from "./simulation.ts";
import type { Defect } from "./simulation-defects.ts";
import { forgetting } from "./simulation-wrong.ts";

/** What somebody who has left a post leaves behind, each forgotten in turn: its card then falls on who has gone. */

const falls = "a card falls on whoever held the move or the duty";

/** Nothing of this kind is handed over. */
const without = (left: CaseEvent["type"]) => forgetting(({ type }) => type === left);

/** A case that is disputed comes to whoever had it, gone or not. */
const unasked: typeof decide = (state, command, ...given) => {
	const decision = decide(state, command, ...given);
	if ("refusal" in decision || command.type === "HandOver") return decision;
	const stays = (event: CaseEvent) => !(event.type === "CaseDispatched" && event.why === "handOver");
	return { events: decision.events.filter(stays) };
};

export const handOverDefects: readonly Defect[] = [
	{
		invariant: falls,
		is: "help stays with whoever has left",
		rules: without("AssistHandedOver"),
	},
	{
		invariant: falls,
		is: "a letter stays with whoever has left",
		rules: without("LetterHandedOver"),
	},
	{
		invariant: falls,
		is: "the desk's move stays with whoever has left",
		rules: without("ReportHandedOver"),
	},
	{
		invariant: falls,
		is: "a rework comes to whoever has left",
		rules: { ...rules, decide: unasked },
	},
];
