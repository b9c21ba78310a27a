import { searchCharactersMax } from "./limits.ts";

/**
 * How words are found again: by pairs of neighbouring characters, because a Chinese word is mostly two and no space
 * stands between them. Pure; the index keeps what `gramsOf` gives, and a search asks for what `soughtOf` gives.
 */
function runsOf(text: string): string[] {
	return comparable(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Wide and narrow, large and small letters are one. */
function comparable(text: string): string {
	return text.normalize("NFKC").toLowerCase();
}

function pairsOf(run: string): string[] {
	const characters = Array.from(run);
	return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}

/**
 * What a text is found by, each once: its pairs, and its characters for a search of one. Every report passes here, so
 * it is one walk over the text and makes nothing but the grams.
 */
export function gramsOf(text: string): readonly string[] {
	const grams = new Set<string>();
	for (const run of runsOf(text)) {
		let last = "";
		for (const character of run) {
			if (last !== "") grams.add(last + character);
			last = character;
		}
		for (const character of run) grams.add(character);
	}
	return [...grams];
}

/** What is sought: every word (`runs`) must stand in the text, and so every gram of theirs in the index. */
export type Sought = { readonly runs: readonly string[]; readonly grams: readonly string[] };

/** Null where nothing is left to look for. */
export function soughtOf(words: string): Sought | null {
	const runs = [...new Set(runsOf(words.slice(0, searchCharactersMax)))];
	if (runs.length === 0) return null;
	// The characters of a word say nothing that its pairs do not.
	const grams = runs.flatMap((run) => (Array.from(run).length === 1 ? [run] : pairsOf(run)));
	return { runs, grams: [...new Set(grams)] };
}

/** The case number that somebody typed or read out instead of words, with its lines or without; null for anything else. */
export function caseNumberIn(words: string): string | null {
	const digits = /^(\d{6})[\s-]*(\d{4})[\s-]*(\d{4})$/.exec(words.normalize("NFKC").trim());
	return digits === null ? null : digits.slice(1).join("-");
}

/** Whether every word that is sought stands in one of the texts: pairs alone may lie apart. */
export function isFound({ runs }: Sought, texts: readonly (string | null)[]): boolean {
	const all = texts.flatMap((text) => (text === null ? [] : comparable(text)));
	return runs.every((run) => all.some((text) => text.includes(run)));
}
