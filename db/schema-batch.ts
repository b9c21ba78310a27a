import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Read model: cases whose verdict their holder has not been told, fewer than five of each holder (server/domain/batch.ts). */
export const caseBatch = sqliteTable(
	"case_batch",
	{
		caseNumber: text("case_number").primaryKey(),
		holderId: text("holder_id").notNull(),
		/** The position of the event that began it. */
		fromPosition: integer("from_position").notNull(),
	},
	(table) => [index("case_batch_holder").on(table.holderId, table.fromPosition)],
);

/** Read model: where these cases stand on lists for whoever has not been told; as `case_inbox`. */
export const caseBatchInbox = sqliteTable(
	"case_batch_inbox",
	{
		personId: text("person_id").notNull(),
		dueAt: integer("due_at").notNull(),
		caseNumber: text("case_number").notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.personId, table.dueAt, table.caseNumber] }),
		index("case_batch_inbox_case").on(table.caseNumber),
	],
);

/**
 * Read model: what holders have been told together, from which event to that which filled the batch, and when: to them all
 * of it happened then, so that none of the five is known for the last.
 */
export const caseTold = sqliteTable(
	"case_told",
	{
		caseNumber: text("case_number").notNull(),
		fromPosition: integer("from_position").notNull(),
		toPosition: integer("to_position").notNull(),
		at: integer("at").notNull(),
	},
	(table) => [primaryKey({ columns: [table.caseNumber, table.fromPosition] })],
);
