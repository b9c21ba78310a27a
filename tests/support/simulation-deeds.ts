import { openAssists } from "../../server/domain/assist.ts";
import type { Instant } from "../../server/domain/calendar.ts";
import { cardRank } from "../../server/domain/card.ts";
import { type Case, isHeld, nextMoveOf } from "../../server/domain/case.ts";
import { isOver } from "../../server/domain/case-exits.ts";
import { phoneReasons } from "../../server/domain/case-phone.ts";
import type { CaseAction } from "../../server/domain/case-rules.ts";
import { isMediable } from "../../server/domain/category.ts";
import type { Command } from "../../server/domain/decide.ts";
import { exclusionReasons } from "../../server/domain/exclusion-events.ts";
import { mediations } from "../../server/domain/exit-events.ts";
import { findingOutcomes } from "../../server/domain/finding.ts";
import { may } from "../../server/domain/permission.ts";
import {
	answer,
	cannot,
	contact,
	decision,
	dispatch,
	escalate,
	seal,
	sign,
	view,
	words,
} from "./domain-deeds.ts";
import { encrypted, intakeKey } from "./outside-body.ts";
import type { World } from "./simulation.ts";
import { passing } from "./simulation-bodies.ts";
import { type Dice, people } from "./simulation-house.ts";
import { dateAt, type Proposed, proposalOf } from "./simulation-proposals.ts";
import { ofResident } from "./simulation-residents.ts";
import { triageMakers } from "./simulation-triage.ts";
import { ofPublishing } from "./simulation-wishes.ts";

/** Every command there is, given by whoever may give it, or by anybody. */

/** What staff do to a case; erasing words is no part of its life. */
type Tried = Exclude<CaseAction, "proposeErasure">;

type Make = (by: string, state: Case, dice: Dice, now: Instant, numbers: readonly string[]) => Command;

function asks(kind: Proposed): Make {
	return (by, _state, dice, now) => {
		return { type: "AskDecision", by, proposal: proposalOf(dice, now, kind), words: words("要等。") };
	};
}

function assistOf({ assists }: Case, dice: Dice, of: (assist: Case["assists"][number]) => boolean): string {
	const fitting = assists.filter(of);
	return fitting.length === 0 ? "a0" : dice.oneOf(fitting).assistId;
}

function letterOf({ letters }: Case, dice: Dice): string {
	return letters.length === 0 ? "l0" : dice.oneOf(letters).letterId;
}

/** Of a dispute between neighbours, how it came out; now and then of another matter. */
function mediated({ categoryCode }: Case, dice: Dice) {
	const says = isMediable(categoryCode) ? dice.chance(0.7) : dice.chance(0.02);
	return says ? { mediation: dice.oneOf(mediations) } : {};
}

const kept = { type: "KeepCase", words: words("他最熟。") } as const;

