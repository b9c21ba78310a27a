import { type Static, Type } from "typebox";
import { closed, instant, orNull } from "./common.ts";

const cell = orNull(Type.Integer({ description: "null where it is hidden" }));
const rowWire = Type.Object(
	{
		key: orNull(Type.String({ description: "area code or two digits of a category; empty: no category" })),
		name: orNull(Type.String()),
		counted: orNull(Type.Integer({ description: "due in the period and by now; null where it is hidden" })),
		answeredInTime: cell,
		overdue: cell,
		carded: cell,
		medianMinutes: orNull(Type.Number({ description: "working minutes; null where too few or hidden" })),
		p90Minutes: orNull(Type.Number()),
	},
	closed,
);
const periodWire = Type.Object(
	{ id: Type.String(), from: instant, to: instant, running: Type.Boolean() },
	closed,
);

/** The daylight page as data: one period, and which others there are, newest first. */
export const readDaylightReply = Type.Object(
	{
		period: periodWire,
		periods: Type.Array(periodWire),
		asOf: instant,
		all: rowWire,
		areas: Type.Array(rowWire),
		categories: Type.Array(rowWire),
	},
	closed,
);
export type ReadDaylightReply = Static<typeof readDaylightReply>;
export type DaylightRowWire = Static<typeof rowWire>;
