import type { ExitWire } from "../contract/exit.ts";
import { type Instant, isProvisional } from "../domain/calendar.ts";
import type { Case } from "../domain/case.ts";
import { appealUntil, isAppealable } from "../domain/exit.ts";
import type { CaseWords, TrailEvent } from "../domain/reads.ts";
import type { Setting } from "../domain/setting.ts";
import { timesOf } from "../domain/times.ts";
import { wireInstant } from "./common.ts";
import { textOf } from "./trail.ts";

/** Who is in charge of a report that was turned away; nothing for any other. */
export function exitView(
	state: Case,
	trail: readonly TrailEvent[],
	words: CaseWords,
	now: Instant,
	setting: Setting,
): { readonly exit?: ExitWire } {
	if (state.status !== "declined" && state.status !== "redirected") return {};
	const events = trail.map(({ event }) => event);
	const away = events.findLast(({ type }) => type === "CaseDeclined" || type === "CaseRedirected");
	if (away?.type !== "CaseDeclined" && away?.type !== "CaseRedirected") return {};
	const { reason } = away;
	const body = textOf(words, away.body) ?? "";
	const limit = textOf(words, away.limit) ?? "";
	const until = isAppealable(state, now, setting) ? appealUntil(state, setting) : null;
	const isOpen = until !== null && isProvisional(timesOf(state, setting).calendar, state.endedAt, until);
	const appeal = { appealUntil: wireInstant(until), ...(isOpen && { provisional: true }) };
	return { exit: { reason, body, limit, ...appeal } };
}
