import { comparedCasesMin } from "./limits.ts";

/** Measures of rules.md §5: nearest-rank quantiles, and the Wilson interval for shares. */

/** The ⌈share·n⌉-th smallest of the values; null when there are none. */
function nearestRank(values: readonly number[], share: number): number | null {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

export type Spread = { readonly n: number; readonly median: number | null; readonly p90: number | null };

/** Median and P90; under `comparedCasesMin` values there is `n` only ("too few"). */
export function spreadOf(values: readonly number[]): Spread {
	const n = values.length;
	if (n < comparedCasesMin) return { n, median: null, p90: null };
	return { n, median: nearestRank(values, 0.5), p90: nearestRank(values, 0.9) };
}

const z95 = 1.959964;

/** The 95 % Wilson score interval of k in n; null under `comparedCasesMin` cases. */
export function wilson(k: number, n: number): { readonly low: number; readonly high: number } | null {
	if (n < comparedCasesMin) return null;
	const share = k / n;
	const z2 = z95 * z95;
	const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
	const half = (z95 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
	return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
