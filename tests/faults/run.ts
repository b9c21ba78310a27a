import { parseArgs } from "node:util";
import { openHouse } from "../../server/compose.ts";
import { configFrom } from "../../server/config.ts";
import { buildServer } from "../support/server-process.ts";
import { backupInto } from "./backups.ts";
import { canary } from "./canary.ts";
import { controls } from "./controls.ts";
import { fullDisk } from "./full-disk.ts";
import { makeGolden } from "./golden-store.ts";
import { kills } from "./kills.ts";
import { migrateAndDie, migrationsKilled } from "./migrations.ts";
import { attacks } from "./operator-attacks.ts";
import { readyMsMax } from "./promised.ts";
import { starts } from "./starts.ts";
import { syncs } from "./syncs.ts";

/** `npm run faults`: everything that may befall the process, at full length. With a role it is one of the processes. */
const usage = "Usage: npm run faults -- [--kills N] [--seed N] [--json]";
const pointsUsual = 100;
const syncReports = 100;
const attackSeeds = 50;
const canaryRounds = 10;
const startCases = 20_000;
const startKills = 10;

type Options = { readonly kills: number; readonly seed: number; readonly json: boolean };

function optionsFrom(args: readonly string[]): Options {
	const { values } = parseArgs({
		args: [...args],
		options: {
			kills: { type: "string", default: "500" },
			seed: { type: "string", default: "1" },
			json: { type: "boolean", default: false },
		},
	});
	const [count, seed] = [Number(values.kills), Number(values.seed)];
	if (!Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(seed)) throw new Error(usage);
	return { kills: count, seed, json: values.json };
}

function tell(said: string): void {
	process.stderr.write(`${said}\n`);
}

async function measured({ kills: count, seed }: Options) {
	tell(`${count} kills, seed ${seed}`);
	const tellSome = (kill: number) => {
		if (kill % 50 === 0) tell(`  ${kill} of ${count}`);
	};
	const killed = await kills({ count, seed, tell: tellSome });
	const most = `${killed.readyMsMax} ms at most, ${killed.readyCpuMsMax} ms of them the processor's`;
	tell(`ready again after ${most}; over ${startCases} cases`);
	const started = await starts({ cases: startCases, kills: startKills, seed });
	const { readyMs, cpuMs } = started;
	tell(`ready again after ${readyMs.join(", ")} ms, of which the processor worked ${cpuMs.join(", ")}`);
	tell("migrations killed half-way");
	const migrated = await migrationsKilled();
	tell("full disks");
	const diskFull = await fullDisk({ points: pointsUsual, seed });
	tell("syncs");
	const synced = await syncs({ reports: syncReports });
	tell("attacks of an operator");
	const attacked = await attacks({ seeds: attackSeeds, seed });
	tell("traces of whoever asked");
	buildServer();
	const { hits, controls: marked } = await canary({ rounds: canaryRounds, copies: backupInto });
	tell("controls");
	const planted = await controls(true);
	return {
		...{ attacks: attacked, kills: killed, syncs: synced, diskFull, migrations: migrated, canary: { hits } },
		...{ starts: started, missed: planted.missed },
		controls: {
			tried: planted.tried + marked.tried,
			failedAsTheyMust: planted.failedAsTheyMust + marked.failedAsTheyMust,
		},
	};
}

type Results = Awaited<ReturnType<typeof measured>>;

/** What was promised and did not hold, a sentence each. */
function broken(results: Results): string[] {
	const { kills: killed, syncs: synced, diskFull, migrations, controls: tried } = results;
	const claims: readonly (readonly [boolean, string])[] = [
		[killed.lost + diskFull.lost === 0, "acknowledged reports were lost"],
		[killed.doubled + diskFull.doubled === 0, "reports were kept twice"],
		[
			Math.max(killed.readyMsMax, ...results.starts.readyMs) < readyMsMax,
			"a start took longer than five seconds",
		],
		[synced.reports === syncReports && synced.unsynced === 0, "a 201 went out before a sync"],
		[results.attacks.found === results.attacks.tried, "an attack was not found"],
		[results.canary.hits === 0, "a trace of whoever asked was found"],
		[tried.failedAsTheyMust === tried.tried, "a planted fault was not found"],
	];
	const said = claims.flatMap(([holds, sentence]) => (holds ? [] : [sentence]));
	return [...said, ...killed.faults, ...diskFull.wrong, ...migrations.between, ...results.missed];
}

/** What a program reads: the promises alone. People read the rest too. */
function promised({
	attacks: attacked,
	kills: killed,
	syncs: synced,
	diskFull,
	canary: traced,
	controls: tried,
}: Results) {
	const { count, lost, doubled } = killed;
	return {
		attacks: attacked,
		kills: { count, lost, doubled },
		syncs: synced,
		diskFull,
		canary: traced,
		controls: tried,
	};
}

async function measure(args: readonly string[]): Promise<void> {
	const options = optionsFrom(args);
	const results = await measured(options);
	const shown = options.json ? JSON.stringify(promised(results)) : JSON.stringify(results, null, "\t");
	process.stdout.write(`${shown}\n`);
	const sentences = broken(results);
	for (const sentence of sentences) tell(sentence);
	process.exitCode = sentences.length === 0 ? 0 : 1;
}

/** The server as it must not be: a commit that waits for no disk. */
async function serveUnsynced(): Promise<void> {
	const clock = () => Math.floor(Date.now() / 1000);
	const house = await openHouse(configFrom(process.env), { clock, demo: null, unsynced: true });
	tell(`Serving on ${house.url}`);
	process.on("SIGTERM", () => house.close().then(() => process.exit(0)));
}

async function play([role, ...rest]: readonly string[]): Promise<void> {
	const [first = "", second = ""] = rest;
	switch (role) {
		case "unsynced":
			return serveUnsynced();
		case "migrate":
			return migrateAndDie(first, Number(second));
		case "golden":
			return makeGolden(first, second);
		default:
			return measure(process.argv.slice(2));
	}
}

play(process.argv.slice(2)).catch((error: unknown) => {
	tell(error instanceof Error ? error.message : String(error));
	process.exit(1);
});
