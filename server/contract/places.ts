import { Type } from "typebox";
import { areaCode, closed, idWire, oneOf, orNull } from "./common.ts";

const postKinds = ["desk", "cadre", "supervisor", "leader", "head", "discipline", "protection"] as const;
const name = Type.String({ description: "1 to 60 characters" });

export const nameAreaBody = Type.Object({ areaCode, name }, closed);
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
