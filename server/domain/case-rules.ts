import type { CaseStatus } from "./case.ts";
import type { Overseer } from "./oversight.ts";

/** Who may do what to which case in which state: the one table that routes and buttons ask (trust.md S3). */
export type CaseAction =
	| "signCase"
	| "contactResident"
	| "answerCase"
	| "decideCase"
	| "dispatchCase"
	| "sealCase"
	| "settleOnSpot"
	| "returnCase"
	| "extendCase"
	| "promiseCase"
	| "shelveCase"
	| "changeLevel"
	| "awaitResident"
	| "resumeCase"
	| "askAssist"
	| "answerAssist"
	| "rateAssist"
	| "takeOver"
	| "reassignCase"
	| "keepCase"
	| "confirmEmergency"
	| "helpLetter"
	| "answerLetter"
	| "explainRed"
	| "findCase"
	| "declineCase"
	| "redirectCase"
	| "proposeErasure"
	| "mergeCase"
	| "splitCase"
	| "cutOutPart"
	| "maskWords"
	| "transferCase"
	| "viewPhone"
	| "callResident"
	| "askExclusion"
	| "decideExclusion";

export type Who =
	| "deskOrHolder"
	| "holder"
	| "decider"
	| "desk"
	| "operator"
	| "deputy"
	| "carded"
	| "assistant"
	| "eraser"
	| "merger"
	| "granted"
	| "caller"
	| "cutter"
	| "officer"
	| Overseer;
type Rule = {
	readonly who: Who;
	readonly states: readonly CaseStatus[];
	/** Whether it can be done while a decision is pending, and while the clock waits for the resident or a review. */
	readonly whilePending?: true;
	readonly whileWaiting?: true;
};

const working: readonly CaseStatus[] = ["dispatched", "handling"];
/** An appeal and an erasure are decided when the case is over. */
const decidable: readonly CaseStatus[] = [
	"received",
	"handling",
	"followUp",
	"closed",
	"declined",
	"redirected",
	"withdrawn",
	"merged",
];
const over: readonly CaseStatus[] = ["closed", "declined", "redirected", "withdrawn", "merged"];
const everAnswered: readonly CaseStatus[] = [...working, "followUp", "closed"];
/** A card is a fact, however the case has ended: only a finding clears red (rules.md §4). */
const ever: readonly CaseStatus[] = ["received", ...everAnswered, "withdrawn", "declined", "redirected"];
/** A letter is answered for all its cases at once, and stays owed for one that went another way meanwhile. */
const everInLetter: readonly CaseStatus[] = [...ever, "merged"];
const always = { whilePending: true, whileWaiting: true } as const;

export const caseRules: Readonly<Record<CaseAction, Rule>> = {
	signCase: { who: "holder", states: ["dispatched"] },
	// A decision that is pending is no reason to leave the resident without a word.
	contactResident: { who: "holder", states: working, whilePending: true, whileWaiting: true },
	answerCase: { who: "holder", states: working, whileWaiting: true },
	settleOnSpot: { who: "holder", states: working },
	returnCase: { who: "holder", states: working },
	extendCase: { who: "holder", states: working },
	promiseCase: { who: "holder", states: working },
	shelveCase: { who: "holder", states: working },
	changeLevel: { who: "holder", states: working },
	awaitResident: { who: "holder", states: working },
	resumeCase: { who: "holder", states: working, whileWaiting: true },
	askAssist: { who: "holder", states: working, whilePending: true, whileWaiting: true },
	answerAssist: { who: "assistant", states: working, whilePending: true, whileWaiting: true },
	rateAssist: { who: "holder", states: everAnswered, whilePending: true, whileWaiting: true },
	takeOver: { who: "deputy", states: ["dispatched"] },
	reassignCase: { who: "carded", states: working },
	keepCase: { who: "reassigner", states: working },
	confirmEmergency: { who: "operator", states: working, whilePending: true, whileWaiting: true },
	helpLetter: { who: "letterHelper", states: everInLetter, ...always },
	answerLetter: { who: "letterAddressee", states: everInLetter, ...always },
	explainRed: { who: "reddened", states: ever, ...always },
	findCase: { who: "officer", states: ever, ...always },
	declineCase: { who: "deskOrHolder", states: ["received", ...working] },
	redirectCase: { who: "deskOrHolder", states: ["received", ...working] },
	proposeErasure: { who: "eraser", states: over },
	mergeCase: { who: "merger", states: ["received", ...working] },
	splitCase: { who: "merger", states: ["merged"] },
	// Danger that is found while a superior decides waits for nobody.
	// Over here once transferred; the file can be made anew.
	transferCase: { who: "officer", states: ["received", "redirected"], ...always },
	cutOutPart: { who: "cutter", states: ["received"], ...always },
	askExclusion: { who: "holder", states: everAnswered, ...always },
	decideExclusion: { who: "officer", states: ever, ...always },
	callResident: { who: "caller", states: [...working, "followUp"], ...always },
	maskWords: { who: "desk", states: ["received", ...working, "followUp", "merged"], ...always },
	decideCase: { who: "decider", states: decidable, whilePending: true },
	dispatchCase: { who: "desk", states: ["received"] },
	// Danger that is found while a superior decides waits for nobody.
	sealCase: { who: "desk", states: ["received"], whilePending: true },
	viewPhone: { who: "granted", states: ["received", ...working], ...always },
};
