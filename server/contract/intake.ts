import { type Static, Type } from "typebox";
import { areaCode, caseNumber, categoryCode, clocksWire, closed, instant, oneOf, orNull, reportTypeWire } from "./common.ts";
import { stateWire, trackWire } from "./common.ts";

/** What a resident sends. The level is never among it: it comes from rules.md §7. */
export const submitReportBody = Type.Object(
	{
		text: Type.String(),
		areaCode,
		categoryCode: Type.Optional(categoryCode),
		type: Type.Optional(reportTypeWire),
		danger: Type.Optional(Type.Boolean()),
		about: Type.Optional(Type.Object({ kind: oneOf(["person", "unit"]), name: Type.String() }, closed)),
		sealed: Type.Optional(Type.Boolean()),
		spot: Type.Optional(Type.String()),
		contactPhone: Type.Optional(Type.String()),
		consentPublish: Type.Optional(Type.Boolean()),
	},
	closed,
);

/** 201: the receipt is shown once and cannot be recovered. */
export const submitReportReply = Type.Object(
	{
		receipt: Type.String({ description: "28 Crockford base32 characters in seven groups of four" }),
		caseNumber,
		track: trackWire,
		state: stateWire,
		triageDueAt: orNull(instant),
		clocks: orNull(clocksWire),
	},
	closed,
);

export type SubmitReport = Static<typeof submitReportBody>;
export type SubmitReportReply = Static<typeof submitReportReply>;

export const areaWire = Type.Object({ areaCode, name: Type.String() }, closed);
export const listAreasReply = Type.Object({ items: Type.Array(areaWire), nextCursor: Type.Null() }, closed);
export type AreaWire = Static<typeof areaWire>;
