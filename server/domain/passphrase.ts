import type { Instant } from "./calendar.ts";
import { passphraseCharactersMax, passphraseCharactersMin, passphraseOwnLettersMin } from "./limits.ts";
import type { Decision, Refusal } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import type { SettingEvent } from "./setting-events.ts";
import { charactersOf } from "./words.ts";

/**
 * Passphrases (trust.md S1): no rule of composition and no forced change, but none that a guesser tries first: the
 * commonest and what is made of them, and those made of this house's own words. Events tell that a person set one, and never what.
 */
export type SetPassphrase = {
	readonly type: "SetPassphrase";
	readonly by: string;
	/** Whether there was one before. */
	readonly hadOne: boolean;
};
export type PassphraseFact = {
	readonly type: "PassphraseAdded" | "PassphraseChanged";
	readonly personId: string;
};

/** `SetPassphrase`: one's own alone, beside passkeys or in the place of the one before. */
export function setPassphrase({ by, hadOne }: SetPassphrase, now: Instant): Decision<SettingEvent> {
	const type = hadOne ? "PassphraseChanged" : "PassphraseAdded";
	return { events: [{ type, at: now, by, personId: by }] };
}

/** What the product is called and is about: guessed first at any house. */
const productWords = [
	...([
		"居民诉求热线",
		"诉求热线",
		"居民诉求",
		"诉求",
		"热线",
		"投诉",
		"举报",
		"信访",
		"12345",
		"12388",
	] as const),
	...(["街道", "社区", "办事处", "居委会", "管理员", "纪检", "口令", "密码"] as const),
	...([
		"resident",
		"feedback",
		"hotline",
		"complaint",
		"portal",
		"report",
		"admin",
		"administrator",
	] as const),
	...(["passphrase", "password", "jumin", "suqiu", "rexian", "jiedao", "shequ"] as const),
];

/** What a passphrase is compared in: compatibility forms and capitals alike. */
function folded(text: string): string {
	return text.normalize("NFKC").toLowerCase();
}

/** The words of this house: its name, its areas, units, posts and people, and the username. */
export function houseWords(setting: Setting, placeName: string, username: string): readonly string[] {
	const named = [setting.areas, setting.units, setting.posts].flatMap((map) =>
		[...map.values()].map(({ name }) => name),
	);
	return [placeName, username, ...setting.names.values(), ...named];
}

/** Whether hardly a letter is left once the words known of the house are taken out of it. */
function isOfHouse(passphrase: string, words: readonly string[]): boolean {
	const said = [...words, ...productWords].map(folded).filter((word) => charactersOf(word) > 1);
	const longestFirst = said.sort((a, b) => b.length - a.length);
	const left = longestFirst.reduce((rest, word) => rest.replaceAll(word, " "), passphrase);
	return left !== passphrase && charactersOf(left.replace(/[^\p{L}]/gu, "")) < passphraseOwnLettersMin;
}

/** Why this cannot be a passphrase, or null. @param words those of the house, `houseWords` */
export function refusePassphrase(
	passphrase: string,
	isGuessable: (folded: string) => boolean,
	words: readonly string[],
): Refusal | null {
	const length = charactersOf(passphrase);
	if (length < passphraseCharactersMin) return { code: "passphraseShort", field: "passphrase" };
	if (length > passphraseCharactersMax) return { code: "textTooLong", field: "passphrase" };
	const plain = folded(passphrase);
	return isGuessable(plain) || isOfHouse(plain, words)
		? { code: "passphraseGuessable", field: "passphrase" }
		: null;
}
