import { dayOf } from "../domain/calendar.ts";
import type { HeldCase } from "../domain/case.ts";
import type { Command } from "../domain/decide.ts";
import { declineReasons, redirectReasons } from "../domain/exit-events.ts";
import { isSmall } from "../domain/on-the-spot.ts";
import { type Proposal, shelvingCauses } from "../domain/proposal.ts";
import { dutyBookInForce } from "../domain/setting.ts";
import type { Words } from "../domain/words.ts";
import type { Course } from "./generate-habit.ts";
import { dateIn, type Scene, said, staffSaid } from "./generate-scene.ts";
import { helpersAt } from "./generate-setting.ts";
import { answerText, bodyText, limitText } from "./generate-words.ts";

/** Not for this house: by its holder, or by the desk before there is one. */
export function turnAway(scene: Scene): Proposal<Words> {
	const { chance } = scene;
	const elsewhere = { body: said(scene, bodyText(chance)), limit: said(scene, limitText(chance)) };
	return chance.happens(0.4)
		? { kind: "decline", reason: chance.oneOf(declineReasons), ...elsewhere }
		: { kind: "redirect", reason: chance.oneOf(redirectReasons), ...elsewhere };
}

/** Some weeks behind the limit, with one to three steps on the way. */
function promise(scene: Scene, { tour }: HeldCase): Proposal<Words> {
	const { chance, now } = scene;
	const ahead = Math.max(0, dayOf(tour.limits?.finishDueAt ?? now) - dayOf(now));
	const steps = 1 + chance.below(3);
	const days = ahead + 7 * steps + chance.below(30);
	const milestones = Array.from({ length: steps }, (_, index) => ({
		byDate: dateIn(scene, Math.ceil((days * (index + 1)) / (steps + 1))),
		words: staffSaid(scene),
	}));
	return { kind: "promise", byDate: dateIn(scene, days), milestones };
}

function isNobodysHere({ setting, now }: Scene, itemId: string): boolean {
	return dutyBookInForce(setting, now)?.items.every((item) => item.itemId !== itemId) ?? true;
}

function proposal(scene: Scene, state: HeldCase, course: Course): Proposal<Words> | null {
	const { chance } = scene;
	switch (course) {
		case "return": {
			// The posts of a made-up house have one item for each kind of matter, called after both.
			const itemId = `${state.tour.postId}:${state.categoryCode?.slice(0, 2)}`;
			const isKnown = state.returns === 0 && !isNobodysHere(scene, itemId);
			return { kind: "return", itemId: isKnown ? itemId : null };
		}
		case "turnAway":
			return turnAway(scene);
		case "level": {
			const level = state.level === "normal" ? "complex" : "normal";
			return { kind: "level", level, categoryCode: state.categoryCode };
		}
		case "extension":
			return { kind: "extension", days: 1 + chance.below(8) };
		case "promise":
			return promise(scene, state);
		case "shelving": {
			const [helper = ""] = helpersAt(state.areaCode);
			const reviewOn = dateIn(scene, 20 + chance.below(70));
			const owner = { ownerPostId: helper, approvals: [] };
			return { kind: "shelving", cause: chance.oneOf(shelvingCauses), reviewOn, ...owner };
		}
		case "plain":
		case "onTheSpot":
		case "question":
			return null;
		default:
			return course satisfies never;
	}
}

/** What the holder does beside sign, contact and answer; null where it turns out to be nothing. */
export function courseDeed(scene: Scene, state: HeldCase, course: Course): Command | null {
	const by = state.tour.holderId;
	if (course === "onTheSpot") {
		if (!isSmall(state, scene.now)) return null;
		return { type: "SettleOnSpot", by, words: said(scene, answerText(scene.chance)) };
	}
	if (course === "question") return { type: "AwaitResident", by, words: staffSaid(scene) };
	const asked = proposal(scene, state, course);
	return asked === null ? null : { type: "AskDecision", by, proposal: asked, words: staffSaid(scene) };
}

/** Where more time is asked for the answer waits for what there is then. */
export function asksForTime(course: Course): boolean {
	return ["extension", "promise", "shelving", "question"].includes(course);
}
