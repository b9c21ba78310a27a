import { type Static, Type } from "typebox";
import { assistWire } from "./assist.ts";
import { boundaryWire } from "./boundary.ts";
import {
	areaCode,
	caseNumber,
	categoryCode,
	clocksWire,
	closed,
	closedHowWire,
	firedStepWire,
	instant,
	levelWire,
	limitStoryWires,
	mediationWire,
	nextMoveWire,
	oneOf,
	orNull,
	outcomeWire,
	received,
	reportTypeWire,
	stateWire,
	stepWire,
	stopWire,
	trackWire,
	verdictWire,
} from "./common.ts";
import { changeToWire, decisionKindWire, pendingWire } from "./decision.ts";
import { claimedWire, dueWire, provisionalWire } from "./due.ts";
import { erasedWire, piecesWire } from "./erasure.ts";
import { exclusionWire } from "./exclusion.ts";
import { exitWire } from "./exit.ts";
import { messageWire } from "./follow-up.ts";
import { letterId } from "./letter.ts";
import { laterWire, masksWire } from "./mask.ts";
import { mergedWire, voicesWire } from "./merge.ts";
import { photoIds } from "./photo.ts";
import { surgeSpanWire } from "./surge.ts";
import { calledWire } from "./take.ts";
import { trailEntryWire } from "./trail.ts";
import { outsideWires } from "./transfer.ts";

/** What is asked of the person who looks, as a verb; `wait` where somebody else has the move. */
const askWire = oneOf([
	...(["triage", "sign", "contact", "answer", "decide", "reassign", "assist"] as const),
	...(["confirmEmergency", "answerLetter", "explain", "publish", "urge", "read", "wait"] as const),
]);

/** How it stands with the resident: `waits` for a word on what was written since, or is `asked` for one. */
const residentStandWire = oneOf(["waits", "asked"]);

/** One row of a staff member's list, by next due time. */
const inboxItemWire = Type.Object(
	{
		caseNumber,
		version: Type.Integer(),
		state: stateWire,
		level: levelWire,
		areaCode,
		areaName: Type.String(),
		categoryCode: orNull(categoryCode),
		spot: orNull(Type.String()),
		called: calledWire,
		ask: askWire,
		decision: Type.Optional(decisionKindWire),
		changeTo: Type.Optional(changeToWire),
		resident: Type.Optional(residentStandWire),
		lookedAtBy: Type.Optional(
			Type.Array(Type.String({ description: "post of a superior who has it open now" })),
		),
		...{ dueAt: orNull(instant), provisional: provisionalWire },
		...received,
		text: Type.String(),
		step: orNull(stepWire),
		round: Type.Integer(),
		sealed: Type.Boolean(),
		danger: Type.Boolean({ description: "words of danger to a person wait for triage: looked at first" }),
		mine: Type.Boolean({ description: "the next move is mine" }),
	},
	closed,
);
export const listInboxReply = Type.Object(
	{ items: Type.Array(inboxItemWire), nextCursor: orNull(Type.String()), asOf: instant },
	closed,
);

export const actionNames = [
	"signCase",
	"contactResident",
	"answerCase",
	"decideCase",
	"dispatchCase",
	"sealCase",
	"settleOnSpot",
	"returnCase",
	"extendCase",
	"promiseCase",
	"shelveCase",
	"changeLevel",
	"awaitResident",
	"resumeCase",
	"askAssist",
	"answerAssist",
	"rateAssist",
	"takeOver",
	...(["reassignCase", "keepCase", "confirmEmergency"] as const),
	"helpLetter",
	"answerLetter",
	"explainRed",
	"findCase",
	"declineCase",
	"redirectCase",
	"proposeErasure",
	"mergeCase",
	"splitCase",
	"cutOutPart",
	"maskWords",
	"transferCase",
	"viewPhone",
	"callResident",
	"askExclusion",
	"decideExclusion",
	"readTrail",
] as const;

/** What the person may do now; a refusal's code says why not (the same table answers the route). */
const actionWire = Type.Object({ action: oneOf(actionNames), why: orNull(Type.String()) }, closed);

