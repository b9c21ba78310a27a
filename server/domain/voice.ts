import { type Instant, windowEnd } from "./calendar.ts";
import { type Case, evolve, isFollowUp, isHeld, isReceived, type MergedCase } from "./case.ts";
import { holderMove } from "./case-clock.ts";
import type { CaseEvent } from "./case-events.ts";
import { isPast } from "./clock.ts";
import { type CutOutPart, cutOut } from "./cut-out.ts";
import { isRequestable } from "./erasure.ts";
import type { WithdrawCase } from "./exit.ts";
import {
	type ChangeVerdict,
	type ConfirmCase,
	type DisputeCase,
	dispute,
	type MessageDesk,
	messageDesk,
	type ResidentDeed,
} from "./follow-up.ts";
import type { Counts } from "./load.ts";
import { isSplittable, type MergeCase, merge, type SplitCase, split, splitFrom } from "./merge.ts";
import type { CaseSplit } from "./merge-events.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import { timesOf } from "./times.ts";

/** Voices 人次: the resident of a merged case keeps receipt and verdict, and says for itself whether it is solved. */

/** Whether a voice may say if it is solved: while an answer waits, and for as long as a verdict may change. */
function isJudgeable(parent: Case, now: Instant, setting: Setting): boolean {
	if (isFollowUp(parent)) return parent.pending === null;
	if (parent.status !== "closed") return false;
	const { calendar, policy } = timesOf(parent, setting);
	return !isPast(windowEnd(calendar, parent.closedAt, policy.verdictDays), now);
}

/** What the resident of a voice may do now; each says for itself whether it is solved. */
export function voiceMay(
	state: MergedCase,
	parent: Case,
	now: Instant,
	setting: Setting,
): readonly ResidentDeed[] {
	const deeds: ResidentDeed[] = [];
	const isWorkedOn = isReceived(parent) || isHeld(parent);
	if (isWorkedOn || isFollowUp(parent)) deeds.push("messageDesk");
	if (isJudgeable(parent, now, setting))
		deeds.push(state.verdict === null ? "confirmCase" : "changeVerdict", "disputeCase");
	if (isWorkedOn) deeds.push("withdrawCase");
	if (isSplittable(parent, now, setting)) deeds.push("splitVoice");
	if (isRequestable(state)) deeds.push("requestErasure");
	return deeds;
}

/** The voice's own dispute: its rework begins with whoever answered, and uses up nobody else's word. */
function disputeVoice(
	state: MergedCase,
	parent: Case,
	command: DisputeCase,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	if (!("tour" in parent)) return refuse("wrongState");
	const { postId, holderId } = parent.tour;
	const nextMove = holderMove(parent);
	const apart: CaseSplit = {
		...{ type: "CaseSplit", at: now, by: null, why: "dispute", parent: parent.caseNumber },
		...{ triageDueAt: null, due: [], nextMove, tour: { postId, holderId } },
	};
	const decision = dispute(evolve(state, apart), command, now, setting);
	return "refusal" in decision ? decision : { events: [apart, ...decision.events] };
}

/** "My matter is another." */
type SplitVoice = { readonly type: "SplitVoice" };
type VoiceCommand = ConfirmCase | ChangeVerdict | DisputeCase | WithdrawCase | MessageDesk | SplitVoice;
const voiceDeeds: Readonly<Record<VoiceCommand["type"], ResidentDeed>> = {
	ConfirmCase: "confirmCase",
	ChangeVerdict: "changeVerdict",
	DisputeCase: "disputeCase",
	WithdrawCase: "withdrawCase",
	MessageDesk: "messageDesk",
	SplitVoice: "splitVoice",
};

/** What the resident of a voice does; the parent says whether it is time. */
function voice(
	state: MergedCase,
	command: VoiceCommand,
	now: Instant,
	setting: Setting,
	counts: Counts,
): Decision<CaseEvent> {
	const parent = counts.caseOf(state.parent);
	if (parent === null || !voiceMay(state, parent, now, setting).includes(voiceDeeds[command.type]))
		return refuse("wrongState");
	switch (command.type) {
		case "ConfirmCase": {
			const { verdict, feedback } = command;
			return { events: [{ type: "CaseConfirmed", at: now, verdict, feedback }] };
		}
		case "ChangeVerdict": {
			const { verdict, feedback } = command;
			return { events: [{ type: "VerdictChanged", at: now, verdict, feedback }] };
		}
		case "DisputeCase":
			return disputeVoice(state, parent, command, now, setting);
		case "WithdrawCase": {
			const { askedToWithdraw } = command;
			const feedback = askedToWithdraw === null ? {} : { askedToWithdraw };
			return { events: [{ type: "CaseWithdrawn", at: now, feedback }] };
		}
		case "MessageDesk":
			return messageDesk(state, command, now, setting);
		case "SplitVoice":
			return splitFrom(state, "resident", null, now, setting);
		default:
			return command satisfies never;
	}
}

export type MergeCommand = MergeCase | SplitCase | SplitVoice | CutOutPart;
type OfTwo = MergeCommand | VoiceCommand;
const mergeCommands: readonly string[] = [
	"MergeCase",
	"SplitCase",
	"SplitVoice",
	"CutOutPart",
] satisfies MergeCommand["type"][];

export function isMergeCommand(command: { readonly type: string }): command is MergeCommand {
	return mergeCommands.includes(command.type);
}

/** Whether another case has a part in it: a merge, a split, one cut out, and whatever the resident of a voice does. */
export function isOfTwo(state: Case, command: { readonly type: string }): command is OfTwo {
	if (isMergeCommand(command)) return true;
	return state.status === "merged" && Object.hasOwn(voiceDeeds, command.type);
}

export function actOnTwo(
	state: Case,
	command: OfTwo,
	now: Instant,
	setting: Setting,
	counts: Counts,
): Decision<CaseEvent> {
	if (command.type === "MergeCase") return merge(state, command, now, setting, counts);
	if (command.type === "CutOutPart") return cutOut(state, command, now, setting, counts);
	if (command.type === "SplitCase") return split(state, command, now, setting, counts);
	return state.status === "merged" ? voice(state, command, now, setting, counts) : refuse("wrongState");
}
