import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const tests = join(import.meta.dirname, "..");
const titleLine = /\b(?:test|it)(?:\.each\([^)]*\))?\(\s*["`].*/g;

/** The lines of a test file below tests/, named without `.test.ts`, on which titles stand; none for no file. */
export function titleLines(file: string): readonly string[] {
	const paths = ["ts", "tsx"].map((end) => join(tests, `${file}.test.${end}`));
	const path = paths.find((one) => existsSync(one));
	return path === undefined ? [] : (readFileSync(path, "utf8").match(titleLine) ?? []);
}
