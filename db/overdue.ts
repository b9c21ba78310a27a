import { and, asc, gte, lt, sql } from "drizzle-orm";
import type { Instant } from "../server/domain/calendar.ts";
import type { Case } from "../server/domain/case.ts";
import type { Store } from "./open.ts";
import { areaEnd, emptyPage, keyAfter, type Page, pageOf, pageRows } from "./page.ts";
import { caseNow } from "./schema.ts";
import { statementOf } from "./statements.ts";
import { wordsTable } from "./words.ts";

/** 未理会 ignored: contact due past without effective contact; 超期 late: finish due past without answer; else a card in force. */
export type OverdueGroup = "ignored" | "late" | "carded";
export type OverdueCase = {
	readonly group: OverdueGroup;
	readonly state: Case;
	/** The resident's own words; null when the law had them erased. */
	readonly text: string | null;
	/** Since when it is ignored or late; null when only a card is in force. */
	readonly overdueSince: Instant | null;
};
export type OverdueCounts = Readonly<Record<OverdueGroup, number>>;
export type OverdueBoard = Page<OverdueCase> & { readonly counts: OverdueCounts };
export type OverdueQuestion = {
	readonly areaPrefix: string;
	readonly now: Instant;
	readonly cursor: string | null;
};

export type OverdueReader = {
	/**
	 * What nobody may overlook: service cases that are not sealed and are ignored, late or hold a card; in that order,
	 * then highest card first, then oldest first. The counts are of the whole board.
	 */
	overdueBoard(question: OverdueQuestion): OverdueBoard;
};

const groups = ["ignored", "late", "carded"] as const;
