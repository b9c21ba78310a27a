import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { createLedger } from "../../db/ledger.ts";
import { openStore } from "../../db/open.ts";
import { photosOf } from "../../db/photos.ts";
import { readsOf } from "../../db/reads.ts";
import { spokenCodesOf } from "../../db/spoken-codes.ts";
import { demoCases } from "../../server/commands/demo-cases/all.ts";
import { historyStartsAt, type PlayedCase, playHistory } from "../../server/commands/demo-history.ts";
import { simulatedTime } from "../../server/commands/simulated-time.ts";
import type { Case } from "../../server/domain/case.ts";
import { keysFrom, serverKeyBytes } from "../../server/keys.ts";
import { processorMs } from "./processor.ts";

/** The demo's whole history in memory, played once for the tests of a file. */
export function playedDemo({ handsOver = false } = {}) {
	const time = simulatedTime(historyStartsAt);
	const store = openStore(":memory:", { migrations: join(import.meta.dirname, "../../migrations") });
	const ledger = createLedger({ store, clock: time.clock, randomBytes });
	const keys = keysFrom(randomBytes(serverKeyBytes), randomBytes);
	const reads = readsOf(store);
	const photos = photosOf(store, randomBytes);
	let played: readonly PlayedCase[] = [];
	let tookMs = Number.POSITIVE_INFINITY;

	beforeAll(async () => {
		const from = processorMs();
		played = await playHistory({ ledger, keys, randomBytes, time, photos, handsOver }, demoCases);
		tookMs = processorMs() - from;
	});
	afterAll(() => ledger.close());

	const caseOf = (key: string): Case => {
		const found = played.find((one) => one.key === key);
		const state = found === undefined ? null : reads.stateOf(found.caseNumber);
		if (state === null) throw new Error(`no case ${key}`);
		return state;
	};
	/** The cases that a caller can ask after with the code the demo tells. */
	const calledAfter = () =>
		played.flatMap(({ key, caseNumber, spokenCode }) => {
			const said = { caseNumber, mac: keys.spokenMac(caseNumber, spokenCode ?? ""), elsewhere: "nowhere" };
			return spokenCodesOf(store).isRight(said, 0) ? [key] : [];
		});
	const everyCase = () => played.map(({ key }) => caseOf(key));
	return { time, store, ledger, reads, caseOf, everyCase, calledAfter, tookMs: () => tookMs };
}
