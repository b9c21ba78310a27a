import type { Instant } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { CaseEvent } from "./case-events.ts";
import { type ChaseCase, chase, type VoidContact, voidContact } from "./chase.ts";
import { type AppealCase, appeal, type WithdrawCase, withdraw } from "./exit.ts";
import {
	type ChangeVerdict,
	type ConfirmCase,
	changeVerdict,
	confirm,
	type DisputeCase,
	dispute,
	type MessageDesk,
	messageDesk,
} from "./follow-up.ts";
import { type GrantPhone, grantPhone, type WithdrawPhone, withdrawPhone } from "./phone.ts";
import type { Decision } from "./refusal.ts";
import type { Setting } from "./setting.ts";

/** What the resident says under the receipt. */
export type ResidentCommand =
	| ConfirmCase
	| DisputeCase
	| MessageDesk
	| ChaseCase
	| VoidContact
	| WithdrawCase
	| AppealCase
	| ChangeVerdict
	| GrantPhone
	| WithdrawPhone;

/** The decision on it. */
export function hear(
	state: Case,
	command: ResidentCommand,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	switch (command.type) {
		case "ConfirmCase":
			return confirm(state, command, now);
		case "DisputeCase":
			return dispute(state, command, now, setting);
		case "MessageDesk":
			return messageDesk(state, command, now, setting);
		case "ChaseCase":
			return chase(state, command, now);
		case "VoidContact":
			return voidContact(state, command, now, setting);
		case "WithdrawCase":
			return withdraw(state, command, now);
		case "AppealCase":
			return appeal(state, command, now, setting);
		case "ChangeVerdict":
			return changeVerdict(state, command, now, setting);
		case "GrantPhone":
			return grantPhone(state, command, now);
		case "WithdrawPhone":
			return withdrawPhone(state, command, now);
		default:
			return command satisfies never;
	}
}
