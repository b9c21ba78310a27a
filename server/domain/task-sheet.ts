import { covers } from "./area.ts";
import type { Assist } from "./assist.ts";
import type { Case } from "./case.ts";
import type { FiredStep } from "./case-events.ts";
import { hasPart } from "./oversight.ts";
import type { Person, Setting } from "./setting.ts";

/**
 * The task sheet 任务单 (trust.md A10): whoever only helps from another unit, and those above them whom the help's own
 * ladder told, read what was asked, where and by when; nothing that the resident wrote, nothing of the case's way.
 */
function isToldOf({ told }: FiredStep, personId: string): boolean {
	return told.by === "staff" && told.personId === personId;
}

function isOfHoldersUnit(state: Case, personId: string, { posts }: Setting): boolean {
	if (!("tour" in state)) return false;
	const unitId = posts.get(state.tour.postId)?.unitId;
	return state.assists.some(
		({ ownerId, postId }) => ownerId === personId && posts.get(postId)?.unitId === unitId,
	);
}

/** Whether all that the person has to do with the case is help. */
export function helpsOnly(person: Person, state: Case, setting: Setting): boolean {
	const { personId, role, areaPrefix } = person;
	const own = state.steps.filter((fired) => isToldOf(fired, personId));
	const helps = state.assists.some(({ ownerId }) => ownerId === personId);
	if (!helps && !own.some(({ cause }) => cause === "assist")) return false;
	if ("tour" in state && state.tour.holderId === personId) return false;
	if (state.pending?.deciderId === personId || own.some(({ cause }) => cause !== "assist")) return false;
	if (hasPart(person, state) || isOfHoldersUnit(state, personId, setting)) return false;
	return role === "cadre" || !covers(areaPrefix, state.areaCode);
}

/** Of the helps, those that are the person's; of somebody told by the ladder of one, all of them. */
export function ownAssists(assists: readonly Assist[], personId: string): readonly Assist[] {
	const own = assists.filter(({ ownerId }) => ownerId === personId);
	return own.length === 0 ? assists : own;
}
