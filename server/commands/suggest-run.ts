import { readFileSync } from "node:fs";
import { categoryOf, isConductCategory } from "../domain/category.ts";
import { categoriesFor, type Example, learn, type Suggestion } from "../domain/suggestion.ts";
import { type Guess, macroF1, majority, naiveBayes } from "../domain/suggestion-measure.ts";
import { demoCases } from "./demo-cases/all.ts";

/** What cannot be measured, as one sentence for whoever typed the command. */
export class UsageRefused extends Error {}

type Line = { readonly subject?: unknown; readonly text?: unknown; readonly category?: unknown };

function exampleFrom(line: string, where: string): Example {
	let read: Line = {};
	try {
		read = JSON.parse(line) ?? {};
	} catch {
		throw new UsageRefused(`${where} is no JSON.`);
	}
	const { subject = "", text, category } = read;
	if (typeof text !== "string" || typeof category !== "string" || typeof subject !== "string")
		throw new UsageRefused(`${where} has no text or no category.`);
	// The subject says what it is about: it counts twice.
	return { text: subject === "" ? text : `${subject}\n${subject}\n${text}`, label: category };
}

/** @throws UsageRefused, with the line */
export function examplesIn(path: string): Example[] {
	let text = "";
	try {
		text = readFileSync(path, "utf8");
	} catch {
		throw new UsageRefused(`${path} cannot be read.`);
	}
	const lines = text.split("\n").filter((line) => line.trim() !== "");
	if (lines.length === 0) throw new UsageRefused(`${path} holds no line.`);
	return lines.map((line, at) => exampleFrom(line, `Line ${at + 1} of ${path}`));
}

/**
 * Macro-F1 of the learner on texts it has not seen, and of the two baselines, each 0 to 1. Where the labels are the
 * categories of this software: also of the words it comes with alone, and of what a house offers that has learnt from
 * `train`.
 */
export function measured(train: readonly Example[], test: readonly Example[]) {
	return measuredOver([{ train, test }]);
}

const folds = 5;

/**
 * The same by cross-validation, where there is one file: each fifth of it is asked after the rest was learnt, and all
 * answers are measured together. Every label is dealt out in turn, so that a rare one is asked and learnt alike.
 */
export function crossMeasured(examples: readonly Example[]) {
	const labels = [...new Set(examples.map(({ label }) => label))];
	const dealt = labels.flatMap((label) => examples.filter((one) => one.label === label));
	const parts = Array.from({ length: folds }, (_, fold) => ({
		train: dealt.filter((_, at) => at % folds !== fold),
		test: dealt.filter((_, at) => at % folds === fold),
	}));
	return measuredOver(parts.filter(({ train, test }) => train.length > 0 && test.length > 0));
}

type Part = { readonly train: readonly Example[]; readonly test: readonly Example[] };

function measuredOver(parts: readonly Part[]) {
	const isOurs = parts.every(({ train, test }) =>
		[...train, ...test].every(({ label }) => categoryOf(label) !== undefined),
	);
	const first = (told: readonly Suggestion[]) => told[0]?.label ?? "";
	const f1 = (guessing: (train: readonly Example[]) => Guess) => {
		const told = parts.flatMap(({ train, test }) => {
			const guess = guessing(train);
			return test.map(({ label, text }) => ({ label, guessed: guess(text) }));
		});
		return macroF1(
			told.map(({ label }) => label),
			told.map(({ guessed }) => guessed),
		);
	};
	const offering = (train: readonly Example[]): Guess => {
		const learnt = { learner: learn(train), examples: train.length };
		return (text) => first(categoriesFor(text, learnt));
	};
	return {
		macroF1: f1((train) => {
			const learner = learn(train);
			return (text) => first(learner(text));
		}),
		baselines: { majority: f1(majority), naiveBayes: f1(naiveBayes) },
		...(isOurs ? { words: f1(() => (text) => first(categoriesFor(text, null))), offered: f1(offering) } : {}),
	};
}

const partsOfDemo = 5;

/**
 * The demo's own reports, but those that are always sealed, as lessons and, every fifth, as questions: for whoever has no
 * labelled messages.
 */
export function demoExamples(): { readonly train: readonly Example[]; readonly test: readonly Example[] } {
	const told = demoCases.flatMap(({ text, spot = "", category }) =>
		category === null || isConductCategory(category) ? [] : [{ text: `${text}\n${spot}`, label: category }],
	);
	return {
		train: told.filter((_, at) => at % partsOfDemo !== 0),
		test: told.filter((_, at) => at % partsOfDemo === 0),
	};
}
