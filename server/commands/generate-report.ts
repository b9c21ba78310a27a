import { caseNumberFrom } from "../case-number.ts";
import type { Instant } from "../domain/calendar.ts";
import type { ReportType } from "../domain/category.ts";
import type { SubmitReport } from "../domain/intake.ts";
import { receiptFrom, receiptRandomBytes } from "../domain/receipt.ts";
import type { Keys } from "../keys.ts";
import { wordsOf } from "../words.ts";
import { type Chance, chanceOf, weighted } from "./generate-random.ts";
import { concernedAt } from "./generate-setting.ts";
import { reportText, spotText } from "./generate-words.ts";

/** Case numbers are the place of the case times this, modulo their digits: all differ, and none tells its neighbour. */
const numberStride = 61_803_399;
const numbersOfDay = 10 ** 8;
const numberBytes = 6;

const categoryOf = weighted<string | null>([
	[16, "0101"],
	[6, "0105"],
	[5, "0107"],
	[9, "0203"],
	[6, "0201"],
	[3, "0204"],
	[6, "0302"],
	[4, "0304"],
	[8, "0401"],
	[4, "0402"],
	[4, "0403"],
	[3, "0502"],
	[2, "0504"],
	[4, "0601"],
	[3, "0604"],
	[3, "0702"],
	[2, "0706"],
	[3, "0801"],
	[2, "0803"],
	[2, "0901"],
	[1, "1001"],
	[0.5, "1102"],
	[1, "1201"],
	[0.5, "1202"],
	[2, null],
]);
const typeOf = weighted<ReportType | null>([
	[70, "complaint"],
	[15, "help"],
	[9, "inquiry"],
	[6, null],
]);
const concernOf = weighted<"committee" | "firm" | "head" | null>([
	[4, "committee"],
	[2, "firm"],
	[2, "head"],
	[2, null],
]);
const share = { danger: 0.004, sealed: 0.004, spot: 0.6, called: 0.2, phone: 0.3, publish: 0.5 };

/** The receipt of the case at this place of a generated store, in its plain form. */
export function generatedReceipt(seed: number, index: number): string {
	return receiptFrom(chanceOf(seed, `receipt ${index}`).bytes(receiptRandomBytes));
}

/** The number of the case at this place. */
export function generatedCaseNumber(index: number, at: Instant): string {
	return caseNumberFrom(at, () => {
		const bytes = Buffer.alloc(numberBytes);
		bytes.writeUIntBE((index * numberStride) % numbersOfDay, 0, numberBytes);
		return bytes;
	});
}

/**
 * A report as a resident might send it from one of the places.
 * @param like an earlier report of the same matter and place; null of a matter of its own
 */
export function generatedReport(
	chance: Chance,
	caseNumber: string,
	place: { readonly code: string; readonly name: string },
	at: Instant,
	keys: Keys,
	like: SubmitReport | null = null,
): SubmitReport {
	const words = (text: string) => wordsOf(text, chance.bytes, at * 1000);
	const categoryCode = like === null ? categoryOf(chance) : like.categoryCode;
	const isAtWork = categoryCode?.startsWith("10") === true;
	const named = categoryCode === "1102" ? concernOf(chance) : isAtWork ? "committee" : null;
	const kind = named === "head" ? "person" : "unit";
	const phone = `139${String(chance.below(10 ** 8)).padStart(8, "0")}`;
	return {
		type: "SubmitReport",
		caseNumber,
		areaCode: place.code,
		categoryCode,
		reportType: typeOf(chance),
		danger: chance.happens(share.danger),
		sealed: chance.happens(share.sealed),
		text: words(reportText(chance)),
		spot: chance.happens(share.spot) ? words(spotText(chance)) : null,
		about: named === null ? null : { kind, name: words(concernedAt(place)[named]) },
		contactPhone: chance.happens(share.phone) ? words(keys.sealPhone(phone)) : null,
		consentPublish: chance.happens(share.publish),
		called: chance.happens(share.called),
	};
}
