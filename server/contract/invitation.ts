import { type Static, Type } from "typebox";
import { closed, instant, orNull } from "./common.ts";
import { roleWire } from "./sign-in.ts";

/** A link for one person: its page is `/desk/invitation#` and the token. Shown this once. */
export const invitationReply = Type.Object({ token: Type.String(), until: instant }, closed);
/** What the page of an invitation shows; the second factor is the same however often it is opened. */
export const readInvitationReply = Type.Object(
	{
		name: orNull(Type.String({ description: "null for the first of a role, who gives it on accepting" })),
		role: roleWire,
		areaName: Type.String(),
		until: instant,
		totpSecret: Type.String({ description: "base32" }),
		totpUri: Type.String({ description: "otpauth, for a QR code" }),
	},
	closed,
);
export const acceptInvitationBody = Type.Object(
	{
		username: Type.String({ description: "3 to 64 small letters, digits, dots, dashes or underscores" }),
		passphrase: Type.String({ description: "12 to 256 characters" }),
		totp: Type.String({ description: "the code of now" }),
		name: Type.Optional(Type.String({ description: "1 to 60 characters, of the first of a role" })),
	},
	closed,
);
export type ReadInvitationReply = Static<typeof readInvitationReply>;
export type AcceptInvitation = Static<typeof acceptInvitationBody>;
