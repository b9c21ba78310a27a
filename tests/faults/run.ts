/**
 * `npm run faults`: everything that may befall the process, at full length. With a role it is one of the processes, and
 * reads no more of the program than the role needs: some are started many hundred times.
 */

function tell(said: string): void {
	process.stderr.write(`${said}\n`);
}

/** The server as it must not be: a commit that waits for no disk. */
async function serveUnsynced(): Promise<void> {
	const { openHouse } = await import("../../server/compose.ts");
	const { configFrom } = await import("../../server/config.ts");
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
			return (await import("./upgrade-killed.ts")).migrateAndDie(first, Number(second));
		case "golden":
			return (await import("./golden-store.ts")).makeGolden(first, second);
		default:
			return (await import("./full-length.ts")).measure(process.argv.slice(2));
	}
}

play(process.argv.slice(2)).catch((error: unknown) => {
	tell(error instanceof Error ? error.message : String(error));
	process.exit(1);
});
