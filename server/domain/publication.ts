import { type Instant, windowEnd } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { CaseEvent } from "./case-events.ts";
import type { Publication } from "./case-publication.ts";
import { isPast } from "./clock.ts";
import { answerCharactersMax, publicationCharactersMax, publicationObjectionDaysMin } from "./limits.ts";
import { isKeptFrom } from "./people.ts";
import { mayRead, mayUse } from "./permission.ts";
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

function isPublishable(
	state: Case,
): state is Case & { readonly status: "closed"; readonly closedAt: Instant } {
	if (state.status !== "closed" || state.sealed || state.track !== "service") return false;
	const isErased = (state.erased ?? []).includes(state.text.id);
	return state.consent === true && state.pending === null && !isErased;
}

function decidedOn(state: Case): Publication | null {
	if (!isPublishable(state) || state.publication?.ofClosing !== state.closedAt) return null;
	return state.publication;
}

/** Whether a superior has yet to look at it. */
export function awaitsPublication(state: Case): boolean {
	return isPublishable(state) && decidedOn(state) === null;
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
	if (!mayUse("listPublications", person.role) || !mayRead(person, state, setting, now)) return false;
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
