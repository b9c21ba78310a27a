import { type Static, Type } from "typebox";
import { caseNumber, causeWire, closed, halfDayWire, instant, oneOf, orNull, stepWire } from "./common.ts";
import { provisionalWire } from "./due.ts";
import { photoIds } from "./photo.ts";

/** One event of a case as staff read it; `words` is null where there are none or the law had them erased. */
export const trailEntryWire = Type.Object(
	{
		version: Type.Integer(),
		...{ at: instant, halfDay: halfDayWire },
		type: Type.String({ description: "name of the event" }),
		by: orNull(Type.String({ description: "post or role that acted; null for the resident and the clock" })),
		words: orNull(Type.String()),
		nextStep: orNull(Type.String()),
		byDate: orNull(Type.String()),
		step: orNull(stepWire),
		cause: orNull(causeWire),
		dueAt: orNull(instant),
		provisional: provisionalWire,
		detail: orNull(Type.String({ description: "outcome, verdict, post or track, by the event's type" })),
		/** Of a dispatch: what brought it about, where not the duty book or the desk. */
		why: Type.Optional(oneOf(["designation", "takeOver", "reassignment", "handOver", "unanswered"])),
		photos: Type.Optional(photoIds),
		beforeInspection: Type.Optional(
			Type.Literal(true, {
				description: "in `readTrail`: evidence from the last day before an inspection, or while it lasts",
			}),
		),
	},
	closed,
);

/** The whole trail, oldest first, with the leaf hash of each event (RFC 6962). */
export const readTrailReply = Type.Object(
	{
		caseNumber,
		items: Type.Array(
			Type.Object(
				{ ...trailEntryWire.properties, position: Type.Integer(), leafHash: Type.String() },
				closed,
			),
		),
		nextCursor: Type.Null(),
	},
	closed,
);
export type TrailEntry = Static<typeof trailEntryWire>;
export type ReadTrailReply = Static<typeof readTrailReply>;
