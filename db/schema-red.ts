import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Read model: red cards by the unit they count for (server/domain/load.ts). */
export const caseRed = sqliteTable(
	"case_red",
	{
		unitId: text("unit_id").notNull(),
		at: integer("at").notNull(),
		caseNumber: text("case_number").notNull(),
	},
	(table) => [primaryKey({ columns: [table.unitId, table.at, table.caseNumber] })],
);
