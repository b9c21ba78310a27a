import type { FollowCaseReply } from "./contract/follow-up.ts";
import type { Deps } from "./deps.ts";
import type { ResidentDeeds } from "./plugins/resident.ts";
import { proveReportView } from "./views/log-proof.ts";
import { personalDataView } from "./views/personal-data.ts";

/** The photos a receipt opens: the resident's own, and those that staff sent with words the resident may read. */
function photosShown({ photos, timeline, matter }: FollowCaseReply): readonly string[] {
	const entries = [...timeline, ...(matter?.timeline ?? [])];
	return [...photos, ...entries.flatMap((entry) => entry.photos ?? [])];
}

/** What a receipt gives to keep: the photos of the report, and a proof of it. */
export function keepsakes(
	deps: Deps,
	caseOf: (receipt: string) => string | null,
	viewOf: (caseNumber: string) => FollowCaseReply | null,
): Pick<ResidentDeeds, "photo" | "prove" | "export"> {
	return {
		photo: (receipt, id) => {
			const caseNumber = caseOf(receipt);
			const view = caseNumber === null ? null : viewOf(caseNumber);
			return view !== null && photosShown(view).includes(id) ? deps.photos.bytesOf(id) : null;
		},
		export: (receipt) => {
			const { reads, keys, photos } = deps;
			const caseNumber = caseOf(receipt);
			const [state, view] =
				caseNumber === null ? [null, null] : [reads.stateOf(caseNumber), viewOf(caseNumber)];
			if (caseNumber === null || state === null || view === null) return null;
			const phone = reads.phoneOf(caseNumber);
			const kept = { trail: reads.trailOf(caseNumber), words: reads.wordsOf(caseNumber) };
			return personalDataView({
				view,
				photoIds: photosShown(view),
				state,
				...kept,
				phone: phone && keys.openPhone(phone),
				photoOf: photos.bytesOf,
			});
		},
		prove: (receipt) => {
			const caseNumber = caseOf(receipt);
			const opening = caseNumber === null ? null : deps.reads.openingOf(caseNumber);
			if (opening === null) return { refusal: { code: "receiptUnknown" } };
			const proof = deps.publicLog.proofOf(opening.position);
			if (proof === null) return { refusal: { code: "notPublished" } };
			return proveReportView(deps.publicLog.vkey(), opening, proof);
		},
	};
}
