import { covers } from "./area.ts";
import { simplified } from "./traditional.ts";

type Area = { readonly areaCode: string; readonly name: string };

const communityDigits = 12;
const plain = (text: string) =>
	simplified(text)
		.toLowerCase()
		.replace(/[\s，,。·-]/g, "");

/** The name of every area with its community's before it, in one script, without spaces and stops. */
function fullNames(areas: readonly Area[]): readonly (readonly [areaCode: string, name: string])[] {
	const names = new Map(areas.map(({ areaCode, name }) => [areaCode, name]));
	return areas.map(({ areaCode, name }) => {
		const community = areaCode.length > communityDigits ? names.get(areaCode.slice(0, communityDigits)) : "";
		return [areaCode, plain(name.startsWith(community ?? "") ? name : `${community}${name}`)];
	});
}

/**
 * The area a resident means by typing it: its code, its name, or the only one whose name has every part of it; where
 * several fit and one of them holds all the others, that one. Null when none fits or nobody can say which.
 */
export function areaTyped(areas: readonly Area[], typed: string): string | null {
	const parts = typed.split(/[\s，,]+/).map(plain);
	const asked = parts.join("");
	if (asked === "") return null;
	const named = fullNames(areas);
	const exact = named.filter(([areaCode, name]) => areaCode === asked || name === asked);
	const fitting =
		exact.length > 0 ? exact : named.filter(([, name]) => parts.every((part) => name.includes(part)));
	const whole = fitting.find(([code]) => fitting.every(([areaCode]) => covers(code, areaCode)));
	return whole?.[0] ?? null;
}
