import { timingSafeEqual } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { AddPasskey, UsePasskey } from "./contract/passkey.ts";
import type { Deps } from "./deps.ts";
import { passkeyChallengeSecondsMax } from "./domain/limits.ts";
import type { NewPasskey, Passkey, UsedChallenge } from "./domain/passkey.ts";

type Needed = Pick<Deps, "config" | "keys" | "randomBytes" | "realSeconds">;
/** The address a passkey is bound to. */
export type Party = { readonly origin: string; readonly rpId: string };

const drawnBytes = 16;
const untilBytes = 6;
const headBytes = drawnBytes + untilBytes;
const passkeyIdBytes = 9;

/**
 * The address of the request as passkeys know it: the public one, or where none is set `http://localhost` alone, so that
 * a name somebody else points here is none. Null for an address of digits, which no passkey can be bound to.
 */
export function partyOf({ publicOrigin }: Deps["config"], { headers }: FastifyRequest): Party | null {
	if (publicOrigin !== null) return partyAt(publicOrigin);
	const { host = "" } = headers;
	const origin = `http://${host}`;
	if (!URL.canParse(origin)) return null;
	return new URL(origin).hostname === "localhost" ? partyAt(origin) : null;
}

function partyAt(origin: string): Party | null {
	const { hostname } = new URL(origin);
	return /^[\d.]+$|:/.test(hostname) ? null : { origin, rpId: hostname };
}

/**
 * A challenge for one purpose (`sign in`, or whom a passkey is made for), good for `passkeyChallengeSecondsMax`. It is
 * random bytes and the end of its time with their MAC, so nothing is stored for who only asks; what was answered is.
 */
export function freshChallenge({ keys, randomBytes, realSeconds }: Needed, purpose: string): string {
	const head = Buffer.alloc(headBytes);
	Buffer.from(randomBytes(drawnBytes)).copy(head);
	head.writeUIntBE(realSeconds() + passkeyChallengeSecondsMax, drawnBytes, untilBytes);
	const mac = keys.passkeyMac(`challenge ${purpose} ${head.toString("base64url")}`);
	return Buffer.concat([head, mac]).toString("base64url");
}

/** The challenge as it is remembered once answered; null for one that is not ours, of another purpose, or over. */
function challengeIn({ keys, realSeconds }: Needed, purpose: string, text: string): UsedChallenge | null {
	const bytes = Buffer.from(text, "base64url");
	const [head, mac] = [bytes.subarray(0, headBytes), bytes.subarray(headBytes)];
	const expected = keys.passkeyMac(`challenge ${purpose} ${head.toString("base64url")}`);
	if (mac.length !== expected.length || !timingSafeEqual(mac, expected)) return null;
	const until = head.readUIntBE(drawnBytes, untilBytes);
	return realSeconds() < until ? { mac: expected, until } : null;
}

/** What a person is called towards their devices: tells nobody who it is. */
export function userHandleOf({ keys }: Pick<Deps, "keys">, personId: string): string {
	return keys.passkeyMac(`user ${personId}`).toString("base64url");
}

/** Reading what devices say takes a large library: a third of a start, were it not left to the first passkey. */
const reading = () => import("@simplewebauthn/server");

/** Notes the one challenge an answer is about. */
function heard(deps: Needed, purpose: string) {
	let challenge: UsedChallenge | null = null;
	return {
		isOurs: (text: string) => {
			challenge = challengeIn(deps, purpose, text);
			return challenge !== null;
		},
		challenge: () => challenge,
	};
}

/** The passkey a device has made for `personId`; null where anything about the answer is not as asked for. */
export async function madeBy(
	deps: Needed,
	{ origin, rpId }: Party,
	purpose: string,
	personId: string,
	answer: AddPasskey,
): Promise<NewPasskey | null> {
	const { credentialId: id, clientDataJSON, attestationObject, transports, name } = answer;
	const { isOurs, challenge: noted } = heard(deps, purpose);
	const { verifyRegistrationResponse } = await reading();
	const verified = await verifyRegistrationResponse({
		response: {
			...{ id, rawId: id, type: "public-key", clientExtensionResults: {} },
			response: { clientDataJSON, attestationObject },
		},
		expectedChallenge: isOurs,
		expectedOrigin: origin,
		expectedRPID: rpId,
		requireUserVerification: true,
	}).catch(() => null);
	const challenge = noted();
	if (verified?.verified !== true || challenge === null) return null;
	const { credential, credentialBackedUp: synced } = verified.registrationInfo;
	return {
		...{ passkeyId: `k:${Buffer.from(deps.randomBytes(passkeyIdBytes)).toString("base64url")}`, personId },
		...{ credentialId: credential.id, publicKey: credential.publicKey, counter: credential.counter },
		...{ transports, name, synced, addedAt: deps.realSeconds(), challenge },
	};
}

/** What a device proved with a passkey: its new count and the challenge answered; null where it proved nothing. */
export async function provenBy(
	deps: Needed,
	{ origin, rpId }: Party,
	purpose: string,
	passkey: Passkey,
	answer: UsePasskey,
): Promise<{ readonly counter: number; readonly challenge: UsedChallenge } | null> {
	const { credentialId: id, clientDataJSON, authenticatorData, signature, userHandle } = answer;
	if (userHandle !== null && userHandle !== userHandleOf(deps, passkey.personId)) return null;
	const { isOurs, challenge: noted } = heard(deps, purpose);
	const publicKey = new Uint8Array(passkey.publicKey);
	const { verifyAuthenticationResponse } = await reading();
	const verified = await verifyAuthenticationResponse({
		response: {
			...{ id, rawId: id, type: "public-key", clientExtensionResults: {} },
			response: { clientDataJSON, authenticatorData, signature },
		},
		expectedChallenge: isOurs,
		expectedOrigin: origin,
		expectedRPID: rpId,
		// The count is held against ours by whoever asks, only after the signature: nobody else may bring a key into doubt.
		credential: { id, publicKey, counter: 0 },
		requireUserVerification: true,
	}).catch(() => null);
	const challenge = noted();
	if (verified?.verified !== true || challenge === null) return null;
	return { counter: verified.authenticationInfo.newCounter, challenge };
}
