import type { InboxItem } from "../contract/handling.ts";
import { type Case, isHeld, nextMoveOf } from "../domain/case.ts";

/** Whether the resident waits for a word, or is asked for one; of a sealed report nothing is told in a list. */
export function residentOf(state: Case): Pick<InboxItem, "resident"> {
	if (state.sealed) return {};
	if (nextMoveOf(state)?.by === "resident") return { resident: "asked" };
	return isHeld(state) && state.saidAt !== undefined ? { resident: "waits" } : {};
}
