import type { Refusal } from "./refusal.ts";

/**
 * Words a person wrote. The text lies in its own table and can be erased by law; events hold only `WordsRef`:
 * the id and a salted commitment, so that erasing breaks nothing in the log (trust.md I1, architecture.md).
 */
export type Words = {
	readonly id: string;
	readonly salt: string;
	readonly hash: string;
	readonly text: string;
};
export type WordsRef = { readonly id: string; readonly hash: string };

/** What an event may keep of `words`. */
export function refOf(words: Words): WordsRef {
	return { hash: words.hash, id: words.id };
}

/** CRLF and lone CR become LF; nothing else of what a person wrote is changed. */
export function withLineFeeds(text: string): string {
	return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** Length in code points, as the limits count it. */
export function charactersOf(text: string): number {
	let count = 0;
	for (const _ of text) count += 1;
	return count;
}

// Everything below U+0020 but tab and line feed, DEL, the C1 block, lone surrogates, and the marks that turn the
// direction of writing, with which a text can be made to look like another. Under the flag u a surrogate of a pair is
// part of its character, so no look-behind is needed, which older phones cannot read.
const unwelcome =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]/u;

/**
 * Refuses empty, overlong or unprintable words.
 * @param text after `withLineFeeds`
 * @param field the wire name of the field, named in the refusal
 * @returns null when the words are welcome
 */
export function refuseWords(text: string, charactersMax: number, field: string): Refusal | null {
	if (text.trim() === "") return { code: "textEmpty", field };
	if (text.length > charactersMax && charactersOf(text) > charactersMax)
		return { code: "textTooLong", field };
	if (unwelcome.test(text)) return { code: "textUnprintable", field };
	return null;
}
