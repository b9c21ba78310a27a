import { covers } from "./area.ts";
import { placedItems, placesIn, postsOfItem } from "./boundary.ts";
import type { Instant } from "./calendar.ts";
import { categories, isAtWorkCategory, isConductCategory } from "./category.ts";
import { coveringDuties, type Matter } from "./duty-search.ts";
import { actingFor, holderOf } from "./people.ts";
import type { Level } from "./policy.ts";
import type { ReceivedMatter } from "./reads.ts";
import type { DutyBook, Setting } from "./setting.ts";

/** What the duty book leaves to nobody, gives to several, or gives to a post where nobody acts. */
export type DutyFault = {
	readonly kind: "gap" | "overlap" | "vacant";
	readonly areaCode: string;
	readonly categoryCode: string;
	readonly levels: readonly Level[];
	readonly itemIds: readonly string[];
};

/** Levels a report is received at; a rework stays with the duty of its case. */
const receivedLevels: readonly Level[] = ["emergency", "urgent", "normal", "complex", "inquiry"];

/** Matters the duty book answers for: not what is sealed, nor what the superior of a unit holds (rules.md §1). */
const matters = categories
	.map(({ code }) => code)
	.filter((code) => !isConductCategory(code) && !isAtWorkCategory(code));

/** Named areas with no named area below them. */
function leavesOf(setting: Setting): readonly string[] {
	const codes = [...setting.areas.keys()].sort();
	return codes.filter((code, index) => codes[index + 1]?.startsWith(code) !== true);
}

/** The fewest named areas that hold exactly `leaves` of all leaves: a whole community instead of each of its grids. */
export function areasOver(setting: Setting, leaves: ReadonlySet<string>): readonly string[] {
	const all = leavesOf(setting);
	const whole = [...setting.areas.keys()].filter((code) =>
		all.every((leaf) => !covers(code, leaf) || leaves.has(leaf)),
	);
	return whole.filter((code) => !whole.some((other) => other !== code && covers(other, code))).sort();
}

function faultOf(setting: Setting, book: DutyBook, matter: Matter, now: Instant) {
	const fitting = coveringDuties(book, matter);
	const itemIds = fitting.map(({ itemId }) => itemId);
	if (fitting.length === 0) return { kind: "gap", itemIds } as const;
	if (fitting.length > 1) return { kind: "overlap", itemIds } as const;
	const isActing = (postId: string) => actingFor(setting, postId, now) !== null;
	const acting = fitting.every((item) => postsOfItem(item).some(isActing));
	return acting ? null : ({ kind: "vacant", itemIds } as const);
}

/** What one leaf's answer depends on: the prefixes of the book that cover it. Leaves alike are looked at once. */
function leavesAlike(setting: Setting, book: DutyBook): readonly (readonly string[])[] {
	const prefixes = [...new Set(book.items.map(({ areaPrefix }) => areaPrefix))];
	const alike = new Map<string, string[]>();
	for (const leaf of leavesOf(setting)) {
		const key = prefixes.filter((prefix) => covers(prefix, leaf)).join();
		alike.set(key, [...(alike.get(key) ?? []), leaf]);
	}
	return [...alike.values()];
}

/** Every fault of the book over area tree × category × level, gaps by area and category. */
export function dutyFaults(setting: Setting, book: DutyBook, now: Instant): readonly DutyFault[] {
	const found = new Map<string, { fault: Omit<DutyFault, "areaCode">; leaves: Set<string> }>();
	for (const leaves of leavesAlike(setting, book)) {
		for (const categoryCode of matters) {
			for (const fault of faultsOf(setting, book, { areaCode: leaves[0] ?? "", categoryCode }, now)) {
				const key = JSON.stringify(fault);
				const known = found.get(key) ?? { fault, leaves: new Set<string>() };
				for (const leaf of leaves) known.leaves.add(leaf);
				found.set(key, known);
			}
		}
	}
	const whole = [...found.values()].flatMap(({ fault, leaves }) =>
		areasOver(setting, leaves).map((areaCode) => ({ ...fault, areaCode })),
	);
	return [...whole, ...boundaryFaults(setting, book, now)];
}

/** Boundary places that two items claim for one matter, or where neither side has anybody. */
function boundaryFaults(setting: Setting, book: DutyBook, now: Instant): readonly DutyFault[] {
	const found = placedItems(book).flatMap(({ areaPrefix: areaCode, categoryPrefix, boundary }) => {
		const places = placesIn(book, areaCode, boundary.place);
		return matters
			.filter((code) => code.startsWith(categoryPrefix))
			.flatMap((code) => faultsOf(setting, book, { areaCode, categoryCode: code, places }, now))
			.filter(({ kind }) => kind !== "gap")
			.map((fault) => ({ ...fault, areaCode }));
	});
	return [...new Map(found.map((fault) => [JSON.stringify(fault), fault])).values()];
}

/** Faults of one area and category, levels alike together. */
function faultsOf(
	setting: Setting,
	book: DutyBook,
	matter: Omit<Matter, "level">,
	now: Instant,
): readonly Omit<DutyFault, "areaCode">[] {
	const { categoryCode } = matter;
	const byKind = new Map<string, Omit<DutyFault, "areaCode">>();
	for (const level of receivedLevels) {
		const fault = faultOf(setting, book, { ...matter, level }, now);
		if (fault === null) continue;
		const key = `${fault.kind} ${fault.itemIds.join()}`;
		const levels = [...(byKind.get(key)?.levels ?? []), level];
		byKind.set(key, { ...fault, categoryCode, levels });
	}
	return [...byKind.values()];
}

/** How many of what came in fell into the fault: nobody's, several posts', or an empty one's. */
export function fallenInto(
	{ areaCode, categoryCode, levels }: DutyFault,
	received: readonly ReceivedMatter[],
): number {
	return received
		.filter(
			(one) =>
				covers(areaCode, one.areaCode) && one.categoryCode === categoryCode && levels.includes(one.level),
		)
		.reduce((sum, { count }) => sum + count, 0);
}

/** Posts of the book whose holder of now has not signed it; an empty post has nobody who could. */
export function unsignedPosts(setting: Setting, book: DutyBook, now: Instant): readonly string[] {
	const posts = [...new Set(book.items.flatMap(postsOfItem))];
	return posts.filter((postId) => {
		const holder = holderOf(setting, postId, now);
		return !setting.signatures.some(
			(one) => one.version === book.version && one.postId === postId && one.personId === holder,
		);
	});
}
