import { sql } from "drizzle-orm";
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { ErasureGround } from "../server/domain/erasure-events.ts";

/** The tables. Instants are unix seconds; every MAC and hash is 32 raw bytes. */

/**
 * What happened, in the one order of the house: positions have no gaps, times never run backwards but for the setting's.
 * Nothing here is changed or deleted (triggers in migrations/). `bytes` is canonical JSON (db/canonical.ts) and is what
 * the leaf hash is over; the other columns repeat it for the indexes.
 */
export const event = sqliteTable(
	"event",
	{
		position: integer("position").primaryKey(),
		stream: text("stream").notNull(),
		version: integer("version").notNull(),
		type: text("type").notNull(),
		at: integer("at").notNull(),
		bytes: text("bytes").notNull(),
		leaf: blob("leaf", { mode: "buffer" }).notNull(),
	},
	(table) => [uniqueIndex("event_stream_version").on(table.stream, table.version)],
);

// The rows of `receipt` and `case_inbox` lie in their primary keys (WITHOUT ROWID in migrations/): a report writes one tree
// less for each. Those of `words` must not: a tree of keys keeps copies of erased rows in pages that were split.

/**
 * Words of people, outside the events so that the law can have them erased: from then on `text` is
 * null and `salt` empty, so that nobody can try out what was said against the commitment.
 */
export const words = sqliteTable("words", {
	id: text("id").primaryKey(),
	caseNumber: text("case_number"),
	salt: text("salt").notNull(),
	text: text("text"),
});

/** Which case a receipt opens; only its HMAC is known here (trust.md A1). */
export const receipt = sqliteTable("receipt", {
	mac: blob("mac", { mode: "buffer" }).primaryKey(),
	caseNumber: text("case_number").notNull(),
});

/**
 * Sealed replies for retries with the same idempotency key, for 24 hours (trust.md A1); ids run in the order in which that
 * time is over.
 */
export const retry = sqliteTable("retry", {
	retryId: integer("retry_id").primaryKey(),
	keyMac: blob("key_mac", { mode: "buffer" }).notNull().unique(),
	bodyMac: blob("body_mac", { mode: "buffer" }).notNull(),
	sealed: blob("sealed", { mode: "buffer" }).notNull(),
	expiresAt: integer("expires_at").notNull(),
});

/**
 * Read model: where each case stands. Every column follows from the case's events alone (db/projection.ts), so that
 * `rebuild` gives the same bytes. `state` is the whole state of server/domain/case.ts as JSON.
 */
export const caseNow = sqliteTable(
	"case_now",
	{
		caseNumber: text("case_number").primaryKey(),
		version: integer("version").notNull(),
		status: text("status").notNull(),
		track: text("track").notNull(),
		sealed: integer("sealed").notNull(),
		areaCode: text("area_code").notNull(),
		categoryCode: text("category_code"),
		level: text("level").notNull(),
		receivedAt: integer("received_at").notNull(),
		/** When it was due, or received where it has no limit: the period in which it is in the figures. */
		countedAt: integer("counted_at").notNull().default(0),
		postId: text("post_id"),
		holderId: text("holder_id"),
		nextMoveAs: text("next_move_as"),
		nextMovePerson: text("next_move_person"),
		nextDueAt: integer("next_due_at"),
		signDueAt: integer("sign_due_at"),
		contactDueAt: integer("contact_due_at"),
		finishDueAt: integer("finish_due_at"),
		signedAt: integer("signed_at"),
		contactedAt: integer("contacted_at"),
		answeredAt: integer("answered_at"),
		closedAt: integer("closed_at"),
		/** From when on the case is ignored or late if nothing is done; null when it can be neither. */
		overdueFrom: integer("overdue_from"),
		/** The highest card in force: 0 none, 1 blue … 4 referred; the highest step that ever fired: 1 contactReminder … 7 referred. */
		cardRank: integer("card_rank").notNull(),
		stepRank: integer("step_rank").notNull(),
		/** 0 or 1: a deed came after contact due without effective contact, or finish due without answer, in any round. */
		wasIgnored: integer("was_ignored").notNull(),
		wasLate: integer("was_late").notNull(),
		contactSeconds: integer("contact_seconds"),
		answerSeconds: integer("answer_seconds"),
		/** In the figures: `asked` or `approved` and a reason; the cause while shelved; what is measured, as JSON. */
		exclusion: text("exclusion"),
		shelved: text("shelved"),
		measured: text("measured"),
		/** The number of the case it goes on with; null unless it is merged. */
		mergedInto: text("merged_into"),
		state: text("state").notNull(),
	},
	(table) => [
		// Many are due at one moment: in the order in which they came, each new one lies beside the last.
		index("case_now_next_due").on(table.nextDueAt).where(sql`next_due_at IS NOT NULL`),
		index("case_now_overdue")
			.on(table.overdueFrom, table.postId)
			.where(sql`overdue_from IS NOT NULL AND sealed = 0`),
		index("case_now_card").on(table.cardRank).where(sql`card_rank > 0 AND sealed = 0`),
		index("case_now_open").on(table.postId).where(sql`overdue_from IS NOT NULL AND sealed = 0`),
		index("case_now_voice")
			.on(table.mergedInto, table.receivedAt, table.caseNumber)
			.where(sql`merged_into IS NOT NULL`),
		index("case_now_place")
			.on(table.areaCode, table.categoryCode)
			.where(sql`status IN ('dispatched', 'handling') AND sealed = 0`),
		index("case_now_left_out")
			.on(table.receivedAt, table.caseNumber)
			.where(sql`(exclusion IS NOT NULL OR shelved IS NOT NULL) AND sealed = 0`),
		index("case_now_counted").on(table.countedAt).where(sql`track = 'service' AND sealed = 0`),
		index("case_now_held")
			.on(table.holderId, table.receivedAt, table.caseNumber)
			.where(sql`track = 'service' AND sealed = 0 AND holder_id IS NOT NULL`),
		index("case_now_decided")
			.on(table.countedAt, table.caseNumber)
			.where(sql`track = 'service' AND sealed = 0 AND instr(measured, '"personId"') > 0`),
		index("case_now_received").on(table.receivedAt).where(sql`track = 'service' AND sealed = 0`),
	],
);

