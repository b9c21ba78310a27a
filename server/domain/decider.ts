import type { Instant } from "./calendar.ts";
import { type Case, nextMoveOf } from "./case.ts";
import type { DueStep, LadderDue, Move } from "./case-events.ts";
import { spanEnd, spanEndAfterDue } from "./clock.ts";
import { eraserFor } from "./eraser.ts";
import { type Acting, actingOf, firstActing, holderOf, isKeptFrom, postsAbove, upFrom } from "./people.ts";
import type { Policy, Span } from "./policy.ts";
import { barredFrom, type DecisionKind, type Pending } from "./proposal.ts";
import type { Setting } from "./setting.ts";
import { timesOf } from "./times.ts";

/** Who decides (rules.md §4), by when, and what fires if nothing is decided. */
export type Asked = { readonly pending: Pending; readonly due: readonly DueStep[]; readonly nextMove: Move };

/** The decider has left the post: whoever has it now decides, with the whole limit (rules.md §3, hand-over). */
export type DecisionHandedOver = Asked & { readonly type: "DecisionHandedOver"; readonly at: Instant };

/** How long whoever decides has: the independent check of a dispute or an appeal is more work (rules.md §2, §4). */
export function decisionSpan({ check, decision, erasure }: Policy, kind: DecisionKind): Span {
	if (kind === "erasure") return erasure;
	return kind === "check" || kind === "appeal" ? check : decision;
}

/** Whose work it is, or was: the holder, or the desk before there is one. */
function handlerOf(state: Case): { readonly postId: string | null; readonly personId: string | null } {
	if ("tour" in state) return { postId: state.tour.postId, personId: state.tour.holderId };
	const desk = state.moves
		.map(({ move }) => move)
		.findLast((move) => move.by === "staff" && move.as === "desk");
	return desk?.by === "staff" ? desk : { postId: null, personId: null };
}

/** The post in which the person has had the move last: that of whoever decided, asked first or told by a card. */
export function decidingPostOf({ moves }: Case, personId: string | null): string | null {
	const had = moves.findLast(({ move }) => move.by === "staff" && move.personId === personId)?.move;
	return had?.by === "staff" ? had.postId : null;
}

/**
 * A decision asked of somebody `rungs` above the holder; past its limit the card is theirs. Handler, reviewer and checker
 * are three people, and none of them is named in the report, below somebody named, or related to them.
 * @param barred people who may not decide this beside those
 * @param above the post of whoever has decided before: nobody below it is asked, unless there is nobody else at all
 */
export function decisionOf(
	kind: DecisionKind,
	state: Case,
	rungs: number,
	now: Instant,
	setting: Setting,
	barred: readonly (string | null)[] = [],
	above: string | null = null,
): Asked | null {
	const { postId, personId: holderId } = handlerOf(state);
	const out = (personId: string) =>
		personId === holderId || barred.includes(personId) || isKeptFrom(setting, personId, state, now);
	const firstOf = (ids: readonly string[]) =>
		firstActing(setting, ids, (acting) => !out(acting.personId), now);
	const idsAbove = (id: string) => postsAbove(setting, id).map((post) => post.postId);
	const chain = postId === null ? [] : idsAbove(postId);
	const higher = above === null ? chain : idsAbove(above);
	const decider =
		firstOf(higher.filter((id) => !chain.slice(0, rungs).includes(id))) ??
		actingOf(setting, "discipline", state.areaCode, out, now) ??
		(above === null ? null : firstOf(chain.slice(rungs).reverse()));
	if (decider === null) return null;
	const others = barred.filter((id) => id !== null);
	const pending = { kind, askedAt: now, ...(others.length === 0 ? {} : { barred: others }) };
	return askedOf(decider, state, { ...pending, since: now }, now, setting);
}

/** The question put to one person, with the whole limit from now on. */
export function askedOf(
	{ postId, personId }: Acting,
	state: Case,
	facts: Omit<Pending, "deciderId" | "postId" | "dueAt">,
	now: Instant,
	setting: Setting,
): Asked {
	const { calendar, policy } = timesOf(state, setting);
	const dueAt = spanEnd(calendar, now, decisionSpan(policy, facts.kind));
	const pending: Pending = { ...facts, deciderId: personId, postId, dueAt };
	const nextMove: Move = { by: "staff", personId, postId, as: "decider" };
	return { pending, due: [{ step: "blue", cause: "decision", dueAt }], nextMove };
}

/**
 * When the next card of an undecided matter is due: whoever a card has told decides from then on, with the same limit,
 * up to the head and then discipline, above whom there is nobody (rules.md §4).
 */
export function climbsAt(
	state: Case,
	{ cause, dueAt }: LadderDue,
	told: Move,
	setting: Setting,
): Instant | null {
	const span = climbingSpan(state, cause, timesOf(state, setting).policy);
	if (span === null || told.by !== "staff" || told.as === "discipline") return null;
	const mover = nextMoveOf(state);
	if (mover?.by === "staff" && mover.personId === told.personId) return null;
	return spanEndAfterDue(timesOf(state, setting).calendar, dueAt, span);
}

function climbingSpan({ pending, publicationQuestion }: Case, cause: LadderDue["cause"], policy: Policy) {
	if (cause === "publication") return publicationQuestion === undefined ? null : policy.decision;
	return cause === "decision" && pending !== null ? decisionSpan(policy, pending.kind) : null;
}

/** Null while whoever has to decide holds the post, and where nobody else may. */
export function handedOver(
	state: Case,
	now: Instant,
	setting: Setting,
	asOf: Instant,
): DecisionHandedOver | null {
	const { pending } = state;
	const move = nextMoveOf(state);
	if (pending === null || move?.by !== "staff") return null;
	if (holderOf(setting, move.postId, asOf) === move.personId) return null;
	const barred = barredFrom(state);
	const out = (personId: string) =>
		personId === move.personId || barred.includes(personId) || isKeptFrom(setting, personId, state, asOf);
	const found = firstActing(setting, upFrom(setting, move.postId), ({ personId }) => !out(personId), asOf);
	const other = () => found ?? actingOf(setting, "discipline", state.areaCode, out, asOf);
	const { erasure } = pending;
	// Words go by no other office, whoever leaves it.
	const decider = erasure === undefined ? other() : eraserFor(state, erasure.proposedBy, asOf, setting);
	if (decider === null) return null;
	const asked = askedOf(decider, state, { ...pending, since: now }, now, setting);
	const due = [...state.due.filter(({ cause }) => cause !== "decision"), ...asked.due];
	return { type: "DecisionHandedOver", at: now, ...asked, due };
}
