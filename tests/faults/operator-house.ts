import { randomBytes } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLedger } from "../../db/ledger.ts";
import { type LogTable, logTable } from "../../db/log.ts";
import { openStore, type Store } from "../../db/open.ts";
import { photosOf } from "../../db/photos.ts";
import { chanceOf } from "../../server/commands/generate-random.ts";
import { generatedCaseNumber, generatedReport } from "../../server/commands/generate-report.ts";
import { gridsFor } from "../../server/commands/generate-setting.ts";
import { generatedServerKey, generatedUntil, generateStore } from "../../server/commands/generate-store.ts";
import { deedOf } from "../../server/deeds.ts";
import { keysFrom } from "../../server/keys.ts";
import { projectRoot } from "../../server/root.ts";
import { noteBy, proofFile, type Signer, signerNamed } from "../support/reference-log.ts";

const migrations = join(projectRoot(), "migrations");
const casesAtFirst = 12;
const casesADay = 8;
const daySeconds = 86_400;

/**
 * A house as its operator finds it, and what others kept of it on the second of three days: each day ended with a
 * checkpoint.
 */
export type House = {
	readonly dir: string;
	readonly seed: number;
	readonly signer: Signer;
	/** The database at the end of the first day, and as it is now. */
	readonly yesterday: string;
	readonly now: string;
	/** How many events the second checkpoint covers. */
	readonly covered: number;
	/** The second checkpoint, and the proof file of a report of the second day. */
	readonly kept: { readonly checkpoint: string; readonly proof: string };
	readonly remove: () => void;
};

export function opened(path: string): { readonly store: Store; readonly log: LogTable } {
	const store = openStore(path, { migrations });
	return { store, log: logTable(store) };
}

/** Ends a day: signs what the log has come to. */
export function signed(log: LogTable, signer: Signer, at: number): string {
	const sign = (size: number, root: Uint8Array) =>
		noteBy(signer, `${signer.name}\n${size}\n${Buffer.from(root).toString("base64")}\n`);
	const checkpoint = log.checkpoint({ at, randomBytes, sign });
	if (checkpoint === null) throw new Error("there is nothing to sign");
	return checkpoint.note;
}

/** One more day of reports, which ends with a checkpoint. Gives it, and the proof file of the day's first report. */
export async function lived(path: string, signer: Signer, seed: number, day: number) {
	const { store, log } = opened(path);
	const clock = generatedUntil + day * daySeconds;
	const ledger = createLedger({ store, clock: () => clock, randomBytes, log });
	const keys = keysFrom(generatedServerKey(seed), randomBytes);
	const chance = chanceOf(seed, `day ${day}`);
	const places = gridsFor(casesAtFirst);
	const photos = photosOf(store, randomBytes);
	const first = Number(store.connection.prepare("SELECT max(position) FROM event").pluck().get()) + 1;
	for (let index = 0; index < casesADay; index += 1) {
		const place = places[chance.below(places.length)];
		if (place === undefined) throw new Error("the house has no place");
		const caseNumber = generatedCaseNumber(chance.below(90_000), clock);
		const made = generatedReport(chance, caseNumber, place, clock, keys);
		const photo = photos.refOf(photos.add(chance.bytes(400), clock));
		const report = photo === null ? made : { ...made, photos: [photo] };
		const outcome = await ledger.execute(
			deedOf(caseNumber, report, () => null, { receiptMac: chance.bytes(32) }),
		);
		if (!("reply" in outcome)) throw new Error(`a report was refused: ${JSON.stringify(outcome)}`);
	}
	const checkpoint = signed(log, signer, clock);
	const proof = proofOf(store, log, first, checkpoint);
	const last = Number(store.connection.prepare("SELECT max(position) FROM event").pluck().get());
	store.checkpoint();
	await ledger.close();
	return { checkpoint, proof, last };
}

type WordsRow = { readonly id: string; readonly salt: string; readonly text: string };

/** The proof file that a resident would take home of the event at a position. */
function proofOf(store: Store, log: LogTable, position: number, checkpoint: string): string {
	const bytes = store.connection.prepare("SELECT bytes FROM event WHERE position = ?").pluck();
	const event = String(bytes.get(position));
	const { text }: { text: { id: string } } = JSON.parse(event).event;
	const byId = store.connection.prepare<[string], WordsRow>("SELECT id, salt, text FROM words WHERE id = ?");
	const proof = log.proofOf(1, position, Number(checkpoint.split("\n")[1]));
	if (proof === null) throw new Error("the event has no proof");
	return proofFile({ event, words: [byId.get(text.id)] }, proof.index, proof.hashes, checkpoint);
}

/** Lives through three days. */
export async function makeHouse(seed: number): Promise<House> {
	const dir = mkdtempSync(join(tmpdir(), "operator-"));
	await generateStore(dir, { cases: casesAtFirst, seed, open: false });
	const now = join(dir, "ledger.sqlite");
	const yesterday = join(dir, "yesterday.sqlite");
	const signer = signerNamed("hotline.example/log");
	const { store, log } = opened(now);
	log.begin(signer.name, signer.vkey, generatedUntil);
	store.close();
	await lived(now, signer, seed, 1);
	copyFileSync(now, yesterday);
	const { checkpoint, proof, last } = await lived(now, signer, seed, 2);
	await lived(now, signer, seed, 3);
	const remove = () => rmSync(dir, { recursive: true, force: true });
	return { dir, seed, signer, yesterday, now, covered: last, kept: { checkpoint, proof }, remove };
}
