import type { FollowCaseReply } from "../contract/follow-up.ts";
import type { ExportReportReply } from "../contract/personal-data.ts";
import type { Case } from "../domain/case.ts";
import { piecesIn } from "../domain/erasure.ts";
import type { CaseWords, TrailEvent } from "../domain/reads.ts";
import { wireInstant } from "./common.ts";

type Source = {
	readonly view: FollowCaseReply;
	/** Every photo the receipt opens. */
	readonly photoIds: readonly string[];
	readonly state: Case;
	readonly trail: readonly TrailEvent[];
	readonly words: CaseWords;
	/** The number itself; null where none is kept. */
	readonly phone: string | null;
	readonly photoOf: (id: string) => Uint8Array | null;
};

/** What the resident takes along: nothing in it is news to whoever holds the receipt, but all of it in one place. */
export function personalDataView({
	view,
	photoIds,
	state,
	trail,
	words,
	phone,
	photoOf,
}: Source): ExportReportReply {
	const events = trail.map(({ event }) => event);
	return {
		view,
		consentPublish: state.consent === true,
		said: piecesIn(state, events, "residents").flatMap(({ wordsId, place, event }) => {
			const text = place === "contactPhone" ? phone : words.get(wordsId);
			return text ? [{ at: wireInstant(event.at), type: event.type, place, words: text }] : [];
		}),
		photos: photoIds.flatMap((photoId) => {
			const bytes = photoOf(photoId);
			return bytes === null ? [] : [Buffer.from(bytes).toString("base64")];
		}),
	};
}
