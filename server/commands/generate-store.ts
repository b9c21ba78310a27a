import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Bulk, type Life, openBulk } from "../../db/bulk.ts";
import { createLedger } from "../../db/ledger.ts";
import { openStore } from "../../db/open.ts";
import { deedOf } from "../deeds.ts";
import { type Instant, parseInstant } from "../domain/calendar.ts";
import type { SubmitReport } from "../domain/intake.ts";
import type { Deed } from "../domain/ledger.ts";
import type { Setting } from "../domain/setting.ts";
import { keysFrom } from "../keys.ts";
import { projectRoot } from "../root.ts";
import { arrivals } from "./generate-arrivals.ts";
import { handedOver, handedOverTo } from "./generate-handed-over.ts";
import { type LifePlan, Living } from "./generate-life.ts";
import { type Chance, chanceOf } from "./generate-random.ts";
import { generatedCaseNumber, generatedReceipt, generatedReport } from "./generate-report.ts";
import { generatedSetting, gridsFor } from "./generate-setting.ts";
import { share } from "./generate-shares.ts";
import { liveBeside, liveUntil } from "./generate-twin.ts";

/** What a made-up store is made from; the same gives the same bytes. */
export type StoreOptions = {
	readonly cases: number;
	readonly seed: number;
	/** Every case is a few days old and still open; else they are of the last thirteen months. */
	readonly open: boolean;
	/** Conduct reports come encrypted to a body outside; else they are received readable. */
	readonly handsOver?: boolean;
};

/** Where nothing has happened yet after everything in a made-up store: a Wednesday, in working time. */
export const generatedUntil: Instant = parseInstant("2025-11-19T10:00:00+08:00") ?? 0;
const daySeconds = 86_400;
const days = { open: 6, all: 400, before: 30 };

/** Told of every deed in the order in which cases are lived, one case after the other. */
export type Witness = (at: Instant, deed: Deed<null>) => void;

/** The server key of a made-up store, which opens its receipts (`generatedReceipt`). */
export function generatedServerKey(seed: number): Buffer {
	return createHash("sha256").update(`the key of made-up store ${seed}`).digest();
}

/** The events and words that a store begins with, and when they are said. */
export function generatedBeginning({ cases, seed, open, handsOver = false }: StoreOptions) {
	const from = generatedUntil - (open ? days.open : days.all) * daySeconds;
	const at = from - days.before * daySeconds;
	const chance = chanceOf(seed, "setting");
	const intake = handsOver ? handedOverTo : undefined;
	return { from, at, ...generatedSetting(cases, { at, until: generatedUntil, chance }, intake) };
}

async function begun(path: string, migrations: string, options: StoreOptions): Promise<Setting> {
	const { at, events, words } = generatedBeginning(options);
	const randomBytes = chanceOf(options.seed, "salts of the setting").bytes;
	const ledger = createLedger({ store: openStore(path, { migrations }), clock: () => at, randomBytes });
	await ledger.arrange(events, words);
	const setting = ledger.setting();
	await ledger.close();
	return setting;
}

/** Makes the cases of a store, one after the other; two of one matter beside each other. */
function makerOf(bulk: Bulk, setting: Setting, options: StoreOptions, witness?: Witness) {
	const { seed, open } = options;
	const keys = keysFrom(generatedServerKey(seed), chanceOf(seed, "keys").bytes);
	const places = gridsFor(options.cases);
	const livingOf = new Map<string, Living>();
	/** Does a deed, and tells of it whoever it touches. */
	const actOn = (life: Life, deed: Deed<null>, now: Instant) => {
		const done = life.attempt(deed, now);
		if (done === null) return null;
		witness?.(now, deed);
		for (const { caseNumber, done: other } of done.others) livingOf.get(caseNumber)?.told(other, now);
		return done;
	};
	const receive = (index: number, at: Instant, chance: Chance, like: SubmitReport | null) => {
		const caseNumber = generatedCaseNumber(index, at);
		const place = places.find(({ code }) => code === like?.areaCode) ?? places[chance.below(places.length)];
		if (place === undefined) throw new Error("a made-up store has no place");
		const said = generatedReport(chance, caseNumber, place, at, keys, like);
		const report = options.handsOver === true ? handedOver(said, at, setting, chance) : said;
		const receiptMac = keys.receiptMac(generatedReceipt(seed, index));
		const life = like === null ? bulk.begin(caseNumber, at) : bulk.beginBeside(caseNumber);
		const received = actOn(
			life,
			deedOf(caseNumber, report, () => null, { receiptMac }),
			at,
		);
		if (received === null) throw new Error(`${caseNumber} was not taken in`);
		const act: LifePlan["act"] = (command, now) =>
			actOn(
				life,
				deedOf(caseNumber, command, () => null),
				now,
			);
		const living = new Living({ chance, setting, until: generatedUntil, open, act }, received);
		if (like === null) livingOf.clear();
		livingOf.set(caseNumber, living);
		return { living, report };
	};
	return receive;
}

/**
 * Makes a store of so many cases in an empty folder: `ledger.sqlite` and its `server.key`. Every row comes from deeds
 * that the rules decided on (rules.md), in the bytes the ledger writes.
 */
export async function generateStore(dir: string, options: StoreOptions, witness?: Witness): Promise<void> {
	const { cases, seed } = options;
	const serverKey = generatedServerKey(seed);
	writeFileSync(join(dir, "server.key"), serverKey.toString("base64"), { mode: 0o600 });
	const path = join(dir, "ledger.sqlite");
	const migrations = join(projectRoot(), "migrations");
	const setting = await begun(path, migrations, options);
	const { from } = generatedBeginning(options);
	const range = { from, until: generatedUntil };
	const bulk = openBulk(path, { migrations, setting, ...range, randomBytes: chanceOf(seed, "salts").bytes });
	const receive = makerOf(bulk, setting, options, witness);
	let index = 0;
	let earlier: ReturnType<typeof receive> | null = null;
	for (const at of arrivals(cases, from, generatedUntil, chanceOf(seed, "arrivals"))) {
		const chance = chanceOf(seed, `case ${index}`);
		if (earlier !== null) {
			liveUntil(earlier.living, at);
			const later = receive(index, at, chance, earlier.report);
			liveBeside(earlier.living, later.living);
			earlier = null;
		} else {
			const begun = receive(index, at, chance, null);
			if (chance.happens(share.sameMatter)) earlier = begun;
			else liveUntil(begun.living, generatedUntil);
		}
		index += 1;
	}
	if (earlier !== null) liveUntil(earlier.living, generatedUntil);
	bulk.finish();
}
