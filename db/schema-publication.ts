import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Read model: closed cases that wait for a superior's look before they are published, or have had it. */
export const casePublication = sqliteTable(
	"case_publication",
	{
		standing: text("standing").$type<"waits" | "approved">().notNull(),
		closedAt: integer("closed_at").notNull(),
		areaCode: text("area_code").notNull(),
		caseNumber: text("case_number").notNull(),
	},
	(table) => [primaryKey({ columns: [table.standing, table.closedAt, table.areaCode, table.caseNumber] })],
);
