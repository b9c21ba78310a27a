import { seedCalendar } from "./calendar-seed.ts";
import type { Ledger } from "./domain/ledger.ts";
import { defaultPolicy } from "./domain/policy.ts";

/**
 * An installation starts with the shipped policy and the published workdays, and takes no conduct report in until its
 * discipline office has said who outside reads what nobody inside may; all are events like what follows.
 */
export async function firstSetting(ledger: Ledger): Promise<void> {
	const at = ledger.now();
	const { policies, calendar } = ledger.setting();
	if (policies.length > 0 && calendar.length > 0) return;
	await ledger.arrange([
		{ type: "PolicySet", at, policy: defaultPolicy },
		{ type: "CalendarPublished", at, book: seedCalendar() },
		{
			type: "ConductIntakeDecided",
			at,
			accepted: true,
			proposalId: "first",
			intake: { mode: "referTo12388" },
		},
	]);
}
