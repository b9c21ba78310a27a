import { type Static, Type } from "typebox";
import { closed, instant, oneOf } from "./common.ts";

export const roleWire = oneOf([
	"cadre",
	"supervisor",
	"leader",
	"head",
	"operator",
	"disciplineOfficer",
	"observer",
	"administrator",
]);
export const signInBody = Type.Object(
	{ username: Type.String(), passphrase: Type.String(), totp: Type.Optional(Type.String()) },
	closed,
);

/** Who is signed in: shown on the bar of the desk. */
export const sessionReply = Type.Object(
	{
		personId: Type.String(),
		name: Type.String(),
		role: roleWire,
		areaPrefix: Type.String(),
		areaName: Type.String(),
		keepsAccess: Type.Optional(
			Type.Literal(true, { description: "an administrator, or of an office that lets its own people in" }),
		),
		posts: Type.Array(
			Type.Object({ postId: Type.String(), name: Type.String(), unit: Type.String() }, closed),
		),
		asOf: instant,
	},
	closed,
);
export type SignIn = Static<typeof signInBody>;
export type Session = Static<typeof sessionReply>;
