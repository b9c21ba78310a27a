import type { Instant } from "./calendar.ts";
import { type Case, isHeld } from "./case.ts";
import type { CaseAnswered, CaseEvent } from "./case-events.ts";
import { isMediable } from "./category.ts";
import { isPast } from "./clock.ts";
import type { Mediation } from "./exit-events.ts";
import { answerCharactersMax } from "./limits.ts";
import { may } from "./permission.ts";
import { type PhotoRef, pictured, refusePhotos } from "./photo.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import { secondsSinceReceipt, silenceOf } from "./times.ts";
import { refOf, refuseWords, type Words } from "./words.ts";

/** On the spot 即办: sign, contact and answer in one deed for small matters (rules.md §2). */
export type SettleOnSpot = {
	readonly type: "SettleOnSpot";
	readonly by: string;
	readonly words: Words;
	/** How a dispute between neighbours came out; of 09xx only. */
	readonly mediation?: Mediation;
	readonly photos?: readonly PhotoRef[];
};

/** A matter is small in its first round, at an ordinary level, while contact is not overdue. */
export function isSmall(state: Case, now: Instant): boolean {
	if (!isHeld(state) || state.round > 1 || state.tour.contactedAt !== null) return false;
	if (state.level !== "normal" && state.level !== "inquiry") return false;
	const { limits } = state.tour;
	const due = limits?.contactDueAt ?? limits?.finishDueAt ?? null;
	return due === null || !isPast(due, now);
}

/** `SettleOnSpot`: the answer is the contact. */
export function settleOnSpot(
	state: Case,
	{ by, words, mediation, photos = [] }: SettleOnSpot,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const no = may("settleOnSpot", by, state, setting, now);
	if (no !== null || !isHeld(state)) return refuse(no ?? "wrongState");
	const refusal = refuseWords(words.text, answerCharactersMax, "words") ?? refusePhotos(state, photos);
	if (refusal !== null) return { refusal };
	if (mediation !== undefined && !isMediable(state.categoryCode)) return refuse("wrongState", "mediation");
	if (!isSmall(state, now)) return refuse("notSmall");
	const signed = state.tour.signedAt === null ? [{ type: "CaseSigned", at: now, by } as const] : [];
	const answer: CaseAnswered = {
		type: "CaseAnswered",
		at: now,
		by,
		words: refOf(words),
		outcome: "done",
		withoutContact: false,
		onTheSpot: true,
		...(mediation === undefined ? {} : { mediation }),
		...pictured(photos),
		workingSeconds: secondsSinceReceipt(state, now, setting),
		pending: null,
		due: [silenceOf(state, now, setting)],
		nextMove: { by: "resident" },
	};
	return { events: [...signed, answer] };
}
