import { covers } from "./area.ts";
import type { HeldCase } from "./case.ts";
import { postsAbove } from "./people.ts";
import type { Level } from "./policy.ts";
import type { DutyBook, DutyItem, Setting } from "./setting.ts";

/**
 * Boundary places 交界处 (rules.md §8): a place between two areas has a lead, an alternate, and somebody above both who
 * breaks the tie; until then the first holder leads.
 */
export type Boundary = {
	/** What people call the place; a report from either side that says so is about it. */
	readonly place: string;
	/** The area on the other side of the item's own. */
	readonly otherAreaPrefix: string;
	readonly alternatePostId: string;
};
type BoundaryItem = DutyItem & { readonly boundary: Boundary };
/** What a case keeps of it: the two posts between which it may go. */
export type OnBoundary = { readonly lead: string; readonly alternate: string };

const boundaryItems = new WeakMap<DutyBook, readonly BoundaryItem[]>();

/** The book's items of boundary places. */
export function placedItems(book: DutyBook): readonly BoundaryItem[] {
	const known = boundaryItems.get(book);
	if (known !== undefined) return known;
	const found = book.items.flatMap((item) => {
		const { boundary } = item;
		return boundary === undefined ? [] : [{ ...item, boundary }];
	});
	boundaryItems.set(book, found);
	return found;
}

function liesAt({ areaPrefix, boundary }: BoundaryItem, areaCode: string): boolean {
	return covers(areaPrefix, areaCode) || covers(boundary.otherAreaPrefix, areaCode);
}

/** The ids of those that a report from the area names. */
export function placesIn(book: DutyBook | null, areaCode: string, words: string): readonly string[] {
	if (book === null) return [];
	return placedItems(book)
		.filter((item) => liesAt(item, areaCode) && words.includes(item.boundary.place))
		.map(({ itemId }) => itemId);
}

type Matter = {
	readonly areaCode: string;
	readonly categoryCode: string;
	readonly level: Level;
	readonly places?: readonly string[];
};

/** Whether the item is about the matter, wherever it is. */
export function isAbout({ categoryPrefix, levels }: DutyItem, categoryCode: string, level: Level): boolean {
	return categoryCode.startsWith(categoryPrefix) && (levels === "all" || levels.includes(level));
}

/** Those of the places named that cover the matter: one, if the book is in order. */
export function boundariesFor(
	book: DutyBook,
	{ areaCode, categoryCode, level, places = [] }: Matter,
): readonly BoundaryItem[] {
	if (places.length === 0) return [];
	return placedItems(book).filter(
		(item) => places.includes(item.itemId) && liesAt(item, areaCode) && isAbout(item, categoryCode, level),
	);
}

/** Every post that an item of the book binds. */
export function postsOfItem({ postId, boundary }: DutyItem): readonly string[] {
	return boundary === undefined ? [postId] : [postId, boundary.alternatePostId];
}

type Between = Pick<HeldCase, "tour"> & { readonly boundary?: OnBoundary };

/** The post on the other side, of a case that one of the two has; null for any other. */
export function otherSide({ tour, boundary }: Between): string | null {
	if (tour.postId === boundary?.lead) return boundary.alternate;
	return tour.postId === boundary?.alternate ? boundary.lead : null;
}

/** How many superiors of the holder's post stand below the first who is above both sides, or below the last of them. */
export function rungsToBoth(state: Between, setting: Setting): number {
	const other = otherSide(state);
	if (other === null) return 0;
	const own = postsAbove(setting, state.tour.postId).filter(({ postId }) => postId !== other);
	const theirs = new Set(postsAbove(setting, other).map(({ postId }) => postId));
	const first = own.findIndex(({ postId }) => theirs.has(postId));
	return first < 0 ? Math.max(0, own.length - 1) : first;
}
