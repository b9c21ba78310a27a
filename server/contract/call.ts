import { type Static, Type } from "typebox";
import { areaCode, caseNumber, categoryCode, closed, instant, oneOf, orNull, received } from "./common.ts";
import { provisionalWire } from "./due.ts";
import { feedbackFields } from "./follow-up.ts";

/** Calls of the desk: to make contact, and to follow an answer up 回访. */
const purposeWire = oneOf(["contact", "followUp"]);

const callItemWire = Type.Object(
	{
		caseNumber,
		version: Type.Integer(),
		purpose: purposeWire,
		areaCode,
		areaName: Type.String(),
		categoryCode: orNull(categoryCode),
		...received,
		text: Type.String(),
		spot: orNull(Type.String()),
		answer: orNull(Type.String({ description: "what the resident was told, of a follow-up" })),
		answeredAt: orNull(instant),
		tries: Type.Integer({ description: "calls so far about this work or this answer" }),
		triesMax: orNull(Type.Integer()),
		nextTryFrom: orNull(Type.String({ description: "instant from which on another try counts" })),
		...{ dueAt: orNull(instant), provisional: provisionalWire },
	},
	closed,
);

/** Cases that the person may call about now, by when the call is wanted; a page may be short and not be the last. */
export const listCallsReply = Type.Object(
	{ items: Type.Array(callItemWire), nextCursor: orNull(Type.String()), asOf: instant },
	closed,
);

const expectedVersion = Type.Integer({ minimum: 1, description: "the `version` that the list gave" });
export const beginCallBody = Type.Object({ expectedVersion }, closed);
/** The number, for this one call; that it was shown stands in the trail. */
export const beginCallReply = Type.Object(
	{ caseNumber, version: Type.Integer(), phone: Type.String() },
	closed,
);

export const callResidentBody = {
	reached: Type.Boolean(),
	words: Type.Optional(
		Type.String({ description: "in the resident's own words; with `notSolved` the reason" }),
	),
	verdict: Type.Optional(oneOf(["solved", "partly", "notSolved"])),
	...feedbackFields,
};
export type CallItem = Static<typeof callItemWire>;
export type ListCallsReply = Static<typeof listCallsReply>;
export type BeginCallReply = Static<typeof beginCallReply>;
export type CallResident = Static<ReturnType<typeof Type.Object<typeof callResidentBody>>> & {
	readonly expectedVersion: number;
};
