import type { AreaWire } from "../../server/contract/intake.ts";

/** The first characters of each initial, in the order of their sounds: what sorts between two has the first one's. */
const letters = "abcdefghjklmnopqrstwxyz";
const firsts = [..."阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥仨他哇夕丫匝"];
const collator = new Intl.Collator("zh-CN-u-co-pinyin");

function initialOf(character: string): string {
	if (!/\p{Script=Han}/u.test(character)) return character.toLowerCase();
	const before = firsts.filter((first) => collator.compare(first, character) <= 0).length;
	return letters[before - 1] ?? "";
}

const plain = (text: string) => text.toLowerCase().replace(/\s/g, "");
const shownMax = 6;
const communityDigits = 12;

export type Place = { readonly areaCode: string; readonly name: string };

/** Areas with their community before them. */
export function placesOf(areas: readonly AreaWire[]): readonly Place[] {
	const names = new Map(areas.map(({ areaCode, name }) => [areaCode, name]));
	return areas.map(({ areaCode, name }) => {
		const community =
			areaCode.length > communityDigits ? names.get(areaCode.slice(0, communityDigits)) : undefined;
		const isNamed = community === undefined || name.startsWith(community);
		return { areaCode, name: isNamed ? name : `${community} ${name}` };
	});
}

/** The places that what is typed may mean: part of the name, the initials of its sounds, or the end of its code. */
export function placesFor(places: readonly Place[], typed: string): readonly Place[] {
	const asked = plain(typed);
	if (asked === "") return [];
	const found = places.filter(({ areaCode, name }) => {
		const said = plain(name);
		return (
			said.includes(asked) || [...said].map(initialOf).join("").includes(asked) || areaCode.endsWith(asked)
		);
	});
	return found.slice(0, shownMax);
}
