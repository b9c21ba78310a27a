import { type Static, Type } from "typebox";
import { passkeyAnswerCharactersMax, passkeyNameCharactersMax } from "../domain/limits.ts";
import { closed, instant, orNull } from "./common.ts";

const base64url = Type.String({
	pattern: "^[A-Za-z0-9_-]+$",
	maxLength: passkeyAnswerCharactersMax,
	description: "base64url",
});
const transports = Type.Array(Type.String({ pattern: "^[a-z-]{1,20}$" }), { maxItems: 8 });

/** What the browser asks a device to make a passkey with (WebAuthn, PublicKeyCredentialCreationOptions). */
export const makePasskeyReply = Type.Object(
	{
		challenge: base64url,
		rpId: Type.String({ description: "the name of this site's address" }),
		rpName: Type.String(),
		userId: base64url,
		userName: Type.String(),
		exclude: Type.Array(Type.Object({ id: base64url, transports }, closed), {
			description: "what the person has already",
		}),
	},
	closed,
);
/** What the device answers, with the name its person gives it. */
const madePasskey = {
	name: Type.String({ description: `1 to ${passkeyNameCharactersMax} characters` }),
	credentialId: base64url,
	clientDataJSON: base64url,
	attestationObject: base64url,
	transports,
};
export const addPasskeyBody = Type.Object(madePasskey, closed);
export const namePasskeyBody = Type.Object({ name: madePasskey.name }, closed);
/** What the browser asks a device to prove; which passkey is for the device to know. */
export const askPasskeyReply = Type.Object({ challenge: base64url, rpId: Type.String() }, closed);
export const usePasskeyBody = Type.Object(
	{
		credentialId: base64url,
		clientDataJSON: base64url,
		authenticatorData: base64url,
		signature: base64url,
		userHandle: orNull(base64url),
	},
	closed,
);
/** An account made with a passkey in place of passphrase and code. */
export const acceptByPasskeyBody = Type.Object(
	{
		username: Type.String({ description: "3 to 64 small letters, digits, dots, dashes or underscores" }),
		passkey: addPasskeyBody,
		name: Type.Optional(Type.String({ description: "1 to 60 characters, of the first of a role" })),
	},
	closed,
);
export const listPasskeysReply = Type.Object(
	{
		items: Type.Array(
			Type.Object(
				{
					passkeyId: Type.String(),
					name: Type.String(),
					addedAt: instant,
					usedAt: orNull(instant),
					synced: Type.Boolean({ description: "lives on more than one device of its person" }),
					doubted: Type.Boolean({ description: "its count went back; it opens nothing any more" }),
				},
				closed,
			),
		),
		hasPassphrase: Type.Boolean({ description: "passphrase and code let the person in too" }),
		isFresh: Type.Boolean({ description: "the sign-in is recent enough to add or take away" }),
		isAvailable: Type.Boolean({ description: "the address is one that passkeys work at" }),
	},
	closed,
);
export type MakePasskeyReply = Static<typeof makePasskeyReply>;
export type AddPasskey = Static<typeof addPasskeyBody>;
export type AskPasskeyReply = Static<typeof askPasskeyReply>;
export type UsePasskey = Static<typeof usePasskeyBody>;
export type AcceptByPasskey = Static<typeof acceptByPasskeyBody>;
export type ListPasskeysReply = Static<typeof listPasskeysReply>;
