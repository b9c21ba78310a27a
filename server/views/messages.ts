import type { MessageWire } from "../contract/follow-up.ts";
import type { CaseWords, TrailEvent } from "../domain/reads.ts";
import type { Setting } from "../domain/setting.ts";
import { actedFrom, halfDayView, wireInstant } from "./common.ts";
import { actorOf, photoView, textOf } from "./trail.ts";

/** Words between the resident and the staff, oldest first. */
export function messagesOf(
	trail: readonly TrailEvent[],
	words: CaseWords,
	setting: Setting,
	erased: readonly string[] = [],
): MessageWire[] {
	return trail.flatMap((entry): MessageWire[] => {
		const { event } = entry;
		if (event.type !== "ResidentContacted" && event.type !== "MessageLeft") return [];
		const from = event.type === "MessageLeft" ? "resident" : "staff";
		const post = actedFrom(setting, actorOf(event), event.at);
		const at = { at: wireInstant(event.at), ...halfDayView(entry) };
		const said = { ...at, from, post, words: textOf(words, event.words) ?? "" } as const;
		// The resident's own stand with the report.
		return [from === "staff" ? { ...said, ...photoView(event, erased) } : said];
	});
}
