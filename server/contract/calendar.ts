import { Type } from "typebox";
import { refusalCodes } from "../domain/refusal.ts";
import { closed, oneOf, orNull } from "./common.ts";

const dates = Type.Array(Type.String({ description: "ISO date" }));
const areaPrefix = Type.String({ description: "an area code, or empty for the whole house", maxLength: 15 });

export const declareDaysBody = Type.Object(
	{
		areaPrefix,
		year: orNull(Type.Integer({ description: "the year whose notice this is; null for days apart" })),
		csv: Type.String({ description: "columns date (ISO) and kind (rest or work)" }),
		dryRun: Type.Boolean({ description: "reads and checks, enters nothing" }),
	},
	closed,
);
const rowError = Type.Object(
	{ line: Type.Integer(), column: Type.String(), code: oneOf(refusalCodes) },
	closed,
);
export const declareDaysReply = Type.Object(
	{ entered: Type.Boolean(), restDays: dates, workDays: dates, errors: Type.Array(rowError) },
	closed,
);

const second = Type.Integer({ description: "seconds of the day, whole minutes" });
const hours = Type.Array(Type.Object({ open: second, close: second }, closed), {
	description: "working intervals of a workday, in order",
});
const date = Type.String({ description: "ISO date" });

export const setHoursBody = Type.Object({ areaPrefix, from: date, hours }, closed);
export const declareClosureBody = Type.Object({ areaPrefix, date, from: second, to: second }, closed);

/** What is declared per prefix; a longer prefix lies over a shorter one. Hours are seconds of the day. */
export const readCalendarReply = Type.Object(
	{
		regions: Type.Array(
			Type.Object(
				{
					areaPrefix,
					hours,
					laterHours: Type.Array(Type.Object({ from: date, hours }, closed)),
					closures: Type.Array(Type.Object({ date, from: second, to: second }, closed)),
					restDays: dates,
					workDays: dates,
					publishedYears: Type.Array(Type.Integer()),
				},
				closed,
			),
		),
	},
	closed,
);
