import { Type } from "typebox";
import { refusalCodes } from "../domain/refusal.ts";
import { areaCode, closed, idWire, instant, oneOf } from "./common.ts";

const span = { from: instant, to: instant };
const shift = Type.Object(
	{ personId: idWire, leaderId: idWire, ...span },
	{ ...closed, description: "who takes what cannot wait, and the leader on duty with them" },
);
const areaPrefix = Type.String({ description: "an area code, or empty for the whole house", maxLength: 15 });

export const setRosterBody = Type.Object({ areaPrefix, ...span, shifts: Type.Array(shift) }, closed);

const gaps = Type.Array(Type.Object({ areaCode, ...span }, closed), {
	description: "when nobody is on duty outside working time; 500 at most, `gapCount` counts all",
});
export const importRosterBody = Type.Object(
	{
		...{ areaPrefix, ...span },
		csv: Type.String({ description: "columns from, to, personId, leaderId" }),
		dryRun: Type.Boolean({ description: "reads and checks, enters nothing" }),
	},
	closed,
);
export const importRosterReply = Type.Object(
	{
		...{ entered: Type.Boolean(), rows: Type.Integer() },
		errors: Type.Array(
			Type.Object(
				{
					line: Type.Integer({ description: "as a spreadsheet counts; the head is 1" }),
					...{ column: Type.String(), code: oneOf(refusalCodes) },
				},
				closed,
			),
		),
		...{ gapCount: Type.Integer(), gaps },
	},
	closed,
);
export const exportRosterReply = Type.Object({ ...span, areaPrefix, csv: Type.String() }, closed);

/** The rosters that touch the span, and when nobody is on duty outside working time. */
export const readRosterReply = Type.Object(
	{
		...span,
		rosters: Type.Array(Type.Object({ areaPrefix, ...span, shifts: Type.Array(shift) }, closed)),
		gaps: Type.Array(Type.Object({ areaCode, ...span }, closed)),
	},
	closed,
);
