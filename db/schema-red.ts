import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Read model: red cards by the unit they count for (server/domain/load.ts). */
export const caseRed = sqliteTable(
	"case_red",
	{
		unitId: text("unit_id").notNull(),
		/** When it was due. */
		at: integer("at").notNull(),
		caseNumber: text("case_number").notNull(),
		/** Of the case's steps, counted from 0: the holder's red and a helper's can fall in one moment. */
		step: integer("step").notNull(),
	},
	(table) => [primaryKey({ columns: [table.unitId, table.at, table.caseNumber, table.step] })],
);
