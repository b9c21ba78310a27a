import type { ExclusionWire, LeftOutItem } from "../contract/exclusion.ts";
import type { Case } from "../domain/case.ts";
import type { CaseWords, Listed, TrailEvent } from "../domain/reads.ts";
import type { Setting } from "../domain/setting.ts";
import { actedFrom, areaName, receivedView, wireInstant } from "./common.ts";
import { textOf } from "./trail.ts";

type Source = {
	readonly trail: readonly TrailEvent[];
	readonly words: CaseWords;
	readonly setting: Setting;
};

function askedIn({ trail, words }: Source): string | null {
	const asked = trail.map(({ event }) => event).find((event) => event.type === "ExclusionAsked");
	return asked?.type === "ExclusionAsked" ? textOf(words, asked.words) : null;
}

/** What was asked of the figures about one case, as a part of its view. */
export function exclusionView({ exclusion }: Case, source: Source): { readonly exclusion?: ExclusionWire } {
	if (exclusion === undefined) return {};
	const { reason, askedBy, askedAt, accepted } = exclusion;
	const by = actedFrom(source.setting, askedBy, askedAt);
	return {
		exclusion: { reason, words: askedIn(source), askedBy: by, askedAt: wireInstant(askedAt), accepted },
	};
}

function standing({ exclusion, shelving }: Case): Pick<LeftOutItem, "state" | "reason"> | null {
	if (exclusion?.accepted === true) return { state: "approved", reason: exclusion.reason };
	if (exclusion?.accepted === null) return { state: "asked", reason: exclusion.reason };
	return shelving === null ? null : { state: "shelved", reason: shelving.cause };
}

/** One case left out of the figures, or asked to be; null where neither holds any more. */
export function leftOutItem({ state, text }: Listed, source: Source): LeftOutItem | null {
	const stands = standing(state);
	if (stands === null) return null;
	const { exclusion } = state;
	return {
		caseNumber: state.caseNumber,
		version: state.version,
		...receivedView(state),
		areaCode: state.areaCode,
		areaName: areaName(source.setting, state.areaCode),
		categoryCode: state.categoryCode,
		level: state.level,
		text: text ?? "",
		...stands,
		words: askedIn(source),
		askedBy: exclusion === undefined ? null : actedFrom(source.setting, exclusion.askedBy, exclusion.askedAt),
	};
}
