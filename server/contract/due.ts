import { Type } from "typebox";
import { causeNames, closed, instant, oneOf, orNull, stepNames } from "./common.ts";

/** Beside one limit; absent where it is settled. */
export const provisionalWire = Type.Optional(
	Type.Boolean({ description: "the limit lies in a year whose calendar is not published yet: it may move" }),
);

/** An emergency that the report claims: it and its limits are provisional until the duty officer's call (rules.md §3). */
export const claimedWire = Type.Optional(
	Type.Object(
		{ checkedBy: orNull({ ...instant, description: "by when; null where the call is overdue" }) },
		closed,
	),
);

/** What fires when its time is past and nothing before took it away. */
export const dueWire = Type.Object(
	{
		step: oneOf([...stepNames, "silence", "resume", "dispatch", "stalled"]),
		cause: oneOf([...causeNames, "silence", "awaiting", "shelving", "halfDay", "stalled"]),
		dueAt: instant,
		provisional: provisionalWire,
	},
	closed,
);
