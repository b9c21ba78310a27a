import { type Static, Type } from "typebox";
import { gaugeNames } from "../domain/operation.ts";
import { closed, instant, oneOf, orNull } from "./common.ts";

export const readHealthReply = Type.Object({ ready: Type.Literal(true) }, closed);

/** How the house is running; nothing here tells of a case, a place or a person (trust.md A8, D6). */
export const readOperationReply = Type.Object(
	{
		asOf: instant,
		readings: Type.Array(
			Type.Object(
				{
					gauge: oneOf(gaugeNames),
					value: orNull(Type.Number({ description: "in the unit at the end of the gauge's name" })),
					alarm: Type.Boolean(),
				},
				closed,
			),
		),
	},
	closed,
);
export type ReadOperationReply = Static<typeof readOperationReply>;
