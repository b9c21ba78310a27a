import type { Instant } from "./calendar.ts";
import type { Case } from "./case.ts";

/** Who may see the phone number of a case, and how that follows from its events (trust.md A7). */
export const phoneReasons = ["agreeTime", "findPlace", "askFacts", "tellResult", "inDanger"] as const;
export type PhoneReason = (typeof phoneReasons)[number];

export type PhoneGranted = {
	readonly type: "PhoneGranted";
	readonly at: Instant;
	/** Whoever has the case in hand then: nobody after them sees it by this grant. */
	readonly holderId: string;
};
export type PhoneWithdrawn = { readonly type: "PhoneWithdrawn"; readonly at: Instant };
export type PhoneViewed = {
	readonly type: "PhoneViewed";
	readonly at: Instant;
	readonly by: string;
	readonly reason: PhoneReason;
};
export type PhoneEvent = PhoneGranted | PhoneWithdrawn | PhoneViewed;

const phoneEvents: readonly string[] = [
	"PhoneGranted",
	"PhoneWithdrawn",
	"PhoneViewed",
] satisfies readonly PhoneEvent["type"][];

/** Whether the event is about who sees the phone number. */
export function isPhoneEvent<Event extends { readonly type: string }>(
	event: Event,
): event is Extract<Event, PhoneEvent> {
	return phoneEvents.includes(event.type);
}

/** How a grant follows from its events. */
export function phoneAfter(state: Case, event: PhoneEvent): Case {
	switch (event.type) {
		case "PhoneGranted":
			return { ...state, phoneFor: event.holderId };
		case "PhoneWithdrawn":
			return withoutGrant(state);
		case "PhoneViewed":
			return state;
		default:
			return event satisfies never;
	}
}

function withoutGrant<S extends Case>(state: S): S {
	const { phoneFor: _ended, ...left } = state;
	// Nothing but one optional member is left out.
	return left as S;
}

/**
 * A grant is for one person: with somebody else it ends. What the resident agreed to while reporting is for whoever has
 * the case first.
 */
export function phoneWith<S extends Case>(state: S, personId: string): S {
	if (state.phoneFor === undefined || state.phoneFor === personId) return state;
	return state.phoneFor === firstHolder ? { ...state, phoneFor: personId } : withoutGrant(state);
}

/** Stands for whoever has it first; no id of a person begins with a star. */
export const firstHolder = "*first";
