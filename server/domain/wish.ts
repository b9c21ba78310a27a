import type { Instant } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { CaseEvent } from "./case-events.ts";
import {
	type ChangeConsent,
	changeConsent,
	decidePublication,
	type PublicationCommand,
} from "./publication.ts";
import type { Decision } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import { type MakeSpokenCode, makeSpokenCode } from "./spoken-code.ts";

/** What a resident may wish for at any time, and what a superior says to it: none of it moves the case. */
export type WishCommand = MakeSpokenCode | ChangeConsent | PublicationCommand;
const wishCommands: readonly string[] = [
	"MakeSpokenCode",
	"ChangeConsent",
	"ApprovePublication",
	"RefusePublication",
] satisfies WishCommand["type"][];

export function isWish(command: { readonly type: string }): command is WishCommand {
	return wishCommands.includes(command.type);
}

export function grantWish(
	state: Case,
	command: WishCommand,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	switch (command.type) {
		case "MakeSpokenCode":
			return makeSpokenCode(state, command, now);
		case "ChangeConsent":
			return changeConsent(state, command, now);
		case "ApprovePublication":
		case "RefusePublication":
			return decidePublication(state, command, now, setting);
		default:
			return command satisfies never;
	}
}
