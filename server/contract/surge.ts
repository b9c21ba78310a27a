import { type Static, Type } from "typebox";
import { areaCode, caseNumber, categoryCode, closed, instant, orNull, stateWire } from "./common.ts";

/** Surges 集中诉求: one category × area for up to 72 hours; reports of it go on as voices of one case. */
export const declareSurgeBody = Type.Object(
	{
		parent: caseNumber,
		areaPrefix: areaCode,
		hours: Type.Integer({ description: "1 to 72, from now" }),
	},
	closed,
);
export const endSurgeBody = Type.Object({}, closed);

const surgeWire = Type.Object(
	{
		parent: caseNumber,
		state: stateWire,
		areaPrefix: areaCode,
		areaName: Type.String(),
		categoryCode,
		from: instant,
		to: instant,
		running: Type.Boolean(),
		takesIn: Type.Boolean({
			description: "whether the next report joins: it runs, and the case has no answer yet",
		}),
		declaredBy: orNull(Type.String({ description: "the post" })),
		endedBy: orNull(Type.String({ description: "the post that ended it before its time" })),
		reporters: Type.Integer({ description: "of the case: its own and those merged into it" }),
		mayEnd: Type.Boolean(),
	},
	closed,
);

/** The newest surge declared over a case, or over the one it goes on with. */
export const surgeSpanWire = Type.Object({ parent: caseNumber, from: instant, to: instant }, closed);

/** Newest first, 100 at most; only those whose case the person may read. */
export const listSurgesReply = Type.Object(
	{ items: Type.Array(surgeWire), nextCursor: Type.Null(), asOf: instant },
	closed,
);

export type DeclareSurge = Static<typeof declareSurgeBody>;
export type ListSurgesReply = Static<typeof listSurgesReply>;
export type SurgeItem = ListSurgesReply["items"][number];
