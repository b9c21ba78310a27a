import type { Example } from "./suggestion.ts";

/** How well labels are suggested, beside the two ways anybody would try first. */
export type Guess = (text: string) => string;

/** The mean of F1 over the labels that occur in the truth: a rare label counts as much as a frequent one. */
export function macroF1(truth: readonly string[], told: readonly string[]): number {
	const labels = [...new Set(truth)];
	const scores = labels.map((label) => {
		const right = truth.filter((one, at) => one === label && told[at] === label).length;
		const named = told.filter((one) => one === label).length + truth.filter((one) => one === label).length;
		return named === 0 ? 0 : (2 * right) / named;
	});
	return scores.reduce((sum, score) => sum + score, 0) / labels.length;
}

function countsOf(items: Iterable<string>): Map<string, number> {
	const counts = new Map<string, number>();
	for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
	return counts;
}

/** Always the label that is most frequent. */
export function majority(examples: readonly Example[]): Guess {
	const [most] = [...countsOf(examples.map(({ label }) => label))].sort(([, one], [, other]) => other - one);
	return () => most?.[0] ?? "";
}

function pairsOf(text: string): string[] {
	const signs = Array.from(text);
	return signs.slice(1).map((sign, at) => `${signs[at]}${sign}`);
}

/** Plain multinomial naive Bayes over pairs of characters, one added to every count. */
export function naiveBayes(examples: readonly Example[]): Guess {
	const labels = [...new Set(examples.map(({ label }) => label))];
	const known = new Set(examples.flatMap(({ text }) => pairsOf(text)));
	const models = labels.map((label) => {
		const own = examples.filter((example) => example.label === label);
		const pairs = own.flatMap(({ text }) => pairsOf(text));
		return {
			...{ label, counts: countsOf(pairs) },
			total: pairs.length + known.size,
			prior: Math.log(own.length / examples.length),
		};
	});
	return (text) => {
		const pairs = pairsOf(text).filter((pair) => known.has(pair));
		const scored = models.map(({ label, counts, total, prior }) => ({
			label,
			score: pairs.reduce((sum, pair) => sum + Math.log(((counts.get(pair) ?? 0) + 1) / total), prior),
		}));
		return scored.reduce((best, one) => (one.score > best.score ? one : best)).label;
	};
}
