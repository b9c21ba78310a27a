import { type Static, Type } from "typebox";
import { closed, idWire, instant, oneOf, orNull } from "./common.ts";
import { accountStates } from "./people.ts";
import { roleWire } from "./sign-in.ts";

const areaPrefix = Type.String({ description: "an area code, or empty for the whole house", maxLength: 15 });

/** What takes two: a role of an office, a post of protection, or letting somebody in again. */
const grantWire = Type.Union([
	Type.Object({ kind: Type.Literal("role"), personId: idWire, role: roleWire, areaPrefix }, closed),
	Type.Object({ kind: Type.Literal("post"), postId: idWire, personId: orNull(idWire) }, closed),
	Type.Object({ kind: Type.Literal("recovery"), personId: idWire }, closed),
]);
export const proposeAccessBody = Type.Object({ grant: grantWire }, closed);
export const decideAccessBody = Type.Object({ accept: Type.Boolean() }, closed);
/** The link of whoever has to sign in anew; shown this once, to the one who agreed. */
export const decideAccessReply = Type.Object(
	{ token: orNull(Type.String()), until: orNull(instant) },
	closed,
);

const accessPerson = Type.Object(
	{
		personId: Type.String(),
		name: Type.String(),
		role: roleWire,
		areaPrefix: Type.String(),
		areaName: Type.String(),
		account: oneOf(accountStates),
		mayInvite: Type.Boolean({ description: "the reader may give a link, or a fresh one" }),
		mayRecover: Type.Boolean({ description: "the reader may propose to let the person in again" }),
		mayGrant: Type.Array(roleWire, { description: "roles of the person's area the reader may propose" }),
	},
	closed,
);
const accessProposal = Type.Object(
	{
		proposalId: Type.String(),
		grant: grantWire,
		person: Type.String({ description: "whom it is about" }),
		post: orNull(Type.String()),
		areaName: Type.String(),
		by: Type.String({ description: "name of who proposed it" }),
		until: instant,
		mayAgree: Type.Boolean(),
		mayDrop: Type.Boolean(),
	},
	closed,
);
const accessPost = Type.Object(
	{ postId: Type.String(), name: Type.String(), holder: orNull(Type.String()), mayPropose: Type.Boolean() },
	closed,
);
/** The people of the reader's scope on their way to an account, what waits for a second one, and posts of protection. */
export const listAccessReply = Type.Object(
	{
		people: Type.Array(accessPerson),
		proposals: Type.Array(accessProposal),
		posts: Type.Array(accessPost),
	},
	closed,
);
export type ListAccessReply = Static<typeof listAccessReply>;
export type ProposeAccess = Static<typeof proposeAccessBody>;
export type DecideAccessReply = Static<typeof decideAccessReply>;
