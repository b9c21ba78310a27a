import { signal } from "@preact/signals";
import type { Language } from "../lib/words.ts";
import { usePreferences } from "../parts/preferences.tsx";
import { type DeskWords, deskWordsZhCN } from "./words.zh-CN.ts";

/** English is loaded when somebody asks for it: most never do, and it weighs as much as the rest of the words. */
const english = signal<DeskWords | null>(null);

export function keepEnglish(words: DeskWords): void {
	english.value = words;
}

/** Has the words of the language at hand; without a connection the page stays as it is. */
export async function loadWords(language: Language): Promise<void> {
	if (language !== "en" || english.peek() !== null) return;
	await import("./words.en.ts").then(
		({ deskWordsEn }) => keepEnglish(deskWordsEn),
		() => undefined,
	);
}

/** The desk's words in `language`; a word missing in one of them fails the build. */
function deskWords(language: Language): DeskWords {
	switch (language) {
		case "zh-CN":
			return deskWordsZhCN;
		case "en":
			return english.value ?? deskWordsZhCN;
		default:
			return language satisfies never;
	}
}

/** The language of the page and the desk's words in it. */
export function useWords(): { readonly language: Language; readonly words: DeskWords } {
	const { language } = usePreferences();
	return { language, words: deskWords(language) };
}
