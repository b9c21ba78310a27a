import type { StandstillEvent } from "../domain/case-standstill.ts";
import type { HandOverEvent } from "../domain/hand-over-events.ts";
import type { OversightEvent } from "../domain/overlay-events.ts";
import type { Setting } from "../domain/setting.ts";
import type { WordsRef } from "../domain/words.ts";
import { postName } from "./common.ts";

/** What those above a holder did, what they were told, and what somebody who left a post left to the next. */
type Fact = { readonly words?: WordsRef; readonly dueAt?: number; readonly detail?: string };

export function toldPost(
	told: { by: "resident" } | { by: "staff"; postId: string },
	setting: Setting,
): string {
	return told.by === "staff" ? (postName(setting, told.postId) ?? told.postId) : "";
}

/** Which post owes something, and by when. */
export function owedBy(
	{ postId, dueAt }: { readonly postId: string; readonly dueAt: number },
	setting: Setting,
): Fact {
	return { detail: postName(setting, postId) ?? postId, dueAt };
}

type Overseen = OversightEvent | StandstillEvent | HandOverEvent;

export function oversightFacts(event: Overseen, setting: Setting): Fact {
	switch (event.type) {
		case "AssistHandedOver":
			return owedBy(event, setting);
		case "LetterHandedOver":
			return { detail: postName(setting, event.postId) ?? event.postId };
		case "ReportHandedOver": {
			const detail = toldPost(event.nextMove, setting);
			return event.triageDueAt === null ? { detail } : { detail, dueAt: event.triageDueAt };
		}
		case "StallTimed":
			return { dueAt: event.due.dueAt };
		case "CaseStalled":
			return { dueAt: event.dueAt, detail: toldPost(event.told, setting) };
		case "LetterIssued":
			return { detail: postName(setting, event.postId) ?? event.postId, dueAt: event.dueAt };
		case "LetterHelped":
		case "LetterAnswered":
		case "RedExplained":
		case "CaseKept":
			return { words: event.words };
		case "ReassignmentHandedOver":
			return owedBy(event, setting);
		case "CaseFound":
			return { words: event.words, detail: event.outcome };
		default:
			return event satisfies never;
	}
}
