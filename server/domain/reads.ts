import type { BatchReads } from "./batch.ts";
import type { Instant } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { CaseEvent } from "./case-events.ts";
import type { DayPart } from "./day-part.ts";
import type { DaylightCase } from "./daylight.ts";
import type { ErasureGround } from "./erasure-events.ts";
import type { LeftOut } from "./exclusion-events.ts";
import type { Attitude } from "./feedback.ts";
import type { StepName } from "./ladder.ts";
import type { Load } from "./load.ts";
import type { Owed, Times } from "./measure.ts";
import type { FromPost } from "./owed.ts";
import type { NewPasskey, Passkeys } from "./passkey.ts";
import type { Level } from "./policy.ts";
import type { SignInRead } from "./sign-in-record.ts";

/** What routes ask of the read models; the engine behind them is for the process to choose. */
export type TrailEvent = {
	readonly position: number;
	readonly version: number;
	/** Hex of the RFC 6962 leaf hash. */
	readonly leafHash: string;
	readonly event: CaseEvent;
	readonly halfDay?: DayPart;
};
export type CaseWords = ReadonlyMap<string, string | null>;
export type Listed = { readonly state: Case; readonly text: string | null; readonly spot: string | null };
/** A case with what its state alone no longer tells, and how the resident last rated how they were treated. */
export type HeldThrough = {
	readonly state: Case;
	/** As everywhere: what ever was so in any round, and what is so now (rules.md §4). */
	readonly ignored: boolean;
	readonly late: boolean;
	readonly attitude: Attitude | null;
};
/** A case in a ledger, with the resident's words and those of the last answer. */
export type Booked = { readonly state: Case; readonly text: string | null; readonly answer: string | null };
export type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null };
/** What a report was about, by its words and place, and the category it was answered under. */
export type Matter = {
	readonly text: string;
	readonly spot: string | null;
	readonly areaCode: string;
	readonly categoryCode: string;
};
export type ReceivedMatter = {
	readonly areaCode: string;
	readonly categoryCode: string;
	readonly level: Level;
	readonly count: number;
};
type LetterName = { readonly unitId: string; readonly week: string };
export type OverdueGroup = "ignored" | "late" | "carded";
export type OverdueQuery = {
	/** Whoever is named in a case finds it neither in the list nor in the counts. */
	readonly personId: string;
	readonly areaPrefix: string;
	readonly now: Instant;
	readonly group: OverdueGroup | null;
	readonly step: StepName | null;
	readonly cursor: string | null;
};

export type Account = {
	readonly personId: string;
	/** Null where a passkey alone lets the person in. */
	readonly passphraseHash: string | null;
	readonly totpSecret: Uint8Array | null;
};
/** Secrets of a sign-in, as they are stored. */
export type AccountSecrets = {
	readonly personId: string;
	readonly username: string;
	/** Null for whoever comes in by passkey alone. */
	readonly passphraseHash: string | null;
	/** Sealed by the caller; null for an account without a second factor. */
	readonly totpSecret: Uint8Array | null;
	/** The step whose code was used to enrol: it opens nothing any more. */
	readonly totpLastStep?: number;
};
/**
 * A new way to sign in beside none or all of before (`open`), the end of all (`close`); sessions of before end with both.
 * Or another passphrase, one passkey more, one less (sessions but the one to keep end with `renew` and `remove`), or one
 * that opens nothing from now on.
 */
export type Access =
	| { readonly renew: AccountSecrets; readonly keep: Uint8Array }
	| { readonly open: AccountSecrets; readonly passkey?: NewPasskey }
	| { readonly close: string }
	| { readonly add: NewPasskey }
	| { readonly remove: { readonly personId: string; readonly passkeyId: string; readonly keep: Uint8Array } }
	| { readonly doubt: { readonly passkeyId: string; readonly at: number } };
export type OpenSession = { readonly personId: string; readonly createdAt: number; readonly seenAt: number };

