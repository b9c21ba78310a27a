import { openAssists } from "../../server/domain/assist.ts";
import type { Instant } from "../../server/domain/calendar.ts";
import { cardRank } from "../../server/domain/card.ts";
import { type Case, evolve, isHeld } from "../../server/domain/case.ts";
import type { CaseEvent } from "../../server/domain/case-events.ts";
import { decide } from "../../server/domain/decide.ts";
import type { Stretch } from "../../server/domain/setting.ts";
import { escalate } from "./domain-deeds.ts";
import { type Rules, rules } from "./simulation.ts";
import type { Defect } from "./simulation-defects.ts";
import { forgetting } from "./simulation-wrong.ts";

/** What somebody who has left a post leaves behind, each forgotten in turn: its card then falls on who has gone. */

const falls = "a card falls on whoever held the move or the duty";

/** Nothing of this kind is handed over. */
const without = (left: CaseEvent["type"]) => forgetting(({ type }) => type === left);

/** Nobody sees that whoever has this has left the post it came with. */
const stuck = (whose: (state: Case) => readonly Held[]): Rules => ({
	...rules,
	decide: (state, command, now, setting, counts) => {
		const held = state === null ? [] : whose(state);
		const stays = held.map(({ postId, personId }) => [postId, [{ personId, from: 0, to: null }]] as const);
		const stretches = new Map([...setting.stretches, ...stays]);
		return decide(state, command, now, { ...setting, stretches }, counts);
	},
});
type Held = { readonly postId: string; readonly personId: string };

const helpers = (state: Case) =>
	openAssists(state).map(({ postId, ownerId }) => ({ postId, personId: ownerId }));

function reworkers(state: Case): readonly Held[] {
	if (!isHeld(state) || state.round === 1) return [];
	return [{ postId: state.tour.postId, personId: state.tour.holderId }];
}

/** Everybody is where they are now, whatever was due when: who moved since the case was last given on moves this second. */
const asOfNow: typeof decide = (state, command, now, setting, counts) => {
	const since = state?.moves.at(-1)?.from;
	if (state === null || since === undefined) return decide(state, command, now, setting, counts);
	const late = (at: Instant) => (since < at && at <= now ? now : at);
	const lateStretch = ({ personId, from, to }: Stretch) => ({
		...{ personId, from: late(from), to: to === null ? null : late(to) },
	});
	const stretches = new Map(
		[...setting.stretches].map(([postId, held]) => [postId, held.map(lateStretch)] as const),
	);
	const fired = decide(state, escalate, now, { ...setting, stretches }, counts);
	if ("refusal" in fired) return fired;
	const after = fired.events.reduce<Case>(evolve, state);
	const done = decide(after, command, now, setting, counts);
	return "refusal" in done ? done : { events: [...fired.events, ...done.events] };
};

/** Whom the last card of this help told. */
function lastTold({ steps }: Case, assistId: string | undefined): string | null {
	const cards = steps.filter((fired) => fired.assistId === assistId && cardRank(fired.step) > 0);
	const told = cards.at(-1)?.told;
	return told?.by === "staff" ? told.personId : null;
}

/** What was told is not the post's: the next card of help stays with whom the last one told, wherever they are. */
const ofWhoWasTold: typeof decide = (state, ...given) => {
	const decision = decide(state, ...given);
	if ("refusal" in decision) return decision;
	const events: CaseEvent[] = [];
	let after = state;
	for (const event of decision.events) {
		const isCard = event.type === "CaseEscalated" && event.cause === "assist" && cardRank(event.step) > 0;
		const told = isCard && after !== null ? lastTold(after, event.assistId) : null;
		const wrong = told === null ? event : ({ ...event, fellOn: told } as CaseEvent);
		events.push(wrong);
		after = evolve(after, wrong);
	}
	return { events };
};

export const handOverDefects: readonly Defect[] = [
	{
		invariant: falls,
		is: "help stays with whoever has left",
		rules: stuck(helpers),
	},
	{
		invariant: falls,
		is: "a letter stays with whoever has left",
		rules: without("LetterHandedOver"),
	},
	{
		invariant: falls,
		is: "a card of help falls on a superior who was told and has left",
		rules: { ...rules, decide: ofWhoWasTold },
	},
	{
		invariant: falls,
		is: "the desk's move stays with whoever has left",
		rules: without("ReportHandedOver"),
	},
	{
		invariant: falls,
		is: "a rework stays with whoever has left",
		rules: stuck(reworkers),
	},
	{
		invariant: falls,
		is: "after downtime what was due falls before anybody hands over",
		rules: { ...rules, decide: asOfNow },
	},
];
