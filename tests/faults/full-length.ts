import { parseArgs } from "node:util";
import { backupInto } from "./backups.ts";
import { canary } from "./canary.ts";
import { controls } from "./controls.ts";
import { fullDisk } from "./full-disk.ts";
import { kills } from "./kills.ts";
import { migrationsKilled } from "./migrations.ts";
import { attacks } from "./operator-attacks.ts";
import { readyMsMax } from "./promised.ts";
import { starts } from "./starts.ts";
import { syncs } from "./syncs.ts";

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

/** One part of the whole: says what begins, and how long it took. */
async function part<Result>(name: string, run: () => Result | Promise<Result>): Promise<Result> {
	tell(`${name} …`);
	const from = performance.now();
	const result = await run();
	tell(`${name}: ${Math.round((performance.now() - from) / 1000)} s`);
	return result;
}

async function killsMeasured({ kills: count, seed }: Options) {
	const tellSome = (kill: number) => {
		if (kill % 50 === 0) tell(`  ${kill} of ${count}`);
	};
	const killed = await part(`${count} kills, seed ${seed}`, () => kills({ count, seed, tell: tellSome }));
	tell(`  ready after ${killed.readyMsMax} ms at most; the processor's at most ${killed.readyCpuMsMax} ms`);
	const name = `starts over ${startCases} cases`;
	const started = await part(name, () => starts({ cases: startCases, kills: startKills, seed }));
	tell(`  ready after ${started.readyMs.join(", ")} ms; the processor's ${started.cpuMs.join(", ")} ms`);
	return { kills: killed, starts: started };
}

async function measured(options: Options) {
	const { seed } = options;
	const { kills: killed, starts: started } = await killsMeasured(options);
	const migrated = await part("migrations killed half-way", () => migrationsKilled());
	const diskFull = await part("full disks and failing writes", () => fullDisk({ points: pointsUsual, seed }));
	const synced = await part("syncs", () => syncs({ reports: syncReports }));
	const attacked = await part("attacks of an operator", () => attacks({ seeds: attackSeeds, seed }));
	const { hits, controls: marked } = await part("traces of whoever asked", () =>
		canary({ rounds: canaryRounds, copies: backupInto }),
	);
	const planted = await part("controls", () => controls(true));
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

/** Everything that may befall the process, at full length; says on standard output what came of it. */
export async function measure(args: readonly string[]): Promise<void> {
	const options = optionsFrom(args);
	const results = await measured(options);
	const shown = options.json ? JSON.stringify(promised(results)) : JSON.stringify(results, null, "\t");
	process.stdout.write(`${shown}\n`);
	const sentences = broken(results);
	for (const sentence of sentences) tell(sentence);
	process.exitCode = sentences.length === 0 ? 0 : 1;
}