/** What staff may do, by the right it needs. */
const makers: Readonly<Record<Tried, Make>> = {
	signCase: (by) => sign(by),
	contactResident: (by, _state, _dice, now) => contact(dateAt(now), by),
	answerCase: (by, state, dice) => {
		const given = dice.chance(0.5) ? answer(by) : cannot(by);
		return { ...given, ...mediated(state, dice) } as Command;
	},
	decideCase: (by, _state, dice) => {
		const postId = dice.oneOf(["grid2", "works1", null, null]);
		return { ...decision(by, dice.chance(0.7)), postId } as Command;
	},
	dispatchCase: (by, _state, dice) =>
		dispatch(by, dice.oneOf(["grid1", "works1", "west1", null]), dice.oneOf(["0203", null])),
	sealCase: (by, _state, dice) => seal(by, dice.chance(0.5) ? "conduct" : "protected"),
	settleOnSpot: (by, state, dice) => {
		return { type: "SettleOnSpot", by, words: words("灯已换好。"), ...mediated(state, dice) };
	},
	returnCase: asks("return"),
	extendCase: asks("extension"),
	promiseCase: asks("promise"),
	shelveCase: asks("shelving"),
	changeLevel: asks("level"),
	declineCase: asks("decline"),
	redirectCase: asks("redirect"),
	awaitResident: (by) => ({ type: "AwaitResident", by, words: words("是几号楼？") }),
	resumeCase: (by) => ({ type: "ResumeCase", by }),
	askAssist: (by, { version }, dice) => {
		const postId = dice.oneOf(["works1", "worksChief", "grid2", "west1", "grid1"]);
		return { type: "AskAssist", by, assistId: `a${version}`, postId, words: words("请派车。") };
	},
	answerAssist: (by, state, dice) => {
		const assistId = assistOf(state, dice, ({ ownerId, answeredAt }) => ownerId === by && !answeredAt);
		return { type: "AnswerAssist", by, assistId, words: words("车已派。") };
	},
	rateAssist: (by, state, dice) => {
		const assistId = assistOf(state, dice, ({ answeredAt, help }) => answeredAt !== null && help === null);
		return { type: "RateAssist", by, assistId, help: dice.oneOf(["helped", "partly", "notAtAll"]) };
	},
	takeOver: (by) => ({ type: "TakeOver", by }),
	keepCase: (by) => ({ ...kept, by }),
	reassignCase: (by, _state, dice) => {
		return { type: "ReassignCase", by, postId: dice.oneOf(["grid2", "works1", "grid1"]) };
	},
	helpLetter: (by, state, dice) => ({
		type: "HelpLetter",
		by,
		letterId: letterOf(state, dice),
		words: words("派两人帮忙。"),
	}),
	answerLetter: (by, state, dice) => ({
		type: "AnswerLetter",
		by,
		letterId: letterOf(state, dice),
		words: words("已安排。"),
	}),
	explainRed: (by) => ({ type: "ExplainRed", by, words: words("人手不足，已调配。") }),
	findCase: (by, _state, dice) => ({
		type: "FindCase",
		by,
		outcome: dice.oneOf(findingOutcomes),
		words: words("已核查。"),
	}),
	mergeCase: (by, _state, dice, _now, numbers) => ({ type: "MergeCase", by, parent: dice.oneOf(numbers) }),
	splitCase: (by) => ({ type: "SplitCase", by }),
	...triageMakers,
	transferCase: (by, { sealedTo, competent }, dice) => {
		const key = sealedTo?.key ?? intakeKey;
		const fileHash = sealedTo !== undefined && dice.chance(0.8) ? encrypted.fileHash : "00".repeat(32);
		if (sealedTo === undefined && competent !== undefined)
			return { ...passing(by, competent.bodyId, dice), fileHash };
		return { type: "TransferCase", by, key, fileHash };
	},
	viewPhone: (by, _state, dice) => ({ type: "ViewPhone", by, reason: dice.oneOf(phoneReasons) }),
	askExclusion: (by, _state, dice) => {
		return { type: "AskExclusion", by, reason: dice.oneOf(exclusionReasons), words: words("暴雨停工。") };
	},
	decideExclusion: (by, _state, dice) => {
		return { type: "DecideExclusion", by, accept: dice.chance(0.5), words: words("属实。") };
	},
	callResident: (by, state, dice) => {
		const said = state.status === "followUp" && dice.chance(0.5);
		const reached = said || dice.chance(0.4);
		const verdict = said ? { verdict: dice.oneOf(["solved", "partly", "notSolved"] as const) } : {};
		const told = dice.chance(0.8) ? words("说是不亮。") : null;
		return { type: "CallResident", by, reached, words: told, ...verdict };
	},
	confirmEmergency: (by, _state, dice) => {
		return { type: "ConfirmEmergency", by, confirmed: dice.chance(0.5) };
	},
};
const actions = Object.keys(makers) as Tried[];

/** The right each command of staff needs. */
export function actionOf(command: Command): CaseAction | null {
	if (command.type === "AskDecision") return asked.get(command.proposal.kind) ?? null;
	const [first = "", rest = ""] = [command.type.slice(0, 1).toLowerCase(), command.type.slice(1)];
	return actions.find((action) => action === first + rest) ?? null;
}
const asked: ReadonlyMap<string, Tried> = new Map(
	Object.entries({
		return: "returnCase",
		extension: "extendCase",
		promise: "promiseCase",
		shelving: "shelveCase",
		level: "changeLevel",
		decline: "declineCase",
		redirect: "redirectCase",
	} as const),
);

