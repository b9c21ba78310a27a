import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { LogAtOdds } from "../../db/errors.ts";
import { createLedger } from "../../db/ledger.ts";
import { logTable } from "../../db/log.ts";
import { openStore, type Store } from "../../db/open.ts";
import { mirrorAt } from "../checkpoint-mirror.ts";
import { type Config, configFrom } from "../config.ts";
import { addLogKey, keptLogKey } from "../log-key-file.ts";
import { declareLoss, headOf, nextOrigin } from "../public-log.ts";
import { projectRoot } from "../root.ts";
import { BackupRefused } from "./backup-folder.ts";
import { shownToBe, twoOf, type Usernames } from "./two-people.ts";

/** `npm run declare-loss`: two people say in public that what came after a backup, or the log's key, is lost (trust.md I4). */
const usage =
	"Usage: npm run declare-loss -- --by USERNAME --by USERNAME; the two passphrases come on standard input, a line each.";

const clock = () => Math.floor(Date.now() / 1000);

function usernamesFrom(args: readonly string[]): Usernames {
	const { values } = parseArgs({ args: [...args], options: { by: { type: "string", multiple: true } } });
	return twoOf(values.by, usage);
}

/** The names of the two, once both have shown that they are who they say. */
async function declaring(store: Store, usernames: Usernames): Promise<[string, string]> {
	const [one, other] = await shownToBe(store, usernames);
	const { names } = createLedger({ store, clock, randomBytes, log: null }).setting();
	return [names.get(one) ?? usernames[0], names.get(other) ?? usernames[1]];
}

/** Whether the server would refuse to write to this log. */
function isAtOdds(store: Store, checkpoint: string): boolean {
	const log = logTable(store);
	log.expect(headOf(checkpoint));
	try {
		store.connection.transaction(log.appendEvents).immediate();
		return false;
	} catch (error) {
		if (error instanceof LogAtOdds) return true;
		throw error;
	}
}

async function declare(store: Store, config: Config, usernames: Usernames): Promise<string> {
	const by = await declaring(store, usernames);
	const mirror = mirrorAt(config.checkpointsFile, true);
	const checkpoint = mirror.newest()?.note;
	const log = logTable(store);
	const old = keptLogKey(config.logKeyFile, log.keys().at(-1)?.vkey ?? "");
	const lost = checkpoint !== undefined && isAtOdds(store, checkpoint) ? "reports" : "key";
	if (checkpoint === undefined || (lost === "key" && old !== null))
		throw new BackupRefused(
			"Nothing is lost: the log goes on from the newest checkpoint that was published.",
		);
	const key = addLogKey(config.logKeyFile, nextOrigin(headOf(checkpoint).origin));
	declareLoss({ log, mirror, key, clock, randomBytes }, old, { by, checkpoint, lost });
	return `${by.join(" and ")} have declared the loss. The log goes on as ${key.name}, and tells of it to everybody.\n`;
}

async function main(args: readonly string[]): Promise<void> {
	const usernames = usernamesFrom(args);
	const config = configFrom(process.env);
	const path = join(config.dataDir, "ledger.sqlite");
	if (!existsSync(path)) throw new BackupRefused(`DATA_DIR ${config.dataDir} holds no database.`);
	const store = openStore(path, { migrations: join(projectRoot(), "migrations") });
	try {
		process.stdout.write(await declare(store, config, usernames));
	} finally {
		store.close();
	}
}

main(process.argv.slice(2)).catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
});
