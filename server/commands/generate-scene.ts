import { addWorkingSeconds, calendarFor, formatInstant, type Instant } from "../domain/calendar.ts";
import { type Case, nextMoveOf } from "../domain/case.ts";
import type { Command } from "../domain/decide.ts";
import type { Setting } from "../domain/setting.ts";
import type { Words } from "../domain/words.ts";
import { wordsOf } from "../words.ts";
import type { Chance } from "./generate-random.ts";
import { cadrePostsAt } from "./generate-setting.ts";
import { residentLine, staffLine } from "./generate-words.ts";

/** A made-up case at one moment of its life. */
export type Scene = {
	readonly chance: Chance;
	readonly setting: Setting;
	readonly state: Case;
	readonly now: Instant;
	/** Nothing is to end the case. */
	readonly open: boolean;
};

/** Somebody means to do this then; null once there is nothing left of it to do. */
export type Intent = { readonly at: Instant; readonly command: (scene: Scene) => Command | null };

const hourSeconds = 3600;
export const daySeconds = 86_400;

/** Some working hours after a moment; staff act in working time. */
export function workingHours(scene: Scene, from: Instant, least: number, most: number): Instant {
	const { chance, setting, state } = scene;
	const seconds = Math.ceil((least + (most - least) * chance.next()) * hourSeconds);
	return addWorkingSeconds(calendarFor(setting.calendar, state.areaCode), from, seconds);
}

/** Some hours to some days after now; residents write at any time. */
export function sometime({ chance, now }: Scene, days: number): Instant {
	return now + hourSeconds + chance.below(days * daySeconds);
}

export function said({ chance, now }: Scene, text: string): Words {
	return wordsOf(text, chance.bytes, now * 1000);
}

export function staffSaid(scene: Scene): Words {
	return said(scene, staffLine(scene.chance));
}

export function residentSaid(scene: Scene): Words {
	return said(scene, residentLine(scene.chance));
}

/** A calendar date so many days ahead. */
export function dateIn({ now }: Scene, days: number): string {
	return formatInstant(now + days * daySeconds).slice(0, 10);
}

export function moverOf(state: Case): string {
	const move = nextMoveOf(state);
	return move?.by === "staff" ? move.personId : "";
}

/** Another post of the place than whoever's the case is. */
export function otherPost({ chance, state }: Scene): string {
	const own =
		"tour" in state ? state.tour.postId : state.moves.findLast(({ move }) => "postId" in move)?.move;
	const ownId = typeof own === "object" && "postId" in own ? own.postId : own;
	const others = cadrePostsAt(state.areaCode).filter((postId) => postId !== ownId);
	return others[chance.below(others.length)] ?? "";
}
