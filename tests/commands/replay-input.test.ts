import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { optionsFrom, rowsOf } from "../../server/commands/replay-input.ts";
import { at } from "../support/slow-calendar.ts";

const folder = mkdtempSync(join(tmpdir(), "replay-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("what cannot be replayed is refused with one sentence", () => {
	const written = (text: string | Uint8Array): string => {
		const file = join(folder, "rows.jsonl");
		writeFileSync(file, text);
		return file;
	};
	const good = {
		id: 1,
		subject: "",
		text: "路灯",
		reply: "好",
		submittedAt: "2019-03-13T12:30:00+08:00",
		repliedAt: "2019-03-13T12:31:00+08:00",
	};

	test("a row is read with times in any offset; blank lines are passed over", () => {
		const rows = rowsOf(written(`\n${JSON.stringify({ ...good, repliedAt: "2019-03-13T05:00:00Z" })}\n\n`));
		expect(rows).toEqual([
			{
				id: 1,
				text: "路灯",
				reply: "好",
				submittedAt: at("2019-03-13 12:30"),
				repliedAt: at("2019-03-13 13:00"),
			},
		]);
	});

	test.each([
		["{", "line 1: it is not a JSON object"],
		[`${JSON.stringify(good)}\n${JSON.stringify({ ...good, text: 7 })}`, "line 2: text is not a string"],
		[JSON.stringify({ ...good, submittedAt: "2019-03-13 12:30" }), "submittedAt is not an ISO time"],
		[JSON.stringify({ ...good, repliedAt: "2019-03-12T12:31:00+08:00" }), "repliedAt is before submittedAt"],
		["\n\n", "holds no rows"],
		[Uint8Array.of(0x22, 0xff, 0x22), "it is not UTF-8"],
	])("file %#", (text, sentence) => {
		expect(() => rowsOf(written(text))).toThrow(sentence);
	});

	test("a file that is not there is named", () => {
		expect(() => rowsOf("nowhere.jsonl")).toThrow("nowhere.jsonl cannot be read");
	});

	test.each([
		[[], "Name one file"],
		[["a", "b"], "Name one file"],
		[["a", "--contact", "soon"], '--contact is "soon"'],
		[["a", "--fast"], "Unknown option '--fast'"],
	])("arguments %j", (args, sentence) => {
		expect(() => optionsFrom(args)).toThrow(sentence);
	});
});
