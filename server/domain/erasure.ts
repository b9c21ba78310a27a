import type { Instant } from "./calendar.ts";
import { dayOf, startOf, windowEnd } from "./calendar.ts";
import { cardHeld, cardRank } from "./card.ts";
import type { Case } from "./case.ts";
import type { CaseDecided, CaseEvent } from "./case-events.ts";
import { isSettled } from "./case-exits.ts";
import { isPast } from "./clock.ts";
import { monthsBefore } from "./day.ts";
import { type Asked, askedOf } from "./decider.ts";
import { eraserFor, hasStake } from "./eraser.ts";
import type { Erasure, ErasureGround, proposedGrounds, WordsErased } from "./erasure-events.ts";
import { isAppealable, isChangeable } from "./exit.ts";
import { answerCharactersMax } from "./limits.ts";
import { wordsRefsIn } from "./log-proof.ts";
import { postsOf } from "./people.ts";
import { may } from "./permission.ts";
import { photosOf } from "./photo.ts";
import { type Decision, type Refusal, refuse } from "./refusal.ts";
import { policyInForce, type Setting } from "./setting.ts";
import { timesOf } from "./times.ts";
import { refOf, refuseWords, type Words } from "./words.ts";

/**
 * Erasure by law (trust.md I5): two people, one who asks and one who decides, and only once the case is over. The
 * resident who asks under the receipt is the first of the two: the words are theirs, and the other one looks whether
 * they are evidence in a matter that is not yet over.
 */
export type ProposeErasure = {
	readonly type: "ProposeErasure";
	readonly by: string;
	readonly ground: (typeof proposedGrounds)[number];
	/** Of this case, photos too: `piecesIn` gives them. */
	readonly wordsIds: readonly string[];
	readonly basis: Words;
};
export type RequestErasure = { readonly type: "RequestErasure"; readonly wordsIds: readonly string[] };
export type ErasePhone = { readonly type: "ErasePhone" };
export type ErasureCommand = ProposeErasure | RequestErasure | ErasePhone;

const residentsEvents: readonly CaseEvent["type"][] = [
	"ReportReceived",
	"MessageLeft",
	"CaseDisputed",
	"CaseAppealed",
	// Made of what the resident wrote: it goes with it.
	"PublicationApproved",
];

/** Why words were erased stays. */
function isAboutErasure(event: CaseEvent): boolean {
	return event.type === "ErasureProposed" || (event.type === "CaseDecided" && event.kind === "erasure");
}

/** A photo's place is `photo`, and its id stands where those of words stand. */
export type Piece = { readonly wordsId: string; readonly place: string; readonly event: CaseEvent };

/** What an event refers to that can be erased: each id with the place of it. */
function idsIn(event: CaseEvent): readonly (readonly [id: string, place: string])[] {
	const words = [...wordsRefsIn(event)].map(([id, { place }]) => [id, place] as const);
	return [...words, ...photosOf(event).map(({ photoId }) => [photoId, "photo"] as const)];
}

/** The words and photos of a case that can be erased, oldest first; those of the resident alone, or everybody's. */
export function piecesIn(
	{ erased = [] }: Pick<Case, "erased">,
	events: readonly CaseEvent[],
	whose: "residents" | "all",
): readonly Piece[] {
	const asked = events.filter((event) =>
		whose === "all" ? !isAboutErasure(event) : residentsEvents.includes(event.type),
	);
	return asked.flatMap((event) =>
		idsIn(event)
			.filter(([wordsId]) => !erased.includes(wordsId))
			.map(([wordsId, place]) => ({ wordsId, place, event })),
	);
}

/** Whether a red card or a referral waits for its finding: until then the words are evidence. */
function isEvidence(state: Case): boolean {
	const held = cardHeld(state);
	return held !== null && cardRank(held.step) >= cardRank("red");
}

function refuseErasure(state: Case, wordsIds: readonly string[]): Refusal | null {
	if (!isSettled(state)) return { code: "wrongState" };
	if (isEvidence(state)) return { code: "stillEvidence" };
	const { erased = [] } = state;
	const isNew = wordsIds.length > 0 && wordsIds.every((id) => !erased.includes(id));
	return isNew && new Set(wordsIds).size === wordsIds.length ? null : { code: "alreadySo" };
}

/** Whether the resident may ask now: the case is over, and the report's own words are still there. */
export function isRequestable(state: Case): boolean {
	return refuseErasure(state, [state.text.id]) === null;
}

/** Asks the office; undecided, the decider's card falls as with every decision, so it climbs. */
function asked(state: Case, erasure: Erasure, now: Instant, setting: Setting): Asked | null {
	const { proposedBy } = erasure;
	const decider = eraserFor(state, proposedBy, now, setting);
	if (decider === null) return null;
	const barred = proposedBy === null ? {} : { barred: [proposedBy] };
	const facts = { kind: "erasure", askedAt: now, since: now, ...barred, erasure } as const;
	return askedOf(decider, state, facts, now, setting);
}

