import type { Instant } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { CaseEvent } from "./case-events.ts";
import type { ExclusionReason } from "./exclusion-events.ts";
import { answerCharactersMax } from "./limits.ts";
import { may } from "./permission.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import { refOf, refuseWords, type Words } from "./words.ts";

/**
 * Exclusion from figures 不计入 (rules.md §5, E): whoever holds a case asks with a reason of a closed list, a discipline
 * officer decides. The case itself, its clocks and its cards go on as they are, and until then it is counted.
 */
export type AskExclusion = {
	readonly type: "AskExclusion";
	readonly by: string;
	readonly reason: ExclusionReason;
	readonly words: Words;
};
export type DecideExclusion = {
	readonly type: "DecideExclusion";
	readonly by: string;
	readonly accept: boolean;
	readonly words: Words;
};

/** `AskExclusion`: once a case, by whoever holds it or has answered it. */
function askExclusion(
	state: Case,
	{ by, reason, words }: AskExclusion,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const no = may("askExclusion", by, state, setting, now);
	if (no !== null) return refuse(no);
	const refusal = refuseWords(words.text, answerCharactersMax, "words");
	if (refusal !== null) return { refusal };
	return { events: [{ type: "ExclusionAsked", at: now, by, reason, words: refOf(words) }] };
}

/** `DecideExclusion`: by an officer whose own matter it is not; final. */
function decideExclusion(
	state: Case,
	{ by, accept, words }: DecideExclusion,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const no = may("decideExclusion", by, state, setting, now);
	if (no !== null) return refuse(no);
	const refusal = refuseWords(words.text, answerCharactersMax, "words");
	if (refusal !== null) return { refusal };
	return { events: [{ type: "ExclusionDecided", at: now, by, accepted: accept, words: refOf(words) }] };
}

export type ExclusionCommand = AskExclusion | DecideExclusion;

/** The decision on what is asked, or on the answer to it. */
export function onExclusion(
	state: Case,
	command: ExclusionCommand,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	return command.type === "AskExclusion"
		? askExclusion(state, command, now, setting)
		: decideExclusion(state, command, now, setting);
}
