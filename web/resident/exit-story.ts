import type { StepWire } from "../../server/contract/common.ts";
import type { TimelineEntry } from "../../server/contract/follow-up.ts";
import type { TimelineMark } from "../parts/timeline.tsx";
import type { Frame } from "./page.ts";

/** One entry as it is drawn: lead, who, tail in a line; then words as they were written. */
export type Told = {
	readonly mark: TimelineMark;
	readonly step?: StepWire;
	readonly lead?: string;
	readonly who?: string;
	readonly tail?: string;
	readonly words?: string | null;
	readonly after?: string | null;
};

export type ExitKind = Extract<
	TimelineEntry["kind"],
	| "withdrawn"
	| "declined"
	| "redirected"
	| "transferred"
	| "appealed"
	| "appealUpheld"
	| "appealNotUpheld"
	| "verdictChanged"
	| "erasureRequested"
	| "erasureRefused"
	| "erased"
	| "merged"
	| "split"
	| "partCutOut"
	| "wordsMasked"
	| "chased"
	| "contactVoided"
	| "spokenCodeMade"
	| "consentGiven"
	| "consentTaken"
	| "called"
	| "calledInVain"
>;

/** How it ended without an answer, and what came of the resident's last word. */
export function toldOfExit(
	entry: TimelineEntry,
	kind: ExitKind,
	{ words: { follow, publication, spokenCode } }: Frame,
): Told {
	const { post, words, verdict } = entry;
	switch (kind) {
		case "withdrawn":
			return { mark: "mine", who: follow.withdrawn };
		case "chased":
		case "contactVoided":
			return { mark: "mine", who: follow[kind] };
		case "spokenCodeMade":
			return { mark: "mine", who: spokenCode.asked };
		case "consentGiven":
		case "consentTaken": {
			const { given, taken } = publication;
			return { mark: "mine", who: kind === "consentGiven" ? given : taken };
		}
		case "called":
		case "calledInVain":
			return { mark: "staff", who: follow.movers.desk, tail: follow[kind], words };
		case "appealed":
			return { mark: "mine", who: follow.appealed, words };
		case "verdictChanged":
			return { mark: "mine", who: verdict === "partly" ? follow.partly : follow.solved };
		case "erasureRequested":
			return { mark: "mine", who: follow.erasureRequested };
		case "erased":
			return { mark: "staff", who: post ?? follow.movers.decider, tail: follow.erased };
		case "erasureRefused":
			return { mark: "staff", who: post ?? follow.movers.decider, tail: follow.erasureRefused, words };
		case "merged":
		case "split":
		case "partCutOut":
		case "wordsMasked":
			return { mark: "staff", who: follow.yours, tail: follow[kind] };
		case "transferred":
			return { mark: "staff", tail: follow.transferred };
		case "declined":
		case "redirected":
			return { mark: "staff", tail: follow[kind], words };
		case "appealUpheld":
		case "appealNotUpheld":
			return { mark: "staff", who: post ?? follow.movers.decider, tail: follow[kind], words };
		default:
			return kind satisfies never;
	}
}
