import type { SendPhotoReply } from "../../server/contract/photo.ts";
import type { Call } from "./client.ts";

/** What staff send of pictures. */
export function photos(call: Call) {
	return {
		/** One photo on its way to a contact or an answer. */
		sendCasePhoto: (caseNumber: string, file: Blob) => {
			const form = new FormData();
			form.append("photo", file);
			return call<SendPhotoReply>("POST", `/api/photos/cases/${encodeURIComponent(caseNumber)}`, form);
		},
	};
}
