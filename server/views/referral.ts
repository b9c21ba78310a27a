import type { ReadReferralReply } from "../contract/referral.ts";
import type { Instant } from "../domain/calendar.ts";
import { cardRank, deciders, ladderName } from "../domain/card.ts";
import type { Case } from "../domain/case.ts";
import type { FiredStep, MoveKind } from "../domain/case-events.ts";
import type { CaseWords, TrailEvent } from "../domain/reads.ts";
import type { Setting } from "../domain/setting.ts";
import { caseFactsView, firedView, postName, wireInstant } from "./common.ts";
import { actorOf, textOf, trailEntry } from "./trail.ts";

/** What a discipline officer reads of a case that was referred. */
type Source = {
	readonly state: Case;
	readonly trail: readonly TrailEvent[];
	readonly words: CaseWords;
	readonly setting: Setting;
	readonly now: Instant;
};
type Superior = ReadReferralReply["superiors"][number];

function asOf(kind: MoveKind): Superior["as"] {
	switch (kind) {
		case "superior":
		case "leader":
		case "head":
		case "discipline":
		case "desk":
			return kind;
		case "holder":
		case "protection":
		case "decider":
		case "assist":
			return "other";
		default:
			return kind satisfies never;
	}
}

/** The next card of the same ladder: whoever had been told before let it come. What is to be decided has one alone. */
function nextCard({ steps }: Case, card: FiredStep): FiredStep | undefined {
	if (deciders.includes(card.cause)) return undefined;
	const later = steps.slice(steps.indexOf(card) + 1);
	return later.find((fired) => cardRank(fired.step) > 0 && ladderName(fired) === ladderName(card));
}

function superiorsOf({ state, trail, words, setting }: Source): Superior[] {
	const cards = state.steps.filter(({ step }) => cardRank(step) > 0 && step !== "referred");
	return cards.flatMap((card): Superior[] => {
		const { told, step, firedAt } = card;
		if (told.by !== "staff") return [];
		const own = trail.filter(({ event }) => actorOf(event) === told.personId && event.at >= firedAt);
		const passed = nextCard(state, card);
		return [
			{
				...{ post: postName(setting, told.postId), as: asOf(told.as), step, toldAt: wireInstant(firedAt) },
				deeds: own.map((event) => trailEntry(event, words, setting, state.erased)),
				helped: own.some(({ event }) => event.type === "LetterHelped"),
				letPass: passed?.step ?? null,
				letPassAt: wireInstant(passed?.firedAt ?? null),
			},
		];
	});
}

/** `readReferral`; null for a case that was never referred. */
export function referralView(source: Source): ReadReferralReply | null {
	const { state, trail, words, setting, now } = source;
	const referral = state.steps.findLast(({ step }) => step === "referred");
	if (referral === undefined) return null;
	return {
		asOf: wireInstant(now),
		referredAt: wireInstant(referral.firedAt),
		superiors: superiorsOf(source),
		...caseFactsView(state, textOf(words, state.text), setting),
		steps: state.steps.map((fired) => firedView(setting, fired)),
		trail: trail.map((event) => trailEntry(event, words, setting, state.erased)),
	};
}
