import type { Policy } from "../../server/domain/policy.ts";
import { defaultPolicy } from "../../server/domain/policy.ts";

/** A number of the policy that may be edited: where it stands, and what it counts. */
export type Cell = {
	readonly path: string;
	/** The level it belongs to; null for what is not by level. */
	readonly level: string | null;
	/** Its name within its level, or in the policy. */
	readonly name: string;
	readonly unit: string | null;
	readonly value: number;
};

const fixed = new Set(["version", "effectiveFrom", "statute"]);

function cellsIn(part: unknown, path: readonly string[]): Cell[] {
	if (typeof part !== "object" || part === null) return [];
	return Object.entries(part).flatMap(([key, value]): Cell[] => {
		const here = [...path, key];
		if (typeof value !== "number") return cellsIn(value, here);
		const isByLevel = here[0] === "levels";
		const isSpan = "unit" in part;
		const named = (isByLevel ? here.slice(2) : here).filter(
			(one) => !(one === "percent" || (isSpan && one === "count")),
		);
		const name = named.join(".");
		const days = /[dD]ays$/.test(name) ? "days" : null;
		const unit = isSpan ? String(part.unit) : key === "percent" ? "percent" : days;
		return [{ path: here.join("."), level: isByLevel ? (here[1] ?? null) : null, name, unit, value }];
	});
}

/** Every number of the policy that may be edited, in its order; what a statute sets is not among them. */
export function policyCells(policy: Partial<Policy>): readonly Cell[] {
	const shown = Object.entries({ ...defaultPolicy, ...policy }).filter(([name]) => !fixed.has(name));
	return cellsIn(Object.fromEntries(shown), []);
}

/** The policy with other numbers: by path, as typed; what is no whole number becomes 0, which the rules refuse. */
export function withCells(policy: Partial<Policy>, typed: Readonly<Record<string, string>>): Policy {
	const changed = (part: unknown, path: string): unknown => {
		if (typeof part === "number") return path in typed ? Math.trunc(Number(typed[path])) || 0 : part;
		if (typeof part !== "object" || part === null) return part;
		const members = Object.entries(part).map(([key, value]) => {
			return [key, changed(value, path === "" ? key : `${path}.${key}`)] as const;
		});
		return Object.fromEntries(members);
	};
	return changed({ ...defaultPolicy, ...policy }, "") as Policy;
}
