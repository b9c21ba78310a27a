import { randomBytes as systemBytes } from "node:crypto";
import { join } from "node:path";
import { hash } from "@node-rs/argon2";
import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import { accountsOf } from "../../db/accounts.ts";
import { createLedger } from "../../db/ledger.ts";
import { type LogTable, logTable } from "../../db/log.ts";
import { openStore, type Store } from "../../db/open.ts";
import { photosOf } from "../../db/photos.ts";
import { readsOf } from "../../db/reads.ts";
import { spokenCodesOf } from "../../db/spoken-codes.ts";
import { buildApp } from "../../server/app.ts";
import type { Mirrored } from "../../server/checkpoint-mirror.ts";
import { demoPeople } from "../../server/commands/demo-people.ts";
import { demoSetting } from "../../server/commands/demo-setting.ts";
import { doorsOf } from "../../server/compose.ts";
import { type Config, configFrom } from "../../server/config.ts";
import type { SubmitReport, SubmitReportReply } from "../../server/contract/intake.ts";
import type { DemoDoor } from "../../server/demo-door.ts";
import { type Instant, parseInstant } from "../../server/domain/calendar.ts";
import type { Ledger } from "../../server/domain/ledger.ts";
import type { SettingEvent } from "../../server/domain/setting-events.ts";
import type { Words } from "../../server/domain/words.ts";
import { type Keys, keysFrom } from "../../server/keys.ts";
import { freshLogKey, logKeyFrom } from "../../server/log-key.ts";
import { hashPassphrase } from "../../server/passphrase.ts";
import { createPublisher } from "../../server/public-log.ts";
import { sweep } from "../../server/sweep.ts";
import type { RandomBytes } from "../../server/words.ts";
import { rowsIn } from "./rows-in.ts";
import { testServerKey } from "./server-key.ts";
import { steadyOperation } from "./steady-operation.ts";

/** A moment of Shanghai's clock, "2026-11-18 10:05" or with seconds. */
export function moment(local: string): Instant {
	const at = parseInstant(`${local.replace(" ", "T")}${local.length === 16 ? ":00" : ""}+08:00`);
	if (at === null) throw new Error(`${local} is no moment`);
	return at;
}

type Headers = Readonly<Record<string, string>>;
type Answer = Promise<LightMyRequestResponse>;
export type Visitor = {
	get(url: string, headers?: Headers): Answer;
	/** JSON; a string or bytes go as they are. */
	post(url: string, body: object | string, headers?: Headers): Answer;
	/** A plain form, as a browser without JavaScript sends it. */
	form(url: string, fields: Readonly<Record<string, string>>, headers?: Headers): Answer;
	delete(url: string, headers?: Headers): Answer;
};

function visitor(app: FastifyInstance, own: Headers = {}): Visitor {
	const send = (
		method: "GET" | "POST" | "DELETE",
		url: string,
		headers: Headers,
		payload?: object | string,
	) =>
		app.inject({
			method,
			url,
			headers: { ...own, ...headers },
			...(payload === undefined ? {} : { payload }),
		});
	const json = { "content-type": "application/json" };
	const form = { "content-type": "application/x-www-form-urlencoded" };
	return {
		get: (url, headers = {}) => send("GET", url, headers),
		post: (url, body, headers = {}) => send("POST", url, { ...json, ...headers }, body),
		form: (url, fields, headers = {}) =>
			send("POST", url, { ...form, ...headers }, new URLSearchParams(fields).toString()),
		delete: (url, headers = {}) => send("DELETE", url, headers),
	};
}

export type HouseOptions = {
	/** Puts the ledger into a file. */
	readonly path?: string;
	/** Opens the demo's routes. */
	readonly demo?: DemoDoor;
	/** Another house than the demo's. */
	readonly setting?: { readonly events: readonly SettingEvent[]; readonly words: readonly Words[] };
	/** Another clock of the cases than the one that stands still until told. */
	readonly clock?: () => Instant;
	readonly config?: Readonly<Record<string, string>>;
	/** Other randomness than the system's, for two houses that draw alike. */
	readonly randomBytes?: RandomBytes;
	/** Built doors; none unless given, so that no test hangs on what was built before. */
	readonly doorsDir?: string;
};

/** A person's account under a username: the demo's own, or in another house the id of the person. */
function personIdOf(username: string): string {
	return demoPeople.find((known) => known.username === username)?.personId ?? username;
}

/** A hash says itself how much work it is: tests that are not about signing in need not wait for it. */
export const quickArgon2 = { memoryCost: 64, timeCost: 1, parallelism: 1 };

/** What a browser sends with every change of one of our pages. */
function ownOrigin({ publicOrigin }: Config): Headers {
	return publicOrigin === null ? { origin: "http://localhost", host: "localhost" } : { origin: publicOrigin };
}

