import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { createLedger } from "../../db/ledger.ts";
import { logTable } from "../../db/log.ts";
import { openStore } from "../../db/open.ts";
import { isAgeRecipient } from "../age-file.ts";
import { mirrorAt } from "../checkpoint-mirror.ts";
import { type Config, configFrom } from "../config.ts";
import { settingDeedOf } from "../deeds.ts";
import type { RefusalCode } from "../domain/refusal.ts";
import { keysFrom } from "../keys.ts";
import { headOf } from "../public-log.ts";
import { projectRoot } from "../root.ts";
import { serverKeyOf } from "../server-key.ts";
import { BackupRefused, databaseName, isEmptyPlace } from "./backup-folder.ts";
import type { HouseManifest } from "./house-file.ts";
import { finishHouse, writeHouse } from "./house-write.ts";
import { shownToBe, twoOf, type Usernames } from "./two-people.ts";

/** `npm run leave`: everything the house holds, in open formats, for whoever goes on with it elsewhere (README). */
const usage =
	"Usage: npm run leave -- DIR --to KEY --by ADMINISTRATOR --by OFFICER, where DIR is a new or an empty folder, KEY a public key of age, and OFFICER a discipline officer; the two passphrases come on standard input, a line each.";

const clock = () => Math.floor(Date.now() / 1000);

type Asked = { readonly dir: string; readonly key: string; readonly by: Usernames };

function askedFor(args: readonly string[]): Asked {
	const options = { to: { type: "string" }, by: { type: "string", multiple: true } } as const;
	const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
	const [dir, ...more] = positionals;
	const by = twoOf(values.by, usage);
	if (dir === undefined || more.length > 0 || values.to === undefined) throw new BackupRefused(usage);
	if (!isAgeRecipient(values.to)) throw new BackupRefused(`--to is no public key of age. ${usage}`);
	if (!isEmptyPlace(dir)) throw new BackupRefused(`${dir} is not empty. ${usage}`);
	return { dir: resolve(dir), key: values.to, by };
}

const opened = ({ dataDir }: Config) =>
	openStore(join(dataDir, databaseName), { migrations: join(projectRoot(), "migrations") });

/** Records who takes everything along, before anything is handed out; gives the setting, and the names of the two. */
async function recorded(config: Config, { key, by: usernames }: Asked) {
	const store = opened(config);
	const log = logTable(store);
	const newest = mirrorAt(config.checkpointsFile, true).newest()?.note;
	if (newest !== undefined) log.expect(headOf(newest));
	const ledger = createLedger({ store, clock, randomBytes, log });
	try {
		const [by, agreedBy] = await shownToBe(store, usernames);
		const deed = settingDeedOf({ type: "ExportHouse", by, agreedBy, key }, () => null);
		const outcome = await ledger.executeSetting(deed);
		if ("refusal" in outcome) throw new BackupRefused(sentenceFor(outcome.refusal.code));
		const setting = ledger.setting();
		return { setting, by: setting.names.get(by) ?? "", agreedBy: setting.names.get(agreedBy) ?? "" };
	} finally {
		await ledger.close();
	}
}

function sentenceFor(code: RefusalCode): string {
	return code === "notYours"
		? "The first must be an administrator of the whole house, the second a discipline officer for all of it."
		: `The house takes nothing down now (${code}), so nothing is taken along.`;
}

async function written(config: Config, asked: Asked): Promise<HouseManifest> {
	const { dir, key } = asked;
	const { openPhone } = keysFrom(serverKeyOf(config, true), randomBytes);
	const { setting, ...people } = await recorded(config, asked);
	// Apart from the ledger, which empties its write-ahead log when it has written.
	const store = opened(config);
	try {
		const house = await writeHouse(store, { dir, key, setting, openPhone });
		return { format: 1, madeAt: new Date().toISOString(), ...people, key, ...house };
	} finally {
		store.close();
	}
}

async function main(args: readonly string[]): Promise<void> {
	const asked = askedFor(args);
	const config = configFrom(process.env);
	if (!existsSync(join(config.dataDir, databaseName)))
		throw new BackupRefused(`DATA_DIR ${config.dataDir} holds no database.`);
	const manifest = await written(config, asked);
	finishHouse(asked.dir, manifest);
	const { events, receipts } = manifest.counts;
	process.stdout.write(
		`${events} events and ${receipts} receipts are in ${asked.dir}; only the key given opens the reports.\n`,
	);
}

main(process.argv.slice(2)).catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
});
