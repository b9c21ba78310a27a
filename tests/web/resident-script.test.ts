import { describe, expect, it } from "vitest";
import { receiptFrom } from "../../server/domain/receipt.ts";
import { counted } from "../../web/resident/counter.ts";
import { scannedArea } from "../../web/resident/place.ts";
import { grouped, miscopied } from "../../web/resident/receipt-field.ts";

const receipt = receiptFrom(Uint8Array.from({ length: 26 }, (_, index) => (index * 11 + 3) % 32));
const characters = receipt.replaceAll("-", "");

describe("the receipt field", () => {
	it("groups what is typed by fours, in any case, with O for 0 and I or L for 1", () => {
		expect(grouped("7g4k 9txq2m")).toBe("7G4K-9TXQ-2M");
		expect(grouped("oOiL")).toBe("0011");
		expect(grouped(receipt.toLowerCase())).toBe(receipt);
	});

	it("accepts a receipt as it was given, and catches every single wrong character", () => {
		expect(miscopied(receipt)).toBeNull();
		const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
		for (let place = 0; place < characters.length; place += 1) {
			for (const other of alphabet.replace(characters.charAt(place), "")) {
				const typed = characters.slice(0, place) + other + characters.slice(place + 1);
				expect(miscopied(typed), typed).toEqual({ what: "one" });
			}
		}
	});

	it("names the group where that can be told, and counts what is missing or too much", () => {
		expect(miscopied("7G4K-9UXQ")).toEqual({ what: "group", n: 2 });
		expect(miscopied(" ")).toEqual({ what: "missing" });
		expect(miscopied(characters.slice(0, 25))).toEqual({ what: "short", n: 3 });
		expect(miscopied(`${characters}77`)).toEqual({ what: "long", n: 2 });
	});
});

describe("the counter", () => {
	it("speaks in the last tenth only", () => {
		expect(counted("字".repeat(90), 100, "{n} left", "{n} over")).toBe("");
		expect(counted("字".repeat(91), 100, "{n} left", "{n} over")).toBe("9 left");
		expect(counted("字".repeat(100), 100, "{n} left", "{n} over")).toBe("0 left");
		expect(counted("字".repeat(103), 100, "{n} left", "{n} over")).toBe("3 over");
	});

	it("counts code points after CRLF has become LF, as the server does", () => {
		expect(counted("😀".repeat(95), 100, "{n} left", "{n} over")).toBe("5 left");
		expect(counted("\r\n".repeat(95), 100, "{n} left", "{n} over")).toBe("5 left");
	});
});

describe("the scanned area", () => {
	it("comes from the fragment #a=, which no server sees, and from nothing else", () => {
		expect(scannedArea("#a=110105001001003")).toBe("110105001001003");
		expect([scannedArea(""), scannedArea("#area"), scannedArea("#a=1x"), scannedArea("#r=7G4K")]).toEqual([
			null,
			null,
			null,
			null,
		]);
	});
});
