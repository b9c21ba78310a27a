import type { ShelvedItem } from "../contract/shelving.ts";
import type { Case } from "../domain/case.ts";
import type { CaseWords, TrailEvent } from "../domain/reads.ts";
import type { Setting } from "../domain/setting.ts";
import { areaName, postName, wireInstant } from "./common.ts";
import { textOf } from "./trail.ts";

type Source = {
	readonly state: Case;
	readonly trail: readonly TrailEvent[];
	readonly words: CaseWords;
	readonly setting: Setting;
};

/** One row of the list; none for a case that is not shelved. */
export function shelvedItem({ state, trail, words, setting }: Source): ShelvedItem[] {
	const { shelving } = state;
	if (shelving === null || !("tour" in state)) return [];
	const events = trail.map(({ event }) => event);
	const asked = events.findLast(
		(event) => event.type === "DecisionAsked" && event.pending.kind === "shelving",
	);
	const granted = events.findLast(
		(event) => event.type === "CaseDecided" && event.granted?.kind === "shelving",
	);
	return [
		{
			...{ caseNumber: state.caseNumber, areaCode: state.areaCode, categoryCode: state.categoryCode },
			areaName: areaName(setting, state.areaCode),
			post: postName(setting, state.tour.postId),
			cause: shelving.cause,
			needed: asked?.type === "DecisionAsked" ? textOf(words, asked.words) : null,
			owner: postName(setting, shelving.ownerPostId),
			since: wireInstant(granted?.at ?? null),
			reviewOn: shelving.reviewOn,
			text: textOf(words, state.text),
		},
	];
}
