import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hash } from "@node-rs/argon2";
import { accountsOf } from "../../db/accounts.ts";
import { createLedger } from "../../db/ledger.ts";
import { openStore, type Store } from "../../db/open.ts";
import { notesIn } from "../../server/commands/backup-folder.ts";
import { replayArea, replaySetting } from "../../server/commands/replay-setting.ts";
import { verifyDatabase } from "../../server/commands/verify-run.ts";
import { sessionSecondsMax } from "../../server/domain/limits.ts";
import { defaultPolicy } from "../../server/domain/policy.ts";
import { keysFrom } from "../../server/keys.ts";
import { projectRoot } from "../../server/root.ts";
import { builtServer, isRunning, type Running, startServer } from "../support/server-process.ts";

export const migrations = join(projectRoot(), "migrations");
/** The program of the faults itself; with a role it is one of the servers that must be found out. */
export const builtFaults = join(projectRoot(), "dist", "server", "faults.js");
const leader = "replay:leader:person";
export const signIn = { username: "leader", passphrase: "a leader's long passphrase" };
const sessions = 100;
const restSeconds = 120;

/** A folder of its own with a house that takes reports, and the surroundings of a server over it. */
export type Stage = {
	readonly folder: string;
	readonly database: string;
	readonly serverKey: Buffer;
	readonly env: Readonly<Record<string, string>>;
	/** The real server. @throws with what it said when it does not serve */
	start(command?: readonly string[], env?: Readonly<Record<string, string>>): Promise<Running>;
	/** The store itself, while no server runs. */
	look<Seen>(see: (store: Store) => Seen): Seen;
	/** A session of a leader that has rested for two minutes: the next read marks it as seen. There are a hundred. */
	cookie(index: number): string;
	/** An empty folder of the stage. */
	newFolder(name: string): string;
	/** What `npm run verify` finds in the database, a sentence each; with the checkpoints that were published. */
	faults(): readonly string[];
	remove(): void;
};

const overToken = "faults-session-over";
const cookieOf = (token: string) => `__Host-session=${token}`;
export const cookieOver = cookieOf(overToken);
const tokenOf = (index: number) => `faults-session-${index % sessions}`;

async function prepared(path: string, serverKey: Uint8Array): Promise<void> {
	const store = openStore(path, { migrations });
	const now = Math.floor(Date.now() / 1000);
	const ledger = createLedger({ store, clock: () => now, randomBytes });
	const { events, words } = replaySetting(defaultPolicy);
	await ledger.arrange(events, words);
	const accounts = accountsOf(store);
	const passphraseHash = await hash(signIn.passphrase, { memoryCost: 64, timeCost: 1, parallelism: 1 });
	accounts.save({ personId: leader, username: signIn.username, passphraseHash, totpSecret: null });
	const head = { personId: "replay:head:person", username: "head", passphraseHash, totpSecret: null };
	accounts.save(head);
	const { tokenMac } = keysFrom(serverKey, randomBytes);
	for (let index = 0; index < sessions; index += 1) {
		accounts.openSession(tokenMac(tokenOf(index)), leader, now - restSeconds);
	}
	accounts.openSession(tokenMac(overToken), leader, now - sessionSecondsMax);
	await ledger.close();
}

/** A house whose one community takes reports about street lamps, in a folder of its own. */
export async function openStage(): Promise<Stage> {
	const folder = mkdtempSync(join(tmpdir(), "faults-"));
	const dataDir = join(folder, "data");
	mkdirSync(dataDir, { mode: 0o700 });
	const serverKeyFile = join(folder, "server.key");
	const serverKey = createHash("sha256").update("a key for faults").digest();
	writeFileSync(serverKeyFile, serverKey.toString("base64"), { mode: 0o600 });
	const database = join(dataDir, "ledger.sqlite");
	await prepared(database, serverKey);
	const env = {
		DATA_DIR: dataDir,
		SERVER_KEY_FILE: serverKeyFile,
		HOST: "127.0.0.1",
		LOG_LEVEL: "error",
		FLOOD_REPORTS_MAX: "9999999999",
		CHECKPOINT_SECONDS: "1",
	};
	return {
		...{ folder, database, serverKey, env },
		async start(command = [process.execPath, builtServer], more = {}) {
			const server = await startServer({ ...env, ...more }, command);
			if (isRunning(server)) return server;
			throw new Error(`the server ended with ${server.code ?? server.signal}: ${server.said}`);
		},
		look(see) {
			const store = openStore(database, { migrations });
			try {
				return see(store);
			} finally {
				store.close();
			}
		},
		cookie: (index) => cookieOf(tokenOf(index)),
		faults: () => {
			const mirrored = notesIn(join(folder, "checkpoints.jsonl"));
			const { findings } = verifyDatabase(database, { against: null, key: null, mirrored });
			return findings.map(({ sentence }) => sentence);
		},
		newFolder(name) {
			const made = join(folder, name);
			mkdirSync(made);
			return made;
		},
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

/** One report, different from every other, as a resident's page sends it. */
export function reportBody(mark: string): string {
	return JSON.stringify({
		text: `二号楼门口的地砖翘起来了，上周有人绊了一跤。${mark}`,
		areaCode: replayArea,
		categoryCode: "0203",
	});
}