/** People who have to do with the case, among whom somebody may do something now. */
function concerned(state: Case): string[] {
	const move = nextMoveOf(state);
	const told = state.steps.flatMap((step) => (step.told.by === "staff" ? [step.told.personId] : []));
	const holder = "tour" in state ? [state.tour.holderId] : [];
	const owners = state.assists.map(({ ownerId }) => ownerId);
	const mover = move?.by === "staff" ? [move.personId] : [];
	return [...new Set([...holder, ...holder, ...mover, ...owners, ...told, "p:desk1"])];
}

/** What would end most lives early: it is done less often than it may be. */
const endsMuch: readonly CaseAction[] = ["declineCase", "redirectCase", "splitCase"];

function ofStaff(state: Case, dice: Dice, { now, setting, cases }: World): Command {
	const able = concerned(state).flatMap((by) =>
		actions
			.filter((action) => may(action, by, state, setting, now) === null)
			.filter((action) => !endsMuch.includes(action) || dice.chance(0.2))
			.map((action) => ({ action, by })),
	);
	const anybody = { action: dice.oneOf(actions), by: dice.oneOf(people) };
	const { action, by } = able.length > 0 && dice.chance(0.85) ? dice.oneOf(able) : anybody;
	const numbers = cases.map((one) => one.state.caseNumber);
	return makers[action](by, state, dice, now, numbers);
}

const leave: Command = { type: "WithdrawCase", askedToWithdraw: null };

function ofHouse(dice: Dice): Command {
	const view_ = view(dice.oneOf(["p:officer", "p:guard1", "p:grid1"]));
	const call: Command = { type: "BeginCall", by: dice.oneOf(["p:desk1", "p:desk2"]) };
	const others: readonly Command[] = [{ type: "HandOver" }, { type: "RecomputeLimits" }, view_, call];
	return dice.oneOf([escalate, escalate, ...others]);
}

function isAsked(state: Case): boolean {
	return state.status === "followUp" || state.status === "merged" || isOver(state);
}

/** Cases are joined, and come apart again. */
function ofTwo(state: Case, dice: Dice, { cases }: World): Command {
	const by = dice.oneOf(["p:desk1", "p:eastSecretary", "p:leader"]);
	const numbers = cases.map((one) => one.state.caseNumber);
	if (state.status === "merged") return { type: "SplitCase", by };
	const hasVoices = cases.some(
		(one) => one.state.status === "merged" && one.state.parent === state.caseNumber,
	);
	if (hasVoices && "tour" in state && dice.chance(0.5)) return answer(state.tour.holderId);
	return hasVoices && dice.chance(0.3) ? leave : { type: "MergeCase", by, parent: dice.oneOf(numbers) };
}

/** What happens next to the case. */
export function deedOn(state: Case, dice: Dice, world: World): Command {
	const carded = state.steps.some(({ step }) => cardRank(step) > 1);
	if (dice.chance(world.alike && state.status !== "merged" ? 0.15 : 0.01)) return ofTwo(state, dice, world);
	const isCalled = state.status === "followUp" && state.phone !== undefined && dice.chance(0.25);
	if (isCalled) return makers.callResident("p:desk1", state, dice, world.now, []);
	// Help that was asked for may be late before the resident has answered.
	const waits = isHeld(state) && state.stops.length === 0 && openAssists(state).length > 0;
	if (waits && dice.chance(0.15))
		return makers.awaitResident(state.tour.holderId, state, dice, world.now, []);
	const asked = state.reassignment;
	if (asked !== undefined && isHeld(state) && dice.chance(0.1))
		return { ...kept, by: dice.oneOf([asked.deciderId, state.tour.holderId]) };
	const published = ofPublishing(state, dice);
	if (published !== null) return published;
	const which = dice.below(10);
	if (which < (isAsked(state) ? 6 : 1)) return ofResident(state, dice, world);
	return which < (carded ? 9 : 8) ? ofStaff(state, dice, world) : ofHouse(dice);
}
