/**
 * The receipt 查询码 (trust.md A1): 26 Crockford base32 characters, 130 random bits, then two check characters: the
 * 130-bit number modulo 1,021. As 1,021 is prime and above 32, every single wrong character is caught.
 */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const randomCharacters = 26;
const groupCharacters = 4;
const group = new RegExp(`.{1,${groupCharacters}}`, "g");
const checkModulus = 1021;

/** How many random bytes `receiptFrom` takes. */
export const receiptRandomBytes = randomCharacters;

function checkOf(data: string): string {
	let rest = 0;
	for (const character of data) rest = (rest * 32 + alphabet.indexOf(character)) % checkModulus;
	return `${alphabet[rest >> 5]}${alphabet[rest & 31]}`;
}

/** A receipt from random bytes, five bits of each; 28 characters in seven groups of four. */
export function receiptFrom(bytes: Uint8Array): string {
	let data = "";
	for (const byte of bytes.subarray(0, randomCharacters)) data += alphabet[byte & 31];
	return formatReceipt(data + checkOf(data));
}

/** A receipt and, behind a slash, which of the parts cut out of the report it asks for (server/domain/cut-out.ts). */
export function receiptPart(typed: string): { readonly receipt: string; readonly part: number | null } {
	const [, receipt = typed, part = null] = /^(.*)\/([1-9])$/.exec(typed) ?? [];
	return { receipt, part: part === null ? null : Number(part) };
}

/** The characters in groups of four, as they are shown and typed. */
export function formatReceipt(characters: string): string {
	return characters.match(group)?.join("-") ?? "";
}

/** What was typed, in any case and width, with any spaces or dashes, O for 0 and I or L for 1. */
export function receiptCharacters(typed: string): string {
	// A Chinese keyboard types Latin letters and digits at full width.
	const upper = typed
		.normalize("NFKC")
		.toUpperCase()
		.replace(/[\s\-–—_.·]/g, "");
	return upper.replace(/O/g, "0").replace(/[IL]/g, "1");
}

/**
 * Reads a typed receipt.
 * @returns the receipt in its shown form, or what is wrong: the group (from 1) where that can be told, else null
 */
export function readReceipt(
	typed: string,
): { readonly receipt: string } | { readonly wrongGroup: number | null } {
	const characters = receiptCharacters(typed);
	const stranger = [...characters].findIndex((character) => !alphabet.includes(character));
	if (stranger >= 0) return { wrongGroup: Math.floor(stranger / groupCharacters) + 1 };
	if (characters.length !== randomCharacters + 2) return { wrongGroup: null };
	const right = checkOf(characters.slice(0, randomCharacters)) === characters.slice(randomCharacters);
	return right ? { receipt: formatReceipt(characters) } : { wrongGroup: null };
}
