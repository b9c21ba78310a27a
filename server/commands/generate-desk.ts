import type { Case } from "../domain/case.ts";
import { keyedBody } from "../domain/conduct-intake.ts";
import { turnAway } from "./generate-course.ts";
import { type Intent, moverOf, otherPost, type Scene, staffSaid, workingHours } from "./generate-scene.ts";
import { share } from "./generate-shares.ts";

const fileHashBytes = 32;

/** Whoever has the report before it is dispatched: the desk. */
function deskOf(state: Case): string {
	const had = state.moves.findLast(({ move }) => move.by === "staff" && move.as === "desk")?.move;
	return had?.by === "staff" ? had.personId : moverOf(state);
}

/** A sealed report is opened once by whoever has it, and one that nobody here opens, or that is another body's, is passed on. */
function onSealed(scene: Scene): Intent | null {
	const { state, chance, setting, now } = scene;
	const target = keyedBody(setting, state.competent?.bodyId);
	const isPassedOn = state.sealedTo !== undefined || target !== null;
	if (!isPassedOn && state.version > 2) return null;
	if (!chance.happens(share.viewed)) return null;
	const drawn = () => Buffer.from(chance.bytes(fileHashBytes)).toString("hex");
	const to = state.sealedTo ?? (target === null ? null : { key: target.key, fileHash: drawn() });
	if (to === null)
		return {
			at: workingHours(scene, now, 1, 16),
			command: (then) => ({ type: "ViewSealed", by: moverOf(then.state) }),
		};
	const { key, fileHash } = to;
	return {
		at: workingHours(scene, now, 1, 30),
		command: (then) => ({ type: "TransferCase", by: moverOf(then.state), key, fileHash }),
	};
}

/** The desk dispatches, seals, or asks that it be turned away; what came back to it goes to another post. */
export function triage(scene: Scene): Intent | null {
	const { state, chance, now, open } = scene;
	if (state.sealedTo !== undefined || state.track !== "service") return onSealed(scene);
	if (state.due.some(({ step }) => step === "dispatch")) return null;
	const at = workingHours(scene, now, 0.1, 1.9);
	if (state.hop === 0 && chance.happens(share.sealed))
		return { at, command: (then) => ({ type: "SealCase", by: deskOf(then.state), track: "conduct" }) };
	if (!open && !state.sealed && chance.happens(share.turnedAwayByDesk))
		return {
			at,
			command: (then) => {
				const [by, words] = [deskOf(then.state), staffSaid(then)];
				return { type: "AskDecision", by, proposal: turnAway(then), words };
			},
		};
	const categoryCode = state.categoryCode ?? chance.oneOf(["0101", "0203", "0401", "0801"]);
	const postId = state.hop > 0 ? otherPost(scene) : null;
	return {
		at,
		command: (then) => ({ type: "DispatchCase", by: deskOf(then.state), categoryCode, postId }),
	};
}
