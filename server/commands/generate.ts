import { constants, copyFileSync, existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { cachedStore } from "./generate-cache.ts";
import type { StoreOptions } from "./generate-store.ts";

/** What the command was called with cannot be used; the message is one sentence. */
class UsageRefused extends Error {}

const usage = "npm run generate -- [--cases N] [--seed S] [--open] [--hand-over] DIR";

function parsed(args: readonly string[]) {
	const options = {
		cases: { type: "string", default: "10000" },
		seed: { type: "string", default: "1" },
		open: { type: "boolean", default: false },
		"hand-over": { type: "boolean", default: false },
	} as const;
	try {
		return parseArgs({ args: [...args], options, allowPositionals: true });
	} catch (error) {
		const [sentence = "The options cannot be read"] = error instanceof Error ? error.message.split(". ") : [];
		throw new UsageRefused(`${sentence}. Usage: ${usage}`);
	}
}

function wholeNumber(name: string, written: string): number {
	if (/^[1-9]\d{0,7}$/.test(written)) return Number(written);
	throw new UsageRefused(`--${name} is "${written}": it takes a whole number from 1 to 99999999.`);
}

function optionsFrom(args: readonly string[]): StoreOptions & { readonly dir: string } {
	const { values, positionals } = parsed(args);
	const [dir, ...more] = positionals;
	if (dir === undefined || more.length > 0) throw new UsageRefused(`Name one folder: ${usage}`);
	if (existsSync(dir) && !(statSync(dir).isDirectory() && readdirSync(dir).length === 0))
		throw new UsageRefused(`${dir} is there already: name a new or an empty folder.`);
	const { cases, seed, open, "hand-over": handsOver } = values;
	return { dir, open, handsOver, cases: wholeNumber("cases", cases), seed: wholeNumber("seed", seed) };
}

/** Makes a store of made-up cases, or takes it from the user's cache, and copies it to a folder to serve from. */
async function main(args: readonly string[]): Promise<void> {
	const { dir, ...options } = optionsFrom(args);
	const cached = await cachedStore(options);
	mkdirSync(dir, { recursive: true, mode: 0o700 });
	for (const name of readdirSync(cached))
		copyFileSync(join(cached, name), join(dir, name), constants.COPYFILE_FICLONE);
	const megabytes = Math.ceil(statSync(join(dir, "ledger.sqlite")).size / 1024 ** 2);
	process.stdout.write(
		`${options.cases} cases in ${dir}, ${megabytes} MiB, kept in ${cached} too.\n` +
			`Serve them with DATA_DIR=${dir} SERVER_KEY_FILE=${join(dir, "server.key")} npm start\n`,
	);
}

main(process.argv.slice(2)).catch((error: unknown) => {
	const expected = error instanceof UsageRefused;
	const shown = error instanceof Error ? (expected ? error.message : error.stack) : String(error);
	process.stderr.write(`${shown}\n`);
	process.exitCode = expected ? 2 : 1;
});
