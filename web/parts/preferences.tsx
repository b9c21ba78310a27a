import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { type DoorLanguage, type Language, languageOf, wordsOf } from "../lib/words.ts";

/** What a reader may choose. It lives in the address and nowhere else: no cookie, no storage (look.md §2). */
export type Preferences = { readonly language: Language; readonly large: boolean };
/** The same on a page that a resident meets. */
export type DoorPreferences = { readonly language: DoorLanguage; readonly large: boolean };
export const plainPreferences: Preferences = { language: "zh-CN", large: false };

/** The preferences an address carries: `?lang=en`, `?type=large`; anything else is the plain page in Chinese. */
export function readPreferences(search: string): Preferences {
	const given = new URLSearchParams(search);
	return { language: languageOf(given.get("lang")), large: given.get("type") === "large" };
}

/** The path, with whatever it asks already and what stands after `#`, and the preferences kept. */
export function withPreferences(whole: string, { language, large }: DoorPreferences): string {
	const [path = "", ...after] = whole.split(/(?=#)/);
	const query = new URLSearchParams();
	if (language !== "zh-CN") query.set("lang", language);
	if (large) query.set("type", "large");
	const text = query.toString();
	const asked = text === "" ? "" : `${path.includes("?") ? "&" : "?"}${text}`;
	return `${path}${asked}${after.join("")}`;
}

/** Sets language and letter size on the root element, so that styles and screen readers follow. */
export function applyPreferences(root: HTMLElement, { language, large }: DoorPreferences): void {
	root.lang = language;
	if (large) root.dataset.type = "large";
	else delete root.dataset.type;
}

const PreferencesContext = createContext<Preferences>(plainPreferences);
export const PreferencesProvider = PreferencesContext.Provider;

/** The preferences of the page this is drawn on. */
export function usePreferences(): Preferences {
	return useContext(PreferencesContext);
}

/** The two switches of every bar: letter size and language. `path` is the page they stay on. */
export function PreferenceLinks({ path }: { path: string }) {
	const now = usePreferences();
	const words = wordsOf(now.language);
	const other: Language = now.language === "en" ? "zh-CN" : "en";
	return (
		<>
			<a class="tool" href={withPreferences(path, { ...now, large: !now.large })}>
				{now.large ? words.usualType : words.largeType}
			</a>
			<a class="tool" href={withPreferences(path, { ...now, language: other })} lang={other} hreflang={other}>
				{words.otherLanguageName}
			</a>
		</>
	);
}
