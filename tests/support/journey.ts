import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { hash } from "@node-rs/argon2";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { accountsOf } from "../../db/accounts.ts";
import { readsOf } from "../../db/reads.ts";
import { caseNow, words } from "../../db/schema.ts";
import { demoCases } from "../../server/commands/demo-cases/all.ts";
import { historyStartsAt, type PlayedCase, playHistory } from "../../server/commands/demo-history.ts";
import { demoPeople } from "../../server/commands/demo-people.ts";
import { demoSetting } from "../../server/commands/demo-setting.ts";
import { simulatedTime } from "../../server/commands/simulated-time.ts";
import { type House, openHouse } from "../../server/compose.ts";
import { configFrom } from "../../server/config.ts";
import { deedOf } from "../../server/deeds.ts";
import { type Case, isHeld, nextMoveOf } from "../../server/domain/case.ts";
import { wordsOf } from "../../server/words.ts";
import { moment, quickArgon2 } from "./app.ts";
import { type Look, lastSeen, openVisit, type Visit } from "./visit.ts";

/** A house that listens, whoever visits it, and time that moves only when told. */
export type Journey = {
	readonly house: House;
	readonly url: string;
	/** The demo's cases with their receipts; empty where none was asked for. */
	readonly played: readonly PlayedCase[];
	/** Lets time run until then, local time `2026-11-20 09:00`; each step fires a second after it was due. */
	until(local: string): Promise<void>;
	/** A fresh browser profile: nobody it meets knows it. */
	visit(look?: Look): Promise<Visit>;
	/** Gives a person of the demo a way to sign in; once is enough. */
	account(username: string): Promise<{ readonly username: string; readonly passphrase: string }>;
	/** The only case whose report has these words. */
	caseOf(said: string): Case;
	/** Who has the next move in a case, by username. */
	moverOf(said: string): string;
	/** How many reports there are. */
	reportCount(): number;
	/** The holder of the case with these words answers it, past every page. */
	answer(said: string, answered: string): Promise<void>;
	/** Ends the visits of one test; throws when a page asked, kept or complained where it must not. A failed test shows its last pages. */
	endVisits(failed: boolean): Promise<void>;
	close(): Promise<void>;
};

/** How a journey begins: on a Wednesday in working time, with nothing reported yet or with all cases of the demo. */
type Start = {
	readonly at?: string;
	readonly cases?: "none" | "demo";
	/** Set otherwise than usual in the configuration. */
	readonly env?: Readonly<Record<string, string>>;
};

const morning = "2026-11-18 10:05";

/** One house for each test of a file, or for all of them; what a page did wrong fails the test it did it in. */
export function journeyFor(each: "test" | "file", start: Start = {}): () => Journey {
	let journey: Journey | null = null;
	const open = async () => {
		journey = await openJourney(start);
	};
	const close = () => journey?.close();
	if (each === "file") beforeAll(open);
	else beforeEach(open);
	afterEach(async ({ task }) => {
		try {
			await journey?.endVisits(task.result?.state === "fail");
		} finally {
			if (each === "test") await close();
		}
	});
	if (each === "file") afterAll(close);
	return () => {
		if (journey === null) throw new Error("a journey begins inside a test");
		return journey;
	};
}

async function openJourney({ at = morning, cases = "none", env: own = {} }: Start = {}): Promise<Journey> {
	const dataDir = await mkdtemp(join(tmpdir(), "journey-"));
	const played = await layHouse(dataDir, cases, at);
	const time = simulatedTime(moment(at));
	const house = await openHouse(configOf(dataDir, own), { clock: time.clock, demo: null });
	const visits: Visit[] = [];
	return {
		house,
		url: house.url,
		played,
		until: (local) => time.run(house.ledger, moment(local)),
		visit: async (look = {}) => {
			const visit = await openVisit(look.through ?? house.url, look);
			visits.push(visit);
			return visit;
		},
		account: accounts(house),
		...looksInto(house),
		endVisits: (failed) => endAll(visits, failed),
		close: async () => {
			await house.close();
			await rm(dataDir, { recursive: true, force: true });
		},
	};
}

function configOf(dataDir: string, own: Start["env"]) {
	const place = { PORT: "0", HOST: "localhost", PLACE_NAME: "青石桥街道", LOG_LEVEL: "error" };
	return configFrom({ ...place, DATA_DIR: dataDir, SERVER_KEY_FILE: join(dataDir, "server.key"), ...own });
}

