import type { Instant } from "./calendar.ts";
import type { Decision } from "./refusal.ts";
import type { SettingEvent } from "./setting-events.ts";

/**
 * The record of sign-ins (ASVS 5.0, 16.3.1): whose account, when, by which way, and whether it opened; neither address nor
 * device. Tries at names that nobody has are none: what is typed there may be a passphrase.
 */
export const signInWays = ["passphrase", "passkey"] as const;
export type SignInWay = (typeof signInWays)[number];
export type RecordSignIn = {
	readonly type: "RecordSignIn";
	readonly personId: string;
	readonly way: SignInWay;
	readonly opened: boolean;
	/** Of one that did not open: the passphrase was right, and the code was not. */
	readonly knewPassphrase: boolean;
};
export type SignInFact =
	| { readonly type: "SignedIn"; readonly personId: string; readonly way: SignInWay }
	| {
			readonly type: "SignInFailed";
			readonly personId: string;
			readonly way: SignInWay;
			readonly knewPassphrase?: true;
	  };
/** One line of the record as its person reads it. */
export type SignInRead = {
	readonly at: Instant;
	readonly way: SignInWay;
	readonly opened: boolean;
	readonly knewPassphrase: boolean;
};

/** `RecordSignIn`: by the server itself. */
export function recordSignIn(command: RecordSignIn, now: Instant): Decision<SettingEvent> {
	const { personId, way, opened, knewPassphrase } = command;
	if (opened) return { events: [{ type: "SignedIn", at: now, by: personId, personId, way }] };
	const knew = knewPassphrase ? { knewPassphrase } : {};
	return { events: [{ type: "SignInFailed", at: now, personId, way, ...knew }] };
}
