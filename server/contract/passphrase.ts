import { type Static, Type } from "typebox";
import { passphraseCharactersMax, passphraseCharactersMin } from "../domain/limits.ts";
import { signInWays } from "../domain/sign-in-record.ts";
import { closed, instant, oneOf, orNull } from "./common.ts";

const passphrase = Type.String({
	description: `${passphraseCharactersMin} to ${passphraseCharactersMax} characters; neither a common one nor one made of the house's own words`,
});

/** How the reader's own account is opened beside passkeys. */
export const readPassphraseReply = Type.Object(
	{
		hasPassphrase: Type.Boolean(),
		needsCode: Type.Boolean({ description: "a one-time code goes with the passphrase" }),
		factor: orNull(
			Type.Object(
				{
					totpSecret: Type.String({ description: "base32" }),
					totpUri: Type.String({ description: "otpauth, for a QR code" }),
				},
				closed,
			),
		),
	},
	{
		...closed,
		description: "`factor` is what to enrol with the first passphrase, soon after a sign-in only",
	},
);
export const changePassphraseBody = Type.Object(
	{
		old: Type.String({ description: "the one so far" }),
		totp: Type.Optional(Type.String({ description: "the code of now, which has opened nothing yet" })),
		passphrase,
	},
	closed,
);
export const addPassphraseBody = Type.Object(
	{ passphrase, totp: Type.String({ description: "the code of now, of the second factor offered" }) },
	closed,
);
/** The newest sign-ins at the reader's account; neither device nor address is known of any. */
export const listSignInsReply = Type.Object(
	{
		items: Type.Array(
			Type.Object(
				{
					at: instant,
					way: oneOf(signInWays),
					opened: Type.Boolean(),
					knewPassphrase: Type.Boolean({ description: "did not open: only the code was wrong" }),
				},
				closed,
			),
		),
	},
	closed,
);
export type ReadPassphraseReply = Static<typeof readPassphraseReply>;
export type ListSignInsReply = Static<typeof listSignInsReply>;
