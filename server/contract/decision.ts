import { type Static, Type } from "typebox";
import { promiseMilestonesMax } from "../domain/limits.ts";
import { shelvingCauses } from "../domain/proposal.ts";
import { categoryCode, closed, instant, levelWire, oneOf, orNull } from "./common.ts";
import { provisionalWire } from "./due.ts";
import { erasureAskedWire } from "./erasure.ts";
import { elsewhereWire } from "./exit.ts";

/** What a holder asks the superior to decide; `words` is the reason. The clock stands still meanwhile. */
const words = Type.String({ description: "the reason" });
const date = Type.String({ format: "date", description: "calendar date" });
const milestone = Type.Object({ byDate: date, words: Type.String() }, closed);

export const returnCaseBody = {
	words,
	itemId: orNull(Type.String({ description: "item of the duty book that is the basis" })),
};
export const extendCaseBody = { words, days: Type.Integer({ description: "working days" }) };
export const promiseCaseBody = {
	words,
	byDate: date,
	milestones: Type.Array(milestone, { maxItems: promiseMilestonesMax }),
};
export const shelveCaseBody = {
	words,
	cause: oneOf(shelvingCauses),
	ownerPostId: Type.String({ description: "the post that has to act before it can be done" }),
	reviewOn: date,
};
export const changeLevelBody = { words, level: levelWire, categoryCode: orNull(categoryCode) };

export const decisionKindWire = oneOf([
	...(["cannotBeSolved", "check", "return", "extension", "promise", "shelving"] as const),
	...(["level", "decline", "redirect", "appeal", "erasure"] as const),
]);

/** Of a change that is asked for: the level and the category that the case is to have. */
export const changeToWire = Type.Object({ level: levelWire, categoryCode: orNull(categoryCode) }, closed);

/** What somebody above the holder has to decide now, with what was asked for. */
export const pendingWire = Type.Object(
	{
		kind: decisionKindWire,
		post: Type.String(),
		dueAt: instant,
		provisional: provisionalWire,
		words: orNull(Type.String({ description: "the reason given" })),
		days: orNull(Type.Integer({ description: "working days asked for" })),
		byDate: orNull(Type.String({ description: "date promised, or day of review" })),
		level: orNull(levelWire),
		categoryCode: orNull(Type.String({ description: "category asked for, with the level" })),
		cause: orNull(oneOf(shelvingCauses)),
		owner: orNull(Type.String({ description: "post that has to act" })),
		exit: Type.Optional(elsewhereWire),
		erasure: Type.Optional(erasureAskedWire),
		basis: orNull(Type.String({ description: "clause of the duty book" })),
		milestones: Type.Array(Type.Object({ byDate: Type.String(), words: Type.String() }, closed)),
		mustName: Type.Boolean({ description: "a return that is granted must name the post: it is binding" }),
	},
	closed,
);
export type PendingWire = Static<typeof pendingWire>;
