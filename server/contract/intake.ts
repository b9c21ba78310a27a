import { type Static, Type } from "typebox";
import { idempotencyKeyCharactersMax, idempotencyKeyCharactersMin } from "../domain/limits.ts";
import {
	areaCode,
	caseNumber,
	categoryCode,
	clocksWire,
	closed,
	instant,
	oneOf,
	orNull,
	proofHeader,
	reportTypeWire,
	stateWire,
	trackWire,
} from "./common.ts";
import { claimedWire, provisionalWire } from "./due.ts";
import { photoIds } from "./photo.ts";

/** What a resident sends. The level is never among it: it comes from rules.md §7. */
export const submitReportBody = Type.Object(
	{
		text: Type.String(),
		areaCode,
		categoryCode: Type.Optional(categoryCode),
		type: Type.Optional(reportTypeWire),
		danger: Type.Optional(Type.Boolean()),
		frail: Type.Optional(
			Type.Boolean({ description: "an old, sick or disabled person or a child is concerned" }),
		),
		about: Type.Optional(Type.Object({ kind: oneOf(["person", "unit"]), name: Type.String() }, closed)),
		sealed: Type.Optional(Type.Boolean()),
		spot: Type.Optional(Type.String()),
		contactPhone: Type.Optional(Type.String()),
		phoneForHolder: Type.Optional(
			Type.Boolean({ description: "whoever has the case first may see the number too" }),
		),
		consentPublish: Type.Optional(Type.Boolean()),
		join: Type.Optional(Type.String({ description: "a `matter` of `listMatters`, to add a voice to" })),
		photos: Type.Optional(photoIds),
	},
	closed,
);

/** Makes a retry safe: the same key with the same body gives the same answer for 24 hours (trust.md A1, A6). */
export const submitReportHeaders = Type.Object({
	"idempotency-key": Type.String({
		minLength: idempotencyKeyCharactersMin,
		maxLength: idempotencyKeyCharactersMax,
		description: "drawn at random by the sender, the same for every try of one report",
	}),
	"x-proof": proofHeader,
});

/** 201: the receipt is shown once and cannot be recovered. */
export const submitReportReply = Type.Object(
	{
		receipt: Type.String({ description: "28 Crockford base32 characters in seven groups of four" }),
		caseNumber,
		track: trackWire,
		state: stateWire,
		triageDueAt: orNull({
			...instant,
			description: "by when it is with whoever is in charge, where it is not yet: ISO 8601 with offset",
		}),
		...{ provisional: provisionalWire, claimed: claimedWire },
		clocks: orNull(clocksWire),
	},
	closed,
);

export type SubmitReport = Static<typeof submitReportBody>;
export type SubmitReportReply = Static<typeof submitReportReply>;

export const areaWire = Type.Object({ areaCode, name: Type.String() }, closed);
export const listAreasReply = Type.Object({ items: Type.Array(areaWire), nextCursor: Type.Null() }, closed);
export type ListAreasReply = Static<typeof listAreasReply>;
export type AreaWire = Static<typeof areaWire>;
