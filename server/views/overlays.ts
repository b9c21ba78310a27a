import type { AssistWire } from "../contract/assist.ts";
import type { PendingWire } from "../contract/decision.ts";
import type { InboxItem } from "../contract/handling.ts";
import { otherSide } from "../domain/boundary.ts";
import type { Instant } from "../domain/calendar.ts";
import { type Case, isHeld } from "../domain/case.ts";
import type { CaseEvent } from "../domain/case-events.ts";
import type { CaseWords, TrailEvent } from "../domain/reads.ts";
import { isBinding } from "../domain/return.ts";
import type { Person, Setting } from "../domain/setting.ts";
import { helpsOnly, ownAssists } from "../domain/task-sheet.ts";
import type { WordsRef } from "../domain/words.ts";
import { postName, provisionalView, wireInstant } from "./common.ts";
import { erasureAskedView } from "./erasure.ts";
import { textOf } from "./trail.ts";

/** What lies over a case, for the staff: the decision that is asked, and the help. */
type Source = {
	readonly state: Case;
	readonly trail: readonly TrailEvent[];
	readonly words: CaseWords;
	readonly setting: Setting;
	readonly person: Person;
	readonly now: Instant;
};
type Of<Type extends CaseEvent["type"]> = Extract<CaseEvent, { readonly type: Type }>;

function last<Type extends CaseEvent["type"]>(
	{ trail }: Source,
	type: Type,
	is: (event: Of<Type>) => boolean = () => true,
): Of<Type> | null {
	const isIt = (event: CaseEvent): event is Of<Type> => event.type === type && is(event as Of<Type>);
	return trail.map(({ event }) => event).findLast(isIt) ?? null;
}

const nothingAsked = {
	words: null,
	days: null,
	byDate: null,
	level: null,
	categoryCode: null,
	cause: null,
	owner: null,
	basis: null,
	milestones: [],
	mustName: false,
} as const;

/** What the duty book says in the item, as people read it. */
function clauseOf({ dutyBooks }: Setting, itemId: string | null): string | null {
	const items = dutyBooks.flatMap((book) => book.items);
	return items.findLast((item) => item.itemId === itemId)?.clause ?? itemId;
}

/** Between two sides of a boundary place a yes without a name means the other. */
function isToName(state: Case, now: Instant, setting: Setting): boolean {
	return isHeld(state) && otherSide(state) === null && isBinding(state, now, setting);
}

function proposalView(source: Source): Partial<PendingWire> {
	const { state, words, setting, now } = source;
	const proposal = state.pending?.proposal;
	switch (proposal?.kind) {
		case undefined:
			return {};
		case "return":
			return { basis: clauseOf(setting, proposal.itemId), mustName: isToName(state, now, setting) };
		case "extension":
			return { days: proposal.days };
		case "promise": {
			const milestones = proposal.milestones.map((one) => ({
				byDate: one.byDate,
				words: textOf(words, one.words) ?? "",
			}));
			return { byDate: proposal.byDate, milestones };
		}
		case "shelving": {
			const { cause, ownerPostId, reviewOn } = proposal;
			return { cause, owner: postName(setting, ownerPostId), byDate: reviewOn };
		}
		case "level":
			return { level: proposal.level, categoryCode: proposal.categoryCode };
		case "decline":
		case "redirect": {
			const { reason, body, limit } = proposal;
			return { exit: { reason, body: textOf(words, body) ?? "", limit: textOf(words, limit) ?? "" } };
		}
		default:
			return proposal satisfies never;
	}
}

/** Why it is asked; null where the question itself says so. */
function reasonOf(source: Source): WordsRef | null {
	const { pending } = source.state;
	if (pending?.proposal !== undefined) return last(source, "DecisionAsked")?.words ?? null;
	const { proposedBy = null } = pending?.erasure ?? {};
	return proposedBy === null ? null : (last(source, "ErasureProposed")?.basis ?? null);
}

/** Which decision it is; of a change also what is asked for, as its name does not say whether level or category is meant. */
export function decisionView({ pending }: Case): Pick<InboxItem, "decision" | "changeTo"> {
	if (pending === null) return {};
	const { kind, proposal } = pending;
	if (proposal?.kind !== "level") return { decision: kind };
	return { decision: kind, changeTo: { level: proposal.level, categoryCode: proposal.categoryCode } };
}

/** The decision that waits, with what was asked and why. */
export function pendingView(source: Source): PendingWire | null {
	const { state, words, setting } = source;
	if (state.pending === null) return null;
	const { kind, postId, dueAt } = state.pending;
	const reason = textOf(words, reasonOf(source));
	const post = postName(setting, postId) ?? postId;
	return {
		...{ ...nothingAsked, milestones: [] },
		...{ kind, post, dueAt: wireInstant(dueAt), words: reason },
		...provisionalView(state, dueAt),
		...proposalView(source),
		...erasureAskedView(source),
	};
}

/** The help asked for, oldest first. */
export function assistViews(source: Source): AssistWire[] {
	const { state, words, setting, person } = source;
	const { personId } = person;
	const shown = helpsOnly(person, state, setting) ? ownAssists(state.assists, personId) : state.assists;
	return shown.map(({ assistId, postId, ownerId, dueAt, answeredAt, help }) => ({
		assistId,
		post: postName(setting, postId),
		mine: ownerId === personId,
		dueAt: wireInstant(dueAt),
		...provisionalView(state, dueAt),
		words: textOf(words, last(source, "AssistAsked", (event) => event.assistId === assistId)?.words),
		answeredAt: wireInstant(answeredAt),
		answer: textOf(words, last(source, "AssistAnswered", (event) => event.assistId === assistId)?.words),
		help,
	}));
}
