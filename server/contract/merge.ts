import { type Static, Type } from "typebox";
import {
	areaCode,
	caseNumber,
	categoryCode,
	closed,
	instant,
	orNull,
	received,
	stateWire,
	verdictWire,
} from "./common.ts";
import { messageWire } from "./follow-up.ts";

const words = orNull(Type.String({ description: "null for whoever may not read that report" }));

/** Of a case that goes on as a voice of another. */
export const mergedWire = Type.Object({ parent: caseNumber, since: instant }, closed);
const voiceWire = Type.Object(
	{
		caseNumber,
		...received,
		since: instant,
		text: words,
		spot: words,
		verdict: orNull(verdictWire),
		messages: Type.Array(messageWire),
	},
	closed,
);
/** Of a case that others are merged into; `count` is how many reporters it has, `items` the first of the others. */
export const voicesWire = Type.Object({ count: Type.Integer(), items: Type.Array(voiceWire) }, closed);

export const splitVoiceBody = Type.Object({}, closed);
export const mergeCaseBody = { parent: caseNumber };
export const splitCaseBody = {};
/** One of the matters of a report, written anew without what tells who reported. */
export const cutOutPartBody = {
	protect: Type.Boolean({
		description: "danger to a person: to the two people of the protected track alone",
	}),
	text: Type.String(),
	spot: Type.Optional(Type.String()),
	categoryCode: Type.Optional(orNull(categoryCode)),
	danger: Type.Optional(Type.Boolean()),
};

/** An open case of the same place, and of the same category where the report has one. */
export const similarWire = Type.Object(
	{
		caseNumber,
		state: stateWire,
		areaCode,
		areaName: Type.String(),
		categoryCode: orNull(categoryCode),
		...received,
		text: Type.String(),
		alike: Type.Array(Type.Object({ start: Type.Integer(), end: Type.Integer() }, closed), {
			description: "places in the text, in code points, that the report says too",
		}),
		spot: orNull(Type.String()),
		post: orNull(Type.String()),
		voices: Type.Integer(),
	},
	closed,
);
export const listSimilarReply = Type.Object(
	{ items: Type.Array(similarWire), nextCursor: orNull(Type.String()) },
	closed,
);

export type ListSimilarReply = Static<typeof listSimilarReply>;
export type VoicesWire = Static<typeof voicesWire>;
export type SimilarWire = Static<typeof similarWire>;
