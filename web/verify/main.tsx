import { render } from "preact";
import { doorLanguageOf } from "../lib/words.ts";
import { leaveQuickly } from "../parts/device.ts";
import { applyPreferences } from "../parts/preferences.tsx";
import "../parts/tokens.css";
import "../parts/base.css";
import "./verify.css";
import { App } from "./app.tsx";
import { verifyWordsIn } from "./words-in.ts";

const root = document.getElementById("root");
const asked = new URLSearchParams(location.search);
const preferences = { language: doorLanguageOf(asked.get("lang")), large: asked.get("type") === "large" };
applyPreferences(document.documentElement, preferences);
leaveQuickly(document);
// Where the words do not come, what the page says to older browsers stays.
void verifyWordsIn(preferences.language).then(
	(words) => {
		if (root === null) return;
		root.textContent = "";
		render(<App words={words} preferences={preferences} />, root);
	},
	() => undefined,
);
