import { Pool } from "undici";
import type { Store } from "../../db/open.ts";
import { Reports, send, type Tally, tallyOf } from "./reports.ts";
import { openStage, reportBody } from "./stage.ts";
import { syncs } from "./syncs.ts";

/** A fault planted on purpose; gives whether it was found. */
type Control = { readonly name: string; readonly isFound: () => Promise<boolean> };
type Seen = Tally & { readonly faults: readonly string[] };

const few = 3;

/** Takes a few reports, spoils the store, and counts as after a run. */
async function spoilt(
	spoil: (store: Store) => void,
	alsoSend?: (url: string) => Promise<void>,
): Promise<Seen> {
	const stage = await openStage();
	try {
		const server = await stage.start();
		const reports = new Reports("control");
		const pool = new Pool(server.url);
		for (let sent = 0; sent < few; sent += 1) await send(pool, reports, reports.fresh());
		await alsoSend?.(server.url);
		await pool.destroy();
		await server.stop();
		stage.look(spoil);
		const tally = stage.look((store) => tallyOf(store, stage.serverKey, reports));
		return { ...tally, faults: stage.faults() };
	} finally {
		stage.remove();
	}
}

/** The first report once more, under a key of its own. */
async function sendTwice(url: string): Promise<void> {
	const first = new Reports("control");
	const body = reportBody(first.fresh());
	const headers = { "content-type": "application/json", "idempotency-key": "another-key-0000000001" };
	await fetch(`${url}/api/reports`, { method: "POST", headers, body });
}

const stored: readonly Control[] = [
	{
		name: "a receipt that opens nothing is counted as a lost report",
		isFound: async () =>
			(
				await spoilt(({ connection }) =>
					connection.exec("DELETE FROM receipt WHERE mac = (SELECT min(mac) FROM receipt)"),
				)
			).lost === 1,
	},
	{
		name: "words that are gone are counted as a lost report",
		isFound: async () =>
			(
				await spoilt(({ connection }) =>
					connection.exec("UPDATE words SET text = 'x' WHERE text LIKE '%0002'"),
				)
			).lost === 1,
	},
	{
		name: "a report that is kept twice is counted",
		isFound: async () => (await spoilt(() => undefined, sendTwice)).doubled === 1,
	},
	{
		name: "an event that was changed is a fault of the store",
		isFound: async () => {
			const { faults } = await spoilt(({ connection }) => {
				connection.exec("DROP TRIGGER event_never_updated");
				connection.exec(
					"UPDATE event SET bytes = replace(bytes, 'normal', 'urgent') WHERE type = 'ReportReceived'",
				);
			});
			return faults.length > 0;
		},
	},
	{
		name: "a read model that was changed is a fault of the store",
		isFound: async () => {
			const { faults } = await spoilt(({ connection }) =>
				connection.exec("UPDATE case_now SET level = 'urgent'"),
			);
			return faults.length > 0;
		},
	},
];

const traced: Control = {
	name: "synchronous = NORMAL is found out",
	isFound: async () => (await syncs({ reports: few, control: true })).unsynced > 0,
};

export type Controls = {
	readonly tried: number;
	readonly failedAsTheyMust: number;
	readonly missed: readonly string[];
};

/** Checks that cannot fail prove nothing: each is shown a fault that it must find. @param trace whether strace is at hand */
export async function controls(trace: boolean): Promise<Controls> {
	const missed: string[] = [];
	const all = trace ? [...stored, traced] : stored;
	for (const { name, isFound } of all) if (!(await isFound())) missed.push(name);
	return { tried: all.length, failedAsTheyMust: all.length - missed.length, missed };
}
