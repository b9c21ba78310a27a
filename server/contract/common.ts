import { type Static, type TObject, type TSchema, Type } from "typebox";
import type { DayPart } from "../domain/day-part.ts";
import { proofCharactersMax } from "../domain/limits.ts";
import { refusalCodes } from "../domain/refusal.ts";

/** Pieces every capability's wire schemas share. Objects are closed: a property nobody asked for is refused. */
export const closed = { additionalProperties: false } as const;

/** A union of fixed strings, as a JSON Schema enum. */
export function oneOf<const Values extends readonly string[]>(values: Values) {
	return Type.Unsafe<Values[number]>({ type: "string", enum: [...values] });
}

/** A schema or null. */
export function orNull<Schema extends TSchema>(schema: Schema) {
	return Type.Union([schema, Type.Null()]);
}

/** An instant: ISO 8601 with offset, Asia/Shanghai, whole seconds. */
export const instant = Type.String({
	description: "ISO 8601 with offset",
	examples: ["2019-03-13T17:00:00+08:00"],
});
/** Which part of its day an instant beside it stands for (rules.md §6). */
export const halfDayWire = Type.Optional(
	Type.Unsafe<DayPart>({
		type: "string",
		enum: ["morning", "afternoon", "evening", "day"],
		description:
			"told where the reader is not told the time: the instant is where that part of the day begins, up to noon, to closing, after it, or a day of rest",
	}),
);
/** When a report came; `receivedHalfDay` where the reader is told no more than that. */
export const received = { receivedAt: instant, receivedHalfDay: halfDayWire };
/**
 * The id of a post, unit, person, or a version. None is `.` or `..`: in an address they are steps of the path, and nothing of
 * that name could be asked for.
 */
export const idWire = Type.String({ pattern: "^(?!\\.{1,2}$)[A-Za-z0-9:._-]{1,60}$" });
export const caseNumber = Type.String({ pattern: "^[0-9]{6}-[0-9]{4}-[0-9]{4}$" });
export const areaCode = Type.String({ description: "2, 4, 6, 9, 12 or 15 digits" });
export const categoryCode = Type.String({ description: "four digits, rules.md §7" });

export const trackWire = oneOf(["service", "conduct", "protected"]);
export const stateWire = oneOf([
	"received",
	"dispatched",
	"handling",
	"followUp",
	"closed",
	"withdrawn",
	"declined",
	"redirected",
	"merged",
]);
export const levelWire = oneOf(["emergency", "urgent", "normal", "complex", "inquiry", "rework"]);
export const stepNames = [
	"contactReminder",
	"finishReminder",
	"unsigned",
	"blue",
	"yellow",
	"red",
	"referred",
] as const;
export const stepWire = oneOf(stepNames);
export const causeNames = [
	"sign",
	"contact",
	"finish",
	"check",
	"triage",
	"decision",
	"promise",
	"assist",
	"emergency",
	"letter",
	"publication",
	"reassignment",
	"finding",
	"reds",
	"transfer",
] as const;
export const causeWire = oneOf(causeNames);
export const reportTypeWire = oneOf(["inquiry", "help", "complaint", "accusation", "suggestion", "praise"]);
export const outcomeWire = oneOf(["done", "cannotBeSolved"]);
export const verdictWire = oneOf(["solved", "partly"]);
/** How a dispute between neighbours came out; of 09xx only. */
export const mediationWire = oneOf(["agreed", "notAgreed", "court"]);
export const closedHowWire = oneOf(["confirmed", "unconfirmed", "residentDisagrees"]);
const moveAs = [
	"resident",
	"desk",
	"holder",
	"superior",
	"leader",
	"head",
	"discipline",
	"protection",
	"decider",
	"assist",
] as const;

/** The three limits of a case; `contactDueAt` is null where the level has none (inquiry). */
export const clocksWire = Type.Object(
	{
		signDueAt: instant,
		contactDueAt: orNull(instant),
		finishDueAt: instant,
		provisional: Type.Boolean({ description: "a limit touches a year whose calendar is not published yet" }),
	},
	closed,
);

/** What keeps the holder's clock still. */
const stopNames = ["decision", "awaiting", "assist", "shelving"] as const;
export const stopWire = oneOf(stopNames);

