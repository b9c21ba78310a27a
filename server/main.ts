import { nowSeconds, openHouse } from "./compose.ts";
import { configFrom } from "./config.ts";
import { firstSetting } from "./first-setting.ts";
import { firstLinks } from "./first-start.ts";
import { pooledRandomBytes } from "./random.ts";

/** The process: reads the environment, opens the house, and closes it cleanly when told to stop. */
async function main(): Promise<void> {
	const config = configFrom(process.env);
	const house = await openHouse(config, { clock: nowSeconds, demo: null });
	await firstSetting(house.ledger);
	const origin = config.publicOrigin ?? house.url;
	const links = await firstLinks({ ...house, randomBytes: pooledRandomBytes(), origin });
	// On standard output and nowhere else: the log, on standard error, may be kept by others.
	for (const line of links) process.stdout.write(`${line}\n`);
	if (house.metricsUrl !== null) process.stderr.write(`Metrics on ${house.metricsUrl}\n`);
	process.stderr.write(`Serving on ${house.url}\n`);
	let stopping = false;
	const stop = () => {
		if (stopping) return;
		stopping = true;
		house.close().then(
			() => process.exit(0),
			(error: unknown) => fail(error),
		);
	};
	process.on("SIGTERM", stop);
	process.on("SIGINT", stop);
}

function fail(error: unknown): never {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
}

main().catch(fail);
