import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { accountsOf } from "../../db/accounts.ts";
import { createLedger } from "../../db/ledger.ts";
import { openStore } from "../../db/open.ts";
import { photosOf } from "../../db/photos.ts";
import { readsOf } from "../../db/reads.ts";
import { spokenCodesOf } from "../../db/spoken-codes.ts";
import { buildApp } from "../../server/app.ts";
import { generatedUntil } from "../../server/commands/generate-store.ts";
import { doorsOf } from "../../server/compose.ts";
import { configFrom } from "../../server/config.ts";
import type { PublicLog } from "../../server/domain/public-log.ts";
import { keysFrom } from "../../server/keys.ts";
import { hashPassphrase } from "../../server/passphrase.ts";
import { pooledRandomBytes } from "../../server/random.ts";
import { projectRoot } from "../../server/root.ts";
import { steadyOperation } from "../support/steady-operation.ts";

export const passphraseOf = (personId: string) => `${personId} has a long passphrase`;
/** How many people's lists are read: those who have most to do, of each role. */
const peopleOfRole = 3;

/** A store that is only read publishes nothing. */
const silentLog: PublicLog = {
	vkey: () => "",
	announcements: () => [],
	newest: () => null,
	checkpoints: () => [],
	tile: () => null,
	proofOf: () => null,
	leafOf: () => null,
	losses: () => [],
};

/** Milliseconds the server took for each request, by route. */
function timesOf(app: FastifyInstance): () => Readonly<Record<string, number[]>> {
	const times: Record<string, number[]> = {};
	app.addHook("onResponse", async (request, reply) => {
		const route = request.routeOptions.url ?? "";
		times[route] = [...(times[route] ?? []), reply.elapsedTime];
	});
	return () => times;
}

/**
 * The real app over a made-up store that it only reads; sign-ins are kept in memory beside it.
 * @returns where it listens, and who may sign in
 */
export async function serveReading(dir: string) {
	const migrations = join(projectRoot(), "migrations");
	const store = openStore(join(dir, "ledger.sqlite"), { migrations, readonly: true });
	const accounts = accountsOf(openStore(":memory:", { migrations }));
	const randomBytes = pooledRandomBytes();
	const ledger = createLedger({ store, clock: () => generatedUntil, randomBytes });
	const serverKey = Buffer.from(readFileSync(join(dir, "server.key"), "utf8"), "base64");
	const app = await buildApp({
		// That no sign-in can be recorded is nothing to tell here.
		config: configFrom({ LOG_LEVEL: "silent" }),
		...{
			ledger,
			reads: readsOf(store),
			accounts,
			randomBytes,
			photos: photosOf(store, randomBytes),
			spokenCodes: spokenCodesOf(store),
			keys: keysFrom(serverKey, randomBytes),
		},
		...{ publicLog: silentLog, operation: steadyOperation().operation },
		realSeconds: () => Math.floor(Date.now() / 1000),
		...{ demo: null, doors: doorsOf(""), log: process.stderr },
	});
	const times = timesOf(app);
	const lists = "SELECT person_id FROM case_inbox GROUP BY 1 ORDER BY count(*) DESC";
	const busy = store.connection.prepare<[], string>(lists).pluck().all();
	const { people } = ledger.setting();
	const ofRole = (role: string) => busy.filter((id) => people.get(id)?.role === role).slice(0, peopleOfRole);
	const usernames = ["cadre", "supervisor", "leader", "operator"].flatMap(ofRole);
	for (const personId of usernames) {
		const passphraseHash = await hashPassphrase(passphraseOf(personId));
		accounts.save({ personId, username: personId, passphraseHash, totpSecret: null });
	}
	process.on("SIGTERM", () => app.close().then(() => process.exit(0)));
	return { url: await app.listen({ host: "127.0.0.1", port: 0 }), usernames, times };
}
