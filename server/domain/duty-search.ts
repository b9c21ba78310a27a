import { prefixesOf } from "./area.ts";
import { boundariesFor, isAbout } from "./boundary.ts";
import type { Level } from "./policy.ts";
import type { DutyBook, DutyItem } from "./setting.ts";

/** Which items of a duty book cover a matter (rules.md §2, §8). */
export type Matter = {
	readonly areaCode: string;
	readonly categoryCode: string;
	readonly level: Level;
	/** Items of the boundary places that the words name. */
	readonly places?: readonly string[];
};

const itemsByArea = new WeakMap<DutyBook, ReadonlyMap<string, readonly DutyItem[]>>();

function indexOf(book: DutyBook): ReadonlyMap<string, readonly DutyItem[]> {
	const index = new Map<string, DutyItem[]>();
	const whole = book.items.filter(({ boundary }) => boundary === undefined);
	for (const item of whole) index.set(item.areaPrefix, [...(index.get(item.areaPrefix) ?? []), item]);
	itemsByArea.set(book, index);
	return index;
}

function itemsOf(book: DutyBook, areaPrefix: string): readonly DutyItem[] {
	const index = itemsByArea.get(book) ?? indexOf(book);
	return index.get(areaPrefix) ?? [];
}

/** The duties that cover the matter in the longest area prefix that has any: one, if the book is in order. */
function dutiesFor(book: DutyBook, { areaCode, categoryCode, level }: Matter): readonly DutyItem[] {
	for (const prefix of prefixesOf(areaCode)) {
		const fitting = itemsOf(book, prefix).filter((item) => isAbout(item, categoryCode, level));
		if (fitting.length > 0) return fitting;
	}
	return [];
}

/** The duties that cover the matter, those of a boundary place before all others. */
export function coveringDuties(book: DutyBook, matter: Matter): readonly DutyItem[] {
	const there = boundariesFor(book, matter);
	return there.length > 0 ? there : dutiesFor(book, matter);
}

/** The one duty that covers the matter; null when none or several do. */
export function dutyFor(book: DutyBook, matter: Matter): DutyItem | null {
	const fitting = coveringDuties(book, matter);
	return fitting.length === 1 ? (fitting[0] ?? null) : null;
}
