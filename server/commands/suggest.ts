import { parseArgs } from "node:util";
import { crossMeasured, demoExamples, examplesIn, measured, UsageRefused } from "./suggest-run.ts";

/**
 * `npm run suggest -- TRAIN.jsonl TEST.jsonl`: learns labels from one file and is measured on the other; with one file by
 * cross-validation.
 */
const usage =
	"Usage: npm run suggest -- [TRAIN.jsonl [TEST.jsonl]] [--json]; each line an object with text and category (and subject, if any); with one file by cross-validation in five parts, without files the demo's reports.";

function optionsFrom(args: readonly string[]) {
	try {
		const options = { json: { type: "boolean", default: false } } as const;
		return parseArgs({ args: [...args], options, allowPositionals: true });
	} catch {
		throw new UsageRefused(usage);
	}
}

function toldOf(train: string | undefined, test: string | undefined) {
	if (train !== undefined && test === undefined) return crossMeasured(examplesIn(train));
	const given =
		train === undefined || test === undefined
			? demoExamples()
			: { train: examplesIn(train), test: examplesIn(test) };
	return measured(given.train, given.test);
}

function main(args: readonly string[]): void {
	const { values, positionals } = optionsFrom(args);
	const [train, test, ...more] = positionals;
	if (more.length > 0) throw new UsageRefused(usage);
	const told = toldOf(train, test);
	const { majority: most, naiveBayes: bayes } = told.baselines;
	const table = [
		`macro-F1 of the learner      ${told.macroF1.toFixed(3)}`,
		`  always the most frequent   ${most.toFixed(3)}`,
		`  naive Bayes, pairs         ${bayes.toFixed(3)}`,
		...(told.words === undefined ? [] : [`words it comes with, alone  ${told.words.toFixed(3)}`]),
		...(told.offered === undefined ? [] : [`offered: both together       ${told.offered.toFixed(3)}`]),
	];
	process.stdout.write(values.json ? `${JSON.stringify(told)}\n` : `${table.join("\n")}\n`);
}

try {
	main(process.argv.slice(2));
} catch (error) {
	if (!(error instanceof UsageRefused)) throw error;
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 2;
}
