import type { Case } from "../server/domain/case.ts";
import { caseVoicesMax, listItemsMax } from "../server/domain/limits.ts";
import type { Reads } from "../server/domain/reads.ts";
import { caseTable } from "./cases.ts";
import type { Store } from "./open.ts";
import { wordsTable } from "./words.ts";

const merged = `
	SELECT case_number FROM case_now WHERE merged_into = ? ORDER BY received_at, case_number LIMIT ${caseVoicesMax}`;

/** The numbers of the cases merged into another, oldest first; a count over the events, so a rebuild gives the same. */
export function voicesBy({ connection }: Store): Reads["voicesOf"] {
	const select = connection.prepare<[string], string>(merged).pluck();
	return (caseNumber) => select.all(caseNumber);
}

/** In hand, not sealed, in the same place and of the same category if there is one; newest first. */
const similar = `
	SELECT case_number FROM case_now
	WHERE status IN ('dispatched', 'handling') AND sealed = 0 AND track = 'service'
		AND area_code = @areaCode AND (@categoryCode IS NULL OR category_code = @categoryCode)
		AND case_number <> @caseNumber
	ORDER BY received_at DESC, case_number DESC LIMIT ${listItemsMax}`;

/** The same for whoever reports: of the category, anywhere in the community. */
const openMatters = `
	SELECT case_number FROM case_now
	WHERE status IN ('dispatched', 'handling') AND sealed = 0 AND track = 'service'
		AND area_code >= @community AND area_code < @community || ':' AND category_code = @categoryCode
	ORDER BY received_at DESC, case_number DESC LIMIT ${listItemsMax}`;
const communityDigits = 12;

/** What a merge needs to know of other cases. */
export function voiceReads(store: Store): Pick<Reads, "voicesOf" | "similarTo" | "openMatters"> {
	const { textOf } = wordsTable(store);
	const { standingOf } = caseTable(store);
	const select = store.connection
		.prepare<[Pick<Case, "areaCode" | "categoryCode" | "caseNumber">], string>(similar)
		.pluck();
	const selectOpen = store.connection
		.prepare<[{ community: string; categoryCode: string }], string>(openMatters)
		.pluck();
	return {
		voicesOf: voicesBy(store),
		openMatters: ({ areaCode, categoryCode }) =>
			selectOpen.all({ community: areaCode.slice(0, communityDigits), categoryCode }).flatMap((number) => {
				const state = standingOf(number)?.state;
				return state === undefined ? [] : [{ state, spot: textOf(state.spot) }];
			}),
		similarTo: ({ areaCode, categoryCode, caseNumber }) =>
			select.all({ areaCode, categoryCode, caseNumber }).flatMap((number) => {
				const state = standingOf(number)?.state;
				return state === undefined ? [] : [{ state, text: textOf(state.text), spot: textOf(state.spot) }];
			}),
	};
}
