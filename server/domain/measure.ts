import type { Instant } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { CaseEvent, Verdict } from "./case-events.ts";
import { isPast } from "./clock.ts";
import type { Attitude } from "./feedback.ts";
import type { StepName } from "./ladder.ts";
import type { Level } from "./policy.ts";

/** What the measures of rules.md §5 need of one case, beside its times. */

/** Something one post owed by a limit: a decision, or help that was asked for. */
export type Owed = {
	readonly postId: string;
	/** Who had to decide; of promises and help the post says enough. */
	readonly personId?: string;
	readonly dueAt: Instant;
	readonly doneAt: Instant | null;
};
export type Measured = {
	readonly round: number;
	readonly returns: number;
	/** Disputes that an independent check upheld, and completions found false. */
	readonly falseDone: number;
	readonly letters: number;
	/** What staff had to write. */
	readonly forms: number;
	/** Steps of the ladders that fired. */
	readonly steps: number;
	readonly verdict: Verdict | "notSolved" | null;
	readonly attitude: Attitude | null;
	readonly promises: readonly Owed[];
	readonly decisions: readonly Owed[];
	readonly helps: readonly Owed[];
};

/** Working seconds to contact and to the answer of one counted case. */
export type Times = {
	readonly level: Level;
	readonly areaCode: string;
	readonly contactSeconds: number | null;
	readonly answerSeconds: number | null;
	readonly answeredInTime: boolean;
	readonly ignored: boolean;
	readonly late: boolean;
	readonly highest: StepName | null;
	readonly categoryCode: string | null;
	readonly caseNumber: string;
	/** When it was due, or received where it has no limit yet: the period in which it is counted (rules.md §5). */
	readonly countedAt: Instant;
	/** Null while there is nothing to measure but times. */
	readonly measured: Measured | null;
};
/** What the state alone would not tell any more. */
export type Tally = {
	readonly forms: number;
	readonly falseDone: number;
	readonly decisions: readonly Owed[];
	readonly attitude: Attitude | null;
};
const emptyTally: Tally = { forms: 0, falseDone: 0, decisions: [], attitude: null };

function isForm(event: CaseEvent): boolean {
	return "by" in event && event.by !== null && "words" in event && event.words !== null;
}

/** A decision that was taken, with its limit; the law's erasures are no part of handling. */
function decided(before: Case, after: Case, event: CaseEvent): readonly Owed[] {
	const [asked, asks] = [before.reassignment, after.reassignment];
	if (asked?.since !== asks?.since || asked?.deciderId !== asks?.deciderId)
		return reassignOwed(before, event);
	if (event.type === "PublicationApproved" || event.type === "PublicationRefused")
		return lookOwed(before, event.at);
	if (event.type !== "CaseDecided" || before.pending === null || event.kind === "erasure") return [];
	const { postId, deciderId: personId, dueAt } = before.pending;
	return [{ postId, personId, dueAt, doneAt: event.at }];
}

/** A superior's look before publication is a decision like others. */
function lookOwed({ publicationQuestion }: Case, doneAt: Instant | null): readonly Owed[] {
	if (publicationQuestion === undefined) return [];
	const { postId, deciderId: personId, dueAt } = publicationQuestion;
	return [{ postId, personId, dueAt, doneAt }];
}

/** Whose a case is to be after a card: decided, or left until another was asked or nothing was left to decide. */
function reassignOwed({ reassignment }: Case, event: CaseEvent): readonly Owed[] {
	if (reassignment === undefined) return [];
	const { postId, deciderId: personId, dueAt } = reassignment;
	const isMoved = event.type === "CaseDispatched" && event.why === "reassignment";
	const doneAt = isMoved || event.type === "CaseKept" ? event.at : null;
	return doneAt !== null || isPast(dueAt, event.at) ? [{ postId, personId, dueAt, doneAt }] : [];
}

/** Whom a card has asked whose the case is to be. */
function reassignmentOf({ reassignment }: Case): readonly Owed[] {
	if (reassignment === undefined) return [];
	const { postId, deciderId: personId, dueAt } = reassignment;
	return [{ postId, personId, dueAt, doneAt: null }];
}

function isFalse(event: CaseEvent): boolean {
	if (event.type === "CaseFound") return event.outcome === "falseCompletion";
	return event.type === "CaseDecided" && event.kind === "check" && event.accepted;
}

/** The tally after one more event. */
export function tallied(before: Case, after: Case, event: CaseEvent): Tally | undefined {
	const { tally = emptyTally } = after;
	const decisions = decided(before, after, event);
	const attitude = ("feedback" in event ? event.feedback.attitude : undefined) ?? tally.attitude;
	const forms = tally.forms + (isForm(event) ? 1 : 0);
	const falseDone = tally.falseDone + (isFalse(event) ? 1 : 0);
	const isSame = forms === tally.forms && falseDone === tally.falseDone && attitude === tally.attitude;
	if (isSame && decisions.length === 0) return before.tally;
	return { forms, falseDone, attitude, decisions: [...tally.decisions, ...decisions] };
}

/** Promises with the day they were for: kept if the answer came by then. */
function promisesOf(state: Case): readonly Owed[] {
	const tour = "tour" in state ? state.tour : null;
	return state.changes.flatMap((change) =>
		change.kind === "promise"
			? [{ postId: tour?.postId ?? "", dueAt: change.until, doneAt: tour?.answeredAt ?? null }]
			: [],
	);
}

/** When the case counts: when it was due by the resident's own limit, which nobody restarts; received where it has none. */
export function countedAt(state: Case): Instant {
	const own = "tour" in state ? (state.tour.limits?.finishDueAt ?? null) : null;
	return state.caseFinishDueAt ?? own ?? state.receivedAt;
}

/** What is measured of a case as it stands. */
export function measuredOf(state: Case): Measured {
	const { tally = emptyTally, pending, assists } = state;
	const open =
		pending === null || pending.kind === "erasure"
			? []
			: [{ postId: pending.postId, personId: pending.deciderId, dueAt: pending.dueAt, doneAt: null }];
	const disputed = state.verdict === null && state.disputes > 0;
	return {
		round: state.round,
		returns: state.returns,
		falseDone: tally.falseDone,
		letters: state.letters.length,
		forms: tally.forms,
		steps: state.steps.length,
		verdict: state.verdict ?? (disputed ? "notSolved" : null),
		attitude: tally.attitude,
		promises: promisesOf(state),
		decisions: [...tally.decisions, ...open, ...lookOwed(state, null), ...reassignmentOf(state)],
		helps: assists.map(({ postId, dueAt, answeredAt }) => ({ postId, dueAt, doneAt: answeredAt })),
	};
}
