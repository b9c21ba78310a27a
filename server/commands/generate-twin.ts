import type { Instant } from "../domain/calendar.ts";
import { isFollowUp } from "../domain/case.ts";
import type { CaseEvent } from "../domain/case-events.ts";
import type { Living } from "./generate-life.ts";
import { dispute, feedbackOf } from "./generate-residents.ts";
import { type Intent, type Scene, sometime, workingHours } from "./generate-scene.ts";
import { deskAt } from "./generate-setting.ts";
import { share } from "./generate-shares.ts";

/** Two reports of the same matter: the desk adds the later to the earlier (rules.md §2, merge), and each has its own resident. */

/** Lives one case until a moment, or to its end. */
export function liveUntil(one: Living, moment: Instant): void {
	for (let at = one.nextAt(); at !== null && at < moment; at = one.nextAt()) one.step();
}

/** The desk finds that the matter is in hand already; now and then it was not the same after all. */
function mergeInto(parent: string): (scene: Scene) => readonly Intent[] {
	return (scene) => {
		const by = deskAt(scene.state.areaCode);
		const at = workingHours(scene, scene.now, 0.1, 2);
		const merge: Intent = {
			at,
			command: ({ state }) => (state.status === "merged" ? null : { type: "MergeCase", by, parent }),
		};
		if (!scene.chance.happens(share.splitByDesk)) return [merge];
		const split: Intent = {
			at: workingHours(scene, at, 1, 20),
			command: ({ state }) => (state.status === "merged" ? { type: "SplitCase", by } : null),
		};
		return [merge, split];
	};
}

const publishes: readonly CaseEvent["type"][] = ["CaseAnswered", "CaseDecided"];

/** Whether the residents of its voices read an answer from now on. */
function isAnswered({ state }: Living, events: readonly CaseEvent[]): boolean {
	return isFollowUp(state) && state.pending === null && events.some(({ type }) => publishes.includes(type));
}

/** What the resident of a voice says of the answer, by themselves. */
function voiceSays(scene: Scene): readonly Intent[] {
	const { chance, open } = scene;
	const at = sometime(scene, 5);
	const voice = (command: Intent["command"]): Intent => ({
		at,
		command: (then) => (then.state.status === "merged" ? command(then) : null),
	});
	const said = chance.next();
	if (said < share.splitByResident) return [voice(() => ({ type: "SplitVoice" }))];
	if (open || said > share.splitByResident + share.confirmed + share.disputed) return [];
	const feedback = feedbackOf(chance);
	if (said < share.splitByResident + share.disputed) return [voice((then) => dispute(then, feedback))];
	return [voice(() => ({ type: "ConfirmCase", verdict: "solved", feedback }))];
}

/** Lives both, whatever comes first first; of one second the earlier report's. */
export function liveBeside(earlier: Living, later: Living): void {
	later.alsoMeans(later.state.receivedAt, mergeInto(earlier.state.caseNumber));
	for (;;) {
		const [one, other] = [earlier.nextAt(), later.nextAt()];
		if (one === null && other === null) return;
		if (one === null || (other !== null && other < one)) later.step();
		else if (isAnswered(earlier, earlier.step()) && later.state.status === "merged")
			later.alsoMeans(one, voiceSays);
	}
}
