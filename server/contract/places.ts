import { type Static, Type } from "typebox";
import { refusalCodes } from "../domain/refusal.ts";
import { areaCode, closed, idWire, instant, oneOf, orNull } from "./common.ts";
import { competenceWire, nameBodyBody, withoutBodyWire } from "./competence.ts";
import { areaWire } from "./intake.ts";

export const postKinds = [
	"desk",
	"cadre",
	"supervisor",
	"leader",
	"head",
	"discipline",
	"protection",
] as const;
const name = Type.String({ description: "1 to 60 characters" });

export const nameAreaBody = Type.Object({ areaCode, name }, closed);
export const importAreasBody = Type.Object(
	{
		csv: Type.String({ description: "columns areaCode and name" }),
		dryRun: Type.Boolean({ description: "reads and checks, enters nothing" }),
	},
	closed,
);
const rowError = Type.Object(
	{
		line: Type.Integer({ description: "as a spreadsheet counts; the head is 1" }),
		...{ column: Type.String(), code: oneOf(refusalCodes) },
	},
	closed,
);
export const importAreasReply = Type.Object(
	{
		entered: Type.Boolean(),
		rows: Type.Integer(),
		added: Type.Integer({ description: "areas that there were not yet" }),
		renamed: Type.Integer({ description: "areas that get another name" }),
		errors: Type.Array(rowError),
	},
	closed,
);
export const nameUnitBody = Type.Object({ unitId: idWire, name, people: Type.Integer() }, closed);
export const namePostBody = Type.Object(
	{
		postId: idWire,
		name,
		unitId: idWire,
		areaCode,
		kind: oneOf(postKinds),
		deputyPostId: orNull(idWire),
		superiorPostId: orNull(idWire),
	},
	closed,
);

const holder = Type.Object({ personId: Type.String(), from: instant, to: orNull(instant) }, closed);
const post = Type.Object(
	{
		...namePostBody.properties,
		holders: Type.Array(holder, { description: "who holds the post now or later" }),
	},
	closed,
);
/** Areas, units and posts in the order of their ids, as far as they lie in the administrator's scope. */
export const readPlacesReply = Type.Object(
	{
		asOf: instant,
		version: Type.Integer({ description: "of the whole set-up, told with each save in If-Match" }),
		areas: Type.Array(areaWire),
		units: Type.Array(Type.Object({ ...nameUnitBody.properties, ...competenceWire }, closed)),
		posts: Type.Array(post),
		bodies: Type.Array(nameBodyBody),
		withoutBody: withoutBodyWire,
	},
	closed,
);
export type ReadPlacesReply = Static<typeof readPlacesReply>;
export type PostArranged = ReadPlacesReply["posts"][number];
export type NamePost = Static<typeof namePostBody>;
