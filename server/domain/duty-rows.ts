import { covers, isAreaCode } from "./area.ts";
import { categories } from "./category.ts";
import { clauseCharactersMax, dutyItemsMax, nameCharactersMax } from "./limits.ts";
import type { Level } from "./policy.ts";
import type { RefusalCode } from "./refusal.ts";
import type { DutyItem, Setting } from "./setting.ts";
import { refuseWords } from "./words.ts";

/** The duty book as a table: one row per item; levels are `all` or names with spaces between. */
export const dutyColumnsNeeded = [
	"itemId",
	"areaPrefix",
	"categoryPrefix",
	"levels",
	"postId",
	"clause",
] as const;
/** Those of boundary places (rules.md §8) are empty in the row of any other item; a table may leave them out. */
export const dutyColumns = [...dutyColumnsNeeded, "place", "otherAreaPrefix", "alternatePostId"] as const;
type Cells<Columns extends readonly string[]> = Readonly<Record<Columns[number], string>>;
export type DutyRow = Cells<typeof dutyColumns>;
/** What is wrong with one cell; lines are counted as a spreadsheet shows them, the head being line 1. */
export type RowError = { readonly line: number; readonly column: string; readonly code: RefusalCode };

const levelNames: readonly Level[] = ["emergency", "urgent", "normal", "complex", "inquiry"];

function levelsIn(text: string): DutyItem["levels"] | null {
	if (text === "all") return "all";
	const named = text.split(" ").filter((name) => name !== "");
	const levels = levelNames.filter((level) => named.includes(level));
	return levels.length > 0 && levels.length === named.length ? levels : null;
}

/** What is the same in the row of every item that is of no boundary place. */
export const ofNoBoundary = { place: "", otherAreaPrefix: "", alternatePostId: "" } as const;

/** An item as a row of the table. */
export function dutyRowOf({ levels, boundary, ...item }: DutyItem): DutyRow {
	return { ...item, levels: levels === "all" ? "all" : levels.join(" "), ...(boundary ?? ofNoBoundary) };
}

type CellError = readonly [column: string, code: RefusalCode];

function isOfBoundary({ place, otherAreaPrefix, alternatePostId }: DutyRow): boolean {
	return `${place}${otherAreaPrefix}${alternatePostId}` !== "";
}

/** A place has a name, lies between two areas of which neither is part of the other, and has two posts. */
function boundaryErrorsIn(row: DutyRow, setting: Setting): readonly CellError[] {
	if (!isOfBoundary(row)) return [];
	const { areaPrefix, otherAreaPrefix, postId, alternatePostId } = row;
	const place = refuseWords(row.place, nameCharactersMax, "place");
	const isOther =
		setting.areas.has(otherAreaPrefix) &&
		!covers(areaPrefix, otherAreaPrefix) &&
		!covers(otherAreaPrefix, areaPrefix);
	const isAlternate = setting.posts.has(alternatePostId) && alternatePostId !== postId;
	return [
		...(place === null ? [] : [["place", place.code] as const]),
		...(isOther ? [] : [["otherAreaPrefix", "unknownArea"] as const]),
		...(isAlternate ? [] : [["alternatePostId", "unknownPost"] as const]),
	];
}

function errorsIn(row: DutyRow, setting: Setting): readonly CellError[] {
	const clause = refuseWords(row.clause, clauseCharactersMax, "clause");
	const isKnownArea = isAreaCode(row.areaPrefix) && setting.areas.has(row.areaPrefix);
	const isKnownMatter =
		/^\d{2}(\d\d)?$/.test(row.categoryPrefix) &&
		categories.some(({ code }) => code.startsWith(row.categoryPrefix));
	return [
		...(/^[A-Za-z0-9:._-]{1,60}$/.test(row.itemId) ? [] : [["itemId", "textUnprintable"] as const]),
		...(isKnownArea ? [] : [["areaPrefix", "unknownArea"] as const]),
		...(isKnownMatter ? [] : [["categoryPrefix", "unknownCategory"] as const]),
		...(levelsIn(row.levels) === null ? [["levels", "unknownLevel"] as const] : []),
		...(setting.posts.has(row.postId) ? [] : [["postId", "unknownPost"] as const]),
		...(clause === null ? [] : [["clause", clause.code] as const]),
		...boundaryErrorsIn(row, setting),
	];
}

function itemOf(row: DutyRow): DutyItem {
	const { place, otherAreaPrefix, alternatePostId, ...item } = row;
	const levels = levelsIn(row.levels) ?? "all";
	if (!isOfBoundary(row)) return { ...item, levels };
	return { ...item, levels, boundary: { place, otherAreaPrefix, alternatePostId } };
}

/** The items of the table, and every error of every row; the items count only when there is no error. */
export function dutiesFrom(
	rows: readonly DutyRow[],
	setting: Setting,
): { readonly items: readonly DutyItem[]; readonly errors: readonly RowError[] } {
	const seen = new Set<string>();
	const errors: RowError[] = [];
	const items = rows.slice(0, dutyItemsMax).map((row, index) => {
		const line = index + 2;
		for (const [column, code] of errorsIn(row, setting)) errors.push({ line, column, code });
		if (seen.has(row.itemId)) errors.push({ line, column: "itemId", code: "idTaken" });
		seen.add(row.itemId);
		return itemOf(row);
	});
	if (rows.length > dutyItemsMax)
		errors.push({ line: dutyItemsMax + 2, column: "itemId", code: "textTooLong" });
	return { items, errors };
}
