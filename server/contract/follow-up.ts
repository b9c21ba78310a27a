import { type Static, Type } from "typebox";
import { attitudes } from "../domain/feedback.ts";
import { residentWishes } from "../domain/follow-up.ts";
import {
	areaCode,
	caseNumber,
	categoryCode,
	clocksWire,
	closed,
	closedHowWire,
	halfDayWire,
	instant,
	limitStoryWires,
	mediationWire,
	nextMoveWire,
	oneOf,
	orNull,
	outcomeWire,
	stateWire,
	stepWire,
	trackWire,
	verdictWire,
} from "./common.ts";
import { claimedWire, provisionalWire } from "./due.ts";
import { erasedWire } from "./erasure.ts";
import { exitWire } from "./exit.ts";
import { phoneReasonWire } from "./phone.ts";
import { photoIds } from "./photo.ts";
import { publicationWire } from "./publication.ts";

/** One entry of the story a resident reads, oldest first. `words` are shown as they were written. */
const timelineEntryWire = Type.Object(
	{
		at: instant,
		kind: oneOf([
			"received",
			"dispatched",
			"sealed",
			"signed",
			"contacted",
			"answered",
			"answerRefused",
			"checkUpheld",
			"checkNotUpheld",
			"confirmed",
			"disputed",
			"checkOpened",
			"message",
			"step",
			"closed",
			"extended",
			"promised",
			"shelved",
			"awaited",
			"resumed",
			"levelChanged",
			"recomputed",
			"sentBack",
			"stalled",
			"assistAsked",
			"assistAnswered",
			"withdrawn",
			"declined",
			"redirected",
			"transferred",
			"appealed",
			"appealUpheld",
			"appealNotUpheld",
			"verdictChanged",
			"erasureRequested",
			"erasureRefused",
			"erased",
			"merged",
			"split",
			"partCutOut",
			"wordsMasked",
			"chased",
			"contactVoided",
			"phoneGranted",
			"phoneWithdrawn",
			"phoneViewed",
			"spokenCodeMade",
			"consentGiven",
			"consentTaken",
			"called",
			"calledInVain",
		]),
		post: orNull(Type.String()),
		words: orNull(Type.String()),
		nextStep: orNull(Type.String()),
		byDate: orNull(Type.String({ description: "calendar date" })),
		step: orNull(stepWire),
		dueAt: orNull(instant),
		verdict: orNull(verdictWire),
		outcome: orNull(outcomeWire),
		how: orNull(closedHowWire),
		photos: Type.Optional(photoIds),
		phoneReason: Type.Optional(phoneReasonWire),
	},
	closed,
);

const residentDeedWire = oneOf([
	"messageDesk",
	"confirmCase",
	"disputeCase",
	"changeVerdict",
	"withdrawCase",
	"appealCase",
	"requestErasure",
	"splitVoice",
	"chaseCase",
	"voidContact",
	"grantPhone",
	"withdrawPhone",
]);

export const messageWire = Type.Object(
	{
		...{ at: instant, halfDay: halfDayWire, from: oneOf(["resident", "staff"]), post: orNull(Type.String()) },
		...{ words: Type.String(), photos: Type.Optional(photoIds) },
	},
	closed,
);

/** Where a matter stands. */
const standing = {
	state: stateWire,
	clocks: orNull(clocksWire),
	...limitStoryWires,
	startedAt: orNull(instant),
	answeredAt: orNull(instant),
	silenceDueAt: orNull(instant),
	...{ provisional: provisionalWire, claimed: claimedWire },
	nextMove: orNull(nextMoveWire),
	watchedBy: Type.Array(Type.String(), { description: "posts that a card told, lowest first" }),
	step: orNull(stepWire),
	round: Type.Integer(),
	pendingDueAt: orNull(instant),
	how: orNull(closedHowWire),
	exit: Type.Optional(exitWire),
	timeline: Type.Array(timelineEntryWire),
};
/** What a merged report goes on with: the other case without anything another reporter said. */
const matterWire = Type.Object(
	{
		since: instant,
		voices: Type.Integer({ description: "reports in the matter, this one with them" }),
		...standing,
	},
	closed,
);

/** What the receipt opens. A sealed report shows only received, in hand, ended (rules.md §6). */
export const followCaseReply = Type.Object(
	{
		caseNumber,
		areaCode,
		areaName: Type.String(),
		categoryCode: orNull(categoryCode),
		track: trackWire,
		sealed: Type.Boolean(),
		...standing,
		matter: Type.Optional(matterWire),
		voices: Type.Optional(Type.Integer({ description: "reports merged into this case, and this one" })),
		parts: Type.Optional(
			Type.Array(Type.Object({ caseNumber, state: stateWire }, closed), {
				description:
					"cases cut out of the report, in that order: the receipt, a slash and its place opens each",
			}),
		),
		surgeUntil: Type.Optional(
			Type.String({ description: "instant: a surge takes more reports in until then" }),
		),
		asOf: instant,
		receivedAt: instant,
		triageDueAt: orNull(instant),
		disputes: Type.Integer(),
		verdict: orNull(verdictWire),
		mediation: Type.Optional(mediationWire),
		exit: Type.Optional(exitWire),
		erased: Type.Optional(erasedWire),
		publication: Type.Optional(publicationWire),
		chaseAgainAt: orNull(instant),
		sealedTo: Type.Optional(
			Type.String({
				description: "the body outside that alone can open the report; there are no words here",
			}),
		),
		text: Type.String(),
		spot: orNull(Type.String()),
		photos: photoIds,
		messages: Type.Array(messageWire),
		allowed: Type.Array(residentDeedWire),
		wishes: Type.Array(oneOf(residentWishes), { description: "what the resident may ask for at any time" }),
	},
	closed,
);

/** What a resident may say beside the verdict. */
export const feedbackFields = {
	contacted: Type.Optional(Type.Boolean({ description: "did anyone contact you" })),
	visited: Type.Optional(Type.Boolean({ description: "did anyone come" })),
	askedForRating: Type.Optional(Type.Boolean({ description: "were you asked for a good rating" })),
	attitude: Type.Optional(oneOf(attitudes)),
};
export const messageDeskBody = Type.Object({ words: Type.String(), photos: Type.Optional(photoIds) }, closed);
export const confirmCaseBody = Type.Object({ verdict: verdictWire, ...feedbackFields }, closed);
export const changeVerdictBody = Type.Object({ verdict: verdictWire, ...feedbackFields }, closed);
export const disputeCaseBody = Type.Object({ reason: Type.String(), ...feedbackFields }, closed);

export type FollowCaseReply = Static<typeof followCaseReply>;
export type TimelineEntry = Static<typeof timelineEntryWire>;
export type MessageWire = Static<typeof messageWire>;
export type ConfirmCase = Static<typeof confirmCaseBody>;
export type DisputeCase = Static<typeof disputeCaseBody>;
