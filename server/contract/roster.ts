import { Type } from "typebox";
import { areaCode, closed, idWire, instant } from "./common.ts";

const span = { from: instant, to: instant };
const shift = Type.Object(
	{ personId: idWire, leaderId: idWire, ...span },
	{ ...closed, description: "who takes what cannot wait, and the leader on duty with them" },
);
const areaPrefix = Type.String({ description: "an area code, or empty for the whole house", maxLength: 15 });

export const setRosterBody = Type.Object({ areaPrefix, ...span, shifts: Type.Array(shift) }, closed);

/** The rosters that touch the span, and when nobody is on duty outside working time. */
export const readRosterReply = Type.Object(
	{
		...span,
		rosters: Type.Array(Type.Object({ areaPrefix, ...span, shifts: Type.Array(shift) }, closed)),
		gaps: Type.Array(Type.Object({ areaCode, ...span }, closed)),
	},
	closed,
);
