import { startAuthentication, startRegistration } from "@simplewebauthn/browser";
import type {
	AcceptByPasskey,
	AddPasskey,
	AskPasskeyReply,
	MakePasskeyReply,
	UsePasskey,
} from "../../server/contract/passkey.ts";
import type { Session } from "../../server/contract/sign-in.ts";
import type { Client, Refused, Reply } from "./client.ts";

/** The part of passkeys that speaks to the device; loaded only when one is asked for. */
const algorithms = [-8, -7, -257];
type Transport = "ble" | "cable" | "hybrid" | "internal" | "nfc" | "smart-card" | "usb";
const known: readonly Transport[] = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"];

/** A passkey the device has made, kept on it and opened by its finger, face or PIN; null where the person broke off. */
export async function makeOnDevice(asked: MakePasskeyReply, name: string): Promise<AddPasskey | null> {
	const { challenge, rpId, rpName, userId, userName, exclude } = asked;
	try {
		const { id, response } = await startRegistration({
			optionsJSON: {
				...{ challenge, rp: { id: rpId, name: rpName }, attestation: "none" },
				user: { id: userId, name: userName, displayName: userName },
				pubKeyCredParams: algorithms.map((alg) => ({ type: "public-key", alg })),
				excludeCredentials: exclude.map((one) => ({
					...{ id: one.id, type: "public-key" },
					transports: known.filter((way) => one.transports.includes(way)),
				})),
				authenticatorSelection: {
					...{ residentKey: "required", requireResidentKey: true, userVerification: "required" },
				},
			},
		});
		const { clientDataJSON, attestationObject, transports = [] } = response;
		return { name, credentialId: id, clientDataJSON, attestationObject, transports };
	} catch {
		return null;
	}
}

/** What the device proves with the passkey its person chose; null where the person broke off. */
async function proveOnDevice({ challenge, rpId }: AskPasskeyReply): Promise<UsePasskey | null> {
	try {
		const { id, response } = await startAuthentication({
			optionsJSON: { challenge, rpId, userVerification: "required" },
		});
		const { clientDataJSON, authenticatorData, signature, userHandle = null } = response;
		return { credentialId: id, clientDataJSON, authenticatorData, signature, userHandle };
	} catch {
		return null;
	}
}

type Enter = (asking: Promise<Reply<Session>>) => Promise<Refused | null>;
/** The person broke off at the device, or it could not. */
const brokenOff: Refused = { code: "brokenOff", status: 0, field: null, retryAfterSeconds: null };

/** Signs in with a passkey of this device; the refusal, or null when the person is in. */
export async function signInByPasskey({ call }: Pick<Client, "call">, enter: Enter): Promise<Refused | null> {
	const asked = await call<AskPasskeyReply>("POST", "/api/session/passkey/challenge", {});
	if (!asked.ok) return asked.refused;
	const proof = await proveOnDevice(asked.value);
	return proof === null ? brokenOff : enter(call<Session>("POST", "/api/session/passkey", proof));
}

type Ask = <Value>(path: string, body: object) => Promise<Reply<Value>>;

/** Makes the account of an invitation with a passkey of this device. */
export async function acceptByPasskey(
	ask: Ask,
	enter: Enter,
	{ passkeyName, ...account }: Omit<AcceptByPasskey, "passkey"> & { readonly passkeyName: string },
): Promise<Refused | null> {
	const asked = await ask<MakePasskeyReply>("/passkey/challenge", {});
	if (!asked.ok) return asked.refused;
	const passkey = await makeOnDevice(asked.value, passkeyName);
	if (passkey === null) return brokenOff;
	const body: AcceptByPasskey = { ...account, passkey };
	return enter(ask<Session>("/passkey", body));
}