/** The first event of a case, its bytes as text, and the words it commits to with their salts. */
export type Opening = {
	readonly position: number;
	readonly event: string;
	readonly words: readonly { readonly id: string; readonly salt: string; readonly text: string }[];
};

/** One erasure by law: the position of its event tells its place in the log. */
export type ErasureTold = {
	readonly position: number;
	readonly at: Instant;
	readonly ground: ErasureGround;
	readonly pieces: number;
};
export type Erasures = {
	/** Cases that were over before that moment and whose phone number is still kept, oldest first. */
	phonesOver(before: Instant, count: number): readonly string[];
	/** Erasures by law before a position, newest first. */
	erasures(before: number, count: number): readonly ErasureTold[];
};

type Asked = { personId: string; areaPrefix: string; cursor: string | null };

export type Reads = Erasures &
	BatchReads & {
		openingOf(caseNumber: string): Opening | null;
		caseOfReceipt(mac: Uint8Array): string | null;
		/** What was kept for a retry: sealed, null where the body was another, undefined where there is none (trust.md A1). */
		keptReply(key: { keyMac: Uint8Array; bodyMac: Uint8Array }, now: Instant): Uint8Array | null | undefined;
		stateOf(caseNumber: string): Case | null;
		trailOf(caseNumber: string): readonly TrailEvent[];
		/** All words of a case by id; null where the law had them erased. */
		wordsOf(caseNumber: string): CaseWords;
		/** The phone number as it is kept, encrypted; null where there is none, or no longer. */
		phoneOf(caseNumber: string): string | null;
		/** Open cases the person has the next move in, holds, decides, was told of, or (the desk) has in the area to triage; `batched` as before what they have not been told. */
		inboxOf(query: Asked & { desk: boolean; batched?: boolean }): Page<Listed>;
		/** Cases of the area whose resident is to be called, by when; a number is kept of each. */
		callsOf(query: Asked): Page<Listed>;
		/**
		 * Cases whose report holds every word sought, newest first: those the person holds (`own`), else those of the area;
		 * never a sealed one; `count` at most. A page may be short of items and still not be the last.
		 */
		searchFor(query: {
			personId: string;
			own: boolean;
			areaPrefix: string;
			words: string;
			cursor: string | null;
			count?: number;
		}): Page<Listed>;
		overdueBoard(query: OverdueQuery): Page<Listed & { readonly group: OverdueGroup }> & {
			readonly counts: Readonly<Record<OverdueGroup, number>>;
		};
		/**
		 * Service cases due in the period and by now (rules.md §5); sealed ones are in no figure. Counted beside them: praise, voices merged into
		 * another case, what was withdrawn before anybody signed, and what is left out by approval or shelved.
		 */
		timesOf(query: { areaPrefix: string; from: Instant | null; to: Instant; now: Instant }): {
			readonly cases: readonly Times[];
			readonly praise: number;
			readonly merged: number;
			readonly withdrawn: number;
			readonly leftOut: readonly LeftOut[];
		};
		/** Closed cases in an area, closed in [from, to), whose residents agree to publishing; newest closing first. */
		publications(query: {
			standing: "waits" | "approved";
			areaPrefix: string;
			from: Instant;
			to: Instant;
			count: number;
		}): readonly Case[];
		/** Cases of the area left out of the figures, or asked to be, newest first. */
		leftOut(query: { areaPrefix: string; cursor: string | null }): Page<Listed>;
		/** The same service cases, as the daylight page counts them. */
		daylightCases(query: { from: Instant; to: Instant; now: Instant }): readonly DaylightCase[];
		/** Cases of which something lies with the person from the post and the reader is not named in, sealed left out: the hand-over sheet. */
		owedBy(query: FromPost & { readonly readerId: string; readonly cursor: string | null }): Page<Case>;
		/** Cases for which a limit may still move, received by then, in the order of their numbers, and at most `count` after one. */
		openCases(receivedBy: Instant, after: string, count: number): readonly Case[];
		/** Those that are over, of which a letter is still owed. */
		owingLetters(after: string, count: number): readonly Case[];
		/** Letters of these units that hold a case which is not sealed, newest week first. */
		lettersOf(query: { unitIds: readonly string[]; cursor: string | null }): Page<LetterName>;
		casesOfLetter(unitId: string, week: string): readonly Case[];
		/** The numbers of the cases merged into this one, oldest first. */
		voicesOf(caseNumber: string): readonly string[];
		/** Cases in hand of this category in the community of the place, newest first, a page at most. */
		openMatters(query: { areaCode: string; categoryCode: string }): readonly Pick<Listed, "state" | "spot">[];
		/** Cases in hand of the same place, and of the same category if the case has one; newest first, a page at most. */
		similarTo(state: Pick<Case, "areaCode" | "categoryCode" | "caseNumber">): readonly Listed[];
		/** Reports whose category a holder confirmed by answering under it, newest first; never one that is sealed. */
		confirmedMatters(cursor: string | null): Page<Matter>;
		/**
		 * The cases of a weekly or monthly ledger, oldest report first: those of the holder, or of the post, in the area. A
		 * page may be short of items and still not be the last.
		 */
		casebookOf(query: {
			readonly readerId: string;
			readonly cursor: string | null;
			readonly from: Instant;
			readonly to: Instant;
			readonly holderId: string | null;
			readonly postId: string | null;
			readonly areaPrefix: string;
		}): Page<Booked>;
		/** Cases of an area that are shelved now, next review first; never one that names the reader. */
		shelvedIn(query: { readerId: string; areaPrefix: string; cursor: string | null }): Page<Case>;
		/**
		 * What the person had to decide in any case counted in [from, to), then the service cases counted then that the person
		 * holds or held last, oldest first; pages may be short.
		 */
		heldSince(query: {
			holderId: string;
			from: Instant;
			to: Instant;
			now: Instant;
			cursor: string | null;
		}): Page<HeldThrough> & { readonly decisions: readonly Owed[] };
		/** What lies with a post now. */
		loadOf(postId: string, now: Instant): Load;
		/** The newest sign-ins of the person, newest first. */
		signInsOf(personId: string, count: number): readonly SignInRead[];
		/** How many reports that are not sealed were received from then on, by place, category and level. */
		receivedMatters(since: Instant): readonly ReceivedMatter[];
		/** Whether a report that is not sealed has ever reached a post. */
		isAnyDispatched(): boolean;
	};

