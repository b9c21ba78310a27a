import { type Static, Type } from "typebox";
import { closed, oneOf } from "./common.ts";

/** What the resident's plain forms send: every field a string, empty where nothing was chosen. */
const field = Type.Optional(Type.String());
const yesNo = Type.Optional(oneOf(["yes", "no", ""]));
const ticked = Type.Optional(oneOf(["yes", ""]));

export const reportForm = Type.Object(
	{
		step: Type.Optional(oneOf(["check", "edit", "send"])),
		quick: field,
		text: field,
		areaCode: field,
		categoryCode: field,
		danger: yesNo,
		about: Type.Optional(oneOf(["none", "person", "unit", ""])),
		aboutName: field,
		sealed: ticked,
		spot: field,
		contactPhone: field,
		wantCall: ticked,
		consentPublish: ticked,
		idempotencyKey: field,
	},
	closed,
);
export const receiptForm = Type.Object({ receipt: field }, closed);
export const messageForm = Type.Object({ receipt: field, words: field }, closed);
export const verdictForm = Type.Object(
	{
		receipt: field,
		verdict: Type.Optional(oneOf(["solved", "partly", "not", ""])),
		reason: field,
		contacted: yesNo,
		visited: yesNo,
		askedForRating: yesNo,
	},
	closed,
);
/** Language and letter size, kept in links instead of a cookie. */
export const shellQuery = Type.Object({ lang: Type.Optional(Type.String()), type: Type.Optional(Type.String()) }, closed);

export type ReportForm = Static<typeof reportForm>;
export type VerdictForm = Static<typeof verdictForm>;
export type ShellQuery = Static<typeof shellQuery>;
