import { bootstrapDrawsMax, comparedCasesMin } from "./limits.ts";

/** Xorshift of 32 bits: the same seed draws the same numbers everywhere, which a figure that is looked at twice must do. */
function drawer(seed: number): () => number {
	let state = seed | 1;
	return () => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) / 2 ** 32;
	};
}

/**
 * The mean of weights with its 95 % interval by a seeded percentile bootstrap (rules.md §5, J and M: weights are no
 * shares, so Wilson does not hold); null under `comparedCasesMin` values.
 */
export function meanWithInterval(
	values: readonly number[],
	seed = 20_191_101,
): { readonly mean: number; readonly low: number; readonly high: number } | null {
	const n = values.length;
	if (n < comparedCasesMin) return null;
	const draw = drawer(seed);
	const means = Array.from({ length: bootstrapDrawsMax }, () => {
		let sum = 0;
		for (let count = 0; count < n; count += 1) sum += values[Math.floor(draw() * n)] ?? 0;
		return sum / n;
	}).sort((one, other) => one - other);
	const at = (share: number) => means[Math.min(means.length - 1, Math.floor(share * means.length))] ?? 0;
	const mean = values.reduce((sum, value) => sum + value, 0) / n;
	return { mean, low: at(0.025), high: at(0.975) };
}
