import type { AnyEvent } from "../../db/canonical.ts";
import { eventFrom } from "../../db/canonical.ts";
import { type HouseRecord, houseCheckpoints, houseRecords } from "../../db/house.ts";
import type { Store } from "../../db/open.ts";
import type { HouseCounts } from "./house-file.ts";

/** A line of the sealed file: what the house holds, and each phone number that it holds encrypted, readable. */
export type HouseLine =
	| HouseRecord
	| { readonly kind: "phone"; readonly wordsId: string; readonly number: string };

function phoneIn(record: HouseRecord, openPhone: (sealed: string) => string): HouseLine | null {
	if (record.kind !== "event") return null;
	const event = eventFrom<AnyEvent>(record.bytes);
	if (event.type !== "ReportReceived" || event.contactPhone === null) return null;
	const { id } = event.contactPhone;
	const kept = record.words.find((one) => one.id === id)?.text ?? null;
	return kept === null ? null : { kind: "phone", wordsId: id, number: openPhone(kept) };
}

/** Everything, a line each. @param tell called after each line with what there has been so far */
export function* houseLines(
	store: Store,
	openPhone: (sealed: string) => string,
	tell: (counts: HouseCounts) => void,
): Generator<string> {
	let counts = nothingCounted;
	for (const record of houseRecords(store)) {
		yield JSON.stringify(record);
		const phone = phoneIn(record, openPhone);
		if (phone !== null) yield JSON.stringify(phone);
		counts = counted(counts, record);
		tell(counts);
	}
}

export const nothingCounted: HouseCounts = { events: 0, words: 0, photos: 0, receipts: 0 };

/** What there has been after one more record. */
export function counted(counts: HouseCounts, record: HouseRecord): HouseCounts {
	if (record.kind === "receipt") return { ...counts, receipts: counts.receipts + 1 };
	if (record.kind !== "event") return counts;
	const { events, words, photos } = counts;
	return {
		...counts,
		events: events + 1,
		words: words + record.words.length,
		photos: photos + record.photos.length,
	};
}

/** The checkpoints of the newest log, oldest first, as the mirror has them: each with its end of line. */
export function* checkpointLines(store: Store): Generator<string> {
	for (const { at, note } of houseCheckpoints(store)) yield `${JSON.stringify({ at, note })}\n`;
}
