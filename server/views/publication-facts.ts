import type { Instant } from "../domain/calendar.ts";
import type { PublicationEvent } from "../domain/publication-events.ts";
import type { WordsRef } from "../domain/words.ts";

type Fact = { readonly words?: WordsRef; readonly dueAt?: Instant; readonly detail?: string };

/** What the trail says of agreeing to publication, of what was approved and from when on it is public, and of a refusal. */
export function publicationFacts(event: PublicationEvent): Fact {
	switch (event.type) {
		case "ConsentChanged":
			return { detail: event.consent ? "consents" : "consentsNot" };
		case "PublicationAsked":
			return { dueAt: event.dueAt };
		case "PublicationApproved":
			return { words: event.words, dueAt: event.publicAt };
		case "PublicationRefused":
			return { words: event.words };
		default:
			return event satisfies never;
	}
}
