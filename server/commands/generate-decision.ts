import { isHeld } from "../domain/case.ts";
import type { Pending } from "../domain/proposal.ts";
import { isBinding } from "../domain/return.ts";
import { type Intent, otherPost, type Scene, staffSaid, workingHours } from "./generate-scene.ts";
import { agreed, share } from "./generate-shares.ts";

/** A check or an appeal takes days, everything else hours. */
const hours = { long: [2, 22], inTime: [0.5, 9], late: [10, 40] } as const;

/** Where a return that is accepted goes to: the third dispatch is the superior's own, the others may go back to the desk. */
function postFor(scene: Scene): string | null {
	const { state, now, setting, chance } = scene;
	if (!isHeld(state)) return null;
	const named = chance.happens(share.postNamed);
	return named || isBinding(state, now, setting) ? otherPost(scene) : null;
}

/** What whoever was asked says, and when. */
export function decisionOn(scene: Scene, { kind, deciderId: by, askedAt }: Pending): Intent {
	const { chance } = scene;
	const isLong = kind === "check" || kind === "appeal" || kind === "erasure";
	const [least, most] = isLong ? hours.long : chance.happens(share.decidedInTime) ? hours.inTime : hours.late;
	const accept = chance.happens(agreed[kind]);
	return {
		at: workingHours(scene, askedAt, least, most),
		command: (then) => {
			const postId = accept && kind === "return" ? postFor(then) : null;
			return { type: "DecideCase", by, accept, words: staffSaid(then), postId };
		},
	};
}
