import { type Static, Type } from "typebox";
import { exclusionReasons } from "../domain/figures.ts";
import { closed, instant, orNull } from "./common.ts";
import { burdenWire } from "./measures.ts";

const bound = orNull(Type.Number({ description: "of the 95 % interval; null under 20 cases" }));
const shareWire = Type.Object({ k: Type.Integer(), n: Type.Integer(), low: bound, high: bound }, closed);
const meanWire = Type.Object(
	{ n: Type.Integer(), mean: orNull(Type.Number()), low: bound, high: bound },
	closed,
);
const minutesWire = Type.Object(
	{ n: Type.Integer(), median: orNull(Type.Number()), p90: orNull(Type.Number()) },
	closed,
);
const counts = exclusionReasons.map((reason) => [reason, Type.Integer()] as const);

const figuresWire = Type.Object(
	{
		counted: Type.Integer(),
		excluded: Type.Unsafe<Record<(typeof exclusionReasons)[number], number>>(
			Type.Object(Object.fromEntries(counts), closed),
		),
		contactedInTime: shareWire,
		finishedInTime: shareWire,
		firstTime: shareWire,
		reworks: shareWire,
		promisesKept: shareWire,
		falseDone: shareWire,
		decisionsInTime: Type.Object(shareWire.properties, {
			...closed,
			description: "of what this person had to decide",
		}),
		burden: burdenWire,
		...{ resolution: meanWire, satisfaction: meanWire, reached: shareWire },
		...{ contactMinutes: minutesWire, answerMinutes: minutesWire },
	},
	closed,
);

/** A person's own figures: four quarters as one, and each quarter by itself, oldest first. Nobody else's. */
export const readFiguresReply = Type.Object(
	{
		from: instant,
		asOf: instant,
		policyVersion: Type.String(),
		all: figuresWire,
		quarters: Type.Array(Type.Object({ id: Type.String(), figures: figuresWire }, closed)),
	},
	closed,
);
export type FiguresWire = Static<typeof figuresWire>;
export type ReadFiguresReply = Static<typeof readFiguresReply>;
