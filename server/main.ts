import { nowSeconds, openHouse } from "./compose.ts";
import { configFrom } from "./config.ts";
import { firstSetting } from "./first-setting.ts";

/** The process: reads the environment, opens the house, and closes it cleanly when told to stop. */
async function main(): Promise<void> {
	const house = await openHouse(configFrom(process.env), {
		clock: nowSeconds,
		demo: null,
	});
	await firstSetting(house.ledger);
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
