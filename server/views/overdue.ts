import type { HeldStretch, OverdueItem } from "../contract/escalation.ts";
import type { Instant } from "../domain/calendar.ts";
import type { Case } from "../domain/case.ts";
import type { Move } from "../domain/case-events.ts";
import type { Listed, OverdueGroup } from "../domain/reads.ts";
import type { Setting } from "../domain/setting.ts";
import { caseFactsView, nextMoveView, stepOf, stepViews, wireInstant, wireMove } from "./common.ts";
import { voicesOf } from "./merge.ts";

/** The overdue board: who had the move for how long, and since when the case is overdue. */
function stretchKind(move: Move, inHand: boolean): HeldStretch["kind"] {
	if (move.by === "resident") return "resident";
	switch (move.as) {
		case "holder":
			return inHand ? "inHand" : "unsigned";
		case "decider":
		case "assist":
			return "superior";
		case "protection":
			return "discipline";
		case "desk":
		case "superior":
		case "leader":
		case "head":
		case "discipline":
			return move.as;
		default:
			return move.as satisfies never;
	}
}

function heldStretches(state: Case, setting: Setting): HeldStretch[] {
	return state.moves.map(({ from, move, inHand }, index) => ({
		from: wireInstant(from),
		to: wireInstant(state.moves[index + 1]?.from ?? (state.status === "closed" ? state.closedAt : null)),
		kind: stretchKind(move, inHand),
		post: wireMove(setting, move)?.post ?? null,
	}));
}

/** Since when nobody has contacted the resident, or since when the answer is late. */
function overdueSince(state: Case, group: OverdueGroup): Instant | null {
	if (!("tour" in state) || state.tour.limits === null || group === "carded") return null;
	return group === "ignored" ? state.tour.limits.contactDueAt : state.tour.limits.finishDueAt;
}

/** One row of `listOverdue`. */
export function overdueItem(
	listed: Listed & { group: OverdueGroup },
	merged: number,
	setting: Setting,
): OverdueItem {
	const { state, text, group } = listed;
	const tour = "tour" in state ? state.tour : null;
	return {
		...caseFactsView(state, text, setting),
		group,
		nextMove: nextMoveView(setting, state),
		step: stepOf(state),
		overdueSince: wireInstant(overdueSince(state, group)),
		signedAt: wireInstant(tour?.signedAt ?? null),
		round: state.round,
		voices: voicesOf(merged),
		surge: setting.surges.some(({ parent }) => parent === state.caseNumber),
		steps: stepViews(state, setting),
		held: heldStretches(state, setting),
	};
}
