import { covers } from "./area.ts";
import type { Instant } from "./calendar.ts";
import { callPurposeOf, isCaller } from "./caller.ts";
import { cardRank, ladderName } from "./card.ts";
import { type Case, nextMoveOf } from "./case.ts";
import type { FiredStep } from "./case-events.ts";
import { isSettled } from "./case-exits.ts";
import { isSuperior } from "./case-reassignment.ts";
import { type CaseAction, caseRules, type Who } from "./case-rules.ts";
import { isEraser, isOwnMatter } from "./eraser.ts";
import { hasPart, isOverseer, isToExplain, isToRate, stays, wasDesk } from "./oversight.ts";
import { holderOf, isKeptFrom, postsFor } from "./people.ts";
import { barredFrom, isOfPending } from "./proposal.ts";
import type { RefusalCode } from "./refusal.ts";
import type { Person, Role, Setting } from "./setting.ts";

export type HouseAction =
	| "listInbox"
	| "listOverdue"
	| "readTrail"
	| "readStatistics"
	| "listPosts"
	| "readHouse"
	| "arrangeHouse"
	| "readOperation"
	| "keepAccess"
	| "previewPolicy"
	| "listLetters"
	| "readReferral"
	| "listSurges"
	| "declareSurge"
	| "readCasebook"
	| "listShelved"
	| "readFigures"
	| "hearCallers"
	| "listPublications"
	| "listCalls";

const staffWithCases: readonly Role[] = [
	"cadre",
	"operator",
	"supervisor",
	"leader",
	"head",
	"disciplineOfficer",
];
const superiors: readonly Role[] = ["supervisor", "leader", "head"];
const overseers: readonly Role[] = [...superiors, "disciplineOfficer"];

export const houseRules: Readonly<Record<HouseAction, readonly Role[]>> = {
	listInbox: staffWithCases,
	listOverdue: overseers,
	readTrail: overseers,
	readStatistics: [...overseers, "observer"],
	listPosts: staffWithCases,
	readHouse: [...staffWithCases, "observer", "administrator"],
	arrangeHouse: ["administrator"],
	readOperation: ["administrator"],
	keepAccess: [...staffWithCases, "administrator"],
	previewPolicy: [...overseers, "administrator"],
	listLetters: staffWithCases,
	readReferral: ["disciplineOfficer"],
	listSurges: ["operator", ...overseers],
	declareSurge: ["leader", "head"],
	readCasebook: ["cadre", ...superiors],
	listShelved: superiors,
	readFigures: ["cadre", ...superiors],
	hearCallers: ["operator"],
	listPublications: superiors,
	// The levels above fill the gap where nobody of the desk may call.
	listCalls: ["operator", ...superiors],
};

/** Whether the role may use a page or list at all; which rows it holds is for `mayRead` to say. */
export function mayUse(action: HouseAction, role: Role): boolean {
	return houseRules[action].includes(role);
}

function wasTold(state: Case, personId: string): boolean {
	return state.steps.some((fired) => told(fired, personId));
}

function hasMove(state: Case, personId: string): boolean {
	const move = nextMoveOf(state);
	return move !== null && move.by === "staff" && move.personId === personId;
}

/**
 * Sealed for good: the competent body only; a protected report: the named people of that office only. Until triage has
 * decided: the desk, and whoever a card about the desk told.
 */
function readsSealed(person: Person, state: Case, setting: Setting, now: Instant): boolean {
	if (hasMove(state, person.personId)) return true;
	const known = wasTold(state, person.personId) || wasDesk(state, person.personId, setting, now);
	if (state.track === "service" && known) return true;
	if (state.track === "protected") {
		const posts = postsFor(setting, "protection", state.areaCode);
		return posts.some(({ postId }) => holderOf(setting, postId, now) === person.personId);
	}
	if (state.track === "service")
		return person.role === "operator" && covers(person.areaPrefix, state.areaCode);
	return person.role === "disciplineOfficer" && covers(person.areaPrefix, state.areaCode);
}

/**
 * Whether the person may read the case (product.md, trust.md A8). The administrator and the observer read none; whoever
 * is named in it, stands below somebody named, or is related to them reads nothing of a sealed one, and the named
 * nothing at all.
 */
export function mayRead(person: Person, state: Case, setting: Setting, now: Instant): boolean {
	const { personId, role, areaPrefix } = person;
	if (!staffWithCases.includes(role) || state.namedIds.includes(personId)) return false;
	if (state.sealed) {
		return !isKeptFrom(setting, personId, state, now) && readsSealed(person, state, setting, now);
	}
	if ("tour" in state && state.tour.holderId === personId) return true;
	if (state.pending?.deciderId === personId || hasMove(state, personId) || wasTold(state, personId))
		return true;
	if (state.assists.some(({ ownerId }) => ownerId === personId)) return true;
	if (hasPart(person, state)) return true;
	return role !== "cadre" && covers(areaPrefix, state.areaCode);
}

function told({ told: move }: FiredStep, personId: string): boolean {
	return move.by === "staff" && move.personId === personId;
}

/** Whether the step is of the holder's work in this round and tour, or of who left it undecided whose it is, and in force. */
function isOfTour({ round, hop }: Case, fired: FiredStep): boolean {
	const isOfWork = ["holder", "reassignment"].includes(ladderName(fired));
	return isOfWork && fired.clearedAt === null && fired.round === round && fired.hop === hop;
}

