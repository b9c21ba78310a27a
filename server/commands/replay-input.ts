import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { parseInstant } from "../domain/calendar.ts";
import type { ContactMode, ReplayRow } from "./replay-run.ts";

/** What the command was called with cannot be used; the message is one sentence. */
export class UsageRefused extends Error {}

const usage = "npm run -s replay -- FILE.jsonl [--contact reply|sign-due] [--json]";

export type Options = { readonly file: string; readonly contact: ContactMode; readonly json: boolean };

/** @throws UsageRefused with a sentence about the first argument that cannot be used */
export function optionsFrom(args: readonly string[]): Options {
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
	const options = {
		contact: { type: "string", default: "reply" },
		json: { type: "boolean", default: false },
	} as const;
	try {
		return parseArgs({ args: [...args], options, allowPositionals: true });
	} catch (error) {
		const [sentence = "The options cannot be read."] =
			error instanceof Error ? error.message.split(". ") : [];
		throw new UsageRefused(`${sentence}. Usage: ${usage}`);
	}
}

function textOf(file: string): string {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
	} catch (error) {
		const why =
			error instanceof TypeError ? "it is not UTF-8" : error instanceof Error ? error.message : String(error);
		throw new UsageRefused(`${file} cannot be read: ${why}.`);
	}
}

/** The rows of a file, blank lines left out. @throws UsageRefused naming the first line that is no row */
export function rowsOf(file: string): ReplayRow[] {
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
