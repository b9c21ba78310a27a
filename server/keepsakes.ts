import type { Deps } from "./deps.ts";
import type { ResidentDeeds } from "./plugins/resident.ts";
import { proveReportView } from "./views/log-proof.ts";

/** What a receipt gives to keep: the photos of the report, and a proof of it. */
export function keepsakes(
	deps: Deps,
	caseOf: (receipt: string) => string | null,
): Pick<ResidentDeeds, "photo" | "prove"> {
	return {
		photo: (receipt, id) => {
			const caseNumber = caseOf(receipt);
			const photos = caseNumber === null ? [] : (deps.reads.stateOf(caseNumber)?.photos ?? []);
			return photos.some((photo) => photo.photoId === id) ? deps.photos.bytesOf(id) : null;
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
