import type { ReadCaseReply } from "../../server/contract/handling.ts";
import type { DeedBody, DeedName } from "../lib/deeds.ts";
import { type Act, isWay } from "./act-facts.ts";
import { assistToAnswer, assistToRate } from "./case-facts.ts";
import type { Draft } from "./drafts.ts";
import { spansOf } from "./spans.ts";

type WayDeed<Name extends DeedName = DeedName> = {
	[Each in Name]: { readonly act: Each; readonly body: DeedBody<Each> };
}[Name];

/** What is sent: the words of a draft, ready for the wire but for the version. */
export type Deed =
	| { readonly act: "sign" | "sealConduct" | "sealProtected" }
	| {
			readonly act: "contact";
			readonly words: string;
			readonly nextStep: string;
			readonly byDate: string;
			readonly photos?: string[];
	  }
	| {
			readonly act: "answer";
			readonly words: string;
			readonly outcome: "done" | "cannotBeSolved";
			/** Empty where nobody mediated. */
			readonly mediation: string;
			readonly photos?: string[];
	  }
	| { readonly act: "decide"; readonly accept: boolean; readonly words: string; readonly postId: string }
	| { readonly act: "dispatch"; readonly categoryCode: string; readonly postId: string }
	| WayDeed;

type Worded = "text" | "spot" | "about" | "later" | "photos";
type About = Pick<ReadCaseReply, "level" | "categoryCode" | "assists" | Worded>;

/** What a form sends; `accept` counts for decisions alone. */
export function deedOf(act: Act, draft: Draft, accept: boolean, reply: About): Deed {
	if (isWay(act)) return wayDeed(act, draft, reply);
	switch (act) {
		case "contact":
			return {
				...{ act, words: draft.contactWords, nextStep: draft.nextStep },
				...{ byDate: draft.byDate ?? "", ...withPhotos(draft.contactPhotos) },
			};
		case "answer":
			return {
				...{ act, words: draft.answerWords, outcome: draft.outcome },
				...{ mediation: draft.mediation, ...withPhotos(draft.answerPhotos) },
			};
		case "decide":
			return { act, accept, words: draft.decisionWords, postId: accept ? draft.decisionPostId : "" };
		case "dispatch":
			return { act, categoryCode: draft.categoryCode, postId: draft.postId };
		case "sign":
		case "sealConduct":
		case "sealProtected":
			return { act };
		default:
			return act satisfies never;
	}
}

/** Photos that a deed names; nothing where there are none. */
export function withPhotos(photos: readonly string[]): { readonly photos?: string[] } {
	return photos.length === 0 ? {} : { photos: [...photos] };
}

// The form offers the values of the contract only; the server checks them again.
const picked = <Value extends string>(value: string) => value as Value;

function asked(
	act: Extract<DeedName, "returnCase" | "extendCase" | "promiseCase" | "shelveCase" | "changeLevel">,
	draft: Draft,
	{ level, categoryCode }: About,
): WayDeed {
	switch (act) {
		case "returnCase":
			return { act, body: { words: draft.returnWords, itemId: draft.dutyItemId || null } };
		case "extendCase":
			return { act, body: { words: draft.extendWords, days: Number(draft.days) } };
		case "promiseCase": {
			const milestones = draft.milestones.filter(({ byDate }) => byDate !== "");
			return { act, body: { words: draft.promiseWords, byDate: draft.promisedOn, milestones } };
		}
		case "shelveCase": {
			const { shelveWords: words, ownerPostId, reviewOn } = draft;
			return { act, body: { words, cause: picked(draft.cause), ownerPostId, reviewOn } };
		}
		case "changeLevel": {
			const changed = { level: picked<typeof level>(draft.newLevel || level) };
			const body = { words: draft.levelWords, ...changed, categoryCode: draft.newCategory || categoryCode };
			return { act, body };
		}
		default:
			return act satisfies never;
	}
}

function erasureBody({ erasureGround, erasedPieces, erasureBasis: basis }: Draft) {
	return {
		ground: picked<DeedBody<"proposeErasure">["ground"]>(erasureGround),
		pieces: [...erasedPieces],
		basis,
	};
}

function partBody({ partTo, partText: text, partSpot, partCategory }: Draft): DeedBody<"cutOutPart"> {
	const spot = partSpot.trim() === "" ? {} : { spot: partSpot };
	const of = partCategory === "" ? {} : { categoryCode: partCategory };
	return { text, ...spot, ...of, protect: partTo === "protect", danger: partTo === "danger" };
}

function turnedAway(act: "declineCase" | "redirectCase", draft: Draft): WayDeed {
	const { inCharge: body, theirLimit: limit } = draft;
	if (act === "declineCase")
		return { act, body: { reason: picked(draft.declineReason), body, limit, words: draft.declineWords } };
	return { act, body: { reason: picked(draft.redirectReason), body, limit, words: draft.redirectWords } };
}

function maskBody({ maskWhy, maskLines, maskPhotos }: Draft, reply: About): DeedBody<"maskWords"> {
	const photos = maskPhotos.filter((id) => reply.photos.includes(id));
	return { why: picked(maskWhy), spans: spansOf(maskLines, reply), photos };
}

function wayDeed(act: DeedName, draft: Draft, reply: About): WayDeed {
	switch (act) {
		case "settleOnSpot":
			return { act, body: { words: draft.settleWords, ...withPhotos(draft.settlePhotos) } };
		case "awaitResident":
			return { act, body: { words: draft.question } };
		case "askAssist":
			return { act, body: { postId: draft.assistPostId, words: draft.assistWords } };
		case "answerAssist":
			return { act, body: { assistId: assistToAnswer(reply)?.assistId ?? "", words: draft.assistAnswer } };
		case "rateAssist": {
			const assistId = assistToRate(reply)?.assistId ?? "";
			return { act, body: { assistId, help: picked(draft.help) } };
		}
		case "resumeCase":
		case "takeOver":
		case "splitCase":
			return { act, body: {} };
		case "maskWords":
			return { act, body: maskBody(draft, reply) };
		case "cutOutPart":
			return { act, body: partBody(draft) };
		case "mergeCase":
			return { act, body: { parent: draft.parent.trim() } };
		case "keepCase":
			return { act, body: { words: draft.keepWords } };
		case "reassignCase":
			return { act, body: { postId: draft.newPostId } };
		case "confirmEmergency":
			return { act, body: { confirmed: draft.confirmed === "yes" } };
		case "explainRed":
			return { act, body: { words: draft.explainFacts + draft.explainWords } };
		case "askExclusion":
			return { act, body: { reason: picked(draft.exclusionReason), words: draft.exclusionWords } };
		case "proposeErasure":
			return { act, body: erasureBody(draft) };
		case "declineCase":
		case "redirectCase":
			return turnedAway(act, draft);
		case "returnCase":
		case "extendCase":
		case "promiseCase":
		case "shelveCase":
		case "changeLevel":
			return asked(act, draft, reply);
		default:
			return act satisfies never;
	}
}
