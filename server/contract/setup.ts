import { type Static, Type } from "typebox";
import { closed, instant, oneOf, orNull } from "./common.ts";
import { postKinds } from "./places.ts";

const count = Type.Integer();

/** How far the setting up has come: counts alone. */
export const readSetupReply = Type.Object(
	{
		asOf: instant,
		...{ areas: count, reportAreas: count, units: count, posts: count, people: count },
		missingKinds: Type.Array(oneOf(postKinds), { description: "kinds of post there is none of" }),
		vacantPosts: Type.Integer({ description: "posts for which nobody acts now" }),
		idlePeople: Type.Integer({ description: "people who should work on cases and hold no post" }),
		dutyBook: orNull(
			Type.Object(
				{ version: Type.String(), items: count, gap: count, overlap: count, vacant: count, unsigned: count },
				closed,
			),
		),
		withoutAccount: Type.Integer({ description: "people who cannot sign in yet" }),
		administrators: count,
		disciplineOfficers: count,
		conduct: oneOf(["undecided", "referTo12388", "receive", "handOver"]),
		hasAddress: Type.Boolean({ description: "whether PUBLIC_ORIGIN is set" }),
		withoutBody: Type.Integer({ description: "people and units with no competent body" }),
		rosterGaps: Type.Integer({ description: "times outside working time with nobody on duty, 14 days" }),
		missingYear: Type.Integer({ description: "the first year whose notice is not entered" }),
		dispatched: Type.Boolean({ description: "whether any report has reached a post" }),
	},
	closed,
);
export type ReadSetupReply = Static<typeof readSetupReply>;

/** What a save of the set-up was drawn from: optional, for a machine that saves without having shown anything. */
export const seenHeaders = Type.Object({
	"if-match": Type.Optional(
		Type.String({
			description:
				'the `version` of readPlaces when the form was drawn, as "17": refused as `stale` when what is saved has changed since, whatever else has changed',
		}),
	),
});
