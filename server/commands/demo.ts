import { randomBytes, randomInt } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { photosOf } from "../../db/photos.ts";
import { readsOf } from "../../db/reads.ts";
import { type House, openHouse } from "../compose.ts";
import { configFrom } from "../config.ts";
import type { DemoDoor, DemoPerson } from "../demo-door.ts";
import { demoCases } from "./demo-cases/all.ts";
import { createDemoClock, type DemoClock } from "./demo-clock.ts";
import { guideOf } from "./demo-guide.ts";
import { historyStartsAt, type PlayedCase, playHistory } from "./demo-history.ts";
import { demoPeople } from "./demo-people.ts";
import { demoStartsAt } from "./demo-setting.ts";
import { simulatedTime } from "./simulated-time.ts";

/** What the command was called with, or the port it was given, cannot be used; the message is one sentence. */
class UsageRefused extends Error {}

const portUsual = 3000;
const portsTried = 20;
const portHighest = 65_535;
const syllablesInPassphrase = 4;

/** `port` is null when none was named: then the usual one, or the next that is free. */
type Options = { readonly json: boolean; readonly port: number | null; readonly handsOver: boolean };

function parsed(args: readonly string[]) {
	try {
		const flag = { type: "boolean", default: false } as const;
		const options = { json: flag, "hand-over": flag, port: { type: "string" } } as const;
		return parseArgs({ args: [...args], options }).values;
	} catch (error) {
		const [sentence = "The options cannot be read"] = error instanceof Error ? error.message.split(". ") : [];
		throw new UsageRefused(`${sentence}. Usage: npm run demo -- [--port N] [--hand-over] [--json]`);
	}
}

function optionsFrom(args: readonly string[]): Options {
	const { json, port, "hand-over": handsOver } = parsed(args);
	if (port === undefined) return { json, handsOver, port: null };
	const wanted = Number(port);
	if (/^\d{1,5}$/.test(port) && wanted <= portHighest) return { json, handsOver, port: wanted };
	throw new UsageRefused(
		`--port is "${port}": it takes a whole number from 0 (any free port) to ${portHighest}.`,
	);
}

function isFree(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const probe = createServer();
		probe.once("error", () => resolve(false));
		probe.listen(port, "localhost", () => probe.close(() => resolve(true)));
	});
}

async function portFor({ port }: Options): Promise<number> {
	if (port !== null) {
		if (port === 0 || (await isFree(port))) return port;
		throw new UsageRefused(`Port ${port} is taken: name another with --port, or 0 for any that is free.`);
	}
	for (let candidate = portUsual; candidate < portUsual + portsTried; candidate += 1) {
		if (!(await isFree(candidate))) continue;
		if (candidate !== portUsual)
			process.stderr.write(`Port ${portUsual} is taken; the demo uses ${candidate}.\n`);
		return candidate;
	}
	throw new UsageRefused(
		`No port from ${portUsual} to ${portUsual + portsTried - 1} is free: name one with --port.`,
	);
}

/** Fresh at each start, easy to read aloud: a demo has no default passphrase either. */
function freshPassphrase(): string {
	const one = (letters: string) => letters[randomInt(letters.length)] ?? "";
	const syllable = () => one("bdfghjklmnprstvz") + one("aeiou") + one("klmnprst");
	return Array.from({ length: syllablesInPassphrase }, syllable).join("-");
}

const people: readonly DemoPerson[] = demoPeople.map(({ role, name, title, username }) => {
	return { role, name: `${name}（${title}）`, username, passphrase: freshPassphrase(), totpSecret: "" };
});

async function addAccounts(house: House): Promise<void> {
	const added = people.map(({ username, passphrase }, index) => {
		return house.addAccount(demoPeople[index]?.personId ?? "", username, passphrase);
	});
	await Promise.all(added);
}

/** The house on the history's clock until the history is told, then on the demo's own, which a visitor can speed up. */
async function openDemo(
	{ port, handsOver }: { readonly port: number; readonly handsOver: boolean },
	dataDir: string,
	keep: (house: House) => void,
) {
	const time = simulatedTime(historyStartsAt);
	let running: DemoClock | null = null;
	const clock = () => running?.clock() ?? time.clock();
	const door: DemoDoor = {
		clock,
		speed: () => running?.speed() ?? 1,
		setSpeed: (speed) => running?.setSpeed(speed) ?? false,
		people: () => people,
	};
	const config = configFrom({
		PORT: String(port),
		HOST: "localhost",
		DATA_DIR: dataDir,
		SERVER_KEY_FILE: join(dataDir, "server.key"),
		CHECKPOINT_SECONDS: "5",
		PLACE_NAME: "青石桥街道",
		LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
	});
	const house = await openHouse(config, { clock, demo: door });
	keep(house);
	const { ledger, keys, store } = house;
	const stage = { ledger, keys, randomBytes, time, handsOver, photos: photosOf(store, randomBytes) };
	const [played] = await Promise.all([playHistory(stage, demoCases), addAccounts(house)]);
	running = createDemoClock(demoStartsAt);
	return { house, played };
}

function casesOf(house: House, played: readonly PlayedCase[]) {
	const reads = readsOf(house.store);
	return played.map(({ caseNumber, receipt }) => {
		return { caseNumber, state: reads.stateOf(caseNumber)?.status ?? "received", receipt };
	});
}

/** The first case, and the first that a caller can ask after. */
function openersOf(played: readonly PlayedCase[]) {
	const called = played.find(({ spokenCode }) => spokenCode !== null);
	return {
		receipt: played[0]?.receipt ?? "",
		caseNumber: called?.caseNumber ?? "",
		spokenCode: called?.spokenCode ?? "",
	};
}

async function main(args: readonly string[]): Promise<void> {
	const options = optionsFrom(args);
	const port = await portFor(options);
	const dataDir = mkdtempSync(join(tmpdir(), "resident-feedback-demo-"));
	process.on("exit", () => rmSync(dataDir, { recursive: true, force: true }));
	let house: House | null = null;
	let stopping = false;
	const stop = () => {
		if (stopping) return;
		stopping = true;
		Promise.resolve(house?.close()).then(() => process.exit(0), fail);
	};
	for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, stop);
	try {
		const demo = await openDemo({ ...options, port }, dataDir, (opened) => {
			house = opened;
		});
		const { url } = demo.house;
		const cases = casesOf(demo.house, demo.played);
		const ready = options.json
			? JSON.stringify({ url, dataDir, people, cases })
			: guideOf(url, people, { ...openersOf(demo.played), handsOver: options.handsOver });
		process.stdout.write(`${ready}\n`);
	} catch (error) {
		// Told to stop in the middle of the history: that the ledger is closed is no failure then.
		if (!stopping) throw error;
	}
}

function fail(error: unknown): never {
	const shown =
		error instanceof UsageRefused ? error.message : error instanceof Error ? error.stack : String(error);
	process.stderr.write(`${shown}\n`);
	process.exit(error instanceof UsageRefused ? 2 : 1);
}

main(process.argv.slice(2)).catch(fail);
