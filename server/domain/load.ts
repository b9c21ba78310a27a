import type { Instant } from "./calendar.ts";
import { cardRank, ladderName, withoutHeldCards } from "./card.ts";
import { type Case, evolve } from "./case.ts";
import type { CaseEscalated, CaseEvent } from "./case-events.ts";
import { escalation } from "./escalation.ts";
import { actingFor, postsAbove } from "./people.ts";
import type { Policy } from "./policy.ts";
import type { Setting } from "./setting.ts";
import { timesOf } from "./times.ts";

/** What lies with one post, sealed reports left out: cases that wait for contact or answer; of those, old and overdue ones. */
export type Load = {
	readonly open: number;
	/** Received `casesAgedSecondsMin` ago or more. */
	readonly aged: number;
	/** A contact or an answer is past its limit. */
	readonly overdue: number;
};

/** Whether a post has more than the policy in force lets count against its holder (rules.md §4). */
export function isOverLoad(open: number, load: number | null): boolean {
	return load !== null && open > load;
}

/**
 * What a rule must know beyond the one case: numbers that the engine reads in the same transaction. They enter the
 * events, so that nothing is ever counted again (rules.md §4, load and the third red).
 */
export type Counts = {
	/** Cases of the post that still wait for contact or answer. */
	readonly openOf: (postId: string) => number;
	/** When the reds of the unit in other cases were due: of those up to `dueAt` and of those after it the nearest `most` each. */
	readonly redsOf: (unitId: string, dueAt: Instant, most: number, but: string) => readonly Instant[];
	/** Another case as it stands, and the numbers of the voices merged into it, oldest first. */
	readonly caseOf: (caseNumber: string) => Case | null;
	readonly voicesOf: (caseNumber: string) => readonly string[];
	/** Everything its reporter wrote, phone number with it. */
	readonly saidBy: (caseNumber: string) => readonly string[];
};
export const noCounts: Counts = {
	openOf: () => 0,
	redsOf: () => [],
	caseOf: () => null,
	voicesOf: () => [],
	saidBy: () => [],
};

const daySeconds = 24 * 3600;

/** Whether it weighs on the superior or the unit: a card on the holder's ladder. */
function weighs(event: CaseEvent): boolean {
	return (
		event.type === "CaseEscalated" &&
		cardRank(event.step) > 0 &&
		(ladderName(event) === "holder" || (event.cause === "assist" && event.step === "red"))
	);
}

/** A card that weighs, with what: over load it counts for the superior; a red counts for the unit. */
function weighed(
	state: Case,
	card: CaseEscalated,
	counts: Counts,
	asOf: Instant,
	setting: Setting,
): CaseEscalated {
	if (card.cause === "assist") return ofUnit(card, helperOf(state, card), setting);
	if (!("tour" in state)) return card;
	const { postId } = state.tour;
	const { load } = timesOf(state, setting).policy;
	const isOver = load !== null && isOverLoad(counts.openOf(postId), load);
	const counted = ofUnit(card, postId, setting);
	return isOver ? { ...counted, overLoad: superiorOf(postId, card, asOf, setting) } : counted;
}

function helperOf({ assists }: Case, card: CaseEscalated): string | undefined {
	return assists.find(({ assistId }) => assistId === card.assistId)?.postId;
}

/** A red counts for the unit of the post. */
function ofUnit(card: CaseEscalated, postId: string | undefined, setting: Setting): CaseEscalated {
	const unitId = postId === undefined ? undefined : setting.posts.get(postId)?.unitId;
	return card.step === "red" && unitId !== undefined ? { ...card, unitId } : card;
}

function superiorOf(postId: string, { fellOn }: CaseEscalated, asOf: Instant, setting: Setting): string {
	const above = postsAbove(setting, postId).flatMap((post) => actingFor(setting, post.postId, asOf) ?? []);
	return above[0]?.personId ?? fellOn;
}

/** Whether `count` of the times, the one in question among them, lie within `days` of each other. */
function isOneOf(times: readonly Instant[], dueAt: Instant, { count, days }: UnitReds): boolean {
	const near = [...times].sort((a, b) => a - b);
	return near.some((first, index) => {
		const last = near[index + count - 1];
		return last !== undefined && first <= dueAt && dueAt <= last && last - first <= days * daySeconds;
	});
}
type UnitReds = NonNullable<Policy["unitReds"]>;

/**
 * The third red of one unit in 30 days sets the referral of the case it fell on. What counts is when they were due, whenever
 * the sweep came, and whichever of the cases it took first.
 */
function referralOf(
	state: Case,
	{ at, unitId, dueAt, assistId }: CaseEscalated,
	counts: Counts,
	asOf: Instant,
	setting: Setting,
): CaseEscalated | null {
	const rule = timesOf(state, setting).policy.unitReds;
	if (rule === null || unitId === undefined) return null;
	const ofHelp = assistId === undefined ? {} : { assistId };
	const referral = { step: "referred", cause: "reds", dueAt, ...ofHelp } as const;
	if (withoutHeldCards(state, [referral]).length === 0) return null;
	const own = state.steps.filter((fired) => fired.unitId === unitId);
	const others = counts.redsOf(unitId, dueAt, rule.count - 1, state.caseNumber);
	const times = [...own.map((fired) => fired.dueAt), ...others];
	return isOneOf(times, dueAt, rule) ? escalation(state, referral, at, setting, asOf) : null;
}

/**
 * A card with what the counts add to it, and behind it the referral where it is one red too many.
 * @param asOf when the card would have fallen, had the house not been down: who stood above then
 */
export function withCounts(
	before: Case,
	card: CaseEscalated,
	counts: Counts,
	asOf: Instant,
	setting: Setting,
): readonly CaseEscalated[] {
	if (!weighs(card)) return [card];
	const one = weighed(before, card, counts, asOf, setting);
	if (one.unitId === undefined) return [one];
	const referral = referralOf(evolve(before, one), one, counts, asOf, setting);
	return referral === null ? [one] : [one, referral];
}

/** The events of a deed, with what the counts add to the card that it sets off; the referral comes when all is done. */
export function deedWithCounts(
	before: Case,
	events: readonly CaseEvent[],
	counts: Counts,
	now: Instant,
	setting: Setting,
): readonly CaseEvent[] {
	if (!events.some(weighs)) return events;
	const made: CaseEvent[] = [];
	const last: CaseEvent[] = [];
	let state = before;
	for (const event of events) {
		const [one, ...referral] =
			event.type === "CaseEscalated" ? withCounts(state, event, counts, now, setting) : [event];
		made.push(one ?? event);
		last.push(...referral);
		state = evolve(state, one ?? event);
	}
	return [...made, ...last];
}
