import { type Static, Type } from "typebox";
import { caseFacts, closed, instant, orNull } from "./common.ts";
import { provisionalWire } from "./due.ts";

/** Supervision letters 督办函: one per unit and week, made of the cases in it that the reader may read. */
export const letterId = Type.String({
	pattern: "^.{1,50}:[0-9]{4}-W[0-9]{2}$",
	description: "unit and ISO week",
});
const count = Type.Integer();

const letterItemWire = Type.Object(
	{
		letterId,
		unit: Type.String(),
		week: Type.String({ examples: ["2019-W12"] }),
		cases: count,
		helped: count,
		answered: count,
		late: Type.Integer({ description: "cases whose answer is or was late" }),
		dueAt: orNull(Type.String({ description: "the next answer that is owed; null when all are given" })),
		provisional: provisionalWire,
		mayHelp: Type.Boolean(),
		mayAnswer: Type.Boolean(),
	},
	closed,
);
export const listLettersReply = Type.Object(
	{ items: Type.Array(letterItemWire), nextCursor: orNull(Type.String()), asOf: instant },
	closed,
);

const post = orNull(Type.String());
const said = orNull(Type.String());
const letterCaseWire = Type.Object(
	{
		...caseFacts,
		from: post,
		to: post,
		issuedAt: instant,
		dueAt: instant,
		provisional: provisionalWire,
		late: Type.Boolean(),
		helpedAt: orNull(instant),
		help: said,
		repliedAt: orNull(instant),
		reply: said,
	},
	closed,
);
export const readLetterReply = Type.Object(
	{ ...letterItemWire.properties, asOf: instant, items: Type.Array(letterCaseWire) },
	closed,
);
export const sayLetterBody = Type.Object({ words: Type.String() }, closed);
export type LetterItem = Static<typeof letterItemWire>;
export type LetterCase = Static<typeof letterCaseWire>;
export type ListLettersReply = Static<typeof listLettersReply>;
export type ReadLetterReply = Static<typeof readLetterReply>;
