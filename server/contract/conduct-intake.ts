import { type Static, Type } from "typebox";
import { closed, idWire, instant, orNull } from "./common.ts";

const recipient = Type.String({
	description: "the body outside for what nobody inside may read, 1 to 200 characters",
});
const key = Type.String({
	pattern: "^age1[a-z0-9]{58,4000}$",
	description: "the body's public key, as age-keygen prints it; reports are encrypted to it",
});
const bodies = Type.Optional(
	Type.Unsafe<readonly { readonly bodyId: string; readonly key: string }[]>(
		Type.Array(Type.Object({ bodyId: idWire, key }, closed), {
			maxItems: 100,
			description:
				"keys of other bodies outside: what concerns whom they are competent for is encrypted to them",
		}),
	),
);
/** What is done with conduct reports (rules.md §1). */
const conductIntakeWire = Type.Union([
	Type.Object(
		{
			mode: Type.Literal("receive"),
			recipient,
			key: Type.Optional(key),
			bodies,
		},
		closed,
	),
	Type.Object({ mode: Type.Literal("handOver"), recipient, key, bodies }, closed),
	Type.Object({ mode: Type.Literal("referTo12388") }, closed),
]);
export const proposeConductIntakeBody = Type.Object({ intake: conductIntakeWire }, closed);
export const decideConductIntakeBody = Type.Object({ proposalId: idWire, accept: Type.Boolean() }, closed);
export const readConductIntakeReply = Type.Object(
	{
		inForce: orNull(conductIntakeWire),
		proposed: orNull(
			Type.Object(
				{
					proposalId: Type.String(),
					intake: conductIntakeWire,
					by: Type.String({ description: "name of who proposed it" }),
					until: instant,
					mayAgree: Type.Boolean(),
					mayDrop: Type.Boolean(),
				},
				closed,
			),
		),
		mayPropose: Type.Boolean(),
		outside: Type.Array(Type.Object({ bodyId: Type.String(), name: Type.String() }, closed), {
			description: "bodies outside that the house knows",
		}),
	},
	closed,
);
export type ReadConductIntakeReply = Static<typeof readConductIntakeReply>;
export type ProposeConductIntake = Static<typeof proposeConductIntakeBody>;
