import { blob, sqliteTable } from "drizzle-orm/sqlite-core";

/** What the server key of this database shows of itself (server/keys.ts): one row, made at the first start. */
export const keyCheck = sqliteTable("key_check", { value: blob("value", { mode: "buffer" }).primaryKey() });
