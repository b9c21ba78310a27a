import { type Case, isHeld, nextMoveOf } from "../../server/domain/case.ts";
import { decide } from "../../server/domain/decide.ts";
import { type Done, type Happened, rules } from "./simulation.ts";
import type { Defect } from "./simulation-defects.ts";
import { deciding } from "./simulation-wrong.ts";

/** What holds of whether a case is given to somebody else after a card (rules.md §4), and the defects that show it. */

const superiors: readonly string[] = ["superior", "leader", "head"];

/** The superior who has the move, where one has. */
function superiorOf(state: Case | null): string | null {
	const move = state === null ? null : nextMoveOf(state);
	return move?.by === "staff" && superiors.includes(move.as) ? move.personId : null;
}

/** Whoever a card of the holder's gave the move is asked, by a step that is due or has fired; nobody else is. */
function oneDecides({ before, event, after }: Happened): string | null {
	const { reassignment: question, due, steps } = after;
	const left = due.filter(({ cause }) => cause === "reassignment").length;
	const mover = superiorOf(after);
	if (question === undefined) {
		const isCard = event.type === "CaseEscalated" && isOfHolder(event.cause) && isHeld(after);
		const isGiven = isCard && mover !== null && mover !== superiorOf(before) && after.pending === null;
		if (isGiven) return `${mover} is not asked`;
		return left === 0 ? null : "a limit without a question";
	}
	if (!isHeld(after) || mover !== question.deciderId) return `${question.deciderId} is asked for nothing`;
	const fired = steps.filter(({ cause, dueAt }) => cause === "reassignment" && dueAt > question.since);
	return left + fired.length === 1 ? null : `${left} limits and ${fired.length} cards for one question`;
}

function isOfHolder(cause: string): boolean {
	return ["contact", "finish", "promise"].includes(cause);
}

/** Kept by whoever was asked or told, the move is the holder's again. */
function keptByAsked({ before, command, events, after }: Done): string | null {
	if (command.type !== "KeepCase" || !("tour" in after)) return null;
	if (events.every(({ type }) => type !== "CaseKept")) return null;
	const move = nextMoveOf(after);
	if (move?.by !== "staff" || move.personId !== after.tour.holderId) return "kept, and not its holder's move";
	return command.by === ("tour" in before ? before.tour.holderId : "") ? "kept by its own holder" : null;
}

/** However often a superior gives it away, in one round it changes hands three times at most by that. */
function handedOnThrice({ before, command, after }: Done): string | null {
	if (command.type !== "ReassignCase" || after.hop === before.hop) return null;
	const since = after.moves.filter(({ from }) => from >= after.roundStartedAt);
	const holders = since.flatMap(({ move }) =>
		move.by === "staff" && move.as === "holder" ? [move.personId] : [],
	);
	const changes = holders.filter((id, index) => index > 0 && holders[index - 1] !== id).length;
	return changes > 3 ? `given to another post, after ${changes - 1} changes of hands` : null;
}

const asked = "whoever a card gave the move decides whose the case is to be, within a limit";
const kept = "what stays with its holder is the holder's move, and no holder's own word";
export const ofQuestions = { [asked]: oneDecides };
const thrice = "a case changes hands by a superior three times a round at most";
export const ofReassignments = { [kept]: keptByAsked, [thrice]: handedOnThrice };

/** The holder may say so too. */
const ownWord: typeof decide = (state, command, ...given) => {
	const holderId = state !== null && "tour" in state ? state.tour.holderId : null;
	const by =
		command.type === "KeepCase" && command.by === holderId ? state?.reassignment?.deciderId : undefined;
	return decide(
		state,
		by === undefined || command.type !== "KeepCase" ? command : { ...command, by },
		...given,
	);
};

/** Who had the case before is forgotten. */
const forgetful: typeof decide = (state, command, ...given) =>
	decide(
		state !== null && command.type === "ReassignCase" ? { ...state, moves: state.moves.slice(-1) } : state,
		command,
		...given,
	);

export const reassignmentDefects: readonly Defect[] = [
	{
		invariant: asked,
		is: "a card asks nobody whose the case is to be",
		rules: deciding((event) => {
			if (event.type !== "CaseEscalated") return event;
			const { reassign: _asked, ...card } = event;
			return card;
		}),
	},
	{
		invariant: asked,
		is: "the question stays when the move has gone",
		rules: {
			...rules,
			evolve: (state, event) => {
				const after = rules.evolve(state, event);
				const question = state?.reassignment;
				return question === undefined || after.reassignment !== undefined
					? after
					: { ...after, reassignment: question };
			},
		},
	},
	{
		invariant: kept,
		is: "the move stays with the superior",
		rules: deciding((event) => {
			const move = { by: "staff", personId: "p:leader", postId: "leader", as: "leader" } as const;
			return event.type === "CaseKept" ? { ...event, nextMove: move } : event;
		}),
	},
	{ invariant: kept, is: "the holder says so", rules: { ...rules, decide: ownWord } },
	{
		invariant: thrice,
		is: "a case is given on as often as anybody likes",
		rules: { ...rules, decide: forgetful },
	},
];
