import { render } from "preact";
import { type DoorLanguage, doorLanguageOf } from "../lib/words.ts";
import { applyPreferences } from "../parts/preferences.tsx";
import "../parts/tokens.css";
import "../parts/base.css";
import "./verify.css";
import { App } from "./app.tsx";
import type { VerifyWords } from "./words.zh-CN.ts";

/** The words of one language, and no other, come over the wire. */
async function wordsIn(language: DoorLanguage): Promise<VerifyWords> {
	switch (language) {
		case "zh-CN":
			return (await import("./words.zh-CN.ts")).verifyWordsZhCN;
		case "zh-TW":
			return (await import("./words.zh-TW.ts")).verifyWordsZhTW;
		case "en":
			return (await import("./words.en.ts")).verifyWordsEn;
		default:
			return language satisfies never;
	}
}

const root = document.getElementById("root");
const asked = new URLSearchParams(location.search);
const preferences = { language: doorLanguageOf(asked.get("lang")), large: asked.get("type") === "large" };
applyPreferences(document.documentElement, preferences);
// Where the words do not come, what the page says to older browsers stays.
void wordsIn(preferences.language).then(
	(words) => {
		if (root === null) return;
		root.textContent = "";
		render(<App words={words} preferences={preferences} />, root);
	},
	() => undefined,
);
