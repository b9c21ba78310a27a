import { type Static, Type } from "typebox";
import {
	areaCode,
	caseNumber,
	categoryCode,
	closed,
	closedHowWire,
	instant,
	oneOf,
	orNull,
} from "./common.ts";
import { provisionalWire } from "./due.ts";

/** Publishing an answered case on the daylight page. */
export const changeConsentBody = Type.Object({ consent: Type.Boolean() }, closed);

/** What the resident sees of it under the receipt. */
export const publicationWire = Type.Object(
	{
		consent: Type.Boolean(),
		words: orNull(Type.String({ description: "what everybody will read" })),
		publicAt: orNull(instant),
		isPublic: Type.Boolean(),
		refusal: orNull(Type.String({ description: "why it is not published" })),
	},
	closed,
);

const publicationItem = Type.Object(
	{
		caseNumber,
		areaName: Type.String(),
		categoryCode: orNull(categoryCode),
		closedAt: instant,
		how: closedHowWire,
		standing: oneOf(["waits", "announced", "public"]),
		text: Type.String({ description: "the resident's own words, for whoever writes what is published" }),
		answer: Type.String(),
		words: orNull(Type.String()),
		publicAt: orNull(instant),
		owed: orNull(
			Type.Object(
				{ post: orNull(Type.String()), dueAt: instant, provisional: provisionalWire },
				{ ...closed, description: "whose look it waits for, and by when" },
			),
		),
	},
	closed,
);
/** Newest closing first; those that wait before those that were approved. */
export const listPublicationsReply = Type.Object(
	{ items: Type.Array(publicationItem), nextCursor: Type.Null(), asOf: instant },
	closed,
);
export const decidePublicationBody = Type.Object(
	{
		accept: Type.Boolean(),
		words: Type.String({ description: "what is published, or why nothing is" }),
	},
	closed,
);

const publishedWire = Type.Object(
	{
		month: Type.String({ description: "of closing, such as 2026-11" }),
		areaCode,
		areaName: Type.String(),
		categoryCode: orNull(categoryCode),
		words: Type.String(),
	},
	closed,
);
/** De-identified answered cases of a quarter, newest month first. */
export const listPublishedReply = Type.Object(
	{ items: Type.Array(publishedWire), nextCursor: Type.Null() },
	closed,
);

export type PublicationWire = Static<typeof publicationWire>;
export type ListPublicationsReply = Static<typeof listPublicationsReply>;
export type PublicationItem = ListPublicationsReply["items"][number];
export type PublishedWire = Static<typeof publishedWire>;
