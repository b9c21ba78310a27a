import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { PersonWire } from "../../server/contract/people.ts";
import type { ReadPlacesReply } from "../../server/contract/places.ts";
import type { Session } from "../../server/contract/sign-in.ts";
import type { Refused } from "../lib/client.ts";
import type { Language } from "../lib/words.ts";
import type { Option } from "../parts/form.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { linkTo } from "./paths.ts";
import type { SetupClient } from "./setup-client.ts";
import { setupWordsEn } from "./words-setup.en.ts";
import { type SetupWords, setupWordsZhCN } from "./words-setup.zh-CN.ts";

/** The house as its administrator arranges it, with the names of what refers to one another. */
export type House = ReadPlacesReply & { readonly people: readonly PersonWire[] };

/** What every page of the set-up has at hand. */
export type SetupPage = {
	readonly house: House;
	readonly session: Session;
	readonly client: SetupClient;
	readonly language: Language;
	readonly words: SetupWords;
	/** A deed is done: goes to the page that shows it, and says so there. */
	readonly toDone: (sentence: string, ...path: readonly string[]) => void;
	/** The form whose save was refused because another was first; null while there is none. */
	readonly stale: string | null;
	/** Reads the house anew and draws the form over it; gives why, where it could not be read. */
	readonly toStale: (form: string) => Promise<Refused | null>;
};

const SetupContext = createContext<SetupPage | null>(null);
export const SetupProvider = SetupContext.Provider;

/** The set-up this page is drawn in. */
export function useSetup(): SetupPage {
	const page = useContext(SetupContext);
	if (page === null) throw new Error("drawn outside the set-up");
	return page;
}

/** The set-up's words in `language`. */
export function setupWords(language: Language): SetupWords {
	return language === "en" ? setupWordsEn : setupWordsZhCN;
}

/** A link to a page of the set-up. */
export function useSetupLink(): (...path: readonly string[]) => string {
	const preferences = usePreferences();
	return (...path) => linkTo({ page: "setup", path }, preferences);
}

/** The name of an area; of the empty prefix, that it is all of it. */
export function areaNamed({ areas }: House, code: string, words: SetupWords): string {
	if (code === "") return words.whole;
	return areas.find(({ areaCode }) => areaCode === code)?.name ?? code;
}

/** A post with its area, said once; an id nobody knows as it is. */
export function postNamed({ areas, posts }: House, id: string): string {
	const post = posts.find(({ postId }) => postId === id);
	if (post === undefined) return id;
	const area = areas.find(({ areaCode }) => areaCode === post.areaCode)?.name;
	if (area === undefined || post.name === area) return post.name;
	return `${area} ${post.name.startsWith(area) ? post.name.slice(area.length).trimStart() : post.name}`;
}

/** The name of a person; an id nobody knows as it is. */
export function personNamed({ people }: House, id: string): string {
	return people.find(({ personId }) => personId === id)?.name ?? id;
}

/** Depth of an area below those above it that have a name. */
export function depthOf({ areas }: House, code: string): number {
	return areas.filter(({ areaCode }) => areaCode !== code && code.startsWith(areaCode)).length;
}

/** Every area as a choice, indented by its place in the tree; with `whole`, all of the house first. */
export function areaOptions(house: House, whole: string | null): Option[] {
	const all = house.areas.map(({ areaCode, name }) => ({
		value: areaCode,
		label: `${"　".repeat(depthOf(house, areaCode))}${name} ${areaCode}`,
	}));
	return whole === null ? all : [{ value: "", label: whole }, ...all];
}

/** Every post as a choice, under its unit. */
export function postGroups(house: House): { readonly label: string; readonly options: readonly Option[] }[] {
	return house.units
		.map(({ unitId, name }) => ({
			label: name,
			options: house.posts
				.filter((post) => post.unitId === unitId)
				.map(({ postId }) => ({ value: postId, label: postNamed(house, postId) })),
		}))
		.filter(({ options }) => options.length > 0);
}

/** Everybody as a choice, with what tells two of one name apart. */
export function peopleOptions({ people }: House): Option[] {
	return people.map(({ personId, name, posts }) => ({
		value: personId,
		label: posts[0] === undefined ? name : `${name} · ${posts[0].name}`,
	}));
}
