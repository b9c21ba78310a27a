import { type AssistCommand, onAssist } from "./assist.ts";
import { type AwaitResident, awaitResident } from "./awaiting.ts";
import type { Instant } from "./calendar.ts";
import { type CallCommand, onCall } from "./call.ts";
import type { Case } from "./case.ts";
import type { CaseEvent } from "./case-events.ts";
import { type AskDecision, askDecision } from "./decision.ts";
import { type DispatchCase, dispatch } from "./dispatch.ts";
import { type ErasureCommand, erase } from "./erasure.ts";
import { type EscalateCase, escalate, type Weigh } from "./escalation.ts";
import { type ExclusionCommand, onExclusion } from "./exclusion.ts";
import { type ExplainRed, explainRed } from "./explanation.ts";
import { type ExportCase, exportCase } from "./export.ts";
import { type FindCase, findCase } from "./finding.ts";
import { type DecideCase, decideCase } from "./follow-up.ts";
import { handOver, withHandedOver } from "./hand-over.ts";
import { type HandlingCommand, onHandling } from "./handling.ts";
import { hear, type ResidentCommand } from "./hearing.ts";
import { type SubmitReport, submitReport } from "./intake.ts";
import { joining } from "./join.ts";
import { type AnswerLetter, answerLetter, type HelpLetter, helpLetter } from "./letter.ts";
import { type ConfirmEmergency, confirmEmergency } from "./level.ts";
import { type Counts, deedWithCounts, noCounts, withCounts } from "./load.ts";
import { type MaskWords, maskWords } from "./mask.ts";
import { type SettleOnSpot, settleOnSpot } from "./on-the-spot.ts";
import { type GrantPhone, type ViewPhone, viewPhone, type WithdrawPhone } from "./phone.ts";
import { withProvisional } from "./provisional.ts";
import { withPublicationAsked } from "./publication.ts";
import { type KeepCase, keep } from "./reassignment.ts";
import { type RecomputeLimits, recomputeLimits } from "./recompute.ts";
import { type RedispatchCommand, reassign, takeOver } from "./redispatch.ts";
import { type Decision, refuse } from "./refusal.ts";
import { type ResumeCase, resumeCase } from "./resume.ts";
import {
	type RefuseAccess,
	refuseAccess,
	type SealCase,
	seal,
	type ViewSealed,
	viewSealed,
} from "./sealing.ts";
import type { Setting } from "./setting.ts";
import { shared } from "./shared.ts";
import { withStall } from "./standstill.ts";
import { joined } from "./surge.ts";
import { type TransferCase, transfer } from "./transfer.ts";
import { withUnanswered } from "./unanswered.ts";
import { actOnTwo, isOfTwo, type MergeCommand } from "./voice.ts";
import { grantWish, isWish, type WishCommand } from "./wish.ts";

/** Every command on a case; an event is its past tense. */
export type Command =
	| SubmitReport
	| DispatchCase
	| SealCase
	| LookCommand
	| HandlingCommand
	| DecideCase
	| EscalateCase
	| HoldingCommand
	| AssistCommand
	| SightCommand
	| CallCommand
	| OversightCommand
	| ResidentCommand
	| ErasureCommand
	| WishCommand
	| MergeCommand;

/** A look at a case, a try at one, and a copy taken away: they change nothing about it. */
type LookCommand = ViewSealed | RefuseAccess | ExportCase;
/** What a holder, whoever a card told, or an officer may do beside the answer. */
type HoldingCommand =
	| SettleOnSpot
	| AskDecision
	| AwaitResident
	| ResumeCase
	| RedispatchCommand
	| KeepCase
	| ConfirmEmergency
	| RecomputeLimits
	| TransferCase;
/** What those above a holder do, and what they are told. */
type OversightCommand = HelpLetter | AnswerLetter | ExplainRed | FindCase | ExclusionCommand;
/** Who sees the phone number, and what of the words. */
type SightCommand = ViewPhone | GrantPhone | WithdrawPhone | MaskWords;

