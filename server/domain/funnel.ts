import type { Times } from "./measure.ts";

/**
 * Late cases observed against those expected from the case mix, category × level (rules.md §5): a point outside its limits
 * is unlike chance. The limits are exact Poisson tails.
 */
export type Funnel = {
	readonly areaCode: string;
	readonly counted: number;
	readonly observed: number;
	readonly expected: number;
	readonly outside: "no" | "95" | "99.8";
	/** The fewest and the most late cases that chance still gives: in 95 % of such places, and in 99.8 %. */
	readonly limits: { readonly "95": Limits; readonly "99.8": Limits };
};
type Limits = { readonly low: number; readonly high: number };
const tails = { "95": 0.025, "99.8": 0.001 } as const;

const communityDigits = 12;

/** P(X ≤ count) of a Poisson variable, term by term in logarithms: a large mean would lose its first term. */
export function poissonAtMost(count: number, mean: number): number {
	if (count < 0) return 0;
	if (mean === 0) return 1;
	let log = -mean;
	let sum = Math.exp(log);
	for (let k = 1; k <= count; k += 1) {
		log += Math.log(mean) - Math.log(k);
		sum += Math.exp(log);
	}
	return Math.min(1, sum);
}

/** How unlike chance so many are, looked at from the nearer side. */
export function outsideOf(observed: number, expected: number): Funnel["outside"] {
	if (expected === 0) return "no";
	const tail = Math.min(poissonAtMost(observed, expected), 1 - poissonAtMost(observed - 1, expected));
	if (tail < tails["99.8"]) return "99.8";
	return tail < tails["95"] ? "95" : "no";
}

/** The first whole number from 0 on for which `is` holds; it holds for all after that. */
function firstFrom0(is: (count: number) => boolean): number {
	let above = 1;
	while (!is(above - 1)) above *= 2;
	let below = Math.floor(above / 2);
	let found = above - 1;
	while (below < found) {
		const middle = Math.floor((below + found) / 2);
		if (is(middle)) found = middle;
		else below = middle + 1;
	}
	return found;
}

/** Where `outsideOf` begins to say so: everything from `low` to `high` lies inside. */
export function limitsOf(expected: number, of: keyof typeof tails): Limits {
	if (expected === 0) return { low: 0, high: 0 };
	const tail = tails[of];
	const low = firstFrom0((count) => poissonAtMost(count, expected) >= tail);
	// One more than the last that so many are likely enough.
	const tooMany = firstFrom0((count) => 1 - poissonAtMost(count - 1, expected) < tail);
	return { low, high: tooMany - 1 };
}

function kindOf({ categoryCode, level }: Times): string {
	return `${categoryCode ?? ""} ${level}`;
}

/** One point a community, in code order. */
export function funnelOf(times: readonly Times[]): readonly Funnel[] {
	const kinds = new Map<string, { cases: number; late: number }>();
	for (const one of times) {
		const kind = kinds.get(kindOf(one)) ?? { cases: 0, late: 0 };
		kinds.set(kindOf(one), { cases: kind.cases + 1, late: kind.late + (one.late ? 1 : 0) });
	}
	const rateOf = (one: Times) => {
		const kind = kinds.get(kindOf(one));
		return kind === undefined ? 0 : kind.late / kind.cases;
	};
	const codes = [...new Set(times.map(({ areaCode }) => areaCode.slice(0, communityDigits)))].sort();
	return codes.map((areaCode) => {
		const own = times.filter((one) => one.areaCode.startsWith(areaCode));
		const observed = own.filter(({ late }) => late).length;
		const expected = own.reduce((sum, one) => sum + rateOf(one), 0);
		const limits = { "95": limitsOf(expected, "95"), "99.8": limitsOf(expected, "99.8") };
		const outside = outsideOf(observed, expected);
		return { areaCode, counted: own.length, observed, expected, outside, limits };
	});
}
