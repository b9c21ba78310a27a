import { isHeld } from "../domain/case.ts";
import type { CaseEvent } from "../domain/case-events.ts";
import { isOver } from "../domain/case-exits.ts";
import { isChasable, isVoidable } from "../domain/chase.ts";
import type { Command } from "../domain/decide.ts";
import { isRequestable, overSince, phonesKeptFrom } from "../domain/erasure.ts";
import { isAppealable, isChangeable, isWithdrawable } from "../domain/exit.ts";
import { attitudes, type Feedback } from "../domain/feedback.ts";
import { phoneMay } from "../domain/phone.ts";
import { approvedFor, mayConsent } from "../domain/publication.ts";
import type { Chance } from "./generate-random.ts";
import { daySeconds, type Intent, residentSaid, type Scene, sometime } from "./generate-scene.ts";
import { share } from "./generate-shares.ts";

/** What residents mean to do, after what happened to their case. */

export function feedbackOf(chance: Chance): Feedback {
	const attitude = chance.happens(0.5) ? { attitude: chance.oneOf(attitudes) } : {};
	return { contacted: chance.happens(share.solved), ...attitude };
}

/** What the resident says to an answer; null for silence. */
export function verdictOn(scene: Scene): Intent | null {
	const { chance, open } = scene;
	const said = chance.next();
	if (open || said > share.confirmed + share.disputed) return null;
	const at = sometime(scene, 5);
	const feedback = feedbackOf(chance);
	if (said > share.confirmed) return { at, command: (then) => dispute(then, feedback) };
	const verdict = chance.happens(share.solved) ? "solved" : "partly";
	return { at, command: () => ({ type: "ConfirmCase", verdict, feedback }) };
}

export function dispute(then: Scene, feedback: Feedback): Command {
	return { type: "DisputeCase", reason: residentSaid(then), feedback };
}

/** One deed with the share of residents who do it, within how many days, and whether it can still be done. */
type Habit = {
	readonly share: number;
	readonly days: number;
	/** Whether it ends the case. */
	readonly ends?: true;
	readonly isLeft: (then: Scene) => boolean;
	readonly deed: (then: Scene) => Command;
};

const isInHand = ({ state }: Scene) => (state.status === "received" && !state.sealed) || isHeld(state);
const mayWrite = ({ state }: Scene) => state.sealedTo === undefined && !isOver(state);
const message = (then: Scene): Command => ({ type: "MessageDesk", words: residentSaid(then) });
const consent = ({ state }: Scene): Command => ({ type: "ChangeConsent", consent: state.consent !== true });

const afterReport: readonly Habit[] = [
	{ share: share.message, days: 10, isLeft: mayWrite, deed: message },
	{
		...{ share: share.chased, days: 6, deed: () => ({ type: "ChaseCase" }) },
		isLeft: (then) => isInHand(then) && isChasable(then.state, then.now),
	},
	{
		...{ share: share.withdrawn, days: 4, ends: true, isLeft: ({ state }) => isWithdrawable(state) },
		deed: ({ chance }) => ({
			type: "WithdrawCase",
			askedToWithdraw: chance.happens(0.3) ? chance.happens(0.2) : null,
		}),
	},
	{ share: share.consentChanged, days: 20, isLeft: ({ state }) => mayConsent(state), deed: consent },
];
const afterClosing: readonly Habit[] = [
	{
		...{ share: share.verdictChanged, days: 25 },
		isLeft: ({ state, now, setting }) => isChangeable(state, now, setting),
		deed: ({ chance }) => ({
			type: "ChangeVerdict",
			verdict: chance.happens(share.solved) ? "solved" : "partly",
			feedback: feedbackOf(chance),
		}),
	},
	{
		...{ share: share.disputedLate, days: 25, deed: (then) => dispute(then, feedbackOf(then.chance)) },
		isLeft: ({ state, now, setting }) => isChangeable(state, now, setting),
	},
	{
		...{ share: share.erasureRequested, days: 60, isLeft: ({ state }) => isRequestable(state) },
		deed: ({ state }) => ({ type: "RequestErasure", wordsIds: [state.text.id] }),
	},
];
const appeal: Habit = {
	...{ share: share.appeals, days: 14 },
	isLeft: ({ state, now, setting }) => isAppealable(state, now, setting),
	deed: (then) => ({ type: "AppealCase", words: residentSaid(then) }),
};

const habits: { readonly [Type in CaseEvent["type"]]?: readonly Habit[] } = {
	ReportReceived: afterReport,
	CaseDispatched: [
		{
			...{ share: share.phoneGranted, days: 2, deed: () => ({ type: "GrantPhone" }) },
			isLeft: ({ state }) => phoneMay(state).includes("grantPhone"),
		},
	],
	PhoneGranted: [
		{
			...{ share: share.phoneWithdrawn, days: 3, deed: () => ({ type: "WithdrawPhone" }) },
			isLeft: ({ state }) => phoneMay(state).includes("withdrawPhone"),
		},
	],
	ResidentContacted: [
		{
			...{ share: share.toldNothing, days: 2, deed: () => ({ type: "VoidContact" }) },
			isLeft: ({ state }) => isVoidable(state),
		},
	],
	ResidentAwaited: [
		{
			...{ share: share.repliesWhenAsked, days: 2, deed: message },
			isLeft: ({ state }) => isHeld(state) && state.stops.some(({ kind }) => kind === "awaiting"),
		},
	],
	CaseClosed: [...afterClosing, appeal],
	CaseDeclined: [appeal],
	CaseRedirected: [appeal],
	PublicationApproved: [
		{
			...{ share: share.consentTakenBack, days: 20, deed: consent },
			isLeft: ({ state }) => approvedFor(state) !== null,
		},
	],
};

/** Its number goes with the first sweep after the months it is kept for. */
function phoneErased(scene: Scene): Intent | null {
	const since = overSince(scene.state);
	if (scene.state.phone === undefined || since === null) return null;
	const monthSeconds = 31 * daySeconds;
	const isKept = ({ setting, now }: Scene) => since >= phonesKeptFrom(setting, now);
	let at = scene.now + 11 * monthSeconds;
	while (isKept({ ...scene, now: at })) at += daySeconds;
	return {
		at,
		command: (then) => {
			const over = overSince(then.state);
			const isOver = over !== null && over < phonesKeptFrom(then.setting, then.now);
			return isOver && then.state.phone !== undefined ? { type: "ErasePhone" } : null;
		},
	};
}

const endings: readonly CaseEvent["type"][] = [
	"CaseClosed",
	"CaseWithdrawn",
	"CaseDeclined",
	"CaseRedirected",
];

/** What the resident means to do after an event, and what time does to the number. */
export function residentAfter(scene: Scene, { type }: CaseEvent, until: number): Intent[] {
	const intents: Intent[] = [];
	for (const { share: often, days, ends, isLeft, deed } of habits[type] ?? []) {
		if (!scene.chance.happens(often) || (ends === true && scene.open)) continue;
		const at = sometime(scene, days);
		intents.push({ at, command: (then) => (isLeft(then) ? deed(then) : null) });
	}
	if (!endings.includes(type) || scene.now + 360 * daySeconds > until) return intents;
	const erased = phoneErased(scene);
	return erased === null ? intents : [...intents, erased];
}