/** Read model: which open cases are on whose list, in the order of the list (db/inbox.ts). */
export const caseInbox = sqliteTable(
	"case_inbox",
	{
		/** A person, or `triageList`. */
		personId: text("person_id").notNull(),
		/** The person's own next due time; `dueNever` sorts last. */
		dueAt: integer("due_at").notNull(),
		caseNumber: text("case_number").notNull(),
	},
	(table) => [primaryKey({ columns: [table.personId, table.dueAt, table.caseNumber] })],
);

/** Read model: which cases lie in the letter of a unit and week (server/domain/letter.ts); never a sealed one. */
export const caseLetter = sqliteTable(
	"case_letter",
	{
		unitId: text("unit_id").notNull(),
		/** `2019-W12` */
		week: text("week").notNull(),
		caseNumber: text("case_number").notNull(),
	},
	(table) => [primaryKey({ columns: [table.unitId, table.week, table.caseNumber] })],
);

/** Read model: cases that are over and whose phone number is still kept, by since when. */
export const casePhone = sqliteTable(
	"case_phone",
	{
		overAt: integer("over_at").notNull(),
		caseNumber: text("case_number").notNull(),
	},
	(table) => [primaryKey({ columns: [table.overAt, table.caseNumber] })],
);

/** Read model: what the law had erased, in the order of the log; the public list is made of it, so it names no case. */
export const erasure = sqliteTable("erasure", {
	/** Of the event that tells of it. */
	position: integer("position").primaryKey(),
	at: integer("at").notNull(),
	ground: text("ground").$type<ErasureGround>().notNull(),
	pieces: integer("pieces").notNull(),
});

/** How staff sign in. `totpSecret` is sealed by the caller; `totpLastStep` lets a code work once (trust.md S1). */
export const account = sqliteTable("account", {
	personId: text("person_id").primaryKey(),
	username: text("username").notNull().unique(),
	passphraseHash: text("passphrase_hash").notNull(),
	totpSecret: blob("totp_secret", { mode: "buffer" }),
	totpLastStep: integer("totp_last_step").notNull().default(0),
});

/** Who is signed in; only the HMAC of the cookie's token is known here (trust.md S2). */
export const session = sqliteTable("session", {
	tokenMac: blob("token_mac", { mode: "buffer" }).primaryKey(),
	personId: text("person_id")
		.notNull()
		.references(() => account.personId),
	createdAt: integer("created_at").notNull(),
	seenAt: integer("seen_at").notNull(),
});

/**
 * The hashes kept of the tree of the public log (server/domain/log-tree.ts), a row for all that one commit appended.
 * Nothing here is changed or deleted (triggers in migrations/). Which leaf is which event's follows from `lastPosition`:
 * a run of events holds one leaf for each position after that of the run before it, up to its own.
 */
export const logRun = sqliteTable(
	"log_run",
	{
		/** Counts the logs of this house: a declared loss opens the next one (trust.md I4). */
		logId: integer("log_id").notNull(),
		firstLeaf: integer("first_leaf").notNull(),
		leaves: integer("leaves").notNull(),
		/** The position of the last event that has a leaf. */
		lastPosition: integer("last_position").notNull(),
		/** Opens the cover leaves of this run (server/domain/log-cover.ts); null in a run of events. */
		coverSeed: blob("cover_seed", { mode: "buffer" }),
		/** 32 bytes each, in the order in which they became known. */
		hashes: blob("hashes", { mode: "buffer" }).notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.logId, table.firstLeaf] }),
		uniqueIndex("log_run_position").on(table.logId, table.lastPosition).where(sql`cover_seed IS NULL`),
	],
);

/** The logs of this house. `opening` is the first leaf of one that a declared loss opened: canonical JSON. */
export const logOrigin = sqliteTable("log_origin", {
	logId: integer("log_id").primaryKey(),
	origin: text("origin").notNull().unique(),
	openedAt: integer("opened_at").notNull(),
	opening: text("opening"),
});

/** Every key that signed for a log, oldest first; each but the first is announced in a note that both signed. */
export const logKey = sqliteTable("log_key", {
	keyId: integer("key_id").primaryKey(),
	logId: integer("log_id").notNull(),
	vkey: text("vkey").notNull(),
	since: integer("since").notNull(),
	announcement: text("announcement"),
});

/** Checkpoints as they were signed, oldest first. */
export const logCheckpoint = sqliteTable("log_checkpoint", {
	checkpointId: integer("checkpoint_id").primaryKey(),
	logId: integer("log_id").notNull(),
	size: integer("size").notNull(),
	at: integer("at").notNull(),
	note: text("note").notNull(),
});
