import type { Case } from "./domain/case.ts";
import { maskedText, partsIn } from "./domain/case-mask.ts";
import { seesWhole } from "./domain/mask.ts";
import type { CaseWords, Page, Reads } from "./domain/reads.ts";
import { isFound, soughtOf } from "./domain/search.ts";
import type { Person } from "./domain/setting.ts";

type Worded = { readonly state: Case; readonly text: string | null; readonly spot?: string | null };

/** The read models as that member of staff may read them: what the desk has masked is hidden from whoever works on it. */
export function readsFor(reads: Reads, person: Person): Reads {
	const shown = <One extends Worded>(one: One): One => {
		const { masks } = one.state;
		if (masks === undefined || seesWhole(person, one.state)) return one;
		const text = one.text && maskedText(one.text, "text", masks);
		return { ...one, text, ...(one.spot ? { spot: maskedText(one.spot, "spot", masks) } : {}) };
	};
	const page = <Whole extends Page<Worded>>(whole: Whole): Whole => ({
		...whole,
		items: whole.items.map(shown),
	});
	return {
		...reads,
		wordsOf: (caseNumber) => {
			const words = reads.wordsOf(caseNumber);
			const state = reads.stateOf(caseNumber);
			return state === null || seesWhole(person, state) ? words : maskedWords(reads, state, words);
		},
		inboxOf: (query) => page(reads.inboxOf(query)),
		callsOf: (query) => page(reads.callsOf(query)),
		overdueBoard: (query) => page(reads.overdueBoard(query)),
		leftOut: (query) => page(reads.leftOut(query)),
		casebookOf: (query) => page(reads.casebookOf(query)),
		similarTo: (state) => reads.similarTo(state).map(shown),
		searchFor: (query) => {
			const found = page(reads.searchFor(query));
			const sought = soughtOf(query.words);
			// What is hidden is not found either: a search would tell it letter by letter.
			const items = found.items.filter(({ text, spot }) => sought !== null && isFound(sought, [text, spot]));
			return { ...found, items };
		},
	};
}

function maskedWords(reads: Reads, { caseNumber, masks }: Case, words: CaseWords): CaseWords {
	const first = reads.trailOf(caseNumber)[0]?.event;
	if (masks === undefined || first?.type !== "ReportReceived") return words;
	const shown = new Map(words);
	for (const [of, { id }] of partsIn(first)) {
		const said = words.get(id);
		if (said) shown.set(id, maskedText(said, of, masks));
	}
	return shown;
}
