import { type Static, Type } from "typebox";
import { reportTypes } from "../domain/category.ts";
import { attitudes } from "../domain/feedback.ts";
import { proofCharactersMax } from "../domain/limits.ts";
import { closed, oneOf } from "./common.ts";

/** What the resident's plain forms send: every field a string, empty where nothing was chosen. */
const field = Type.Optional(Type.String());
const yesNo = Type.Optional(oneOf(["yes", "no", ""]));
const ticked = Type.Optional(oneOf(["yes", ""]));

const proof = Type.Optional(Type.String({ maxLength: proofCharactersMax }));

export const reportForm = Type.Object(
	{
		step: Type.Optional(oneOf(["check", "edit", "send"])),
		quick: field,
		text: field,
		areaCode: field,
		areaTyped: field,
		categoryCode: field,
		type: Type.Optional(oneOf([...reportTypes, ""])),
		danger: yesNo,
		frail: ticked,
		about: Type.Optional(oneOf(["none", "person", "unit", ""])),
		aboutName: field,
		sealed: ticked,
		spot: field,
		contactPhone: field,
		wantCall: ticked,
		phoneForHolder: ticked,
		consentPublish: ticked,
		/** An open matter to add a voice to, and whether categories were offered on the page this comes from. */
		join: field,
		offered: ticked,
		idempotencyKey: field,
		photos: field,
		/** Where a browser sends no file for the field. */
		photo: field,
		dropPhotos: field,
		proof,
	},
	closed,
);
/** Everything below a receipt lies in one form, so that whatever is pressed, nothing typed is lost. */
export const followForm = Type.Object(
	{
		receipt: field,
		photo: field,
		photos: field,
		dropPhotos: field,
		proof,
		words: field,
		verdict: Type.Optional(oneOf(["solved", "partly", "not", ""])),
		reason: field,
		contacted: yesNo,
		visited: yesNo,
		askedForRating: yesNo,
		askedToWithdraw: yesNo,
		attitude: Type.Optional(oneOf([...attitudes, ""])),
		appeal: field,
	},
	closed,
);
/**
 * Language and letter size, kept in links instead of a cookie. Open: a chat app hangs words of its own on every link
 * that is passed on, and whoever follows one must not be turned away.
 */
export const shellQuery = Type.Object({
	lang: Type.Optional(Type.Unknown()),
	type: Type.Optional(Type.Unknown()),
});

export type ReportForm = Static<typeof reportForm>;
export type FollowForm = Static<typeof followForm>;
export type ShellQuery = Static<typeof shellQuery>;
