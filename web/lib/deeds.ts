import type { Static, TObject } from "typebox";
import type { answerAssistBody, askAssistBody, rateAssistBody } from "../../server/contract/assist.ts";
import type { awaitResidentBody, resumeCaseBody } from "../../server/contract/awaiting.ts";
import type {
	changeLevelBody,
	extendCaseBody,
	promiseCaseBody,
	returnCaseBody,
	shelveCaseBody,
} from "../../server/contract/decision.ts";
import type { proposeErasureBody } from "../../server/contract/erasure.ts";
import type { askExclusionBody } from "../../server/contract/exclusion.ts";
import type { declineCaseBody, redirectCaseBody } from "../../server/contract/exit.ts";
import type { explainRedBody } from "../../server/contract/explanation.ts";
import type { settleOnSpotBody } from "../../server/contract/handling.ts";
import type { confirmEmergencyBody } from "../../server/contract/level.ts";
import type { maskWordsBody } from "../../server/contract/mask.ts";
import type { cutOutPartBody, mergeCaseBody, splitCaseBody } from "../../server/contract/merge.ts";
import type { keepCaseBody, reassignCaseBody, takeOverBody } from "../../server/contract/redispatch.ts";

/** What is sent beside the version seen. */
type Fields<Body extends TObject> = Omit<Body["properties"], "expectedVersion">;

/** What lies over a case in hand: the deeds whose routes have one shape, by their names in the contract. */
type Bodies = {
	readonly settleOnSpot: typeof settleOnSpotBody;
	readonly returnCase: typeof returnCaseBody;
	readonly extendCase: typeof extendCaseBody;
	readonly promiseCase: typeof promiseCaseBody;
	readonly shelveCase: typeof shelveCaseBody;
	readonly changeLevel: typeof changeLevelBody;
	readonly awaitResident: typeof awaitResidentBody;
	readonly resumeCase: typeof resumeCaseBody;
	readonly askAssist: typeof askAssistBody;
	readonly answerAssist: typeof answerAssistBody;
	readonly rateAssist: typeof rateAssistBody;
	readonly takeOver: typeof takeOverBody;
	readonly keepCase: typeof keepCaseBody;
	readonly reassignCase: typeof reassignCaseBody;
	readonly confirmEmergency: typeof confirmEmergencyBody;
	readonly declineCase: Fields<typeof declineCaseBody>;
	readonly redirectCase: Fields<typeof redirectCaseBody>;
	readonly explainRed: typeof explainRedBody;
	readonly proposeErasure: Fields<typeof proposeErasureBody>;
	readonly mergeCase: typeof mergeCaseBody;
	readonly splitCase: typeof splitCaseBody;
	readonly cutOutPart: typeof cutOutPartBody;
	readonly maskWords: typeof maskWordsBody;
	readonly askExclusion: typeof askExclusionBody;
};
export type DeedName = keyof Bodies;
export type DeedBody<Name extends DeedName> = Static<TObject<Bodies[Name]>>;

/** What stands after the case in the address of each. */
export const deedPaths: Readonly<Record<DeedName, string>> = {
	settleOnSpot: "settlement",
	returnCase: "return",
	extendCase: "extension",
	promiseCase: "promise",
	shelveCase: "shelving",
	changeLevel: "level",
	awaitResident: "question",
	resumeCase: "resumption",
	askAssist: "assists",
	answerAssist: "assists/answer",
	rateAssist: "assists/rating",
	takeOver: "takeover",
	keepCase: "keeping",
	reassignCase: "reassignment",
	confirmEmergency: "emergency",
	declineCase: "decline",
	redirectCase: "redirection",
	explainRed: "explanation",
	proposeErasure: "erasure",
	mergeCase: "merge",
	splitCase: "split",
	cutOutPart: "parts",
	maskWords: "masks",
	askExclusion: "exclusion",
};