function staffOf(app: FastifyInstance, accounts: ReturnType<typeof accountsOf>, keys: Keys, origin: Headers) {
	const passphraseOf = (username: string) => `${username} has a long passphrase`;
	const save = (username: string, passphraseHash: string, totpSecret: Uint8Array | null) =>
		accounts.save({ personId: personIdOf(username), username, passphraseHash, totpSecret });
	const addAccount = async (username: string, passphrase: string, totpSecret: string | null = null) => {
		const sealed = totpSecret === null ? null : keys.sealSecret(totpSecret);
		save(username, await hashPassphrase(passphrase), sealed);
	};
	const sessions = new Map<string, Promise<string>>();
	const signIn = async (username: string) => {
		save(username, await hash(passphraseOf(username), quickArgon2), null);
		const body = { username, passphrase: passphraseOf(username) };
		const reply = await app.inject({ method: "POST", url: "/api/session", payload: body });
		if (reply.statusCode !== 200) throw new Error(`${username} was answered ${reply.body}`);
		return String(reply.headers["set-cookie"]).split(";")[0] ?? "";
	};
	let last: Promise<unknown> = Promise.resolve();
	/** The cookie of that username, signed in once for the whole house; one after the other, as few may wait at a time. */
	const cookieOf = (username: string) => {
		const cookie = sessions.get(username) ?? last.then(() => signIn(username));
		sessions.set(username, cookie);
		last = cookie.catch(() => undefined);
		return cookie;
	};
	const as = async (username: string) => visitor(app, { ...origin, cookie: await cookieOf(username) });
	return { addAccount, cookieOf, as };
}

/** A report that one duty covers: 端木衡, `duanmu`, has it. */
export const lampOut = {
	text: "路灯坏了一排，走夜路全靠手机照。",
	areaCode: "110199001001001",
	categoryCode: "0203",
};

/** `undefined` leaves a field out. */
type Changed = { readonly [Field in keyof SubmitReport]?: SubmitReport[Field] | undefined };

function submitter(resident: Visitor) {
	let submitted = 0;
	/** Submits a report about a street lamp in 柳荫社区, changed by `over`; gives the 201 body. */
	return async (over: Changed = {}): Promise<SubmitReportReply> => {
		submitted += 1;
		const key = `test-key-${String(submitted).padStart(12, "0")}`;
		const reply = await resident.post("/api/reports", { ...lampOut, ...over }, { "idempotency-key": key });
		if (reply.statusCode !== 201) throw new Error(`a report was answered ${reply.statusCode}: ${reply.body}`);
		return reply.json();
	};
}

function configOf({ config }: HouseOptions): Config {
	return configFrom({ LOG_LEVEL: "silent", PLACE_NAME: "青石桥街道", ...config });
}

/** The ledger, with its setting, on the clock given. */
async function ledgerOf(
	{ path, setting }: HouseOptions,
	clock: () => Instant,
	{ openPhone }: Keys,
	randomBytes: RandomBytes,
) {
	const migrations = join(import.meta.dirname, "../../migrations");
	const store = openStore(path ?? ":memory:", { migrations });
	const log = logTable(store);
	const ledger: Ledger = createLedger({ store, clock, randomBytes, log, openPhone });
	const { events, words } = setting ?? demoSetting(randomBytes);
	if (ledger.setting().areas.size === 0) await ledger.arrange(events, words);
	return { store, ledger, publisher: publisherOf(log, clock, randomBytes) };
}

/** Publishes the log of a house when told, with a key of its own and a mirror in memory. */
function publisherOf(log: LogTable, clock: () => Instant, randomBytes: RandomBytes) {
	const key = logKeyFrom(freshLogKey("hotline.example/log"));
	if (key === null) throw new Error("a fresh key cannot be read");
	const mirrored: Mirrored[] = [];
	const mirror = {
		newest: () => mirrored.at(-1) ?? null,
		append: (checkpoint: Mirrored) => mirrored.push(checkpoint),
	};
	return createPublisher({ log, mirror, key, clock, randomBytes });
}

const tablesOf = (store: Store, randomBytes: RandomBytes) => ({
	...{ reads: readsOf(store), photos: photosOf(store, randomBytes), randomBytes },
});

export type TestHouse = Awaited<ReturnType<typeof openTestHouse>>;

/** The real app over an in-memory ledger with the demo's setting and no cases, on a clock that stands still until told. */
export async function openTestHouse(startsAt = "2026-11-18 10:05", options: HouseOptions = {}) {
	let now = moment(startsAt);
	let realNow = 1_800_000_000;
	const { randomBytes = systemBytes, clock = () => now } = options;
	const keys = keysFrom(testServerKey, randomBytes);
	const { store, ledger, publisher } = await ledgerOf(options, clock, keys, randomBytes);
	const accounts = accountsOf(store);
	const log: string[] = [];
	const config = configOf(options);
	const running = steadyOperation();
	const app = await buildApp({
		...{ config, ledger, ...tablesOf(store, randomBytes), accounts, keys, publicLog: publisher },
		spokenCodes: spokenCodesOf(store),
		...{ operation: running.operation, realSeconds: () => realNow, demo: options.demo ?? null },
		doors: doorsOf(options.doorsDir ?? join(import.meta.dirname, "no-doors-built")),
		log: { write: (line) => log.push(line) },
	});
	const resident = visitor(app);
	return {
		...{ app, store, ledger, keys, resident, log, publisher, running },
		...staffOf(app, accounts, keys, ownOrigin(config)),
		submit: submitter(resident),
		rows: () => rowsIn(store),
		/** Appends to the setting, dated now. */
		arrange: (...events: readonly SettingEvent[]) => ledger.arrange(events),
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
		/** The same by the instant. */
		setMoment: (at: Instant) => {
			now = at;
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
