import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import { accountsOf } from "../../db/accounts.ts";
import { createLedger } from "../../db/ledger.ts";
import { openStore } from "../../db/open.ts";
import { readsOf } from "../../db/reads.ts";
import { buildApp } from "../../server/app.ts";
import { demoPeople } from "../../server/commands/demo-people.ts";
import { demoSetting } from "../../server/commands/demo-setting.ts";
import { doorsOf } from "../../server/compose.ts";
import { configFrom } from "../../server/config.ts";
import type { SubmitReport, SubmitReportReply } from "../../server/contract/intake.ts";
import type { DemoDoor } from "../../server/demo-door.ts";
import { parseInstant } from "../../server/domain/calendar.ts";
import { keysFrom, serverKeyBytes } from "../../server/keys.ts";
import { hashPassphrase } from "../../server/passphrase.ts";
import { sweep } from "../../server/sweep.ts";

/** A moment of Shanghai's clock, "2026-11-18 10:05" or with seconds. */
export function moment(local: string): number {
	const at = parseInstant(`${local.replace(" ", "T")}${local.length === 16 ? ":00" : ""}+08:00`);
	if (at === null) throw new Error(`${local} is no moment`);
	return at;
}

type Body = Readonly<Record<string, unknown>>;
export type Visitor = {
	get(url: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
	post(url: string, body: Body, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
	delete(url: string): Promise<LightMyRequestResponse>;
};

function visitor(app: FastifyInstance, own: Record<string, string> = {}): Visitor {
	return {
		get: (url, headers = {}) => app.inject({ method: "GET", url, headers: { ...own, ...headers } }),
		post: (url, body, headers = {}) =>
			app.inject({ method: "POST", url, payload: body, headers: { ...own, ...headers } }),
		delete: (url) => app.inject({ method: "DELETE", url, headers: own }),
	};
}

export type TestHouse = Awaited<ReturnType<typeof openTestHouse>>;

/**
 * The real app over an in-memory ledger with the demo's setting and no cases, on a clock that stands still until told.
 * `path` puts the ledger into a file; `demo` opens the demo's routes.
 */
export async function openTestHouse(
	startsAt = "2026-11-18 10:05",
	options: { path?: string; demo?: DemoDoor } = {},
) {
	let now = moment(startsAt);
	let realNow = 1_800_000_000;
	const store = openStore(options.path ?? ":memory:", {
		migrations: join(import.meta.dirname, "../../migrations"),
	});
	const ledger = createLedger({ store, clock: () => now, randomBytes });
	const { events, words } = demoSetting(randomBytes);
	await ledger.arrange(events, words);
	const keys = keysFrom(
		createHash("sha256").update("a key for tests").digest().subarray(0, serverKeyBytes),
		randomBytes,
	);
	const accounts = accountsOf(store);
	const app = await buildApp({
		config: configFrom({ LOG_LEVEL: "silent", PLACE_NAME: "青石桥街道" }),
		ledger,
		reads: readsOf(store),
		accounts,
		keys,
		randomBytes,
		realSeconds: () => realNow,
		demo: options.demo ?? null,
		doors: doorsOf(join(import.meta.dirname, "../../dist/web")),
	});
	const addAccount = async (username: string, passphrase: string, totpSecret: string | null = null) => {
		const person = demoPeople.find((known) => known.username === username);
		if (person === undefined) throw new Error(`nobody of the demo is called ${username}`);
		const sealed = totpSecret === null ? null : keys.sealSecret(totpSecret);
		const passphraseHash = await hashPassphrase(passphrase);
		accounts.save({ personId: person.personId, username, passphraseHash, totpSecret: sealed });
	};
	const signedIn = new Map<string, string>();
	const session = async (username: string) => {
		const known = signedIn.get(username);
		if (known !== undefined) return known;
		await addAccount(username, `${username} has a long passphrase`);
		const body = { username, passphrase: `${username} has a long passphrase` };
		const reply = await app.inject({ method: "POST", url: "/api/session", payload: body });
		const cookie = String(reply.headers["set-cookie"]).split(";")[0] ?? "";
		signedIn.set(username, cookie);
		return cookie;
	};
	let submitted = 0;
	return {
		app,
		store,
		ledger,
		keys,
		addAccount,
		resident: visitor(app),
		/** The person of that username, signed in. */
		as: async (username: string) => visitor(app, { cookie: await session(username) }),
		/** Submits a report about a street lamp in 柳荫社区, changed by `over`; gives the 201 body. */
		submit: async (over: Partial<SubmitReport> = {}): Promise<SubmitReportReply> => {
			submitted += 1;
			const body = {
				text: "路灯坏了一排，走夜路全靠手机照。",
				areaCode: "110199001001001",
				categoryCode: "0203",
				...over,
			};
			const headers = { "idempotency-key": `test-key-${String(submitted).padStart(12, "0")}` };
			const reply = await app.inject({ method: "POST", url: "/api/reports", payload: body, headers });
			if (reply.statusCode !== 201)
				throw new Error(`a report was answered ${reply.statusCode}: ${reply.body}`);
			return reply.json();
		},
		now: () => now,
		/** Moves the clock of the cases to a moment and lets the sweep do what is due by then. */
		at: async (local: string) => {
			now = moment(local);
			while ((await sweep(ledger)) > 0);
		},
		/** Moves the clock of the cases without a sweep. */
		setClock: (local: string) => {
			now = moment(local);
		},
		/** Moves real time: sessions and second factors. */
		passSeconds: (seconds: number) => {
			realNow += seconds;
		},
		realSeconds: () => realNow,
		close: async () => {
			await app.close();
			await ledger.close();
		},
	};
}
