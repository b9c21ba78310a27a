import { existsSync } from "node:fs";
import { join } from "node:path";
import { logTable } from "../../db/log.ts";
import { openStore, type Store } from "../../db/open.ts";
import { type Config, ConfigRefused, configFrom } from "../config.ts";
import { addLogKey, logKeyOf } from "../log-key-file.ts";
import { rotateLogKey } from "../public-log.ts";
import { projectRoot } from "../root.ts";
import { databaseName } from "./backup-folder.ts";

/** `npm run rotate-log-key`: a new key signs the log from its next checkpoint on, beside a running server or not. */
const usage = "Usage: npm run rotate-log-key, in the surroundings of npm start.";

function rotated(store: Store, { logKeyFile }: Config): string {
	const log = logTable(store);
	const vkey = log.keys().at(-1)?.vkey;
	if (vkey === undefined) throw new ConfigRefused("The log has no key yet: the first start makes one.");
	const old = logKeyOf(logKeyFile, vkey, "");
	const fresh = addLogKey(logKeyFile, old.name);
	rotateLogKey(log, old, fresh, Math.floor(Date.now() / 1000));
	return `The log is signed with this key from its next checkpoint on:\n${fresh.vkey}\n`;
}

function main(args: readonly string[]): void {
	if (args.length > 0) throw new ConfigRefused(usage);
	const config = configFrom(process.env);
	const path = join(config.dataDir, databaseName);
	if (!existsSync(path)) throw new ConfigRefused(`DATA_DIR ${config.dataDir} holds no database.`);
	const store = openStore(path, { migrations: join(projectRoot(), "migrations") });
	try {
		process.stdout.write(rotated(store, config));
	} finally {
		store.close();
	}
}

try {
	main(process.argv.slice(2));
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
}
