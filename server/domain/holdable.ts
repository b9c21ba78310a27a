import { isAtWorkCategory, isConductCategory } from "./category.ts";

/** Praise has no clock (rules.md §7). */
export function hasClock(categoryCode: string | null): boolean {
	return categoryCode !== "1202";
}

/** What a holder may keep a case under: what is said of staff goes back to the desk, and no complaint loses its clock. */
export function isHoldable(categoryCode: string | null): boolean {
	return !isConductCategory(categoryCode) && !isAtWorkCategory(categoryCode) && hasClock(categoryCode);
}
