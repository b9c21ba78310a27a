import type { Case } from "./domain/case.ts";
import type { Page, Reads } from "./domain/reads.ts";

/*
 * Every list with states of cases in it, walked in one place: what a reader is not told of a case (verdicts that wait for
 * their batch, the minute of a visit, words the desk has masked) is hidden in all of them or in none. A read model that
 * answers with states is a list by its type, and does not compile before it is walked here.
 */

/** A case in a list: its state, with what the list shows beside it. */
export type Stated = { readonly state: Case };

type HoldsState<Answer> =
	Answer extends Page<infer Item>
		? HoldsState<Item>
		: Answer extends readonly (infer Item)[]
			? HoldsState<Item>
			: Answer extends Case | Stated
				? true
				: false;
/** Those with a state in what they answer; of `stateOf` one reader asks for one case, and the walks of the sweep go to no page. */
export type ListName = Exclude<
	{
		[Name in keyof Reads]: true extends HoldsState<NonNullable<ReturnType<Reads[Name]>>> ? Name : never;
	}[keyof Reads],
	"stateOf" | "openCases" | "owingLetters"
>;
export type CaseLists = Pick<Reads, ListName>;

/** The lists with each case in them as `shown` shows it. */
export function listsAs(lists: CaseLists, shown: <One extends Stated>(one: One) => One): CaseLists {
	const page = <Whole extends Page<Stated>>(whole: Whole): Whole => ({
		...whole,
		items: whole.items.map(shown),
	});
	const cases = (states: readonly Case[]) => states.map((state) => shown({ state }).state);
	const pageOfCases = (whole: Page<Case>): Page<Case> => ({ ...whole, items: cases(whole.items) });
	return {
		inboxOf: (query) => page(lists.inboxOf(query)),
		callsOf: (query) => page(lists.callsOf(query)),
		overdueBoard: (query) => page(lists.overdueBoard(query)),
		leftOut: (query) => page(lists.leftOut(query)),
		casebookOf: (query) => page(lists.casebookOf(query)),
		searchFor: (query) => page(lists.searchFor(query)),
		heldSince: (query) => page(lists.heldSince(query)),
		owedBy: (query) => pageOfCases(lists.owedBy(query)),
		shelvedIn: (query) => pageOfCases(lists.shelvedIn(query)),
		publications: (query) => cases(lists.publications(query)),
		casesOfLetter: (unitId, week) => cases(lists.casesOfLetter(unitId, week)),
		similarTo: (state) => lists.similarTo(state).map(shown),
		openMatters: (query) => lists.openMatters(query).map(shown),
	};
}

/** The read models but the lists. */
export function withoutLists(reads: Reads): Omit<Reads, ListName> {
	const { inboxOf: _inbox, callsOf: _calls, overdueBoard: _overdue, leftOut: _leftOut, ...some } = reads;
	const { casebookOf: _casebook, searchFor: _search, heldSince: _since, owedBy: _by, ...fewer } = some;
	const { shelvedIn: _shelved, publications: _publications, casesOfLetter: _letter, ...least } = fewer;
	const { similarTo: _similar, openMatters: _matters, ...rest } = least;
	return rest;
}
