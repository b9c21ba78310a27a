import { deedOf } from "./deeds.ts";
import type { Instant } from "./domain/calendar.ts";
import type { Case } from "./domain/case.ts";
import { type Command, decide } from "./domain/decide.ts";
import type { Ledger } from "./domain/ledger.ts";
import { sweepBatchMax } from "./domain/limits.ts";
import type { Reads } from "./domain/reads.ts";
import type { Setting } from "./domain/setting.ts";

/**
 * What follows for cases in hand when the setting changes: whoever has left a post hands over, and limits are worked out
 * anew when the calendar is corrected. Every deed is safe to do again, so that a stop half-way loses nothing.
 */
const followers: readonly Command[] = [{ type: "HandOver" }, { type: "RecomputeLimits" }];
/** The second is for a calendar that has changed alone: most of what an administrator does leaves it as it is. */
const withoutCalendar = followers.slice(0, 1);

function isNeeded(state: Case, command: Command, now: Instant, setting: Setting): boolean {
	const decision = decide(state, command, now, setting);
	return "events" in decision && decision.events.length > 0;
}

async function follow(
	ledger: Ledger,
	state: Case,
	now: Instant,
	setting: Setting,
	commands: readonly Command[],
): Promise<void> {
	for (const command of commands) {
		if (isNeeded(state, command, now, setting))
			await ledger.execute(deedOf(state.caseNumber, command, () => null));
	}
}

/** Whether somebody began or ended to hold a post after `before` and by `now`. */
function hasTurned({ stretches }: Setting, before: Instant, now: Instant): boolean {
	const turned = (at: Instant | null) => at !== null && before < at && at <= now;
	return [...stretches.values()].flat().some(({ from, to }) => turned(from) || turned(to));
}

/** One page of cases after the other; it breathes between them. */
async function walk(
	pageAfter: (after: string) => readonly Case[],
	visit: (state: Case) => Promise<void>,
): Promise<void> {
	for (let after: string | undefined = ""; after !== undefined; ) {
		const page: readonly Case[] = pageAfter(after);
		for (const state of page) await visit(state);
		after = page.at(-1)?.caseNumber;
		if (after !== undefined) await new Promise((resume) => setImmediate(resume));
	}
}

/**
 * A sweep to be called again and again: it walks the open cases only when the setting, or who holds a post, is no
 * longer what it was at the walk before.
 * @returns how to do one; it breathes between batches
 */
export function settingSweep(
	ledger: Ledger,
	reads: Pick<Reads, "openCases" | "owingLetters">,
): () => Promise<void> {
	let walked: { readonly setting: Setting; readonly at: Instant } | null = null;
	return async () => {
		const now = ledger.now();
		const setting = ledger.setting();
		if (ledger.isStopped() || (walked?.setting === setting && !hasTurned(setting, walked.at, now))) return;
		const commands = walked?.setting.calendar === setting.calendar ? withoutCalendar : followers;
		const follows = (state: Case) => follow(ledger, state, now, setting, commands);
		// Who reports later is under this setting already, and under load more come in a turn than are walked.
		await walk((after) => reads.openCases(now, after, sweepBatchMax), follows);
		// Nothing of what is over is bound by a calendar.
		const hands = (state: Case) => follow(ledger, state, now, setting, withoutCalendar);
		await walk((after) => reads.owingLetters(after, sweepBatchMax), hands);
		walked = { setting, at: now };
	};
}
