import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { formatInstant, parseInstant } from "../domain/calendar.ts";
import { type ContactMode, type ReplayedCase, type ReplayRow, RowRefused, replayRows } from "./replay-run.ts";
import { type ReplaySummary, summaryOf } from "./replay-summary.ts";

/** What the command was called with cannot be used; the message is one sentence. */
class UsageRefused extends Error {}

const usage = "npm run -s replay -- FILE.jsonl [--contact reply|sign-due] [--json]";

type Options = { readonly file: string; readonly contact: ContactMode; readonly json: boolean };

function optionsFrom(args: readonly string[]): Options {
	const { values, positionals } = parsed(args);
	const { contact } = values;
	const [file, ...more] = positionals;
	if (file === undefined || more.length > 0) throw new UsageRefused(`Name one file: ${usage}`);
	if (contact !== "reply" && contact !== "sign-due") {
		throw new UsageRefused(`--contact is "${contact}": it takes reply or sign-due.`);
	}
	return { file, contact, json: values.json };
}

function parsed(args: readonly string[]) {
	const options = { contact: { type: "string", default: "reply" }, json: { type: "boolean", default: false } } as const;
	try {
		return parseArgs({ args: [...args], options, allowPositionals: true });
	} catch (error) {
		const [sentence = "The options cannot be read."] = error instanceof Error ? error.message.split(". ") : [];
		throw new UsageRefused(`${sentence}. Usage: ${usage}`);
	}
}

function textOf(file: string): string {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
	} catch (error) {
		const why = error instanceof TypeError ? "it is not UTF-8" : error instanceof Error ? error.message : String(error);
		throw new UsageRefused(`${file} cannot be read: ${why}.`);
	}
}

/** The rows of a file, blank lines left out. @throws UsageRefused naming the first line that is no row */
function rowsOf(file: string): ReplayRow[] {
	const rows: ReplayRow[] = [];
	for (const [index, line] of textOf(file).split("\n").entries()) {
		if (line.trim() === "") continue;
		const row = rowOf(line);
		if (typeof row === "string") throw new UsageRefused(`${file}, line ${index + 1}: ${row}.`);
		rows.push(row);
	}
	if (rows.length === 0) throw new UsageRefused(`${file} holds no rows.`);
	return rows;
}

function objectIn(line: string): Readonly<Record<string, unknown>> | null {
	try {
		const value: unknown = JSON.parse(line);
		return typeof value === "object" && value !== null ? { ...value } : null;
	} catch {
		return null;
	}
}

/** The row, or what is wrong with it. */
function rowOf(line: string): ReplayRow | string {
	const given = objectIn(line);
	if (given === null) return "it is not a JSON object";
	const { id, text, submittedAt, reply, repliedAt } = given;
	if (typeof id !== "number" && typeof id !== "string") return "id is neither a number nor a string";
	if (typeof text !== "string") return "text is not a string";
	if (typeof reply !== "string") return "reply is not a string";
	const submitted = typeof submittedAt === "string" ? parseInstant(submittedAt) : null;
	if (submitted === null) return "submittedAt is not an ISO time with an offset";
	const replied = typeof repliedAt === "string" ? parseInstant(repliedAt) : null;
	if (replied === null) return "repliedAt is not an ISO time with an offset";
	if (replied < submitted) return "repliedAt is before submittedAt";
	return { id, text, submittedAt: submitted, reply, repliedAt: replied };
}

function shown(at: number | null): string | null {
	return at === null ? null : formatInstant(at);
}

/** One case as architecture.md writes it. */
function wireOf({ steps, ...replayed }: ReplayedCase) {
	const { id, ignored, late, workingMinutesToAnswer } = replayed;
	return {
		id,
		signDueAt: shown(replayed.signDueAt),
		contactDueAt: shown(replayed.contactDueAt),
		finishDueAt: shown(replayed.finishDueAt),
		contactedAt: shown(replayed.contactedAt),
		answeredAt: shown(replayed.answeredAt),
		ignored,
		late,
		steps: steps.map(({ step, at }) => ({ step, at: formatInstant(at) })),
		workingMinutesToAnswer,
	};
}

const labels = {
	none: "no step",
	contactReminder: "contact reminder 催办",
	finishReminder: "finish reminder 催办",
	unsigned: "unsigned 未签收",
	blue: "blue card 蓝卡",
	yellow: "yellow card 黄卡",
	red: "red card 红卡",
	referred: "referred 移交纪检",
} as const;

function tableOf({ count, answeredInTime, ignored, late, byHighestStep, workingMinutesToAnswer }: ReplaySummary): string {
	const share = (cases: number) => `${String(cases).padStart(6)}  ${((100 * cases) / count).toFixed(1).padStart(5)} %`;
	const hours = (minutes: number) => `${(minutes / 60).toFixed(1)} working hours, ${minutes.toFixed(1)} working minutes`;
	const highest = Object.entries(byHighestStep).map(([step, cases]) => {
		const label = Object.entries(labels).find(([name]) => name === step)?.[1] ?? step;
		return `    ${share(cases)}  ${label}`;
	});
	return [
		`  cases 工单           ${count}`,
		`  answered in time     ${share(answeredInTime)}`,
		`  ignored 未理会       ${share(ignored)}`,
		`  late 超期            ${share(late)}`,
		"  highest step reached",
		...highest,
		`  to the answer, median  ${hours(workingMinutesToAnswer.median)}`,
		`  to the answer, P90     ${hours(workingMinutesToAnswer.p90)}`,
		"",
	].join("\n");
}

async function main(args: readonly string[]): Promise<void> {
	const { file, contact, json } = optionsFrom(args);
	const cases = await replayRows(rowsOf(file), { contact });
	const summary = summaryOf(cases);
	process.stdout.write(json ? `${JSON.stringify({ cases: cases.map(wireOf), summary })}\n` : tableOf(summary));
}

main(process.argv.slice(2)).catch((error: unknown) => {
	const expected = error instanceof UsageRefused || error instanceof RowRefused;
	process.stderr.write(`${expected ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
	process.exitCode = expected ? 2 : 1;
});
