import type { ActionName } from "../../server/contract/handling.ts";
import { type DeedName, deedPaths } from "../lib/deeds.ts";
import type { Part } from "./drafts.ts";

/** What a person can do to a case on one screen; each is one form and one button. */
export type Act =
	| ("sign" | "contact" | "answer" | "decide" | "dispatch" | "sealConduct" | "sealProtected")
	| DeedName;

type Facts = {
	/** The action of the contract behind the act: the permission table speaks of those. */
	readonly action: ActionName;
	/** The part of the draft behind each field that is sent. */
	readonly fields: Readonly<Record<string, Part>>;
	/** What must not be empty, in page order. */
	readonly must: readonly Part[];
};

const none = { fields: {}, must: [] };
/** An act of words alone. */
const said = (action: ActionName, words: Part): Facts => ({ action, fields: { words }, must: [words] });

const table: Readonly<Record<Act, Facts>> = {
	sign: { action: "signCase", ...none },
	contact: {
		action: "contactResident",
		fields: { words: "contactWords", nextStep: "nextStep", byDate: "byDate", photos: "contactPhotos" },
		must: ["contactWords", "nextStep"],
	},
	answer: {
		action: "answerCase",
		fields: { words: "answerWords", outcome: "outcome", mediation: "mediation", photos: "answerPhotos" },
		must: ["answerWords"],
	},
	decide: {
		action: "decideCase",
		fields: { words: "decisionWords", postId: "decisionPostId" },
		must: ["decisionWords"],
	},
	dispatch: {
		action: "dispatchCase",
		fields: { categoryCode: "categoryCode", postId: "postId" },
		must: [],
	},
	sealConduct: { action: "sealCase", ...none },
	sealProtected: { action: "sealCase", ...none },
	cutOutPart: {
		action: "cutOutPart",
		fields: { text: "partText", spot: "partSpot", protect: "partTo", categoryCode: "partCategory" },
		must: ["partTo", "partText"],
	},
	maskWords: {
		action: "maskWords",
		fields: { spans: "maskLines", photos: "maskPhotos", why: "maskWhy" },
		must: ["maskWhy"],
	},
	answerAssist: said("answerAssist", "assistAnswer"),
	rateAssist: { action: "rateAssist", fields: { help: "help" }, must: ["help"] },
	confirmEmergency: {
		action: "confirmEmergency",
		fields: { confirmed: "confirmed" },
		must: ["confirmed"],
	},
	resumeCase: { action: "resumeCase", ...none },
	mergeCase: { action: "mergeCase", fields: { parent: "parent" }, must: ["parent"] },
	splitCase: { action: "splitCase", ...none },
	takeOver: { action: "takeOver", ...none },
	keepCase: said("keepCase", "keepWords"),
	reassignCase: { action: "reassignCase", fields: { postId: "newPostId" }, must: ["newPostId"] },
	explainRed: said("explainRed", "explainWords"),
	extendCase: {
		action: "extendCase",
		fields: { days: "days", words: "extendWords" },
		must: ["days", "extendWords"],
	},
	awaitResident: said("awaitResident", "question"),
	promiseCase: {
		action: "promiseCase",
		fields: { words: "promiseWords", byDate: "promisedOn", milestones: "milestones" },
		must: ["promiseWords", "promisedOn"],
	},
	shelveCase: {
		action: "shelveCase",
		fields: { cause: "cause", words: "shelveWords", ownerPostId: "ownerPostId", reviewOn: "reviewOn" },
		must: ["cause", "shelveWords", "ownerPostId", "reviewOn"],
	},
	returnCase: {
		action: "returnCase",
		fields: { words: "returnWords", itemId: "dutyItemId" },
		must: ["returnWords"],
	},
	redirectCase: {
		action: "redirectCase",
		fields: { reason: "redirectReason", body: "inCharge", limit: "theirLimit", words: "redirectWords" },
		must: ["redirectReason", "inCharge", "theirLimit", "redirectWords"],
	},
	declineCase: {
		action: "declineCase",
		fields: { reason: "declineReason", body: "inCharge", limit: "theirLimit", words: "declineWords" },
		must: ["declineReason", "inCharge", "theirLimit", "declineWords"],
	},
	askAssist: {
		action: "askAssist",
		fields: { postId: "assistPostId", words: "assistWords" },
		must: ["assistPostId", "assistWords"],
	},
	proposeErasure: {
		action: "proposeErasure",
		fields: { ground: "erasureGround", pieces: "erasedPieces", basis: "erasureBasis" },
		must: ["erasureGround", "erasedPieces", "erasureBasis"],
	},
	settleOnSpot: {
		action: "settleOnSpot",
		fields: { words: "settleWords", photos: "settlePhotos" },
		must: ["settleWords"],
	},
	askExclusion: {
		action: "askExclusion",
		fields: { reason: "exclusionReason", words: "exclusionWords" },
		must: ["exclusionReason", "exclusionWords"],
	},
	changeLevel: {
		action: "changeLevel",
		fields: { level: "newLevel", categoryCode: "newCategory", words: "levelWords" },
		must: ["levelWords"],
	},
};

/** All acts, in the order in which they are offered. */
export const acts = Object.keys(table) as readonly Act[];

/** Whether the act is one of those that lie over a case in hand. */
export function isWay(act: Act): act is DeedName {
	return act in deedPaths;
}

export function factsOf(act: Act): Facts {
	return table[act];
}
