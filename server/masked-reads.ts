import { batchedReads, isToldLate } from "./batched-reads.ts";
import { type ListName, listsAs, type Stated, withoutLists } from "./case-lists.ts";
import type { Case } from "./domain/case.ts";
import { maskedText, partsIn } from "./domain/case-mask.ts";
import { wordsRefsIn } from "./domain/log-proof.ts";
import { photosHiddenFrom, seesWhole } from "./domain/mask.ts";
import type { CaseWords, Listed, Reads, TrailEvent } from "./domain/reads.ts";
import { isFound, soughtOf } from "./domain/search.ts";
import type { Person, Setting } from "./domain/setting.ts";
import { helpsOnly, ownAssists } from "./domain/task-sheet.ts";
import { halfDayReads } from "./half-day-reads.ts";

/** A read model with words of one case in it; of many each list may have some. */
type Worded = "wordsOf" | "trailOf" | ListName;
/** Words that no member of staff reads by this way. */
type Unseen = "openingOf" | "confirmedMatters";
/** What can be read without saying who asks. */
export type BareReads = Omit<Reads, Worded | Unseen>;
/** All that the person may read, as they may read it. */
export type SeenReads = Omit<Reads, Unseen> & {
	/** Whether all words and photos of the case are shown. */
	seesWhole(state: Case): boolean;
	/** One case as a list shows it. */
	listedOf(caseNumber: string): Listed | null;
	/** Ids of the photos that are not. */
	photosHidden(state: Case): readonly string[];
};

/** The read models without what holds words, for whoever has not said who asks. */
export function bareReads(reads: Reads): BareReads {
	const { wordsOf: _words, trailOf: _trail, ...some } = withoutLists(reads);
	const { openingOf: _opening, confirmedMatters: _confirmed, ...bare } = some;
	return bare;
}

type Said = Pick<Listed, "text" | "spot">;

/** Other words in place of those that the list shows beside the case, as far as it shows any. */
function sayingOf<One extends Stated>(
	one: One,
	other: (of: keyof Said, said: string | null) => string | null,
): One {
	const said = (["text", "spot"] as const).flatMap((of) => {
		const words = (one as Partial<Said>)[of];
		return words === undefined ? [] : [[of, other(of, words)] as const];
	});
	return { ...one, ...Object.fromEntries(said) };
}

/**
 * The read models as that member of staff may read them: what the desk has masked is hidden from whoever works on it, and
 * whoever only helps reads the task sheet, and verdicts come in batches (trust.md A10).
 */
export function readsFor(all: Reads, person: Person, setting: Setting): SeenReads {
	const whole = isToldLate(person) ? batchedReads(all) : all;
	const reads = halfDayReads(whole, person, setting);
	const sheets = (state: Case | null): state is Case => state !== null && helpsOnly(person, state, setting);
	const parentOf = (state: Case) => (state.status === "merged" ? reads.stateOf(state.parent) : null);
	const isWhole = (state: Case) => state.masks === undefined || seesWhole(person, state, parentOf(state));
	const shown = <One extends Stated>(one: One): One => {
		const { masks, caseNumber } = one.state;
		if (sheets(one.state))
			return sayingOf(one, (of) => (of === "text" ? askedIn(reads, caseNumber, person) : null));
		if (masks === undefined || isWhole(one.state)) return one;
		return sayingOf(one, (of, said) => said && maskedText(said, of, masks));
	};
	const lists = listsAs(reads, shown);
	return {
		...bareReads(reads),
		...lists,
		seesWhole: isWhole,
		listedOf: (caseNumber) => {
			const one = listedIn(reads, caseNumber);
			return one && shown(one);
		},
		photosHidden: (state) => photosHiddenFrom(person, state, parentOf(state)),
		wordsOf: (caseNumber) => {
			const words = reads.wordsOf(caseNumber);
			const state = reads.stateOf(caseNumber);
			if (sheets(state)) return wordsIn(sheetTrail(reads, caseNumber, person), words);
			return state === null || isWhole(state) ? words : maskedWords(reads, state, words);
		},
		trailOf: (caseNumber) =>
			sheets(reads.stateOf(caseNumber)) ? sheetTrail(reads, caseNumber, person) : reads.trailOf(caseNumber),
		searchFor: (query) => {
			const found = lists.searchFor(query);
			const sought = soughtOf(query.words);
			// What is hidden is not found either: a search would tell it letter by letter.
			const items = found.items.filter(({ text, spot }) => sought !== null && isFound(sought, [text, spot]));
			return { ...found, items };
		},
	};
}

/** One case with its words, as a list holds it. */
function listedIn(reads: Reads, caseNumber: string): Listed | null {
	const state = reads.stateOf(caseNumber);
	if (state === null) return null;
	const words = reads.wordsOf(caseNumber);
	const said = (ref: Case["spot"]) => (ref === null ? null : (words.get(ref.id) ?? null));
	return { state, text: said(state.text), spot: said(state.spot) };
}

function maskedWords(reads: Reads, { caseNumber, masks }: Case, words: CaseWords): CaseWords {
	const first = reads.trailOf(caseNumber)[0]?.event;
	if (masks === undefined || first?.type !== "ReportReceived") return words;
	const shown = new Map(words);
	for (const wordsId of new Set(masks.spans.flatMap((span) => span.wordsId ?? []))) {
		const said = words.get(wordsId);
		if (said) shown.set(wordsId, maskedText(said, "later", masks, wordsId));
	}
	for (const [of, { id }] of partsIn(first)) {
		const said = words.get(id);
		if (said) shown.set(id, maskedText(said, of, masks));
	}
	return shown;
}

/** What was asked of the person, and what they answered: all of the case's way that a task sheet holds. */
function sheetTrail(reads: Reads, caseNumber: string, { personId }: Person): readonly TrailEvent[] {
	const own = ownAssists(reads.stateOf(caseNumber)?.assists ?? [], personId).map(({ assistId }) => assistId);
	return reads.trailOf(caseNumber).filter(({ event: { type }, event }) => {
		const isOfHelp = type === "AssistAsked" || type === "AssistAnswered" || type === "AssistRated";
		return isOfHelp && "assistId" in event && own.includes(event.assistId ?? "");
	});
}

function wordsIn(trail: readonly TrailEvent[], words: CaseWords): CaseWords {
	const ids = trail.flatMap(({ event }) => [...wordsRefsIn(event).keys()]);
	return new Map(ids.map((id) => [id, words.get(id) ?? null]));
}

/** The newest thing that was asked. */
function askedIn(reads: Reads, caseNumber: string, person: Person): string | null {
	const trail = sheetTrail(reads, caseNumber, person);
	const asked = trail.findLast(({ event }) => event.type === "AssistAsked")?.event;
	if (asked?.type !== "AssistAsked") return null;
	return reads.wordsOf(caseNumber).get(asked.words.id) ?? null;
}
