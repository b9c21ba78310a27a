import { describe, expect, test } from "vitest";
import { charactersOf, refOf, refuseWords, withLineFeeds } from "../../server/domain/words.ts";

const refused = (text: string, charactersMax = 4000) =>
	refuseWords(text, charactersMax, "text")?.code ?? null;
const hex = (code: number) => `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;

describe("length", () => {
	test.each([
		["0", "", "textEmpty"],
		["1", "灯", null],
		["1 astral", "𠀀", null],
		["4,000", "字".repeat(4000), null],
		["4,000 astral, 8,000 code units", "😀".repeat(4000), null],
		["4,001", "字".repeat(4001), "textTooLong"],
		["4,001, one of them astral", `${"字".repeat(4000)}😀`, "textTooLong"],
		["4,001 astral", "𠀀".repeat(4001), "textTooLong"],
		["4,000 line feeds after CRLF", withLineFeeds("字\r\n".repeat(2000)), null],
		["4,001 with the last line feed", withLineFeeds(`${"字\r\n".repeat(2000)}字`), "textTooLong"],
	])("%s characters", (_, text, code) => {
		expect(refused(text)).toBe(code);
	});

	test("a family of joined faces counts by its code points", () => {
		expect(charactersOf("👨‍👩‍👧")).toBe(5);
		expect(refused("👨‍👩‍👧", 5)).toBeNull();
		expect(refused("👨‍👩‍👧", 4)).toBe("textTooLong");
	});

	test.each([" ", "\n", "\t", " \n\t ", "\u3000", "\u00a0", "\ufeff"])("%j alone says nothing", (text) => {
		expect(refused(text)).toBe("textEmpty");
	});

	test("the refusal names the field", () => {
		expect(refuseWords("", 1, "reason")).toEqual({ code: "textEmpty", field: "reason" });
		expect(refuseWords("一二", 1, "spot")).toEqual({ code: "textTooLong", field: "spot" });
		expect(refuseWords("\u0000", 1, "about")).toEqual({ code: "textUnprintable", field: "about" });
	});
});

describe("line feeds", () => {
	test.each([
		["a\r\nb", "a\nb"],
		["a\rb", "a\nb"],
		["a\r\r\nb", "a\n\nb"],
		["a\n\rb", "a\n\nb"],
		["a\n\nb\r\n", "a\n\nb\n"],
		["纯文字", "纯文字"],
	])("%j becomes %j", (typed, kept) => {
		expect(withLineFeeds(typed)).toBe(kept);
		expect(withLineFeeds(kept)).toBe(kept);
	});
});

// What is not welcome, as ranges of code points: controls, the C1 block, marks of direction, surrogates, noncharacters.
const unwelcome: readonly (readonly [from: number, to: number])[] = [
	[0x00, 0x08],
	[0x0b, 0x1f],
	[0x7f, 0x9f],
	[0x202a, 0x202e],
	[0x2066, 0x2069],
	[0xd800, 0xdfff],
	[0xfffe, 0xffff],
];
const isUnwelcome = (code: number) => unwelcome.some(([from, to]) => from <= code && code <= to);

describe("characters", () => {
	test("every code unit of the first plane is welcome or not, exactly as listed", () => {
		const wrong: string[] = [];
		for (let code = 0; code <= 0xffff; code += 1) {
			const found = refused(`灯${String.fromCharCode(code)}灯`) === "textUnprintable";
			if (found !== isUnwelcome(code)) wrong.push(hex(code));
		}
		expect(wrong).toEqual([]);
	});

	test("a carriage return that was not made a line feed is a control character", () => {
		expect(refused("a\r\nb")).toBe("textUnprintable");
		expect(refused(withLineFeeds("a\r\nb"))).toBeNull();
	});

	test.each([
		["a high surrogate at the end", "灯\ud83d"],
		["a high surrogate before a letter", "\ud83d灯"],
		["a low surrogate at the start", "\ude00灯"],
		["a low surrogate after a letter", "灯\ude00"],
		["two high surrogates before a low one", "\ud83d\ud83d\ude00"],
		["a high surrogate before two low ones", "\ud83d\ude00\ude00"],
		["a pair the wrong way round", "\ude00\ud83d"],
	])("%s is half a character", (_, text) => {
		expect(refused(text)).toBe("textUnprintable");
	});

	test.each(["😀", "𠀀", "\u{10ffff}", "\u{1f468}\u200d\u{1f469}", "a\tb\nc", "é", "\u200e", "ﷺ", "１２３"])(
		"%j is welcome",
		(text) => {
			expect(refused(text)).toBeNull();
		},
	);
});

test("an event keeps the id and the commitment of words, neither the text nor the salt", () => {
	expect(refOf({ id: "w1", salt: "s", hash: "h", text: "灯坏了" })).toEqual({ id: "w1", hash: "h" });
});
