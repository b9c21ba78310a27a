import { type Static, Type } from "typebox";
import { periodKinds } from "../domain/casebook.ts";
import {
	areaCode,
	caseNumber,
	categoryCode,
	closed,
	closedHowWire,
	idWire,
	instant,
	levelWire,
	oneOf,
	orNull,
	received,
	stateWire,
	stepWire,
	verdictWire,
} from "./common.ts";
import { provisionalWire } from "./due.ts";

/** The weekly and monthly ledger 台账, made of the cases alone. */
export const casebookQuery = Type.Object(
	{
		period: Type.Optional(
			Type.String({
				description: "a week such as 2026-W47 or a month such as 2026-11; this week unless given",
			}),
		),
		postId: Type.Optional(idWire),
		unitId: Type.Optional(idWire),
		areaCode: Type.Optional(Type.String({ pattern: "^[0-9]{2,15}$" })),
		cursor: Type.Optional(Type.String()),
	},
	closed,
);

const rowWire = Type.Object(
	{
		...{
			caseNumber,
			areaCode,
			areaName: Type.String(),
			categoryCode: orNull(categoryCode),
			level: levelWire,
		},
		post: orNull(Type.String()),
		state: stateWire,
		...received,
		...{ signedAt: orNull(instant), contactedAt: orNull(instant) },
		...{ answeredAt: orNull(instant), closedAt: orNull(instant) },
		...{ finishDueAt: orNull(instant), provisional: provisionalWire },
		step: orNull(stepWire),
		how: orNull(closedHowWire),
		verdict: orNull(verdictWire),
		round: Type.Integer(),
		text: orNull(Type.String({ description: "the resident's own words; null once the law had them erased" })),
		answer: orNull(Type.String({ description: "the last answer" })),
	},
	closed,
);

/** A page may be short of items and still not be the last: `nextCursor` says whether there is more. */
export const readCasebookReply = Type.Object(
	{
		period: Type.String(),
		...{ from: instant, to: Type.String({ description: "instant: the first one after the period" }) },
		areaName: orNull(Type.String({ description: "null for what the reader holds" })),
		post: orNull(Type.String({ description: "the post or the unit asked for" })),
		policyVersion: Type.String(),
		asOf: instant,
		periods: Type.Array(Type.Object({ kind: oneOf(periodKinds), ids: Type.Array(Type.String()) }, closed)),
		posts: Type.Array(Type.Object({ postId: Type.String(), name: Type.String() }, closed)),
		units: Type.Array(Type.Object({ unitId: Type.String(), name: Type.String() }, closed)),
		items: Type.Array(rowWire),
		nextCursor: orNull(Type.String()),
	},
	closed,
);
export type ReadCasebookReply = Static<typeof readCasebookReply>;
export type CasebookRow = ReadCasebookReply["items"][number];
