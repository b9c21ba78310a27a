import { type Static, Type } from "typebox";
import { closed, instant } from "./common.ts";
import { roleWire } from "./sign-in.ts";

/** What a demo tells of itself; these routes exist in a demo only. */
export const readDemoReply = Type.Object(
	{
		clock: instant,
		speed: Type.Integer({ description: "how many times faster than real time the demo's clock runs" }),
		people: Type.Array(
			Type.Object(
				{
					role: roleWire,
					name: Type.String(),
					username: Type.String(),
					passphrase: Type.String(),
					totpSecret: Type.String(),
				},
				closed,
			),
		),
	},
	closed,
);
export const setDemoClockBody = Type.Object({ speed: Type.Integer({ minimum: 1 }) }, closed);
export type ReadDemoReply = Static<typeof readDemoReply>;
