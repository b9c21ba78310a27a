import { join } from "node:path";
import { generatedUntil } from "../../server/commands/generate-store.ts";
import { openHouse } from "../../server/compose.ts";
import { configFrom } from "../../server/config.ts";
import { momentOfDue, numberIn } from "./sweep-work.ts";

const lookEveryMs = 20;

/** How long the house was down, told as so many cases with a step past due. */
export type Downtime = { readonly dueCases: number };
/** What the sweep caught up with. */
export type Drained = { readonly steps: number; readonly seconds: number };

/**
 * The whole server over a made-up store at the moment where nothing is due. Told of a downtime, its clock jumps over it;
 * `drained` is called once nothing is due any more.
 */
export async function serveBacklog(dir: string, drained: (result: Drained) => void) {
	const env = {
		...{ PORT: "0", HOST: "127.0.0.1", LOG_LEVEL: "error" },
		...{ DATA_DIR: dir, SERVER_KEY_FILE: join(dir, "server.key") },
	};
	let clock = generatedUntil;
	const house = await openHouse(configFrom(env), { clock: () => clock, demo: null });
	const { ledger, store, url } = house;
	const positions = () =>
		numberIn(store, "SELECT count(*) FROM event WHERE type IN ('CaseEscalated', 'CaseClosed')");
	const jump = ({ dueCases }: Downtime) => {
		const before = positions();
		const startedAt = performance.now();
		clock = momentOfDue(store, dueCases);
		const look = setInterval(() => {
			if (ledger.dueCases(clock, 1).length > 0) return;
			clearInterval(look);
			const seconds = (performance.now() - startedAt) / 1000;
			drained({ steps: positions() - before, seconds });
		}, lookEveryMs);
	};
	process.on("SIGTERM", () => house.close().then(() => process.exit(0)));
	const [area] = [...ledger.setting().areas.keys()].filter((code) => code.length === 15);
	return { url, areaCode: area ?? "", jump };
}
