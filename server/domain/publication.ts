import { type Instant, windowEnd } from "./calendar.ts";
import { type Case, evolve, nextMoveOf } from "./case.ts";
import type { CaseEvent } from "./case-events.ts";
import { awaitsPublication, decidedOn, type Publication } from "./case-publication.ts";
import { isPast, spanEnd } from "./clock.ts";
import { answerCharactersMax, publicationCharactersMax, publicationObjectionDaysMin } from "./limits.ts";
import { type Acting, actingOf, firstActing, holderOf, isKeptFrom, postsAbove } from "./people.ts";
import { mayRead, mayUse } from "./permission.ts";
import type { PublicationAsked } from "./publication-events.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Person, Setting } from "./setting.ts";
import { timesOf } from "./times.ts";
import { refOf, refuseWords, type Words, type WordsRef } from "./words.ts";

/**
 * Publishing 阳光公示: an answered case whose resident agrees, in words that a superior wrote and checked, after the
 * resident has had `publicationObjectionDaysMin` to say no. Agreement can be given and taken back at any time under the
 * receipt; taken back, the case is off the page with that commit. Sealed reports never.
 */
export type ChangeConsent = { readonly type: "ChangeConsent"; readonly consent: boolean };
export type ApprovePublication = {
	readonly type: "ApprovePublication";
	readonly by: string;
	readonly words: Words;
};
export type RefusePublication = {
	readonly type: "RefusePublication";
	readonly by: string;
	readonly words: Words;
};
export type PublicationCommand = ApprovePublication | RefusePublication;

/** Whether the resident may agree to it, or no longer: of a sealed report nothing is ever published, of a voice nothing apart. */
export function mayConsent({ sealed, track, status }: Case): boolean {
	return !sealed && track === "service" && status !== "merged";
}

/** What the resident is shown, or everybody reads; null where there is nothing. */
export function approvedFor(state: Case): Publication["approved"] {
	return decidedOn(state)?.approved ?? null;
}

/** Why it is not published, as the superior put it; null where nobody refused. */
export function refusedFor(state: Case): WordsRef | null {
	return decidedOn(state)?.refused ?? null;
}

/** Whether everybody may read it now. */
export function isPublic(state: Case, now: Instant): boolean {
	const approved = approvedFor(state);
	return approved !== null && isPast(approved.publicAt, now);
}

/** `ChangeConsent`: at any time, before the answer and after. */
export function changeConsent(state: Case, { consent }: ChangeConsent, now: Instant): Decision<CaseEvent> {
	if (!mayConsent(state)) return refuse("wrongState");
	if (consent === (state.consent === true)) return refuse("alreadySo");
	return { events: [{ type: "ConsentChanged", at: now, consent }] };
}

/** Whether the person checks what is published: a superior of the place who may read it and did not answer it. */
export function mayPublish(person: Person, state: Case, setting: Setting, now: Instant): boolean {
	return mayRead(person, state, setting, now) && isFit(person, state, setting, now);
}

/** Whoever is asked may read it by being asked. */
function isFit(person: Person, state: Case, setting: Setting, now: Instant): boolean {
	if (!mayUse("listPublications", person.role)) return false;
	if (isKeptFrom(setting, person.personId, state, now)) return false;
	return !("tour" in state) || state.tour.holderId !== person.personId;
}

/** `ApprovePublication` and `RefusePublication`: with the words everybody will read, or with the reason why nobody will. */
export function decidePublication(
	state: Case,
	{ type, by, words }: PublicationCommand,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const person = setting.people.get(by);
	if (person === undefined || !mayRead(person, state, setting, now)) return refuse("notFound");
	if (!mayPublish(person, state, setting, now)) return refuse("notYours");
	const takesBack = type === "RefusePublication" && approvedFor(state) !== null;
	if (!awaitsPublication(state) && !takesBack) return refuse("wrongState");
	const approves = type === "ApprovePublication";
	const charactersMax = approves ? publicationCharactersMax : answerCharactersMax;
	const refusal = refuseWords(words.text, charactersMax, "words");
	if (refusal !== null) return { refusal };
	const facts = { at: now, by, words: refOf(words) };
	if (!approves) return { events: [{ type: "PublicationRefused", ...facts }] };
	const publicAt = windowEnd(timesOf(state, setting).calendar, now, publicationObjectionDaysMin);
	return { events: [{ type: "PublicationApproved", ...facts, publicAt }] };
}

/** Whose look it is: the first of these posts whose person may, else a superior of the place. */
function lookerFor(state: Case, postIds: readonly string[], now: Instant, setting: Setting): Acting | null {
	const may = (personId: string) => {
		const person = setting.people.get(personId);
		return person !== undefined && isFit(person, state, setting, now);
	};
	const nearest = firstActing(setting, postIds, ({ personId }) => may(personId), now);
	const out = (personId: string) => !may(personId);
	const ofPlace = (["supervisor", "leader", "head"] as const)
		.map((kind) => actingOf(setting, kind, state.areaCode, out, now))
		.find((acting) => acting !== null);
	return nearest ?? ofPlace ?? null;
}

function above(setting: Setting, postId: string): readonly string[] {
	return postsAbove(setting, postId).map((post) => post.postId);
}

function asked(
	state: Case,
	postIds: readonly string[],
	now: Instant,
	setting: Setting,
	asOf: Instant = now,
): PublicationAsked | null {
	const looker = lookerFor(state, postIds, asOf, setting);
	if (looker === null) return null;
	const { calendar, policy } = timesOf(state, setting);
	const { personId, postId } = looker;
	const dueAt = spanEnd(calendar, now, policy.decision);
	const others = state.due.filter(({ cause }) => cause !== "publication");
	return {
		...{ type: "PublicationAsked", at: now, deciderId: personId, postId, dueAt },
		due: [...others, { step: "blue", cause: "publication", dueAt }],
		nextMove: { by: "staff", personId, postId, as: "decider" },
	};
}

/**
 * What was decided, and with it the question to a superior where the case waits for a look that nobody has been asked
 * for: like every decision it has a limit and one person whose it is (rules.md §4).
 */
export function withPublicationAsked(
	before: Case,
	events: readonly CaseEvent[],
	now: Instant,
	setting: Setting,
): readonly CaseEvent[] {
	// Nothing else closes a case: a step of the sweep on an open one is not folded once more for this.
	if (before.status !== "closed" && !events.some(({ type }) => type === "CaseClosed")) return events;
	const after = events.reduce<Case>(evolve, before);
	if (!awaitsPublication(after) || after.publicationQuestion !== undefined) return events;
	const posts = "tour" in after ? above(setting, after.tour.postId) : [];
	const question = asked(after, posts, now, setting);
	return question === null ? events : [...events, question];
}

/** Whoever has to look has left the post: whoever has it now is asked, with the whole limit. */
export function publicationHandedOver(
	state: Case,
	now: Instant,
	setting: Setting,
	asOf: Instant,
): PublicationAsked | null {
	const move = nextMoveOf(state);
	if (state.publicationQuestion === undefined || move?.by !== "staff") return null;
	if (holderOf(setting, move.postId, asOf) === move.personId) return null;
	return asked(state, [move.postId, ...above(setting, move.postId)], now, setting, asOf);
}
