import type { Instant } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { DueStep, Move } from "./case-events.ts";
import { spanEnd } from "./clock.ts";
import { actingFor, actingOf, isKeptFrom, postsAbove } from "./people.ts";
import type { Span } from "./policy.ts";
import type { DecisionKind, Pending } from "./proposal.ts";
import type { Setting } from "./setting.ts";
import { timesOf } from "./times.ts";

/** Who decides (rules.md §4), by when, and what fires if nothing is decided. */
export type Asked = { readonly pending: Pending; readonly due: readonly DueStep[]; readonly nextMove: Move };

/** Whose work it is, or was: the holder, or the desk before there is one. */
function handlerOf(state: Case): { readonly postId: string | null; readonly personId: string | null } {
	if ("tour" in state) return { postId: state.tour.postId, personId: state.tour.holderId };
	const desk = state.moves
		.map(({ move }) => move)
		.findLast((move) => move.by === "staff" && move.as === "desk");
	return desk?.by === "staff" ? desk : { postId: null, personId: null };
}

/**
 * A decision asked of somebody `rungs` above the holder; past its limit the card is theirs. Handler, reviewer and checker
 * are three people, and none of them is named in the report, below somebody named, or related to them.
 * @param barred people who may not decide this beside those
 */
export function decisionOf(
	kind: DecisionKind,
	state: Case,
	rungs: number,
	span: Span,
	now: Instant,
	setting: Setting,
	barred: readonly (string | null)[] = [],
): Asked | null {
	const { postId, personId: holderId } = handlerOf(state);
	const out = (personId: string) =>
		personId === holderId || barred.includes(personId) || isKeptFrom(setting, personId, state, now);
	const found = (postId === null ? [] : postsAbove(setting, postId))
		.slice(rungs)
		.map((post) => actingFor(setting, post.postId, now))
		.find((acting) => acting !== null && !out(acting.personId));
	const decider = found ?? actingOf(setting, "discipline", state.areaCode, out, now);
	if (decider === null) return null;
	const dueAt = spanEnd(timesOf(state, setting).calendar, now, span);
	const pending: Pending = {
		kind,
		deciderId: decider.personId,
		postId: decider.postId,
		askedAt: now,
		dueAt,
	};
	const nextMove: Move = { by: "staff", ...decider, as: "decider" };
	return { pending, due: [{ step: "blue", cause: "decision", dueAt }], nextMove };
}
