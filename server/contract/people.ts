import { type Static, Type } from "typebox";
import { owedKinds } from "../domain/owed.ts";
import {
	areaCode,
	caseNumber,
	categoryCode,
	clocksWire,
	closed,
	idWire,
	instant,
	levelWire,
	oneOf,
	orNull,
	received,
	stateWire,
} from "./common.ts";
import { competenceWire } from "./competence.ts";
import { provisionalWire } from "./due.ts";

const roles = [
	"cadre",
	"supervisor",
	"leader",
	"head",
	"operator",
	"disciplineOfficer",
	"observer",
	"administrator",
] as const;
/** `expired`: the newest invitation opens nothing any more, and was never used. */
export const accountStates = ["none", "invited", "expired", "open"] as const;
const name = Type.String({ description: "1 to 60 characters" });
const areaPrefix = Type.String({ description: "an area code, or empty for the whole house", maxLength: 15 });

export const addPersonBody = Type.Object({ name, role: oneOf(roles), areaPrefix }, closed);
export const changeRoleBody = Type.Object({ role: oneOf(roles), areaPrefix }, closed);
export const movePostBody = Type.Object(
	{
		personId: orNull(idWire),
		from: Type.Optional(Type.String({ description: "instant, now or later; now when left out" })),
	},
	closed,
);
export const takeLeaveBody = Type.Object(
	{
		from: Type.Optional(Type.String({ description: "instant, now or later; now when left out" })),
		to: Type.String({ description: "instant" }),
	},
	closed,
);
export const declareRelationBody = Type.Object({ relatedId: idWire }, closed);

const stretch = { from: instant, to: orNull(instant) };
/** A person as the administrator sees them; the posts are those held now or later. */
export const personWire = Type.Object(
	{
		personId: Type.String(),
		name: Type.String(),
		role: oneOf(roles),
		areaPrefix: Type.String(),
		posts: Type.Array(Type.Object({ postId: Type.String(), name: Type.String(), ...stretch }, closed)),
		leaves: Type.Array(Type.Object(stretch, closed)),
		relatedIds: Type.Array(Type.String()),
		account: oneOf(accountStates),
		...competenceWire,
	},
	closed,
);
export const listPeopleReply = Type.Object(
	{ items: Type.Array(personWire), nextCursor: orNull(Type.String()) },
	closed,
);

/** Who holds the post from when on, as arranged. */
export const postHeldReply = Type.Object(
	{
		postId: Type.String(),
		stretches: Type.Array(Type.Object({ personId: Type.String(), ...stretch }, closed)),
	},
	closed,
);

/** The hand-over sheet: what a person still has in hand from a post, without the words of anybody. */
export const readHandOverReply = Type.Object(
	{
		postId: Type.String(),
		post: Type.String({ description: "its name" }),
		asOf: instant,
		personId: orNull(Type.String()),
		movedAway: Type.Boolean({ description: "the person held the post and does not now" }),
		items: Type.Array(
			Type.Object(
				{
					caseNumber,
					state: stateWire,
					level: levelWire,
					areaCode,
					categoryCode: orNull(categoryCode),
					...received,
					clocks: orNull(clocksWire),
					owed: Type.Array(
						Type.Object(
							{ what: oneOf(owedKinds), dueAt: orNull(instant), provisional: provisionalWire },
							closed,
						),
						{
							description: "what of it lies with the person from the post, and by when",
						},
					),
				},
				closed,
			),
		),
		nextCursor: orNull(Type.String()),
	},
	closed,
);
export type ReadHandOverReply = Static<typeof readHandOverReply>;
export type PersonWire = Static<typeof personWire>;