/** Whether the resident of a voice may still change the word on what it went on with, or come apart from it. */
function isHeard(state: Case, now: Instant, setting: Setting): boolean {
	if (state.status !== "merged" || state.parentEndedAt === undefined) return false;
	const { calendar, policy } = timesOf(state, setting);
	const days = Math.max(policy.verdictDays, policy.appealDays);
	return !isPast(windowEnd(calendar, state.parentEndedAt, days), now);
}

/** Only a conduct report that was transferred ends so. */
function isTransferred({ track, status }: Case): boolean {
	return track === "conduct" && status === "redirected";
}

/** `ProposeErasure`: by staff with no stake in it, once the resident can no longer dispute or appeal. */
function proposeErasure(
	state: Case,
	{ by, ground, wordsIds, basis }: ProposeErasure,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const no = may("proposeErasure", by, state, setting, now);
	if (no !== null) return refuse(no);
	if (hasStake(setting, by, state, now)) return refuse("notYours");
	if (ground === "transferred" && !isTransferred(state)) return refuse("wrongState");
	if (isAppealable(state, now, setting) || isChangeable(state, now, setting) || isHeard(state, now, setting))
		return refuse("stillEvidence");
	const refusal = refuseErasure(state, wordsIds) ?? refuseWords(basis.text, answerCharactersMax, "basis");
	if (refusal !== null) return { refusal };
	const proposedPostId = postsOf(setting, by, now)[0]?.postId ?? null;
	const question = asked(state, { ground, wordsIds, proposedBy: by, proposedPostId }, now, setting);
	if (question === null) return refuse("nobodyInCharge");
	return { events: [{ type: "ErasureProposed", at: now, by, basis: refOf(basis), ...question }] };
}

/** `RequestErasure`: the resident's own words, once nobody has anything to do about the case. */
function requestErasure(
	state: Case,
	{ wordsIds }: RequestErasure,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const refusal = refuseErasure(state, wordsIds);
	if (refusal !== null) return { refusal };
	const ground: ErasureGround = "resident";
	const question = asked(state, { ground, wordsIds, proposedBy: null, proposedPostId: null }, now, setting);
	return question === null
		? refuse("nobodyInCharge")
		: { events: [{ type: "ErasureRequested", at: now, ...question }] };
}

/** The second of the two has decided: accepted, the words go with this commit; refused, with a reason, they stay. */
export function decidedOnErasure(
	state: Case,
	said: Omit<CaseDecided, "limits" | "due" | "nextMove">,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const { by } = said;
	const erasure = state.pending?.erasure;
	if (erasure === undefined) return refuse("wrongState");
	if (hasStake(setting, by, state, now)) return refuse("notYours");
	const event: CaseDecided = { ...said, limits: null, due: [], nextMove: { by: "resident" } };
	if (!said.accepted) return { events: [event] };
	if (isEvidence(state)) return refuse("stillEvidence");
	const { ground, wordsIds, proposedPostId } = erasure;
	const own = postsOf(setting, by, now)[0]?.postId;
	const posts = [proposedPostId, own].filter((post) => typeof post === "string");
	const album = [...state.photos, ...(state.staffPhotos ?? [])];
	const isPhoto = (id: string) => album.some(({ photoId }) => photoId === id);
	const photoIds = wordsIds.filter(isPhoto);
	const gone = { type: "WordsErased", at: now, by, posts, ground } as const;
	const words: WordsErased = { ...gone, wordsIds: wordsIds.filter((id) => !isPhoto(id)) };
	return { events: [event, photoIds.length === 0 ? words : { ...words, photoIds }] };
}

/** Phone numbers of cases that were over before this moment are erased: whole calendar months (trust.md A7). */
export function phonesKeptFrom(setting: Setting, now: Instant): Instant {
	return startOf(monthsBefore(dayOf(now), policyInForce(setting, now).phoneMonths));
}

/** Since when nobody works on the case; null while somebody does. */
export function overSince(state: Case): Instant | null {
	if (!isSettled(state)) return null;
	if (state.status === "merged") return state.parentEndedAt;
	return state.status === "closed" ? state.closedAt : state.endedAt;
}

/** `ErasePhone`: by the sweep; nothing where the case is open again, or the number gone. */
function erasePhone(state: Case, now: Instant, setting: Setting): Decision<CaseEvent> {
	const { phone } = state;
	const since = overSince(state);
	if (phone === undefined || since === null || since >= phonesKeptFrom(setting, now)) return { events: [] };
	return { events: [{ type: "PhoneErased", at: now, wordsId: phone }] };
}

/** Every command that takes words away, or asks for it. */
export function erase(
	state: Case,
	command: ErasureCommand,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	switch (command.type) {
		case "ProposeErasure":
			return proposeErasure(state, command, now, setting);
		case "RequestErasure":
			return requestErasure(state, command, now, setting);
		case "ErasePhone":
			return erasePhone(state, now, setting);
		default:
			return command satisfies never;
	}
}