/** All the files of a house as it begins, by their places in its folder, and the cases in it. */
type Laid = { readonly cases: readonly PlayedCase[]; readonly files: ReadonlyMap<string, Buffer> };
const begun = new Map<string, Promise<Laid>>();

/**
 * Lays a copy of a house into an empty folder. The schema, the setting and the demo's two seconds of rules go by but
 * once for all journeys of a worker.
 */
async function layHouse(dataDir: string, cases: NonNullable<Start["cases"]>, at: string) {
	const key = `${cases} ${at}`;
	const beginning = begun.get(key) ?? begin(cases, at);
	begun.set(key, beginning);
	const { cases: played, files } = await beginning;
	for (const [path, bytes] of files) {
		await mkdir(dirname(join(dataDir, path)), { mode: 0o700, recursive: true });
		await writeFile(join(dataDir, path), bytes, { mode: 0o600 });
	}
	return played;
}

async function begin(kind: NonNullable<Start["cases"]>, at: string): Promise<Laid> {
	const dataDir = await mkdtemp(join(tmpdir(), "journey-"));
	const time = simulatedTime(kind === "demo" ? historyStartsAt : moment(at));
	const house = await openHouse(configOf(dataDir, {}), { clock: time.clock, demo: null });
	const stage = { ledger: house.ledger, keys: house.keys, randomBytes, time };
	let cases: readonly PlayedCase[] = [];
	if (kind === "demo") cases = await playHistory(stage, demoCases, moment(at));
	else {
		const setting = demoSetting(randomBytes);
		await house.ledger.arrange(setting.events, setting.words);
	}
	await house.close();
	const found = await readdir(dataDir, { recursive: true, withFileTypes: true });
	const paths = found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
	const files = await Promise.all(
		paths.map(async (path) => [relative(dataDir, path), await readFile(path)] as const),
	);
	await rm(dataDir, { recursive: true });
	return { cases, files: new Map(files) };
}

function accounts(house: House): Journey["account"] {
	const made = new Map<string, string>();
	const { save } = accountsOf(house.store);
	return async (username) => {
		const known = made.get(username);
		if (known !== undefined) return { username, passphrase: known };
		const person = demoPeople.find((one) => one.username === username);
		if (person === undefined) throw new Error(`nobody of the demo is called ${username}`);
		const passphrase = randomBytes(12).toString("base64url");
		const passphraseHash = await hash(passphrase, quickArgon2);
		save({ personId: person.personId, username, passphraseHash, totpSecret: null });
		made.set(username, passphrase);
		return { username, passphrase };
	};
}

/** What only the ledger knows for certain: which case, whose move it is, how many reports. */
function looksInto(house: House): Pick<Journey, "caseOf" | "moverOf" | "reportCount" | "answer"> {
	const { store, ledger } = house;
	const reads = readsOf(store);
	const caseOf = (said: string) => {
		const rows = store.orm.select({ number: words.caseNumber }).from(words).where(eq(words.text, said)).all();
		const state = rows.length === 1 ? reads.stateOf(rows[0]?.number ?? "") : null;
		if (state === null) throw new Error(`${rows.length} reports say: ${said}`);
		return state;
	};
	return {
		caseOf,
		moverOf: (said) => {
			const move = nextMoveOf(caseOf(said));
			const person = demoPeople.find(({ personId }) => move?.by === "staff" && personId === move.personId);
			return person?.username ?? "nobody";
		},
		reportCount: () => store.orm.select({ number: caseNow.caseNumber }).from(caseNow).all().length,
		answer: async (said, answered) => {
			const state = caseOf(said);
			if (!isHeld(state)) throw new Error(`nobody holds: ${said}`);
			const by = state.tour.holderId;
			const command = {
				type: "AnswerCase",
				by,
				words: wordsOf(answered, randomBytes),
				outcome: "done",
			} as const;
			const outcome = await ledger.execute(deedOf(state.caseNumber, command, () => null));
			if ("refusal" in outcome) throw new Error(`the answer was refused: ${outcome.refusal.code}`);
		},
	};
}

async function endAll(visits: Visit[], failed: boolean): Promise<void> {
	const ending = visits.splice(0);
	if (failed) for (const visit of ending) process.stderr.write(await lastSeen(visit));
	const complaints = (await Promise.all(ending.map((visit) => visit.close()))).flat();
	if (complaints.length > 0) throw new Error(`The pages complained:\n${complaints.join("\n")}`);
}
