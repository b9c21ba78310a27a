import type { Instant } from "../../server/domain/calendar.ts";
import type { Case } from "../../server/domain/case.ts";
import { postsAbove, postsOf } from "../../server/domain/people.ts";
import { type Happened, rules } from "./simulation.ts";
import type { Defect } from "./simulation-defects.ts";

/** What holds of whoever is asked after somebody has decided (rules.md §2), and the defect that shows it. */

/** Who has decided when, where that word is now put to somebody else. */
function decidedBefore({ before, event }: Happened): { readonly by: string; readonly at: Instant } | null {
	if (event.type === "CaseDecided" && event.pending !== undefined) return event;
	if (event.type !== "CaseAppealed" || before?.appeal === undefined) return null;
	return { by: before.appeal.against, at: endedAt(before) ?? event.at };
}

function endedAt(state: Case): Instant | null {
	if (state.status === "closed") return state.closedAt;
	return "endedAt" in state ? state.endedAt : null;
}

/** Whoever is asked next stands below none of the posts of whoever decided: a word is not put to their own staff. */
function neverBelow(happened: Happened): string | null {
	const { after, setting } = happened;
	const first = decidedBefore(happened);
	const next = after.pending;
	if (first === null || next === null) return null;
	const above = postsAbove(setting, next.postId).map(({ postId }) => postId);
	const held = postsOf(setting, first.by, first.at).map(({ postId }) => postId);
	const isBelow = held.length > 0 && held.every((postId) => above.includes(postId));
	return isBelow ? `${next.deciderId} is asked about the word of ${first.by}, who stands above them` : null;
}

const higher = "a second approval and an appeal go to nobody below whoever decided";
export const ofSecondWords = { [higher]: neverBelow };

export const secondWordDefects: readonly Defect[] = [
	{
		invariant: higher,
		is: "an appeal goes to the holder's own rung",
		rules: {
			...rules,
			decide: (...given) => {
				const decision = rules.decide(...given);
				if ("refusal" in decision) return decision;
				const lowest = { deciderId: "p:grid2", postId: "grid2" };
				return {
					events: decision.events.map((event) =>
						event.type === "CaseAppealed" ? { ...event, pending: { ...event.pending, ...lowest } } : event,
					),
				};
			},
		},
	},
];
