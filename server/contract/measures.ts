import { type Static, Type } from "typebox";
import { areaCode, closed, oneOf, orNull } from "./common.ts";

const share = {
	k: Type.Integer(),
	n: Type.Integer(),
	low: orNull(Type.Number()),
	high: orNull(Type.Number()),
};
/** A share with its Wilson interval; the interval is null under 20 ("too few", rules.md §5). */
const shareWire = Type.Object(share, closed);
const scoreWire = Type.Object(
	{
		value: orNull(Type.Number()),
		n: Type.Integer(),
		low: orNull(Type.Number()),
		high: orNull(Type.Number()),
	},
	{ ...closed, description: "a mean weight with a seeded bootstrap's 95 % interval; null under 20" },
);

/** Letters, words to write and steps of the ladder over so many cases. */
export const burdenWire = Type.Object(
	{ cases: Type.Integer(), letters: Type.Integer(), forms: Type.Integer(), steps: Type.Integer() },
	closed,
);

/** The fewest and the most that chance still gives. */
const limitsWire = Type.Object({ low: Type.Integer(), high: Type.Integer() }, closed);

/** What is measured beside the times (rules.md §5); of superiors by post, of help by unit, never of persons. */
export const measuresWire = Type.Object(
	{
		contactedInTime: shareWire,
		firstTime: shareWire,
		returned: shareWire,
		reworked: shareWire,
		promisesKept: shareWire,
		falseDone: shareWire,
		coverage: shareWire,
		resolution: scoreWire,
		attitude: scoreWire,
		decisions: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), ...share }, closed)),
		helps: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), ...share }, closed)),
		burden: burdenWire,
		funnel: Type.Array(
			Type.Object(
				{
					areaCode,
					areaName: Type.String(),
					counted: Type.Integer(),
					observed: Type.Integer(),
					expected: Type.Number(),
					outside: oneOf(["no", "95", "99.8"]),
					limits: Type.Object({ "95": limitsWire, "99.8": limitsWire }, closed),
				},
				closed,
			),
		),
	},
	closed,
);
export type MeasuresWire = Static<typeof measuresWire>;
