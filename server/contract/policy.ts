import { type TSchema, Type } from "typebox";
import { limitNames } from "../domain/limit-moves.ts";
import { defaultPolicy, type Policy } from "../domain/policy.ts";
import { caseNumber, closed, idWire, instant, levelWire, oneOf, orNull, stepWire } from "./common.ts";

/** The schema of the shipped policy's shape; units and bases are fixed, the bounds of numbers are the rules' to refuse. */
function shapeOf(shipped: unknown): TSchema {
	if (typeof shipped === "number") return Type.Integer();
	if (typeof shipped === "string" || typeof shipped === "boolean") return Type.Literal(shipped);
	if (typeof shipped !== "object" || shipped === null) return Type.Null();
	const members = Object.entries(shipped).map(([name, part]) => [name, shapeOf(part)] as const);
	return Type.Object(Object.fromEntries(members), closed);
}

const { version: _version, effectiveFrom: _from, ...numbers } = defaultPolicy;
const policyShape = Type.Object(
	{
		version: idWire,
		effectiveFrom: Type.String({ description: "ISO date in Asia/Shanghai, after today when set" }),
		...Object.fromEntries(Object.entries(numbers).map(([name, part]) => [name, shapeOf(part)])),
	},
	closed,
);
const policyWire = Type.Unsafe<Policy>(policyShape);
/** A version set before a number was added lacks it. */
const policyAsSet = Type.Unsafe<Policy>(Type.Partial(policyShape));

const counted = { looked: Type.Integer(), differing: Type.Integer() };
export const previewPolicyBody = Type.Object(
	{ policy: policyWire, cursor: Type.Optional(caseNumber) },
	closed,
);
/** Of one part of the open cases: sum the parts up to the last. The administrator is told numbers alone. */
export const previewPolicyReply = Type.Object(
	{
		...counted,
		byLevel: Type.Array(Type.Object({ level: levelWire, ...counted }, closed)),
		items: Type.Array(
			Type.Object(
				{
					caseNumber,
					level: levelWire,
					moves: Type.Array(
						Type.Object(
							{
								limit: oneOf(limitNames),
								step: orNull(stepWire),
								from: orNull(instant),
								to: orNull(instant),
							},
							closed,
						),
					),
				},
				closed,
			),
		),
		nextCursor: orNull(caseNumber),
	},
	closed,
);
export const setPolicyBody = Type.Object({ policy: policyWire }, closed);
export const listPoliciesReply = Type.Object(
	{ inForce: Type.String(), policies: Type.Array(policyAsSet) },
	closed,
);