/** One reason why a limit is where it is. `limit` begins the story; `seconds` are of the level's time base. */
export const clockPartWire = Type.Object(
	{
		kind: oneOf(["start", ...stopNames, "extension", "promise", "calendar"]),
		at: instant,
		until: orNull(instant),
		seconds: orNull(Type.Integer()),
		days: orNull(Type.Integer({ description: "working days" })),
		limit: orNull(
			Type.Object({ unit: oneOf(["minute", "workingHour", "workingDay"]), count: Type.Integer() }, closed),
		),
	},
	closed,
);

const storyOf = (limit: string) =>
	Type.Array(clockPartWire, { description: `how the limit ${limit} came about, oldest first` });
/** How each limit came about; empty where there is none. */
export const limitStoryWires = {
	clockStory: storyOf("to finish"),
	signStory: storyOf("to sign"),
	contactStory: storyOf("of the first contact"),
};

/** Who has the next move: the resident, or one post; never a person's name towards residents. */
export const nextMoveWire = Type.Object({ as: oneOf(moveAs), post: orNull(Type.String()) }, closed);

/** A step of the ladder that fired. */
export const firedStepWire = Type.Object(
	{
		step: stepWire,
		cause: causeWire,
		round: Type.Integer(),
		dueAt: instant,
		firedAt: instant,
		fellOn: orNull(Type.String({ description: "post that held the move" })),
		told: orNull(Type.String({ description: "post that was told" })),
		countsFor: Type.Optional(
			Type.String({ description: "over load: the superior's post, for which the card counts" }),
		),
		clearedAt: orNull(instant),
	},
	closed,
);

/** What a letter, a referral file and the overdue board each say of a case; spread into the shape of a case there. */
export const caseFacts = {
	caseNumber,
	state: stateWire,
	level: levelWire,
	areaCode,
	areaName: Type.String(),
	categoryCode: orNull(categoryCode),
	text: Type.String(),
	...received,
	post: orNull(Type.String({ description: "responsible post" })),
	clocks: orNull(clocksWire),
	contactedAt: orNull(instant),
	answeredAt: orNull(instant),
	steps: Type.Array(firedStepWire),
};

/** Refusals of the server beside those of the rules (server/domain/refusal.ts). */
export const serverCodes = [
	"bodyInvalid",
	"bodyNotUtf8",
	"bodyTooLarge",
	"mediaUnsupported",
	"routeUnknown",
	"idempotencyKeyMissing",
	"idempotencyMismatch",
	"receiptUnknown",
	"spokenCodeUnknown",
	"notPublished",
	"sessionMissing",
	"signInRefused",
	"passphraseWrong",
	"signInSlow",
	"signInAgain",
	"passkeyUnusable",
	"passkeyRefused",
	"passkeysUnavailable",
	"originRefused",
	"proofNeeded",
	"unexpected",
] as const;

/** A refusal: RFC 9457 problem details with a stable `code`. */
export const problemWire = Type.Object(
	{
		type: Type.String(),
		title: Type.String(),
		status: Type.Integer(),
		code: oneOf([...refusalCodes, ...serverCodes]),
		field: Type.Optional(Type.String()),
		spans: Type.Optional(
			Type.Array(Type.String(), { description: "what of the words sent it is about: to be written anew" }),
		),
		retryAfterSeconds: Type.Optional(Type.Integer()),
	},
	closed,
);

export type CaseFacts = Static<TObject<typeof caseFacts>>;
export type Clocks = Static<typeof clocksWire>;
export type ClockPart = Static<typeof clockPartWire>;
export type NextMove = Static<typeof nextMoveWire>;
export type FiredStepWire = Static<typeof firedStepWire>;
export type TrackWire = Static<typeof trackWire>;
export type StateWire = Static<typeof stateWire>;
export type LevelWire = Static<typeof levelWire>;
export type StepWire = Static<typeof stepWire>;
export type ReceivedWire = { readonly receivedAt: string; readonly receivedHalfDay?: DayPart };
export type CauseWire = Static<typeof causeWire>;

/** What opens the door in a flood (trust.md A6). */
export const proofHeader = Type.Optional(
	Type.String({
		maxLength: proofCharactersMax,
		description:
			"after a refusal `proofNeeded`: its header x-proof-token, sent after the seconds of Retry-After; or at once the altcha payload (base64url of {challenge, solution}) that solves its header x-proof-challenge",
	}),
);
