import { sql } from "drizzle-orm";
import { blob, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Pictures as they were made anew; `case_number` is the report that took one first, whose event holds its hash. */
export const photo = sqliteTable(
	"photo",
	{
		id: text("id").primaryKey(),
		caseNumber: text("case_number"),
		addedAt: integer("added_at").notNull(),
		bytes: blob("bytes", { mode: "buffer" }).notNull(),
	},
	(table) => [index("photo_untaken").on(table.addedAt).where(sql`case_number IS NULL`)],
);
