import type { ReadCaseReply } from "../contract/handling.ts";
import type { Instant } from "../domain/calendar.ts";
import type { Case } from "../domain/case.ts";
import { managersOf } from "../domain/competence.ts";
import { keyedBody } from "../domain/conduct-intake.ts";
import type { Setting } from "../domain/setting.ts";

/** The body outside that is competent for a conduct report; nothing where the office of the house is. */
export function competentView(state: Case, setting: Setting, now: Instant): Pick<ReadCaseReply, "competent"> {
	const { competent } = state;
	if (competent === undefined || state.track !== "conduct" || !state.sealed) return {};
	const reach = setting.bodies.get(competent.bodyId)?.reach ?? "";
	const keyed = keyedBody(setting, competent.bodyId) !== null;
	return { competent: { name: competent.name, reach, keyed, managedBy: managersOf(setting, state, now) } };
}
