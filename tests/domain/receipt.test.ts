import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	formatReceipt,
	readReceipt,
	receiptCharacters,
	receiptFrom,
	receiptRandomBytes,
} from "../../server/domain/receipt.ts";
import { seedOfRun } from "../support/slow-calendar.ts";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const seed = seedOfRun();
const zero = receiptFrom(new Uint8Array(receiptRandomBytes));
const anyBytes = fc.uint8Array({ minLength: receiptRandomBytes, maxLength: receiptRandomBytes });
const isRight = (typed: string) => "receipt" in readReceipt(typed);

/** The receipts every exhaustive test is run on: both ends, and what this run drew. */
const samples = [
	zero,
	receiptFrom(new Uint8Array(receiptRandomBytes).fill(31)),
	...fc.sample(anyBytes, { seed, numRuns: 8 }).map(receiptFrom),
];

describe("a receipt", () => {
	test("it is 26 random characters and 2 check characters, in seven groups of four", () => {
		for (const receipt of samples)
			expect(receipt).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
	});

	test("it carries 130 bits: five of every byte", () => {
		const bytes = Uint8Array.from({ length: receiptRandomBytes }, (_, i) => (i * 37) & 255);
		const characters = receiptCharacters(receiptFrom(bytes));
		expect([...characters].slice(0, 26)).toEqual([...bytes].map((byte) => alphabet[byte & 31]));
		expect(zero).toBe("0000-0000-0000-0000-0000-0000-0000");
	});

	test("the check is the number modulo 1,021", () => {
		for (const receipt of samples) {
			const characters = receiptCharacters(receipt);
			const value = (text: string) =>
				[...text].reduce((sum, one) => sum * 32n + BigInt(alphabet.indexOf(one)), 0n);
			expect(value(characters.slice(26))).toBe(value(characters.slice(0, 26)) % 1021n);
		}
	});

	test("two draws of the machine are two receipts", () => {
		expect(receiptFrom(randomBytes(receiptRandomBytes))).not.toBe(
			receiptFrom(randomBytes(receiptRandomBytes)),
		);
	});
});

describe("what was typed", () => {
	test("every receipt reads back as itself", () => {
		fc.assert(
			fc.property(anyBytes, (bytes) => {
				const receipt = receiptFrom(bytes);
				expect(readReceipt(receipt)).toEqual({ receipt });
			}),
			{ seed, numRuns: 1000 },
		);
	});

	test("every single wrong character is caught, at every place, whatever it is", () => {
		for (const receipt of samples) {
			const characters = receiptCharacters(receipt);
			for (let place = 0; place < characters.length; place += 1) {
				for (const other of alphabet) {
					if (other === characters[place]) continue;
					const wrong = characters.slice(0, place) + other + characters.slice(place + 1);
					expect(readReceipt(wrong), wrong).toEqual({ wrongGroup: null });
				}
			}
		}
	});

	test("two neighbours changing places are caught within the random part", () => {
		for (const receipt of samples) {
			const characters = receiptCharacters(receipt);
			for (let place = 0; place + 1 < 26; place += 1) {
				const [a = "", b = ""] = characters.slice(place, place + 2);
				const swapped = characters.slice(0, place) + b + a + characters.slice(place + 2);
				expect(isRight(swapped)).toBe(a === b);
			}
		}
	});

	test("a character missing, doubled or added is caught", () => {
		for (const receipt of samples) {
			const characters = receiptCharacters(receipt);
			for (let place = 0; place < characters.length; place += 1) {
				expect(isRight(characters.slice(0, place) + characters.slice(place + 1))).toBe(false);
				expect(
					isRight(characters.slice(0, place) + characters.slice(place, place + 1) + characters.slice(place)),
				).toBe(false);
			}
		}
		expect(readReceipt("")).toEqual({ wrongGroup: null });
	});

	test("any case, O for 0, I and L for 1, any spaces, dashes and dots, and full width are forgiven", () => {
		for (const receipt of samples) {
			const plain = receiptCharacters(receipt);
			const fullWidth = [...plain].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join("");
			const typed = [
				plain,
				receipt.toLowerCase(),
				plain.replaceAll("0", "O"),
				plain.replaceAll("0", "o"),
				plain.replaceAll("1", "I"),
				plain.replaceAll("1", "l"),
				plain.replaceAll("1", "i"),
				receipt.replaceAll("-", " "),
				receipt.replaceAll("-", "—"),
				`  ${receipt.replaceAll("-", "\u3000–\n")}\t`,
				receipt.replaceAll("-", "·"),
				fullWidth,
				fullWidth.toLowerCase(),
			];
			for (const one of typed) expect(readReceipt(one), one).toEqual({ receipt });
		}
	});

	test("a character that no receipt has is found in its group", () => {
		const characters = receiptCharacters(zero);
		for (let place = 0; place < characters.length; place += 1) {
			for (const stranger of ["U", "u", "%", "字", "é", "😀"]) {
				const wrong = characters.slice(0, place) + stranger + characters.slice(place + 1);
				expect(readReceipt(wrong)).toEqual({ wrongGroup: Math.floor(place / 4) + 1 });
			}
		}
	});

	test("groups are of four characters, the last what is left", () => {
		expect(formatReceipt("ABCDEFGH")).toBe("ABCD-EFGH");
		expect(formatReceipt("ABCDE")).toBe("ABCD-E");
		expect(formatReceipt("")).toBe("");
	});

	test("nothing that is typed throws", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (typed) => {
				expect(isRight(typed)).toBe(false);
			}),
			{ seed, numRuns: 500 },
		);
	});
});
