/** The lengths at which an area code ends: province, prefecture, county, sub-district, community, grid (rules.md §8). */
const areaCodeLengths = [15, 12, 9, 6, 4, 2] as const;

/** Whether `code` can be an area code: digits only, of one of the six lengths. */
export function isAreaCode(code: string): boolean {
	return /^\d+$/.test(code) && (areaCodeLengths as readonly number[]).includes(code.length);
}

/** Whether `prefix` is the area itself or lies above it; the empty prefix lies above all. */
export function covers(prefix: string, areaCode: string): boolean {
	return areaCode.startsWith(prefix);
}

/** The area and everything above it, longest first, ending with the empty prefix. */
export function prefixesOf(areaCode: string): string[] {
	const above = areaCodeLengths.filter((length) => length <= areaCode.length);
	return [...above.map((length) => areaCode.slice(0, length)), ""];
}

/** The narrower of what was asked and what the person's scope covers; null when they do not meet. */
export function narrowed(scope: string, asked: string | undefined): string | null {
	if (asked === undefined || scope.startsWith(asked)) return scope;
	return asked.startsWith(scope) ? asked : null;
}
