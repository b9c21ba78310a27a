import { readFileSync } from "node:fs";
import { type Example, learn } from "../domain/suggestion.ts";
import { type Guess, macroF1, majority, naiveBayes } from "../domain/suggestion-measure.ts";

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

/** Macro-F1 of the learner on texts it has not seen, and of the two baselines, each 0 to 1. */
export function measured(train: readonly Example[], test: readonly Example[]) {
	const learner = learn(train);
	const f1 = (guess: Guess) =>
		macroF1(
			test.map(({ label }) => label),
			test.map(({ text }) => guess(text)),
		);
	return {
		macroF1: f1((text) => learner(text)[0]?.label ?? ""),
		baselines: { majority: f1(majority(train)), naiveBayes: f1(naiveBayes(train)) },
	};
}
