import type { CallItem } from "../contract/call.ts";
import { callDueAt, callPurposeOf, callsOf } from "../domain/caller.ts";
import { callsApartSecondsMin, followUpTriesMax } from "../domain/limits.ts";
import type { CaseWords, Listed, TrailEvent } from "../domain/reads.ts";
import type { Setting } from "../domain/setting.ts";
import { areaName, provisionalView, receivedView, wireInstant } from "./common.ts";
import { textOf } from "./trail.ts";

type Said = { readonly trail: readonly TrailEvent[]; readonly words: CaseWords };

/** What the resident was told: the answer, or why it cannot be solved. */
function answerIn({ trail, words }: Said): string | null {
	const told = trail
		.map(({ event }) => event)
		.findLast((event) => event.type === "CaseAnswered" || event.type === "CaseDecided");
	return told?.type === "CaseAnswered" || told?.type === "CaseDecided" ? textOf(words, told.words) : null;
}

/** One case to call about; null where there is nothing to call about any more. The number is no part of it. */
export function callItem({ state, text, spot }: Listed, said: Said, setting: Setting): CallItem | null {
	const purpose = callPurposeOf(state);
	if (purpose === null) return null;
	const calls = callsOf(state, purpose);
	const last = calls.at(-1);
	const followUp = purpose === "followUp";
	return {
		caseNumber: state.caseNumber,
		version: state.version,
		purpose,
		areaCode: state.areaCode,
		areaName: areaName(setting, state.areaCode),
		categoryCode: state.categoryCode,
		...receivedView(state),
		text: text ?? "",
		spot,
		answer: followUp ? answerIn(said) : null,
		answeredAt: wireInstant("tour" in state ? state.tour.answeredAt : null),
		tries: calls.length,
		triesMax: followUp ? followUpTriesMax : null,
		nextTryFrom: last === undefined ? null : wireInstant(last.at + callsApartSecondsMin),
		...{ dueAt: wireInstant(callDueAt(state)), ...provisionalView(state, callDueAt(state)) },
	};
}
