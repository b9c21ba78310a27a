import type { ListAreasReply } from "../../server/contract/intake.ts";
import type { DeclareSurge, ListSurgesReply } from "../../server/contract/surge.ts";
import type { Call } from "./client.ts";

/** What the page of surges reads and does (rules.md §3). */
export function surges(call: Call) {
	return {
		listSurges: () => call<ListSurgesReply>("GET", "/api/surges"),
		declareSurge: (body: DeclareSurge) => call<ListSurgesReply>("POST", "/api/surges", body),
		endSurge: (parent: string) =>
			call<ListSurgesReply>("POST", `/api/surges/${encodeURIComponent(parent)}/end`, {}),
		listAreas: () => call<ListAreasReply>("GET", "/api/areas"),
	};
}
