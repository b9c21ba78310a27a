import type { InboxItem, ReadCaseReply } from "../../server/contract/handling.ts";
import type { DeedName } from "../lib/deeds.ts";
import { type Act, acts, factsOf, isWay } from "./act-facts.ts";
import { type Draft, emptyDraft, isBlank, type Part, textParts } from "./drafts.ts";

/** The act that `ask` asks for; null where it asks for none on this page. */
function actOf(ask: InboxItem["ask"]): Act | null {
	switch (ask) {
		case "triage":
			return "dispatch";
		case "assist":
			return "answerAssist";
		case "sign":
		case "contact":
		case "answer":
		case "decide":
		case "confirmEmergency":
			return ask;
		case "reassign":
			return "keepCase";
		case "explain":
			return "explainRed";
		case "answerLetter":
		case "publish":
		case "urge":
		case "read":
		case "wait":
			return null;
		default:
			return ask satisfies never;
	}
}

type OfferedAct = { readonly act: Act; readonly why: string | null };
type Facing = Pick<ReadCaseReply, "actions" | "state" | "track" | "pending">;

/** Whether the case is at a point where the act has a meaning: signed is done, not forbidden; triage ends with dispatch. */
function isAtHand(act: Exclude<Act, DeedName>, { state, track, pending }: Facing): boolean {
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

// What the state leaves no room for is no refusal to be told of: the clock says what the case waits for.
const untold = ["wrongState", "alreadyAnswered"];

/**
 * The acts that stand on the page: those allowed, and those of one's own that a rule forbids, with the reason. What
 * belongs to another post is not shown: it would be a wall of grey.
 */
export function offered(reply: Facing): OfferedAct[] {
	return acts.flatMap((act) => {
		const found = reply.actions.find(({ action }) => action === factsOf(act).action);
		if (found === undefined || found.why === "notYours" || found.why === "notFound") return [];
		const isHere = isWay(act) ? !untold.includes(found.why ?? "") : isAtHand(act, reply);
		return isHere ? [{ act, why: found.why }] : [];
	});
}

/** The acts whose words stand typed. */
function typedActs(draft: Draft): Act[] {
	const isTyped = (part: Part) => textParts.some((text) => text === part && !isBlank(draft[text]));
	return acts.filter((act) => Object.values(factsOf(act).fields).some(isTyped));
}

/** At triage, words of self-harm, violence at home or a child in danger are sealed rather than sent on (rules.md §1). */
function isDanger({ ask, held }: Pick<ReadCaseReply, "ask" | "held">): boolean {
	return ask === "triage" && held.includes("danger");
}

/**
 * The act in front, of those that may be done: the one chosen, else what words stand typed for (whatever somebody else
 * has done meanwhile, they stay in sight), else what the case asks, else nothing.
 */
export function actInFront(
	reply: Facing & Pick<ReadCaseReply, "ask" | "held">,
	chosen: Act | null,
	draft: Draft = emptyDraft,
): Act | null {
	const can = (act: Act | null) =>
		act !== null && offered(reply).some((offer) => offer.act === act && offer.why === null);
	const asked = isDanger(reply) ? "sealProtected" : actOf(reply.ask);
	const typed = typedActs(draft);
	const begun = asked !== null && typed.includes(asked) ? [asked] : typed;
	return [chosen, ...begun, asked, actOf(reply.ask)].find(can) ?? null;
}

/** The fields of a draft that an act sends. */
export function partsOf(act: Act): readonly (keyof Draft)[] {
	const parts = Object.values(factsOf(act).fields);
	return act === "dispatch" ? [...parts, "postName"] : parts;
}

type Lacking = Pick<ReadCaseReply, "categoryCode"> & Partial<Pick<ReadCaseReply, "pending">>;

/** The fields that must be filled before the act can be sent, in page order; `accept` counts for decisions alone. */
export function missing(act: Act, draft: Draft, reply: Lacking, accept = false): readonly Part[] {
	const isMissing = (part: Part) =>
		typeof draft[part] === "string" ? isBlank(draft[part]) : draft[part]?.length === 0;
	const lacking = factsOf(act).must.filter(isMissing);
	const nowhere = draft.postId === "" && draft.categoryCode === "" && reply.categoryCode === null;
	if (act === "dispatch" && nowhere) return ["postId"];
	if (act === "changeLevel" && draft.newLevel === "" && draft.newCategory === "")
		return ["newLevel", ...lacking];
	if (act === "promiseCase" && draft.milestones.some(isHalf)) return [...lacking, "milestones"];
	const mustName = act === "decide" && accept && reply.pending?.mustName === true;
	return mustName && draft.decisionPostId === "" ? ["decisionPostId", ...lacking] : lacking;
}

function isHalf({ byDate, words }: Draft["milestones"][number]): boolean {
	return (byDate === "") !== isBlank(words);
}

/** The control that a refusal's `field` means. */
export function partOfField(act: Act, field: string | null): Part | null {
	return Object.entries(factsOf(act).fields).find(([name]) => name === field)?.[1] ?? null;
}
