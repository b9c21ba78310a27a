import type { Instant } from "./calendar.ts";
import { passkeysHeldMax } from "./limits.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { SettingEvent } from "./setting-events.ts";

/**
 * Passkeys (trust.md S1): a way to sign in beside passphrase and one-time code, or in their place. Events tell that one
 * came or went and whose it is, by a random id of ours: neither what the device calls itself nor anything that would
 * tell one device from another lies in the log. The public keys lie with the accounts.
 */
export type AddPasskey = {
	readonly type: "AddPasskey";
	readonly by: string;
	readonly passkeyId: string;
	/** How many the person has. */
	readonly held: number;
};
export type RemovePasskey = {
	readonly type: "RemovePasskey";
	readonly by: string;
	readonly passkeyId: string;
	/** Whether something else still lets the person in. */
	readonly hasOtherWay: boolean;
};
/** By the server itself: its count went back, so that somebody may have copied it. */
export type DoubtPasskey = {
	readonly type: "DoubtPasskey";
	readonly personId: string;
	readonly passkeyId: string;
};
export type PasskeyCommand = AddPasskey | RemovePasskey | DoubtPasskey;

export type PasskeyFact = {
	readonly type: "PasskeyAdded" | "PasskeyRemoved" | "PasskeyDoubted";
	readonly personId: string;
	readonly passkeyId: string;
};

/** What a person does with their own passkeys; the last way in is never taken away, two people renew it instead. */
export function decidePasskey(command: PasskeyCommand, now: Instant): Decision<SettingEvent> {
	const { passkeyId } = command;
	switch (command.type) {
		case "AddPasskey": {
			const { by, held } = command;
			if (held >= passkeysHeldMax) return refuse("usedUp");
			return { events: [{ type: "PasskeyAdded", at: now, by, personId: by, passkeyId }] };
		}
		case "RemovePasskey": {
			const { by, hasOtherWay } = command;
			if (!hasOtherWay) return refuse("lastFactor");
			return { events: [{ type: "PasskeyRemoved", at: now, by, personId: by, passkeyId }] };
		}
		case "DoubtPasskey":
			return { events: [{ type: "PasskeyDoubted", at: now, personId: command.personId, passkeyId }] };
		default:
			return command satisfies never;
	}
}

/** A challenge by its MAC; it opens once, and nothing after `until`. */
export type UsedChallenge = { readonly mac: Uint8Array; readonly until: number };
/** A public key that signs somebody in; times are real time. */
export type Passkey = {
	readonly passkeyId: string;
	readonly personId: string;
	/** What the device calls it, base64url. */
	readonly credentialId: string;
	readonly publicKey: Uint8Array;
	/** Uses as the device counts them; 0 of one that does not. */
	readonly counter: number;
	readonly transports: readonly string[];
	readonly name: string;
	readonly addedAt: number;
	readonly usedAt: number | null;
	/** Whether it lives on more than one device of its person. */
	readonly synced: boolean;
	/** When its count went back; from then on it opens nothing. */
	readonly doubtedAt: number | null;
};
export type NewPasskey = Omit<Passkey, "usedAt" | "doubtedAt"> & { readonly challenge: UsedChallenge };
export type Passkeys = {
	/** Oldest first. */
	passkeysOf(personId: string): readonly Passkey[];
	findPasskey(credentialId: string): Passkey | null;
	isAnswered(challengeMac: Uint8Array): boolean;
	/** False where the person has no such passkey. */
	namePasskey(personId: string, passkeyId: string, name: string): boolean;
	/** True once for each challenge, and only where the count goes on. */
	usePasskey(use: { passkeyId: string; counter: number; at: number; challenge: UsedChallenge }): boolean;
	forgetChallenges(at: number): void;
};
