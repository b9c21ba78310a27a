import { and, gte, type SQL, sql } from "drizzle-orm";
import { caseNow } from "./schema.ts";

/** Cases of the area with a prefix and of everything below it; takes the placeholder's value twice, once for each end. */
export function inArea(name: string): SQL | undefined {
	// Digits end before the colon, so all codes that begin with the prefix lie between the two.
	const end = sql`${caseNow.areaCode} < ${sql.placeholder(name)} || ':'`;
	return and(gte(caseNow.areaCode, sql.placeholder(name)), end);
}