function act(
	state: Case,
	command: Exclude<Command, SubmitReport | MergeCommand | WishCommand>,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	switch (command.type) {
		case "DispatchCase":
			return dispatch(state, command, now, setting);
		case "SealCase":
			return seal(state, command, now, setting);
		case "ViewSealed":
		case "RefuseAccess":
		case "ExportCase":
			return look(state, command, now, setting);
		case "SignCase":
		case "ContactResident":
		case "AnswerCase":
			return onHandling(state, command, now, setting);
		case "DecideCase":
			return decideCase(state, command, now, setting);
		case "EscalateCase":
			return { events: [] };
		case "ConfirmCase":
		case "DisputeCase":
		case "MessageDesk":
		case "ChaseCase":
		case "VoidContact":
		case "WithdrawCase":
		case "AppealCase":
		case "ChangeVerdict":
			return hear(state, command, now, setting);
		case "AskAssist":
		case "AnswerAssist":
		case "RateAssist":
			return onAssist(state, command, now, setting);
		case "BeginCall":
		case "CallResident":
			return onCall(state, command, now, setting);
		case "HelpLetter":
		case "AnswerLetter":
		case "ExplainRed":
		case "FindCase":
		case "AskExclusion":
		case "DecideExclusion":
			return oversee(state, command, now, setting);
		default:
			return hold(state, command, now, setting);
	}
}

function oversee(
	state: Case,
	command: OversightCommand,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	switch (command.type) {
		case "HelpLetter":
			return helpLetter(state, command, now, setting);
		case "AnswerLetter":
			return answerLetter(state, command, now, setting);
		case "ExplainRed":
			return explainRed(state, command, now, setting);
		case "FindCase":
			return findCase(state, command, now, setting);
		case "AskExclusion":
		case "DecideExclusion":
			return onExclusion(state, command, now, setting);
		default:
			return command satisfies never;
	}
}

function look(state: Case, command: LookCommand, now: Instant, setting: Setting): Decision<CaseEvent> {
	switch (command.type) {
		case "ViewSealed":
			return viewSealed(state, command, now, setting);
		case "RefuseAccess":
			return refuseAccess(state, command, now, setting);
		case "ExportCase":
			return exportCase(state, command, now, setting);
		default:
			return command satisfies never;
	}
}

function hold(
	state: Case,
	command: HoldingCommand | SightCommand | ErasureCommand,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	switch (command.type) {
		case "SettleOnSpot":
			return settleOnSpot(state, command, now, setting);
		case "AskDecision":
			return askDecision(state, command, now, setting);
		case "AwaitResident":
			return awaitResident(state, command, now, setting);
		case "ResumeCase":
			return resumeCase(state, command, now, setting);
		case "TakeOver":
			return takeOver(state, command, now, setting);
		case "ReassignCase":
			return reassign(state, command, now, setting);
		case "KeepCase":
			return keep(state, command, now, setting);
		case "HandOver":
			return handOver(state, command, now, setting);
		case "ConfirmEmergency":
			return confirmEmergency(state, command, now, setting);
		case "RecomputeLimits":
			return recomputeLimits(state, command, now, setting);
		case "MaskWords":
			return maskWords(state, command, now, setting);
		case "TransferCase":
			return transfer(state, command, now, setting);
		case "ViewPhone":
			return viewPhone(state, command, now, setting);
		case "GrantPhone":
		case "WithdrawPhone":
			return hear(state, command, now, setting);
		default:
			return erase(state, command, now, setting);
	}
}

/**
 * The one decision on a case: state, command and the moment give events or a refusal. Steps that are already past fire
 * first, so a late deed never overtakes them; a refused deed leaves them to the sweep.
 * @param counts what of other cases weighs on the cards of this one
 */
export function decide(
	state: Case | null,
	command: Command,
	now: Instant,
	setting: Setting,
	counts: Counts = noCounts,
): Decision<CaseEvent> {
	if (command.type === "SubmitReport") {
		if (state !== null) return refuse("numberTaken");
		const submitted = joined(submitReport(command, now, setting), now, setting, counts);
		return joining(submitted, command.joins ?? null, now, setting, counts);
	}
	if (state === null) return refuse("notFound");
	const weigh: Weigh = (before, card, asOf) => withCounts(before, card, counts, asOf, setting);
	const fired = escalate(state, now, setting, weigh);
	const late = fired.after;
	const alone = (one: Exclude<Command, SubmitReport | MergeCommand>) =>
		isWish(one) ? grantWish(late, one, now, setting) : act(late, one, now, setting);
	const decision = isOfTwo(late, command) ? actOnTwo(late, command, now, setting, counts) : alone(command);
	if ("refusal" in decision) return decision;
	const said = shared(state.caseNumber, command, decision.events, counts, setting);
	if ("refusal" in said) return said;
	const given = withUnanswered(late, said.events, now, setting);
	// What is found of past work is told before somebody else has the case.
	const weighed = withHandedOver(late, deedWithCounts(late, given, counts, now, setting), now, setting);
	const made = withPublicationAsked(state, [...fired.events, ...weighed], now, setting);
	// What has only fired was looked at as it fired.
	const isFired = made.length === fired.events.length;
	return { events: withProvisional(state, isFired ? made : withStall(state, made, now, setting), setting) };
}
