import { type Instant, isProvisional } from "./calendar.ts";
import { cardRank, withoutHeldCards } from "./card.ts";
import type { FollowUpCase, HeldCase } from "./case.ts";
import type { DueStep, LadderDue, Move, Pending } from "./case-events.ts";
import { elapsed, isPast, type Limits, moveBy, spanEnd } from "./clock.ts";
import { ladderOf } from "./ladder.ts";
import { actingFor, actingOf, isKeptFrom, postsAbove } from "./people.ts";
import type { Span } from "./policy.ts";
import type { Setting } from "./setting.ts";
import { timesOf } from "./times.ts";

/** A decision somebody else must take, and the holder's clock that stands still meanwhile (rules.md §3, §4). */

function ladderLeft({ due }: HeldCase): readonly LadderDue[] {
	return due.filter((step) => step.step !== "silence");
}

/** What a pending decision stops, and what runs on: a contact that was missed before it was asked (rules.md §3). */
export function stoppedBy(
	state: HeldCase,
	now: Instant,
): { readonly running: readonly LadderDue[]; readonly stopped: readonly LadderDue[] } {
	const contactDueAt = state.tour.limits?.contactDueAt ?? null;
	const missed = contactDueAt !== null && isPast(contactDueAt, now);
	const open = ladderLeft(state).filter(({ cause }) => cause !== "sign");
	const runs = ({ cause }: LadderDue) => missed && cause === "contact";
	return { running: open.filter(runs), stopped: open.filter((due) => !runs(due)) };
}

/**
 * A decision asked of somebody `rungs` above the holder; past its limit the card is theirs. Handler, reviewer and checker
 * are three people, and none of them is named in the report, below somebody named, or related to them.
 */
export function decisionOf(
	kind: Pending["kind"],
	state: HeldCase | FollowUpCase,
	rungs: number,
	span: Span,
	now: Instant,
	setting: Setting,
): { readonly pending: Pending; readonly due: readonly DueStep[]; readonly nextMove: Move } | null {
	const { postId, holderId } = state.tour;
	const barred = (personId: string) =>
		personId === holderId ||
		(kind === "check" && personId === state.reviewerId) ||
		isKeptFrom(setting, personId, state, now);
	const found = postsAbove(setting, postId)
		.slice(rungs)
		.map((post) => actingFor(setting, post.postId, now))
		.find((acting) => acting !== null && !barred(acting.personId));
	const decider = found ?? actingOf(setting, "discipline", state.areaCode, barred, now);
	if (decider === null) return null;
	const dueAt = spanEnd(timesOf(state, setting).calendar, now, span);
	const pending: Pending = {
		kind,
		deciderId: decider.personId,
		postId: decider.postId,
		askedAt: now,
		dueAt,
		stopped: [],
	};
	const nextMove: Move = { by: "staff", ...decider, as: "decider" };
	return { pending, due: [{ step: "blue", cause: "decision", dueAt }], nextMove };
}

type Later = (due: Instant) => Instant;

/** How a pending decision moves what was not past when it was asked: by the time it took (rules.md §3, pause). */
function pauseOf(state: HeldCase, { askedAt }: Pending, now: Instant, setting: Setting): Later {
	const { calendar, level } = timesOf(state, setting);
	const paused = elapsed(calendar, level.base, askedAt, now);
	return (due) => (isPast(due, askedAt) ? due : moveBy(calendar, level.base, due, paused));
}

/** The holder's limits after a pending decision. */
export function limitsAfterPause(state: HeldCase, now: Instant, setting: Setting): Limits | null {
	const { limits, startedAt } = state.tour;
	if (limits === null || state.pending === null) return limits;
	const { calendar, level } = timesOf(state, setting);
	const later = pauseOf(state, state.pending, now, setting);
	const { signDueAt, contactDueAt } = limits;
	const finishDueAt = later(limits.finishDueAt);
	const open = level.base === "working" && isProvisional(calendar, startedAt, finishDueAt);
	return {
		signDueAt,
		contactDueAt: contactDueAt === null ? null : later(contactDueAt),
		finishDueAt,
		provisional: limits.provisional || open,
	};
}

/**
 * What goes on when a "cannot be solved" is refused: reminders have moved by the pause, cards follow the limits that have;
 * what has fired stays fired.
 */
export function resumed(
	state: HeldCase,
	now: Instant,
	setting: Setting,
): { readonly limits: Limits | null; readonly due: readonly DueStep[]; readonly nextMove: Move } {
	const { startedAt, contactedAt, holderId, postId } = state.tour;
	const nextMove: Move = { by: "staff", personId: holderId, postId, as: "holder" };
	const limits = limitsAfterPause(state, now, setting);
	if (limits === null || state.pending === null) return { limits, due: [], nextMove };
	const { calendar, level } = timesOf(state, setting);
	const later = pauseOf(state, state.pending, now, setting);
	const ladder = ladderOf(calendar, level, startedAt, limits);
	const moved = state.pending.stopped.flatMap((stopped): readonly LadderDue[] => {
		const { step, cause, dueAt } = stopped;
		if (contactedAt !== null && (cause === "contact" || step === "referred")) return [];
		if (cardRank(step) === 0) return [{ ...stopped, dueAt: later(dueAt) }];
		return ladder.filter((due) => due.step === step && due.cause === cause);
	});
	const running = ladderLeft(state).filter(({ cause }) => cause === "contact");
	const left = [...running, ...moved].sort((a, b) => a.dueAt - b.dueAt);
	return { limits, due: withoutHeldCards(state, left), nextMove };
}
