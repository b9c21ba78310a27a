import type { CasebookRow } from "../contract/casebook.ts";
import { isHeld } from "../domain/case.ts";
import { stepOrder } from "../domain/ladder.ts";
import type { Booked } from "../domain/reads.ts";
import type { Setting } from "../domain/setting.ts";
import { areaName, clocksOf, postName, receivedView, wireInstant } from "./common.ts";

/** The highest step a case ever reached; null where none fired. */
function highestOf({ state: { steps } }: Booked): CasebookRow["step"] {
	const places = steps.map(({ step }) => stepOrder.indexOf(step));
	return places.length === 0 ? null : (stepOrder[Math.max(...places)] ?? null);
}

/** One row of a ledger, as the case stands now. */
export function casebookRow(booked: Booked, setting: Setting): CasebookRow {
	const { state, text, answer } = booked;
	const tour = "tour" in state ? state.tour : null;
	const clocks = clocksOf(state, "holder");
	return {
		...{ caseNumber: state.caseNumber, areaCode: state.areaCode, level: state.level },
		areaName: areaName(setting, state.areaCode),
		categoryCode: state.categoryCode,
		post: tour === null ? null : postName(setting, tour.postId),
		state: state.status,
		...receivedView(state),
		signedAt: wireInstant(tour?.signedAt ?? null),
		contactedAt: wireInstant(tour?.contactedAt ?? null),
		answeredAt: wireInstant(tour?.answeredAt ?? null),
		closedAt: wireInstant(state.status === "closed" ? state.closedAt : null),
		finishDueAt: clocks?.finishDueAt ?? null,
		// Of what has its answer no limit moves any more.
		...(isHeld(state) && clocks?.provisional === true && { provisional: true }),
		step: highestOf(booked),
		how: state.status === "closed" ? state.how : null,
		verdict: state.verdict,
		round: state.round,
		...{ text, answer },
	};
}
