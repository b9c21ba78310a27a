import type { Instant } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { CaseEvent } from "./case-events.ts";
import type { Counts } from "./load.ts";
import type { Released } from "./merge.ts";
import type { Access } from "./reads.ts";
import type { Decision, Refusal } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import type { SettingEvent } from "./setting-events.ts";
import type { Words } from "./words.ts";

/**
 * The port between the rules and an engine: types only. An engine loads the streams, runs the pure `decide`, appends
 * with expected versions, projects and commits; the answer is given only after the commit that holds it.
 */
export type Loaded = {
	/** The moment the deed counts as done: whole seconds, never before the newest event. */
	readonly now: Instant;
	readonly setting: Setting;
	/** The case the deed is about; null when there is none of that number. */
	readonly state: Case | null;
	readonly counts: Counts;
};

export type Decided<Reply> =
	| { readonly refusal: Refusal }
	| {
			readonly events: readonly CaseEvent[];
			/** Of other cases, appended in the same commit. */
			readonly others?: readonly Released[];
			/** Asked only when the events are appended: the state after them. */
			readonly reply: (after: Case) => Reply;
	  };

export type Deed<Reply> = {
	readonly caseNumber: string;
	/**
	 * The number was just drawn, so there is most likely no such case: an engine may decide before it looks, and decides
	 * anew where there is one.
	 */
	readonly opensCase?: boolean;
	/** The version the person saw; another one now is refused as `stale`. */
	readonly expectedVersion?: number;
	/** Words the events refer to; stored in the same commit, and only with them. */
	readonly words?: readonly Words[];
	/** HMAC of the receipt of a new case. */
	readonly receiptMac?: Uint8Array;
	/** HMAC of a new spoken code; the one before goes. */
	readonly spokenMac?: Uint8Array;
	/** Keeps the sealed reply for a retry with the same key; the engine knows neither key nor reply (trust.md A1). */
	readonly retry?: {
		readonly keyMac: Uint8Array;
		readonly bodyMac: Uint8Array;
		readonly seal: (reply: Reply) => Uint8Array;
	};
	readonly decide: (loaded: Loaded) => Decided<Reply>;
};

/** A deed on the setting, by an administrator or by whom the duty book names. */
export type SettingDeed<Reply> = {
	readonly words?: readonly Words[];
	/** What its events change in who can sign in: stored in the same commit; asked only when there are any. */
	readonly access?: (events: readonly SettingEvent[]) => Access | null;
	readonly decide: (loaded: Pick<Loaded, "now" | "setting">) => Decision<SettingEvent>;
	/** Asked only when the events are appended: the setting after them. */
	readonly reply: (after: Setting) => Reply;
};

export type Outcome<Reply> =
	| { readonly reply: Reply }
	| { readonly refusal: Refusal }
	/** The same key came before: the sealed reply kept then, or null when the body was another. */
	| { readonly kept: Uint8Array | null };

export type Ledger = {
	/** Runs one deed on one case; resolves after the commit, or with a refusal and nothing stored. */
	execute<Reply>(deed: Deed<Reply>): Promise<Outcome<Reply>>;
	/** Runs one deed on the setting; resolves after the commit, or with a refusal and nothing stored. */
	executeSetting<Reply>(
		deed: SettingDeed<Reply>,
	): Promise<{ readonly reply: Reply } | { readonly refusal: Refusal }>;
	/** Appends to the streams of the setting (areas, posts, people, duty book, calendar, policy). */
	arrange(events: readonly SettingEvent[], words?: readonly Words[]): Promise<void>;
	/** Cases whose next step is due before `now`, earliest first, those of one moment in any order, at most `count`. */
	dueCases(now: Instant, count: number): readonly string[];
	/** The earliest due time of all, or null. */
	nextDueAt(): Instant | null;
	/** The setting as of the last commit. */
	setting(): Setting;
	/** The moment that reads tell of and at which the next deed would count as done: never before the newest event. */
	now(): Instant;
	/** Whether the clock stands so far behind the newest event that no deed is taken (rules.md §3); reads go on. */
	isStopped(): boolean;
	/** Waits for what is under way, then closes the store. */
	close(): Promise<void>;
};