function wasToldOfTour(state: Case, personId: string, is: (fired: FiredStep) => boolean): boolean {
	return state.steps.some((fired) => is(fired) && isOfTour(state, fired) && told(fired, personId));
}

/** Whoever was asked, and whoever a card of that decision has told since. */
function decidersOf(state: Case): readonly { readonly postId: string; readonly personId: string }[] {
	const { pending, steps } = state;
	if (pending === null) return [];
	const told = steps.filter((fired) => isOfPending(state, fired)).map((fired) => fired.told);
	const staff = told.filter((move) => move.by === "staff");
	return [{ postId: pending.postId, personId: pending.deciderId }, ...staff];
}

function isWho(who: Who, person: Person, state: Case, setting: Setting, now: Instant): boolean {
	const { personId, role } = person;
	switch (who) {
		case "holder":
			return "tour" in state && state.tour.holderId === personId;
		case "decider":
			if (state.pending === null || barredFrom(state).includes(personId)) return false;
			return decidersOf(state).some(
				(one) => one.personId === personId && holderOf(setting, one.postId, now) === personId,
			);
		case "deskOrHolder":
			return isWho(state.status === "received" ? "desk" : "holder", person, state, setting, now);
		case "operator":
			return role === "operator";
		case "caller":
			return isCaller(person, state, setting, now);
		case "eraser":
			return isEraser(person, state);
		case "granted":
			return isGranted(person, state);
		case "merger":
			if ("tour" in state && state.tour.holderId === personId) return false;
			return isWho("desk", person, state, setting, now) || superiors.includes(role);
		case "officer":
			return role === "disciplineOfficer" && !isOwnMatter(setting, personId, state, now);
		case "cutter":
			if (state.track === "conduct") return role === "disciplineOfficer";
			return isWho("desk", person, state, setting, now);
		case "deputy":
			return wasToldOfTour(
				state,
				personId,
				(one) => one.step === "unsigned" && stays(one.told, setting, now),
			);
		case "carded":
			return wasToldOfTour(state, personId, (fired) => cardRank(fired.step) > 0 && isSuperior(fired.told));
		case "assistant":
			return state.assists.some(({ ownerId }) => ownerId === personId);
		case "desk":
			// Whom a card has told may do what the desk has left undone; a holder's move is no desk's.
			if (role === "operator") return true;
			return (
				state.status === "received" && (hasMove(state, personId) || wasDesk(state, personId, setting, now))
			);
		default:
			return isOverseer(who, person, state, setting, now);
	}
}

/** Whom the resident lets see the phone number; of a protected report its whole office, as it takes two (rules.md §1). */
function isGranted({ personId }: Person, state: Case): boolean {
	if (state.phone === undefined || state.phoneFor === undefined) return false;
	return state.track === "protected" || state.phoneFor === personId;
}

/** The first reason against a deed in this state, or null. */
function stateRefuses(action: CaseAction, state: Case, personId: string): RefusalCode | null {
	const answered = state.status === "followUp" || state.status === "closed" || state.pending !== null;
	if (action === "answerCase" && answered) return "alreadyAnswered";
	if (!caseRules[action].states.includes(state.status)) return "wrongState";
	const { who, whilePending, whileWaiting } = caseRules[action];
	if (action === "explainRed" && !state.steps.some((fired) => isToExplain(fired, personId)))
		return "alreadyAnswered";
	if (action === "rateAssist" && !state.assists.some(isToRate)) return "wrongState";
	if (action === "proposeErasure" && !isSettled(state)) return "wrongState";
	if (action === "askExclusion" && state.exclusion !== undefined) return "alreadyAnswered";
	if (action === "decideExclusion" && state.exclusion?.accepted !== null) return "wrongState";
	if (action === "callResident" && callPurposeOf(state) === null) return "wrongState";
	if (action === "transferCase" && (state.track !== "conduct" || !state.sealed)) return "wrongState";
	if (action === "decideCase") return state.pending === null ? "wrongState" : null;
	if ((who === "desk" || who === "deskOrHolder") && state.track !== "service") return "wrongState";
	// Of a protected report nothing goes out: its home must not be alerted.
	if (who === "cutter" && state.track === "protected") return "wrongState";
	if (who === "merger" && (state.track !== "service" || state.sealed)) return "wrongState";
	// What triage has not looked at yet is not for one more pair of eyes (trust.md A8).
	if (who === "deskOrHolder" && state.sealed) return "wrongState";
	if (state.pending !== null && whilePending !== true) return "wrongState";
	if (who === "desk") return null;
	if (isWaiting(state)) return whileWaiting === true ? null : "wrongState";
	return action === "resumeCase" ? "wrongState" : null;
}

/** Whether the clock waits for the resident or for a review. */
export function isWaiting({ stops }: Case): boolean {
	return stops.some(({ kind }) => kind === "awaiting" || kind === "shelving");
}

/**
 * Why the person may not do this to the case now, or null when they may.
 * `notFound` where they may not even know of it, `notYours`, `wrongState` or `alreadyAnswered` otherwise.
 */
export function may(
	action: CaseAction,
	personId: string,
	state: Case,
	setting: Setting,
	now: Instant,
): RefusalCode | null {
	const person = setting.people.get(personId);
	if (person === undefined || !mayRead(person, state, setting, now)) return "notFound";
	const is = isWho(caseRules[action].who, person, state, setting, now);
	return is ? stateRefuses(action, state, personId) : "notYours";
}
