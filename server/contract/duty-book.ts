import { Type } from "typebox";
import { refusalCodes } from "../domain/refusal.ts";
import { boundaryItemWire } from "./boundary.ts";
import { areaCode, categoryCode, closed, idWire, instant, levelWire, oneOf, orNull } from "./common.ts";

const version = Type.Object({ version: Type.String(), from: instant, items: Type.Integer() }, closed);
const item = Type.Object(
	{
		itemId: Type.String(),
		areaPrefix: Type.String(),
		categoryPrefix: Type.String(),
		levels: Type.Union([Type.Literal("all"), Type.Array(levelWire)]),
		postId: Type.String(),
		clause: Type.String(),
		boundary: Type.Optional(boundaryItemWire),
	},
	closed,
);
const signature = Type.Object({ postId: Type.String(), personId: Type.String(), signedAt: instant }, closed);

/** A version with its items and signatures, and which versions there are. */
export const readDutyBookReply = Type.Object(
	{
		version: Type.String(),
		from: instant,
		inForce: Type.Boolean(),
		items: Type.Array(item),
		signatures: Type.Array(signature),
		versions: Type.Array(version),
	},
	closed,
);

const faults = Type.Array(
	Type.Object(
		{
			kind: oneOf(["gap", "overlap", "vacant"]),
			areaCode,
			categoryCode,
			levels: Type.Array(levelWire),
			itemIds: Type.Array(Type.String()),
			cases: Type.Integer({ description: "reports of the last 90 days that fell into it; no sealed ones" }),
		},
		closed,
	),
	{ description: "over area tree, category and level; 500 at most, `faultCount` counts all" },
);
const checked = {
	faultCount: Type.Integer(),
	faults,
	unsignedPostIds: Type.Array(Type.String(), { description: "posts whose holder has not signed" }),
};
export const checkDutyBookReply = Type.Object({ version: Type.String(), ...checked }, closed);
export const exportDutyBookReply = Type.Object({ version: Type.String(), csv: Type.String() }, closed);

export const issueDutyBookBody = Type.Object(
	{
		version: idWire,
		from: Type.Optional(Type.String({ description: "instant, now or later; now when left out" })),
		csv: Type.String({
			description:
				"columns itemId, areaPrefix, categoryPrefix, levels, postId, clause; of boundary places also place, otherAreaPrefix, alternatePostId",
		}),
		dryRun: Type.Boolean({ description: "reads and checks, enters nothing" }),
	},
	closed,
);
export const issueDutyBookReply = Type.Object(
	{
		version: Type.String(),
		entered: Type.Boolean(),
		rows: Type.Integer(),
		errors: Type.Array(
			Type.Object(
				{
					line: Type.Integer({ description: "as a spreadsheet counts; the head is 1" }),
					column: Type.String(),
					code: oneOf(refusalCodes),
				},
				closed,
			),
		),
		...checked,
	},
	closed,
);
export const signDutiesBody = Type.Object({ postId: idWire }, closed);
export const signDutiesReply = Type.Object(
	{ version: Type.String(), postId: Type.String(), signedAt: orNull(instant) },
	closed,
);
