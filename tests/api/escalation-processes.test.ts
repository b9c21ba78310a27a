import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createLedger } from "../../db/ledger.ts";
import { openStore, type Store } from "../../db/open.ts";
import { readsOf } from "../../db/reads.ts";
import { replayArea, replaySetting } from "../../server/commands/replay-setting.ts";
import { deedOf } from "../../server/deeds.ts";
import { formatInstant } from "../../server/domain/calendar.ts";
import { defaultPolicy } from "../../server/domain/policy.ts";
import { wordsOf } from "../../server/words.ts";
import { moment } from "../support/app.ts";
import { isRunning, type Running, startServer } from "../support/server-process.ts";

const migrations = join(import.meta.dirname, "../../migrations");
const cases = 150;

/**
 * The first row of the worked table of rules.md §4: what nobody does anything about, in the order of due times. A working
 * day after each card the superior whom it told has not decided who is to have the case.
 */
const worked = [
	["unsigned", "03-13T17:00"],
	["contactReminder", "03-14T14:45"],
	["blue", "03-14T18:00"],
	["blue", "03-15T18:00"],
	["yellow", "03-18T18:00"],
	["finishReminder", "03-19T14:45"],
	["blue", "03-19T18:00"],
	["red", "03-27T18:00"],
	["blue", "03-28T18:00"],
	["referred", "04-03T18:00"],
];

let folder: string;
let looking: Store;
const servers: Running[] = [];

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), "escalation-processes-"));
	writeFileSync(join(folder, "server.key"), randomBytes(32).toString("base64"), { mode: 0o600 });
	looking = openStore(join(folder, "ledger.sqlite"), { migrations });
	await received(looking);
});
afterEach(async () => {
	await Promise.all(servers.splice(0).map((server) => server.stop()));
	looking.close();
	rmSync(folder, { recursive: true, force: true });
});

/** Reports of 13 March 2019, 12:30; then the server is down until it is started. */
async function received(store: Store): Promise<void> {
	const ledger = createLedger({ store, clock: () => moment("2019-03-13 12:30"), randomBytes });
	const { events, words } = replaySetting(defaultPolicy);
	await ledger.arrange(events, words);
	const submitted = Array.from({ length: cases }, (_, index) => {
		const caseNumber = `190313-0000-${String(index).padStart(4, "0")}`;
		const place = { caseNumber, areaCode: replayArea, categoryCode: "0203", reportType: null, danger: false };
		const said = { text: wordsOf("路灯不亮。", randomBytes), spot: null, about: null, contactPhone: null };
		const report = { type: "SubmitReport", ...place, ...said, sealed: false, consentPublish: false } as const;
		return ledger.execute(deedOf(caseNumber, report, () => null));
	});
	await Promise.all(submitted);
}

async function started(): Promise<Running> {
	const env = { DATA_DIR: folder, SERVER_KEY_FILE: join(folder, "server.key"), LOG_LEVEL: "error" };
	const server = await startServer(env);
	if (!isRunning(server)) throw new Error(`the server ended: ${server.said}`);
	servers.push(server);
	return server;
}

const firedEvents = () =>
	Number(
		looking.connection
			.prepare("SELECT count(*) FROM event WHERE type = 'CaseEscalated' AND bytes NOT LIKE '%letterId%'")
			.pluck()
			.get(),
	);
const caughtUp = () =>
	expect.poll(firedEvents, { timeout: 30_000 }).toBeGreaterThanOrEqual(cases * worked.length);

/** Every step of every case once, in the order of its due time, dated by when it was due. */
function expectEachOnce(): void {
	const reads = readsOf(looking);
	expect(firedEvents()).toBe(cases * worked.length);
	for (let index = 0; index < cases; index += 1) {
		const steps = reads.stateOf(`190313-0000-${String(index).padStart(4, "0")}`)?.steps ?? [];
		const own = steps.filter(({ cause }) => cause !== "letter");
		expect(own.map(({ step, dueAt }) => [step, formatInstant(dueAt).slice(5, 16)])).toEqual(worked);
		const fired = steps.map(({ firedAt }) => firedAt);
		expect(Math.min(...fired)).toBeGreaterThan(moment("2019-04-03 18:00"));
		expect(fired).toEqual([...fired].sort((a, b) => a - b));
	}
}

test("two servers on one database fire each step once, after a downtime of years", async () => {
	await Promise.all([started(), started()]);
	await caughtUp();
	await Promise.all(servers.splice(0).map((server) => server.stop()));
	expectEachOnce();
});

test("a server that is killed while it catches up leaves the rest to the next", async () => {
	const first = await started();
	await expect.poll(firedEvents, { timeout: 30_000, interval: 1 }).toBeGreaterThan(0);
	await first.stop("SIGKILL");
	await started();
	await caughtUp();
	await Promise.all(servers.splice(0).map((server) => server.stop()));
	expectEachOnce();
});
