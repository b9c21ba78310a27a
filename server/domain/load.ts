import type { Instant } from "./calendar.ts";
import { cardHeld, cardRank, ladderName } from "./card.ts";
import { type Case, evolve } from "./case.ts";
import type { CaseEscalated, CaseEvent } from "./case-events.ts";
import { escalation } from "./escalation.ts";
import { actingFor, postsAbove } from "./people.ts";
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
	/** Red cards of the unit's holders at `since` or later. */
	readonly redsOf: (unitId: string, since: Instant) => number;
	/** Another case as it stands, and the numbers of the voices merged into it, oldest first. */
	readonly caseOf: (caseNumber: string) => Case | null;
	readonly voicesOf: (caseNumber: string) => readonly string[];
	/** Everything its reporter wrote, phone number with it. */
	readonly saidBy: (caseNumber: string) => readonly string[];
};
export const noCounts: Counts = {
	openOf: () => 0,
	redsOf: () => 0,
	caseOf: () => null,
	voicesOf: () => [],
	saidBy: () => [],
};

const daySeconds = 24 * 3600;

/** Whether it weighs on the superior or the unit: a card on the holder's ladder. */
function weighs(event: CaseEvent): event is CaseEscalated {
	return (
		event.type === "CaseEscalated" &&
		cardRank(event.step) > 0 &&
		(ladderName(event) === "holder" || (event.cause === "assist" && event.step === "red"))
	);
}

/** A card that weighs, with what: over load it counts for the superior; a red counts for the unit. */
function weighed(state: Case, card: CaseEscalated, counts: Counts, setting: Setting): CaseEscalated {
	if (card.cause === "assist") return ofUnit(card, helperOf(state, card), setting);
	if (!("tour" in state)) return card;
	const { postId } = state.tour;
	const { load } = timesOf(state, setting).policy;
	const isOver = load !== null && isOverLoad(counts.openOf(postId), load);
	const counted = ofUnit(card, postId, setting);
	return isOver ? { ...counted, overLoad: superiorOf(postId, card, setting) } : counted;
}

function helperOf({ assists }: Case, card: CaseEscalated): string | undefined {
	return assists.find(({ assistId }) => assistId === card.assistId)?.postId;
}

/** A red counts for the unit of the post. */
function ofUnit(card: CaseEscalated, postId: string | undefined, setting: Setting): CaseEscalated {
	const unitId = postId === undefined ? undefined : setting.posts.get(postId)?.unitId;
	return card.step === "red" && unitId !== undefined ? { ...card, unitId } : card;
}

function superiorOf(postId: string, { at, fellOn }: CaseEscalated, setting: Setting): string {
	const above = postsAbove(setting, postId).flatMap((post) => actingFor(setting, post.postId, at) ?? []);
	return above[0]?.personId ?? fellOn;
}

/** The third red of one unit in 30 days sets the referral of the case it fell on. */
function referralOf(
	state: Case,
	reds: readonly CaseEscalated[],
	counts: Counts,
	now: Instant,
	setting: Setting,
): CaseEscalated | null {
	const rule = timesOf(state, setting).policy.unitReds;
	const { unitId, assistId } = reds.at(-1) ?? {};
	if (rule === null || unitId === undefined || cardHeld(state)?.step === "referred") return null;
	const known = counts.redsOf(unitId, now - rule.days * daySeconds);
	if (known + reds.filter((red) => red.unitId === unitId).length < rule.count) return null;
	const ofHelp = assistId === undefined ? {} : { assistId };
	return escalation(state, { step: "referred", cause: "reds", dueAt: now, ...ofHelp }, now, setting);
}

/** The events of one deed on a case, with what the counts add to them. */
export function withCounts(
	before: Case,
	events: readonly CaseEvent[],
	counts: Counts,
	now: Instant,
	setting: Setting,
): readonly CaseEvent[] {
	const first = events.findIndex(weighs);
	if (first < 0) return events;
	let state = events.slice(0, first).reduce<Case>(evolve, before);
	const after = events.slice(0, first);
	for (const event of events.slice(first)) {
		const one = weighs(event) ? weighed(state, event, counts, setting) : event;
		after.push(one);
		state = evolve(state, one);
	}
	const reds = after.flatMap((event) =>
		event.type === "CaseEscalated" && event.unitId !== undefined ? [event] : [],
	);
	const referral = referralOf(state, reds, counts, now, setting);
	return referral === null ? after : [...after, referral];
}