/** Accounts and sessions: no events, for they hold secrets. Times here are real time, not the clock of the cases. */
export type Accounts = Passkeys & {
	find(username: string): Account | null;
	/** The username of the person, and whether a passphrase opens the account; null without one. */
	wayOf(personId: string): { readonly username: string; readonly hasPassphrase: boolean } | null;
	/** Whether the person can sign in. */
	isOpen(personId: string): boolean;
	/** True once for each step of a second factor (trust.md S1). */
	useTotpStep(personId: string, step: number): boolean;
	openSession(tokenMac: Uint8Array, personId: string, at: number): void;
	findSession(tokenMac: Uint8Array): OpenSession | null;
	/** All of a person, newest first. */
	sessionsOf(
		personId: string,
	): readonly (Omit<OpenSession, "personId"> & { readonly tokenMac: Uint8Array })[];
	/** Ends one, if it is the person's own. */
	closeSessionOf(personId: string, tokenMac: Uint8Array): void;
	/** Ends all of the person but that one. */
	closeOthersOf(personId: string, tokenMac: Uint8Array): void;
	touchSession(tokenMac: Uint8Array, at: number): void;
	closeSession(tokenMac: Uint8Array): void;
	/** Erases the sessions whose time is over. */
	forgetSessions(at: number): void;
};
