import { type Static, Type } from "typebox";
import { figureNames } from "../domain/figure-cases.ts";
import { areaCode, caseFacts, closed, instant, levelWire, oneOf, orNull, stepWire } from "./common.ts";
import { leftOutCountWire } from "./exclusion.ts";
import { measuresWire } from "./measures.ts";

/** Median and P90 by nearest rank in working minutes; null under 20 cases ("too few", rules.md §5), `n` always. */
const timesWire = Type.Object(
	{ n: Type.Integer(), median: orNull(Type.Number()), p90: orNull(Type.Number()) },
	closed,
);
const rowWire = Type.Object(
	{
		level: orNull(levelWire),
		areaCode: orNull(areaCode),
		areaName: orNull(Type.String()),
		received: Type.Integer(),
		contactMinutes: timesWire,
		answerMinutes: timesWire,
		answeredInTime: Type.Object(
			{ k: Type.Integer(), n: Type.Integer(), low: orNull(Type.Number()), high: orNull(Type.Number()) },
			closed,
		),
		ignored: Type.Integer(),
		late: Type.Integer(),
	},
	closed,
);

/** A single figure by its name, in `listFigureCases`. */
export const figureWire = oneOf(figureNames);
/** The cases of one figure; those that the reader may not read are left out, so a page may be short. */
export const listFigureCasesReply = Type.Object(
	{
		figure: figureWire,
		cases: Type.Integer({ description: "how many the figure looks at" }),
		counting: Type.Integer({ description: "how many of them count" }),
		items: Type.Array(
			Type.Object(
				{ ...caseFacts, counts: Type.Boolean(), countedAt: instant },
				{ ...closed, description: "`countedAt`: when it was due, or received where it has no limit" },
			),
		),
		nextCursor: orNull(Type.String()),
		asOf: instant,
	},
	closed,
);
export type ListFigureCasesReply = Static<typeof listFigureCasesReply>;

/** `all`, then a row per level, then a row per community, in code order. */
export const readStatisticsReply = Type.Object(
	{
		from: orNull(instant),
		to: instant,
		policyVersion: Type.String(),
		counted: Type.Integer(),
		voices: Type.Integer({ description: "reports behind the cases counted: each merged one is a voice" }),
		excluded: Type.Object(
			{
				sealed: Type.Null(),
				praise: Type.Integer(),
				merged: Type.Integer(),
				withdrawn: Type.Integer({ description: "before anybody signed" }),
				leftOut: Type.Array(leftOutCountWire, { description: "approved exclusions and valid shelvings" }),
			},
			closed,
		),
		all: rowWire,
		measures: measuresWire,
		levels: Type.Array(rowWire),
		areas: Type.Array(rowWire),
		byHighestStep: Type.Array(Type.Object({ step: orNull(stepWire), count: Type.Integer() }, closed)),
		answerDays: Type.Array(Type.Object({ workingDays: Type.Integer(), count: Type.Integer() }, closed), {
			description: "histogram: answered cases by whole working days (8 h) to the answer",
		}),
	},
	closed,
);
export type StatisticsRow = Static<typeof rowWire>;
export type ReadStatisticsReply = Static<typeof readStatisticsReply>;
