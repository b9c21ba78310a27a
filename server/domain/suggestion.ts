import { categoriesByWords } from "./category-words.ts";
import { categoriesOfferedMax, offeredShareMin, textsPerStepMax, textsWithFeatureMin } from "./limits.ts";
import { simplified } from "./traditional.ts";

/**
 * Which label a text most likely has, learnt from texts that people have labelled: logistic regression over characters
 * and pairs of characters, weighted by how rare they are. Pure and without chance: the same examples give the same learner.
 */
export type Example = { readonly text: string; readonly label: string };
/** `share` is 0 to 1; those of all labels together are 1. */
export type Suggestion = { readonly label: string; readonly share: number };
export type Learner = (text: string) => readonly Suggestion[];

type Counts = ReadonlyMap<string, number>;
/** Feature number and weight; the weights of a text have length 1. */
type Vector = readonly (readonly [feature: number, weight: number])[];

const epochs = 25;
const rateAtFirst = 2;
const rateFall = 0.1;
const shrink = 1e-4;
const biasShare = 0.1;

/** Han characters of either script alike, one by one and in pairs; a word of another script as a whole; digits are all alike. */
export function featuresOf(text: string): Counts {
	const counts = new Map<string, number>();
	const add = (feature: string) => counts.set(feature, (counts.get(feature) ?? 0) + 1);
	for (const [run] of simplified(text)
		.toLowerCase()
		.matchAll(/[\u4e00-\u9fff]+|[a-z]{3,}|\d+/g)) {
		if (/^\d/.test(run)) add("0");
		else if (/^[a-z]/.test(run)) add(run);
		else {
			const signs = Array.from(run);
			for (const [at, sign] of signs.entries()) {
				add(sign);
				const next = signs[at + 1];
				if (next !== undefined) add(sign + next);
			}
		}
	}
	return counts;
}

/** Numbers the features and weighs them: often in this text, rare among all. */
function vectoriser(texts: readonly Counts[]): { readonly size: number; vector(counts: Counts): Vector } {
	const textsWith = new Map<string, number>();
	for (const counts of texts)
		for (const feature of counts.keys()) textsWith.set(feature, (textsWith.get(feature) ?? 0) + 1);
	const known = [...textsWith].filter(([, count]) => count >= textsWithFeatureMin);
	const numbers = new Map(known.map(([feature], number) => [feature, number]));
	const rarity = known.map(([, count]) => Math.log((1 + texts.length) / (1 + count)) + 1);
	const vector = (counts: Counts): Vector => {
		const weights = [...counts].flatMap(([feature, count]) => {
			const number = numbers.get(feature);
			return number === undefined ? [] : [[number, (1 + Math.log(count)) * (rarity[number] ?? 0)] as const];
		});
		const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
		return weights.map(([number, weight]) => [number, weight / length]);
	};
	return { size: known.length, vector };
}

function shares(scores: readonly number[]): number[] {
	const highest = Math.max(...scores);
	const powers = scores.map((score) => Math.exp(score - highest));
	const sum = powers.reduce((total, power) => total + power, 0);
	return powers.map((power) => power / sum);
}

/** The same order for the same round, and another for the next: a walk by a step that shares no divisor with the count. */
function* orderOf(count: number, round: number): Generator<number> {
	const divides = (one: number, other: number): number => (other === 0 ? one : divides(other, one % other));
	let step = Math.max(1, Math.floor(count * (0.38 + 0.01 * round)) % count);
	while (divides(step, count) > 1) step += 1;
	for (let at = 0; at < count; at += 1) yield (round + at * step) % count;
}

class Weights {
	readonly #perLabel: readonly Float64Array[];
	readonly #bias: Float64Array;
	/** Shrinks all weights at once. */
	#scale = 1;

	constructor(labels: number, features: number) {
		this.#perLabel = Array.from({ length: labels }, () => new Float64Array(features));
		this.#bias = new Float64Array(labels);
	}

	shares(vector: Vector): number[] {
		const scores = this.#perLabel.map((weights, label) =>
			vector.reduce(
				(sum, [feature, weight]) => sum + this.#scale * (weights[feature] ?? 0) * weight,
				this.#bias[label] ?? 0,
			),
		);
		return shares(scores);
	}

	/** One step away from what was wrong about one text. */
	learn(vector: Vector, truth: number, rate: number): void {
		const told = this.shares(vector);
		this.#scale *= 1 - shrink * rate;
		for (const [label, weights] of this.#perLabel.entries()) {
			const wrong = ((told[label] ?? 0) - (label === truth ? 1 : 0)) * rate;
			this.#bias[label] = (this.#bias[label] ?? 0) - wrong * biasShare;
			for (const [feature, weight] of vector)
				weights[feature] = (weights[feature] ?? 0) - (wrong * weight) / this.#scale;
		}
	}
}

/**
 * A label that is rare weighs as much as a frequent one. The learner tells every label, the likeliest first. It rests
 * after every few texts, for whoever has other work to do meanwhile.
 */
export function* learning(examples: readonly Example[]): Generator<void, Learner> {
	const labels = [...new Set(examples.map(({ label }) => label))].sort();
	const texts = examples.map(({ text }) => featuresOf(text));
	const { size, vector } = vectoriser(texts);
	const known = examples.map(({ label }, at) => ({
		truth: labels.indexOf(label),
		vector: vector(texts[at] ?? new Map()),
	}));
	const balance = labels.map((_, label) => {
		const count = known.filter(({ truth }) => truth === label).length;
		return known.length / (labels.length * count);
	});
	const weights = new Weights(labels.length, size);
	for (let round = 0; round < epochs; round += 1) {
		const rate = rateAtFirst / (1 + round * rateFall);
		let learnt = 0;
		for (const at of orderOf(known.length, round)) {
			const one = known[at];
			if (one) weights.learn(one.vector, one.truth, rate * (balance[one.truth] ?? 1));
			learnt += 1;
			if (learnt % textsPerStepMax === 0) yield;
		}
	}
	return (text) => {
		const told = weights.shares(vector(featuresOf(text)));
		return labels
			.map((label, at) => ({ label, share: told[at] ?? 0 }))
			.sort((one, other) => other.share - one.share);
	};
}

/** The same in one go. */
export function learn(examples: readonly Example[]): Learner {
	const steps = learning(examples);
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}

/** What was learnt here, and from how many reports. */
export type Learnt = { readonly learner: Learner; readonly examples: number };

/** From so many reports on, what was learnt here counts as much as the words that came with the software. */
const evenExamples = 100;

/** Every category with its share, the likeliest first: words known from the start, and what was learnt since. */
export function categoriesFor(text: string, learnt: Learnt | null): readonly Suggestion[] {
	const told = categoriesByWords(text);
	if (learnt === null) return told;
	const trust = learnt.examples / (learnt.examples + evenExamples);
	const sums = new Map(told.map(({ label, share }) => [label, share * (1 - trust)]));
	for (const { label, share } of learnt.learner(text))
		sums.set(label, (sums.get(label) ?? 0) + share * trust);
	const all = [...sums].map(([label, share]) => ({ label, share }));
	return all.sort((one, other) => other.share - one.share);
}

/** The categories worth offering for a text, the likeliest first; none where nothing is likely. */
export function categoriesOffered(text: string, learnt: Learnt | null): readonly string[] {
	const likely = categoriesFor(text, learnt).filter(({ share }) => share >= offeredShareMin);
	return likely.slice(0, categoriesOfferedMax).map(({ label }) => label);
}
