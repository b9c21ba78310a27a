import { timingSafeEqual } from "node:crypto";
import { eq } from "drizzle-orm";
import { spokenTriesMax } from "../server/domain/limits.ts";
import type { SpokenCodes } from "../server/domain/spoken-code.ts";
import { orRefused } from "./errors.ts";
import type { Store } from "./open.ts";
import { spokenCode, spokenTry } from "./schema-spoken-code.ts";

/**
 * Codes and tries in the same file as the events, so that a restart forgets none. Every try is written, right or wrong,
 * and for numbers that are nobody's too: how long an answer takes tells nothing.
 */
export function spokenCodesOf({ orm, connection, patience }: Store): SpokenCodes {
	const triesOf = (place: string, day: number) => {
		const row = orm.select().from(spokenTry).where(eq(spokenTry.place, place)).get();
		return row?.day === day ? row.tries : 0;
	};
	const count = connection.transaction((...[said, day]: Parameters<SpokenCodes["isRight"]>) => {
		const { caseNumber } = spokenCode;
		const known = orm.select().from(spokenCode).where(eq(caseNumber, said.caseNumber)).get();
		const place = known === undefined ? said.elsewhere : said.caseNumber;
		const before = triesOf(place, day);
		const fits = timingSafeEqual(known?.mac ?? Buffer.alloc(said.mac.length), said.mac);
		const isRight = known !== undefined && fits && before < spokenTriesMax;
		const tries = isRight ? before : before + 1;
		orm
			.insert(spokenTry)
			.values({ place, day, tries })
			.onConflictDoUpdate({ target: spokenTry.place, set: { day, tries } })
			.run();
		return isRight;
	});
	return { isRight: (said, day) => orRefused(patience, () => count.immediate(said, day)) };
}

/** Keeps the newest code of a case, in the transaction under way. */
export function spokenCodeKeeper({ orm }: Store) {
	return (caseNumber: string, mac: Uint8Array): void => {
		const kept = { mac: Buffer.from(mac) };
		orm
			.insert(spokenCode)
			.values({ caseNumber, ...kept })
			.onConflictDoUpdate({ target: spokenCode.caseNumber, set: kept })
			.run();
	};
}
