import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { categoryOf, isConductCategory } from "../../server/domain/category.ts";
import { categoriesByWords } from "../../server/domain/category-words.ts";
import {
	categoriesFor,
	categoriesOffered,
	featuresOf,
	learn,
	learning,
} from "../../server/domain/suggestion.ts";
import { macroF1, majority, naiveBayes } from "../../server/domain/suggestion-measure.ts";

const lamps = ["巷口的路灯不亮", "路灯坏了三天", "楼下路灯一直闪", "路灯杆歪了不亮"];
const waste = ["垃圾堆在门口没人清", "垃圾桶满了", "楼道里堆着垃圾", "垃圾清运车没来"];
/** Every word of the list, as far as residents would type it. */
const everyWord = readFileSync(join(import.meta.dirname, "../../server/domain/category-words.ts"), "utf8");
const examples = [
	...lamps.map((text) => ({ text, label: "0203" })),
	...waste.map((text) => ({ text, label: "0101" })),
];

describe("a category is suggested from the words", () => {
	test("a text that shares words with one category gets it first; the shares of all are one", () => {
		const learner = learn(examples);
		expect(learner("门前的路灯晚上不亮")[0]?.label).toBe("0203");
		expect(learner("小区垃圾没人收")[0]?.label).toBe("0101");
		const sum = learner("小区垃圾没人收").reduce((total, { share }) => total + share, 0);
		expect(sum).toBeCloseTo(1, 12);
	});

	test("of words never seen nothing is claimed: no category is far above the others", () => {
		const [first, second] = learn(examples)("Ω");
		expect((first?.share ?? 1) - (second?.share ?? 0)).toBeLessThan(0.2);
	});

	test("the same examples give the same learner, and none at all suggest nothing", () => {
		const text = "路灯旁边堆着垃圾";
		expect(learn(examples)(text)).toEqual(learn(examples)(text));
		expect(learn([])(text)).toEqual([]);
	});

	test("learning rests on its way, and comes out the same as in one go", () => {
		const many = Array.from({ length: 10 }, () => examples).flat();
		const steps = learning(many);
		let rests = 0;
		let step = steps.next();
		for (; !step.done; step = steps.next()) rests += 1;
		expect(rests).toBeGreaterThan(10);
		expect(step.value("路灯")).toEqual(learn(many)("路灯"));
	});

	test("a rare category is not drowned by a frequent one", () => {
		const many = Array.from({ length: 10 }, () => waste).flat();
		const uneven = [
			...many.map((text) => ({ text, label: "0101" })),
			...lamps.slice(0, 2).map((text) => ({ text, label: "0203" })),
		];
		expect(learn(uneven)("路灯又坏了")[0]?.label).toBe("0203");
	});

	test("characters count alone and in pairs, digits alike, words of other scripts whole", () => {
		expect([...featuresOf("路灯12 LED灯")]).toEqual([
			["路", 1],
			["路灯", 1],
			["灯", 2],
			["0", 1],
			["led", 1],
		]);
	});
});

describe("the words that come with the software", () => {
	test("point at a category, in Chinese and English; the shares of all are one", () => {
		expect(categoriesByWords("楼下的路灯不亮")[0]?.label).toBe("0203");
		expect(categoriesByWords("The street lamp is out")[0]?.label).toBe("0203");
		const shares = categoriesByWords("路灯旁边堆着垃圾，没人清运").map(({ share }) => share);
		expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
		expect(categoriesByWords("嗯")).toEqual([]);
	});

	test("name each category once, none that does not exist, and none that would seal a report", () => {
		const all = categoriesByWords(everyWord).map(({ label }) => label);
		expect(new Set(all).size).toBe(all.length);
		expect(all.filter((code) => categoryOf(code) === undefined || isConductCategory(code))).toEqual([]);
		expect(all.length).toBeGreaterThan(60);
	});

	test("count as much as what a hundred reports have taught, and less with every report after them", () => {
		const learner = learn([...examples, ...lamps.map(() => ({ text: "小太阳歇了", label: "0203" }))]);
		const shareAt = (count: number) =>
			categoriesFor("小太阳歇了，垃圾", { learner, examples: count }).find(({ label }) => label === "0203")
				?.share ?? 0;
		const own = learner("小太阳歇了，垃圾").find(({ label }) => label === "0203")?.share ?? 0;
		expect(shareAt(100)).toBeCloseTo(own / 2, 12);
		expect(shareAt(10_000)).toBeGreaterThan(shareAt(100));
	});

	test("at most three categories are offered, the likeliest first", () => {
		const text = "路灯、垃圾、停车、噪音、井盖";
		expect(categoriesOffered(text, null).length).toBeLessThanOrEqual(3);
		expect(categoriesOffered("垃圾堆在门口，垃圾清运", null)[0]).toBe("0101");
	});
});

describe("how well it is suggested", () => {
	test("macro-F1 is the mean of F1 over the labels of the truth, rare ones as heavy as frequent ones", () => {
		// a: precision 2/3, recall 1, F1 0.8; b: precision 1, recall 1/2, F1 2/3; c was never told: 0.
		expect(macroF1(["a", "a", "b", "b", "c"], ["a", "a", "a", "b", "d"])).toBeCloseTo((0.8 + 2 / 3) / 3, 12);
		expect(macroF1(["a", "b"], ["a", "b"])).toBe(1);
	});

	test("the majority tells the most frequent label, naive Bayes the one whose pairs fit", () => {
		const uneven = [...examples, { text: "路灯不亮", label: "0203" }];
		expect(majority(uneven)("垃圾")).toBe("0203");
		expect(naiveBayes(uneven)("门口的垃圾")).toBe("0101");
		expect(naiveBayes(uneven)("路灯不亮了")).toBe("0203");
	});
});