/** A supervision letter that a case is in, and whether its help or its answer is this person's to write. */
const caseLetterWire = Type.Object(
	{
		letterId,
		dueAt: instant,
		provisional: provisionalWire,
		mayHelp: Type.Boolean(),
		mayAnswer: Type.Boolean(),
	},
	closed,
);
export const readCaseReply = Type.Object(
	{
		caseNumber,
		version: Type.Integer(),
		state: stateWire,
		track: trackWire,
		sealed: Type.Boolean(),
		held: Type.Array(oneOf(["name", "accusation", "danger", "unit"])),
		level: levelWire,
		areaCode,
		areaName: Type.String(),
		categoryCode: orNull(categoryCode),
		reportType: orNull(reportTypeWire),
		asOf: instant,
		...received,
		triageDueAt: orNull(instant),
		...outsideWires,
		text: Type.String(),
		spot: orNull(Type.String()),
		frail: Type.Boolean({ description: "an old, sick or disabled person or a child is concerned" }),
		called: calledWire,
		photos: photoIds,
		masks: Type.Optional(masksWire),
		later: Type.Optional(laterWire),
		sheet: Type.Optional(
			Type.Boolean({
				description: "a task sheet: nothing of the report, for whoever only helps from another unit",
			}),
		),
		about: orNull(Type.String({ description: "person or unit the resident named" })),
		post: orNull(Type.String({ description: "the post that holds the case" })),
		dutyItem: orNull(Type.String({ description: "clause of the duty book" })),
		boundary: Type.Optional(boundaryWire),
		startedAt: orNull(instant),
		clocks: orNull(clocksWire),
		...{ caseFinishDueAt: orNull(instant), claimed: claimedWire },
		signedAt: orNull(instant),
		contactedAt: orNull(instant),
		answeredAt: orNull(instant),
		silenceDueAt: orNull(instant),
		round: Type.Integer(),
		disputes: Type.Integer(),
		nextMove: orNull(nextMoveWire),
		mine: Type.Boolean(),
		ask: askWire,
		pending: orNull(pendingWire),
		stops: Type.Array(stopWire, { description: "what keeps the holder's clock still now" }),
		...limitStoryWires,
		assists: Type.Array(assistWire),
		letters: Type.Array(caseLetterWire, { description: "supervision letters this case is in" }),
		how: orNull(closedHowWire),
		verdict: orNull(verdictWire),
		mediation: Type.Optional(mediationWire),
		exit: Type.Optional(exitWire),
		exclusion: Type.Optional(exclusionWire),
		erased: Type.Optional(erasedWire),
		pieces: Type.Optional(piecesWire),
		merged: Type.Optional(mergedWire),
		surge: Type.Optional(surgeSpanWire),
		voices: Type.Optional(voicesWire),
		steps: Type.Array(firedStepWire),
		due: Type.Array(dueWire, { description: "what fires next if nothing happens" }),
		trail: Type.Array(trailEntryWire),
		messages: Type.Array(messageWire),
		actions: Type.Array(actionWire),
	},
	closed,
);

const expectedVersion = Type.Integer({ minimum: 1, description: "the `version` that readCase gave" });
const words = Type.String();
const photos = Type.Optional(photoIds);
export const signCaseBody = Type.Object({ expectedVersion }, closed);
export const contactResidentBody = Type.Object(
	{
		...{ expectedVersion, words, photos },
		nextStep: Type.String(),
		byDate: Type.String({ format: "date" }),
	},
	closed,
);
export const answerCaseBody = Type.Object(
	{ expectedVersion, words, photos, outcome: outcomeWire, mediation: Type.Optional(mediationWire) },
	closed,
);
export const settleOnSpotBody = { words, photos, mediation: Type.Optional(mediationWire) };
export const decideCaseBody = Type.Object(
	{
		expectedVersion,
		accept: Type.Boolean(),
		words,
		postId: Type.Optional(
			orNull(Type.String({ description: "the post a return goes to; without one the desk finds it" })),
		),
	},
	closed,
);

export type InboxItem = Static<typeof inboxItemWire>;
export type ListInboxReply = Static<typeof listInboxReply>;
export type ReadCaseReply = Static<typeof readCaseReply>;
export type ActionName = (typeof actionNames)[number];
export type ContactResident = Static<typeof contactResidentBody>;
export type AnswerCase = Static<typeof answerCaseBody>;
