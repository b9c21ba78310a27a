import type { RowError } from "./duty-rows.ts";
import { areaRowsMax } from "./limits.ts";
import type { Refusal } from "./refusal.ts";
import type { Area } from "./setting.ts";

/** Areas as a table: one row for each, with its code and its name (rules.md §8). */
export const areaColumns = ["areaCode", "name"] as const;
type AreaRow = Readonly<Record<(typeof areaColumns)[number], string>>;

/**
 * The areas of the table, and every error of every row: they count only without one.
 * @param refusalOf why one of them may not be named so; null where it may
 */
export function areasFrom(rows: readonly AreaRow[], refusalOf: (area: Area) => Refusal | null) {
	const seen = new Set<string>();
	const errors: RowError[] = [];
	const areas = rows.slice(0, areaRowsMax).map(({ areaCode, name }, index): Area => {
		const line = index + 2;
		const refusal = refusalOf({ areaCode, name });
		if (refusal !== null) {
			errors.push({ line, column: refusal.field === "name" ? "name" : "areaCode", code: refusal.code });
		}
		if (seen.has(areaCode)) errors.push({ line, column: "areaCode", code: "idTaken" });
		seen.add(areaCode);
		return { areaCode, name };
	});
	if (rows.length > areaRowsMax)
		errors.push({ line: areaRowsMax + 2, column: "areaCode", code: "numberUnusable" });
	return { areas, errors };
}
