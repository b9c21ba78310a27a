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
};

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
	if (tail < 0.001) return "99.8";
	return tail < 0.025 ? "95" : "no";
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
		return { areaCode, counted: own.length, observed, expected, outside: outsideOf(observed, expected) };
	});
}
