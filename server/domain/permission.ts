import { covers } from "./area.ts";
import type { Instant } from "./calendar.ts";
import { type Case, type CaseStatus, nextMoveOf } from "./case.ts";
import { holderOf, isKeptFrom, postsFor } from "./people.ts";
import type { RefusalCode } from "./refusal.ts";
import type { Person, Role, Setting } from "./setting.ts";

/** Who may do what to which case in which state: the one table that routes and buttons ask (trust.md S3). */
export type CaseAction =
	| "signCase"
	| "contactResident"
	| "answerCase"
	| "decideCase"
	| "dispatchCase"
	| "sealCase";
export type HouseAction = "listInbox" | "listOverdue" | "readTrail" | "readStatistics" | "listPosts";

type Who = "holder" | "decider" | "desk";
type Rule = { readonly who: Who; readonly states: readonly CaseStatus[] };

const working: readonly CaseStatus[] = ["dispatched", "handling"];

export const caseRules: Readonly<Record<CaseAction, Rule>> = {
	signCase: { who: "holder", states: ["dispatched"] },
	contactResident: { who: "holder", states: working },
	answerCase: { who: "holder", states: working },
	decideCase: { who: "decider", states: ["handling", "followUp"] },
	dispatchCase: { who: "desk", states: ["received"] },
	sealCase: { who: "desk", states: ["received"] },
};

const staffWithCases: readonly Role[] = [
	"cadre",
	"operator",
	"supervisor",
	"leader",
	"head",
	"disciplineOfficer",
];
const overseers: readonly Role[] = ["supervisor", "leader", "head", "disciplineOfficer"];

export const houseRules: Readonly<Record<HouseAction, readonly Role[]>> = {
	listInbox: staffWithCases,
	listOverdue: overseers,
	readTrail: overseers,
	readStatistics: [...overseers, "observer"],
	listPosts: ["operator", ...overseers],
};

/** Whether the role may use a page or list at all; which rows it holds is for `mayRead` to say. */
export function mayUse(action: HouseAction, role: Role): boolean {
	return houseRules[action].includes(role);
}

function wasTold(state: Case, personId: string): boolean {
	return state.steps.some(({ told }) => told.by === "staff" && told.personId === personId);
}

function hasMove(state: Case, personId: string): boolean {
	const move = nextMoveOf(state);
	return move !== null && move.by === "staff" && move.personId === personId;
}

/** Whoever was given a report in place of the desk keeps it in sight after a card has told somebody else. */
function wasDesk(state: Case, personId: string): boolean {
	return state.moves.some(
		({ move }) => move.by === "staff" && move.as === "desk" && move.personId === personId,
	);
}

/**
 * Sealed for good: the competent body only; a protected report: the named people of that office only. Until triage has
 * decided: the desk, and whoever a card about the desk told.
 */
function readsSealed(person: Person, state: Case, setting: Setting, now: Instant): boolean {
	if (hasMove(state, person.personId)) return true;
	const known = wasTold(state, person.personId) || wasDesk(state, person.personId);
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
	return role !== "cadre" && covers(areaPrefix, state.areaCode);
}

function isWho(who: Who, person: Person, state: Case): boolean {
	const { personId, role } = person;
	switch (who) {
		case "holder":
			return "tour" in state && state.tour.holderId === personId;
		case "decider":
			return state.pending !== null && (state.pending.deciderId === personId || hasMove(state, personId));
		case "desk":
			// Whom a card has told may do what the desk has left undone; a holder's move is no desk's.
			if (role === "operator") return true;
			return state.status === "received" && (hasMove(state, personId) || wasDesk(state, personId));
		default:
			return who satisfies never;
	}
}

/** The first reason against a deed in this state, or null. */
function stateRefuses(action: CaseAction, state: Case): RefusalCode | null {
	const answered = state.status === "followUp" || state.status === "closed" || state.pending !== null;
	if (action === "answerCase" && answered) return "alreadyAnswered";
	if (!caseRules[action].states.includes(state.status)) return "wrongState";
	if (action === "decideCase") return state.pending === null ? "wrongState" : null;
	if (caseRules[action].who === "desk") return state.track === "service" ? null : "wrongState";
	// A decision that is pending is no reason to leave the resident without a word.
	return action === "contactResident" || state.pending === null ? null : "wrongState";
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
	return isWho(caseRules[action].who, person, state) ? stateRefuses(action, state) : "notYours";
}
