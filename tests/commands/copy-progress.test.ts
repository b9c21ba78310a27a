import { expect, test } from "vitest";
import { copyProgress } from "../../server/commands/copy-progress.ts";

const shares = [0, 0.004, 0.05, 0.31, 0.31, 0.999, 1, 1];
function told(isTTY: boolean): string {
	const out: string[] = [];
	const tell = copyProgress(200 * 1024 ** 2, { isTTY, write: (text) => out.push(text) });
	for (const share of shares) tell(share);
	return out.join("");
}

test("a terminal sees one line that changes, with how much of how much", () => {
	const lines = told(true).split("\r");
	expect(lines[1]).toBe("copied 5 %, 10 of 200 MiB");
	expect(lines.slice(-2)).toEqual(["copied 99 %, 200 of 200 MiB", "copied 100 %, 200 of 200 MiB\n"]);
	expect(lines).toHaveLength(5);
});

test("a log gets a line for every tenth that is reached, and none twice", () => {
	expect(told(false)).toBe(
		"copied 30 %, 62 of 200 MiB\ncopied 90 %, 200 of 200 MiB\ncopied 100 %, 200 of 200 MiB\n",
	);
});
