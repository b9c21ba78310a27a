import { arrange, type SettingCommand } from "./domain/arrangement.ts";
import { type Case, evolve } from "./domain/case.ts";
import type { CaseEvent } from "./domain/case-events.ts";
import { partOf } from "./domain/cut-out.ts";
import { type Command, decide } from "./domain/decide.ts";
import type { AskDecision } from "./domain/decision.ts";
import type { SubmitReport } from "./domain/intake.ts";
import type { Decided, Deed, Loaded, SettingDeed } from "./domain/ledger.ts";
import { voicesAfter } from "./domain/merge.ts";
import { refuse } from "./domain/refusal.ts";
import type { Setting } from "./domain/setting.ts";
import { isSetupStale } from "./domain/setup-version.ts";
import { isMergeCommand } from "./domain/voice.ts";
import type { Words } from "./domain/words.ts";

function proposedIn({ proposal }: AskDecision): readonly Words[] {
	if (proposal.kind === "promise") return proposal.milestones.map(({ words }) => words);
	const turnsAway = proposal.kind === "decline" || proposal.kind === "redirect";
	return turnsAway ? [proposal.body, proposal.limit] : [];
}

function saidIn({ text, spot, about, contactPhone, encrypted }: SubmitReport): readonly Words[] {
	// Nothing readable of it reaches the store.
	if (encrypted !== undefined) return [encrypted.blank, encrypted.file];
	const said = [text];
	for (const words of [spot, about?.name, contactPhone]) if (words) said.push(words);
	return said;
}

const wordless = [
	...(["WithdrawCase", "ChangeVerdict", "ViewSealed", "RefuseAccess", "ExportCase"] as const),
	...(["GrantPhone", "WithdrawPhone", "ViewPhone", "SignCase", "RateAssist"] as const),
	...(["MakeSpokenCode", "ChangeConsent", "MaskWords"] as const),
	...(["BeginCall", "ChaseCase", "VoidContact", "ResumeCase", "TakeOver"] as const),
] as const;
type Wordless = Extract<Command, { readonly type: (typeof wordless)[number] }>;

function isWordless(command: Command): command is Wordless {
	return wordless.some((type) => type === command.type);
}

function wordsIn(command: Command): readonly Words[] {
	// Asked first, as it is what comes most.
	if (command.type === "SubmitReport") return saidIn(command);
	if (isMergeCommand(command) || isWordless(command)) return [];
	switch (command.type) {
		case "ContactResident":
			return [command.words, command.nextStep];
		case "AnswerCase":
		case "DecideCase":
		case "MessageDesk":
		case "SettleOnSpot":
		case "AwaitResident":
		case "AskAssist":
		case "AnswerAssist":
		case "HelpLetter":
		case "AnswerLetter":
		case "ExplainRed":
		case "FindCase":
		case "AppealCase":
		case "ApprovePublication":
		case "RefusePublication":
		case "AskExclusion":
		case "DecideExclusion":
		case "KeepCase":
			return [command.words];
		case "ProposeErasure":
			return [command.basis];
		case "AskDecision":
			return [command.words, ...proposedIn(command)];
		case "DisputeCase":
			return [command.reason];
		case "TransferCase":
			return command.elsewhere === undefined ? [] : [command.elsewhere];
		case "CallResident":
			return command.words === null ? [] : [command.words];
		case "DispatchCase":
		case "SealCase":
		case "ConfirmCase":
		case "EscalateCase":
		case "ReassignCase":
		case "HandOver":
		case "ConfirmEmergency":
		case "RecomputeLimits":
		case "RequestErasure":
		case "ErasePhone":
			return [];
		default:
			return command satisfies never;
	}
}

type Extras<Reply> = Pick<Deed<Reply>, "expectedVersion" | "receiptMac" | "spokenMac" | "retry">;

/** After these the voices of a case may go on by themselves, end with it, or begin again with it. */
const turnings: readonly CaseEvent["type"][] = [
	...(["CaseWithdrawn", "CaseSealed", "CaseClosed", "CaseDeclined", "CaseRedirected"] as const),
	...(["CaseDisputed", "CaseSentBack"] as const),
];

/** A command as the ledger takes it: its words, the pure decision, and the reply made from the state after it. */
export function deedOf<Reply>(
	caseNumber: string,
	command: Command,
	reply: (after: Case) => Reply,
	extras: Extras<Reply> = {},
): Deed<Reply> {
	const deed = {
		caseNumber,
		// A voice hangs on the case it is added to.
		opensCase: command.type === "SubmitReport" && (command.joins ?? null) === null,
		words: wordsIn(command),
		decide: ({ state, now, setting, counts }: Loaded): Decided<Reply> => {
			const decision = decide(state, command, now, setting, counts);
			if ("refusal" in decision) return decision;
			const { events } = decision;
			if (state !== null && command.type === "CutOutPart")
				return { events, others: [partOf(state, command, now, setting)], reply };
			if (state === null || !events.some(({ type }) => turnings.includes(type))) return { events, reply };
			const others = voicesAfter(state, events.reduce<Case>(evolve, state), now, setting, counts);
			return "code" in others ? { refusal: others } : { events, others, reply };
		},
	};
	// A spread in front of named members costs more than making them, and every report comes this way.
	return Object.assign(deed, extras);
}

function settingWordsIn(command: SettingCommand): readonly Words[] {
	if (command.type === "AddPerson") return [command.name];
	return command.type === "AcceptInvitation" && command.name !== null ? [command.name] : [];
}

/**
 * A command on the setting as the ledger takes it: its words, the pure decision, and the reply from the setting after it.
 *
 * @param seen the version of the set-up the person was shown; null where none was said, and nothing is refused as `stale`
 */
export function settingDeedOf<Reply>(
	command: SettingCommand,
	reply: (after: Setting) => Reply,
	seen: number | null = null,
): SettingDeed<Reply> {
	return {
		words: settingWordsIn(command),
		decide: ({ setting, now }) =>
			seen !== null && isSetupStale(setting.setup, command, seen)
				? refuse("stale")
				: arrange(setting, command, now),
		reply,
	};
}
