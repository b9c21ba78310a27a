import { type Static, Type } from "typebox";
import { exclusionReasons } from "../domain/exclusion-events.ts";
import { shelvingCauses } from "../domain/proposal.ts";
import {
	areaCode,
	caseNumber,
	categoryCode,
	closed,
	instant,
	levelWire,
	oneOf,
	orNull,
	received,
} from "./common.ts";

/** Exclusion from figures 不计入: asked by the holder, decided by a discipline officer. */
const exclusionReasonWire = oneOf(exclusionReasons);
export const askExclusionBody = { reason: exclusionReasonWire, words: Type.String() };
export const decideExclusionBody = { accept: Type.Boolean(), words: Type.String() };

/** Why a case is left out of the figures. */
const leftOutReason = oneOf([...exclusionReasons, ...shelvingCauses]);
export const leftOutCountWire = Type.Object(
	{ kind: oneOf(["exclusion", "shelving"]), reason: leftOutReason, count: Type.Integer() },
	closed,
);

const leftOutItemWire = Type.Object(
	{
		caseNumber,
		version: Type.Integer(),
		...received,
		areaCode,
		areaName: Type.String(),
		categoryCode: orNull(categoryCode),
		level: levelWire,
		text: Type.String(),
		state: oneOf(["asked", "approved", "shelved"]),
		reason: leftOutReason,
		words: orNull(Type.String({ description: "why, as it was asked" })),
		askedBy: orNull(Type.String({ description: "the post" })),
	},
	closed,
);
/** Cases left out, or asked to be, newest first; only those that the reader may read. */
export const listLeftOutReply = Type.Object(
	{ items: Type.Array(leftOutItemWire), nextCursor: orNull(Type.String()), asOf: instant },
	closed,
);
/** What stands on a case; absent where nobody asked. */
export const exclusionWire = Type.Object(
	{
		reason: exclusionReasonWire,
		words: orNull(Type.String()),
		askedBy: orNull(Type.String()),
		askedAt: instant,
		accepted: orNull(Type.Boolean()),
	},
	closed,
);
export type ListLeftOutReply = Static<typeof listLeftOutReply>;
export type LeftOutItem = ListLeftOutReply["items"][number];

export type ExclusionWire = Static<typeof exclusionWire>;
