import { type Static, Type } from "typebox";
import { spokenCharactersMax } from "../domain/limits.ts";
import {
	caseNumber,
	clocksWire,
	closed,
	closedHowWire,
	instant,
	nextMoveWire,
	oneOf,
	orNull,
	outcomeWire,
	stateWire,
	stepWire,
} from "./common.ts";
import { shellQuery } from "./doors.ts";
import { claimedWire, provisionalWire } from "./due.ts";

/** What a caller says: both are taken as they are typed, spaces and dashes with them. */
const said = {
	caseNumber: Type.String({ maxLength: spokenCharactersMax }),
	code: Type.String({ maxLength: spokenCharactersMax }),
};

/** What has happened, and when: no words, no photos. */
const happenedWire = Type.Object(
	{
		at: instant,
		kind: oneOf(["dispatched", "signed", "contacted", "answered", "step"]),
		outcome: orNull(outcomeWire),
		step: orNull(stepWire),
	},
	closed,
);

/** Where a case stands, for whoever has the spoken code: nothing that anybody wrote. */
export const spokenStatusReply = Type.Object(
	{
		caseNumber,
		state: stateWire,
		asOf: instant,
		receivedAt: instant,
		triageDueAt: orNull(instant),
		clocks: orNull(clocksWire),
		startedAt: orNull(instant),
		answeredAt: orNull(instant),
		silenceDueAt: orNull(instant),
		...{ provisional: provisionalWire, claimed: claimedWire },
		nextMove: orNull(nextMoveWire),
		step: orNull(stepWire),
		pendingDueAt: orNull(instant),
		how: orNull(closedHowWire),
		disputes: Type.Integer(),
		timeline: Type.Array(happenedWire),
		mayDispute: Type.Boolean(),
	},
	closed,
);

export const followBySpokenCodeBody = Type.Object(said, closed);
export const disputeBySpokenCodeBody = Type.Object({ ...said, reason: Type.String() }, closed);

/** For the operator: the same, and the sentences to read to the caller. */
export const followForCallerReply = Type.Object(
	{ status: spokenStatusReply, say: Type.Array(Type.String()) },
	closed,
);
export const callersQuery = Type.Object({ lang: shellQuery.properties.lang }, closed);

/** The code, told once. */
export const makeSpokenCodeReply = Type.Object(
	{ caseNumber, code: Type.String({ description: "six digits; known to nobody but its reader" }) },
	closed,
);

/** What the plain page sends. */
const field = Type.Optional(Type.String());
export const spokenForm = Type.Object({ caseNumber: field, code: field, reason: field }, closed);

export type SpokenStatus = Static<typeof spokenStatusReply>;
export type SpokenForm = Static<typeof spokenForm>;
export type FollowForCallerReply = Static<typeof followForCallerReply>;
export type MakeSpokenCodeReply = Static<typeof makeSpokenCodeReply>;
