import type { ActionName, InboxItem, ReadCaseReply } from "../../server/contract/handling.ts";
import { type Draft, emptyDraft, type Part } from "./drafts.ts";

/** What a person can do to a case on one screen; each is one form and one button. */
export type Act = "sign" | "contact" | "answer" | "decide" | "dispatch" | "sealConduct" | "sealProtected";
const acts: readonly Act[] = [
	"sign",
	"contact",
	"answer",
	"decide",
	"dispatch",
	"sealConduct",
	"sealProtected",
];

/** What is sent: the words of a draft, ready for the wire but for the version. */
export type Deed =
	| { readonly act: "sign" }
	| {
			readonly act: "contact";
			readonly words: string;
			readonly nextStep: string;
			readonly byDate: string;
	  }
	| { readonly act: "answer"; readonly words: string; readonly outcome: "done" | "cannotBeSolved" }
	| { readonly act: "decide"; readonly accept: boolean; readonly words: string }
	| { readonly act: "dispatch"; readonly categoryCode: string; readonly postId: string }
	| { readonly act: "sealConduct" | "sealProtected" };

/** The action of the contract behind an act: the permission table speaks of those. */
function actionOf(act: Act): ActionName {
	switch (act) {
		case "sign":
			return "signCase";
		case "contact":
			return "contactResident";
		case "answer":
			return "answerCase";
		case "decide":
			return "decideCase";
		case "dispatch":
			return "dispatchCase";
		case "sealConduct":
		case "sealProtected":
			return "sealCase";
		default:
			return act satisfies never;
	}
}

/** The act that `ask` asks for; null where it asks for none on this page. */
function actOf(ask: InboxItem["ask"]): Act | null {
	switch (ask) {
		case "triage":
			return "dispatch";
		case "sign":
		case "contact":
		case "answer":
		case "decide":
			return ask;
		case "urge":
		case "read":
		case "wait":
			return null;
		default:
			return ask satisfies never;
	}
}

export type OfferedAct = { readonly act: Act; readonly why: string | null };

/** Whether the case is at a point where the act has a meaning: signed is done, not forbidden; triage ends with dispatch. */
function isAtHand(
	act: Act,
	{ state, track, pending }: Pick<ReadCaseReply, "state" | "track" | "pending">,
): boolean {
	switch (act) {
		case "sign":
			return state === "dispatched";
		case "contact":
		case "answer":
			return state !== "received";
		case "decide":
			return pending !== null;
		case "dispatch":
		case "sealConduct":
		case "sealProtected":
			return state === "received" && track === "service";
		default:
			return act satisfies never;
	}
}

/**
 * The acts that stand on the page: those allowed, and those of one's own that the state forbids, with the reason. What
 * belongs to another post is not shown: it would be a wall of grey.
 */
export function offered(reply: Pick<ReadCaseReply, "actions" | "state" | "track" | "pending">): OfferedAct[] {
	const { actions } = reply;
	return acts.flatMap((act) => {
		if (!isAtHand(act, reply)) return [];
		const found = actions.find(({ action }) => action === actionOf(act));
		if (found === undefined || found.why === "notYours" || found.why === "notFound") return [];
		return [{ act, why: found.why }];
	});
}

/** The acts whose words stand typed. */
function typedActs({ contactWords, nextStep, answerWords, decisionWords }: Draft): Act[] {
	const contact: Act[] = isBlank(contactWords + nextStep) ? [] : ["contact"];
	const answer: Act[] = isBlank(answerWords) ? [] : ["answer"];
	return [...contact, ...answer, ...(isBlank(decisionWords) ? [] : (["decide"] as const))];
}

/**
 * The act in front, of those that may be done: the one chosen, else what words stand typed for (whatever somebody else
 * has done meanwhile, they stay in sight), else what the case asks, else nothing.
 */
export function actInFront(
	reply: Pick<ReadCaseReply, "actions" | "ask" | "state" | "track" | "pending">,
	chosen: Act | null,
	draft: Draft = emptyDraft,
): Act | null {
	const can = (act: Act | null) =>
		act !== null && offered(reply).some((offer) => offer.act === act && offer.why === null);
	const asked = actOf(reply.ask);
	const typed = typedActs(draft);
	const begun = asked !== null && typed.includes(asked) ? [asked] : typed;
	return [chosen, ...begun, asked].find(can) ?? null;
}

/** The fields of a draft that an act sends, by the id of the control. */
export function partsOf(act: Act): readonly (keyof Draft)[] {
	switch (act) {
		case "contact":
			return ["contactWords", "nextStep", "byDate"];
		case "answer":
			return ["answerWords", "outcome"];
		case "decide":
			return ["decisionWords"];
		case "dispatch":
			return ["categoryCode", "postId", "postName"];
		case "sign":
		case "sealConduct":
		case "sealProtected":
			return [];
		default:
			return act satisfies never;
	}
}

const isBlank = (words: string) => words.trim() === "";

/** The fields that must be filled before the act can be sent, in page order. */
export function missing(act: Act, draft: Draft, reply: Pick<ReadCaseReply, "categoryCode">): readonly Part[] {
	switch (act) {
		case "contact":
			return (["contactWords", "nextStep"] as const).filter((part) => isBlank(draft[part]));
		case "answer":
			return isBlank(draft.answerWords) ? ["answerWords"] : [];
		case "decide":
			return isBlank(draft.decisionWords) ? ["decisionWords"] : [];
		case "dispatch":
			return draft.postId === "" && draft.categoryCode === "" && reply.categoryCode === null
				? ["postId"]
				: [];
		case "sign":
		case "sealConduct":
		case "sealProtected":
			return [];
		default:
			return act satisfies never;
	}
}

/** The control that a refusal's `field` means. */
export function partOfField(act: Act, field: string | null): Part | null {
	if (field === "words" && act === "contact") return "contactWords";
	if (field === "words" && act === "answer") return "answerWords";
	if (field === "words" && act === "decide") return "decisionWords";
	return partsOf(act).find((part): part is Part => part === field && part !== "postName") ?? null;
}
