import { blob, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** The newest spoken code of a case; only its HMAC is known here, and no event says more than that there is one. */
export const spokenCode = sqliteTable("spoken_code", {
	caseNumber: text("case_number").primaryKey(),
	mac: blob("mac", { mode: "buffer" }).notNull(),
});

/** Wrong codes said on one day in Shanghai, by case number; what opens nothing is counted under a few names together. */
export const spokenTry = sqliteTable("spoken_try", {
	place: text("place").primaryKey(),
	day: integer("day").notNull(),
	tries: integer("tries").notNull(),
});
