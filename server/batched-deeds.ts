import { isToldLate, toldOf } from "./batched-reads.ts";
import type { Instant } from "./domain/calendar.ts";
import { type Command, decide } from "./domain/decide.ts";
import type { Reads } from "./domain/reads.ts";
import { type Refusal, refuse } from "./domain/refusal.ts";
import { lookEvents } from "./domain/sealing.ts";
import type { Person, Setting } from "./domain/setting.ts";

type Asked = {
	readonly person: Person;
	readonly caseNumber: string;
	readonly command: Command;
	/** The version that the person saw, where a deed is about what was seen. */
	readonly seen: number | undefined;
	readonly now: Instant;
	readonly setting: Setting;
};

/**
 * A deed of somebody who has not been told all of a case: refused as the case that they see refuses it, so that no refusal
 * tells what waits (trust.md A10). Else the version with which the ledger is to be asked.
 */
export function asTold(
	reads: Reads,
	{ person, caseNumber, command, seen, now, setting }: Asked,
): { readonly version: number | undefined } | { readonly refusal: Refusal } {
	const truth = isToldLate(person) ? reads.stateOf(caseNumber) : null;
	const told = truth && toldOf(reads, truth);
	if (truth === null || told === null) return { version: seen };
	const decided = decide(told.state, command, now, setting);
	const refusal = "refusal" in decided ? decided.refusal : null;
	if (refusal?.code === "notFound") return { refusal };
	const later = seen === undefined ? [] : told.trail().slice(seen);
	const isStale = seen !== undefined && seen > told.state.version;
	if (isStale || later.some(({ event }) => !lookEvents.includes(event.type))) return refuse("stale");
	return refusal === null ? { version: seen === undefined ? seen : truth.version } : { refusal };
}
