import { Client } from "undici";
import { generatedReceipt } from "../../server/commands/generate-report.ts";
import { type Benchmark, messageOf, rank, rounded, start, stopped } from "./benchmark.ts";
import { storeOf, storeSeed } from "./made-up-store.ts";
import { passphraseOf } from "./reading-house.ts";

type Place = { readonly url: string; readonly usernames: readonly string[] };
type Times = Readonly<Record<string, number[]>>;
type Get = (path: string, headers: Readonly<Record<string, string>>) => Promise<unknown>;

const lookUps = 3_000;
const pagesEach = 40;
const casesEach = 100;
/** The first requests of a process find nothing prepared; the next person's find everything. */
const warmUps = 50;

function getter(client: Client): Get {
	return async (path, headers) => {
		const { statusCode, body } = await client.request({ path, method: "GET", headers });
		const text = await body.text();
		if (statusCode !== 200) throw new Error(`${path} was answered ${statusCode}: ${text}`);
		return JSON.parse(text);
	};
}

/** Reads over HTTP, one request after the other, and gives what each took in the server. */
async function timesOf(dir: string, read: (place: Place, client: Client) => Promise<void>): Promise<Times> {
	const child = start("reading", dir);
	const place = await messageOf<Place>(child);
	const client = new Client(place.url);
	await read(place, client);
	await client.close();
	child.send("times");
	const times = await messageOf<Times>(child);
	await stopped(child);
	return times;
}

/** @param goalMs what the server may take for 99 of 100 requests: the ceiling of the ratio */
function benchmarkOf(name: string, size: number, times: readonly number[], goalMs: number): Benchmark {
	const measured = times.slice(warmUps);
	const p99Ms = rank(measured, 0.99);
	return {
		...{ name, size, value: rounded(p99Ms, 2), unit: "ms in the server (p99)", ceiling: goalMs },
		...{ ratio: rounded(p99Ms / goalMs, 3), goal: 1, better: "lower" },
		...{ p50Ms: rounded(rank(measured, 0.5), 2), p99Ms: rounded(p99Ms, 2) },
		also: { requests: measured.length, slowestMs: rounded(rank(measured, 1)) },
	};
}

/** `receipt-lookup-1m`: `followCase` with receipts from all over the store, which is the sweep's: one is enough to wait for. */
export async function receiptLookup(name: string, cases: number): Promise<Benchmark> {
	const stride = 7_919;
	const times = await timesOf(await storeOf(cases, true), async (_place, client) => {
		const get = getter(client);
		for (let made = 0; made < lookUps; made += 1)
			await get("/api/follow", { "x-receipt": generatedReceipt(storeSeed, (made * stride) % cases) });
	});
	return benchmarkOf(name, cases, times["/api/follow"] ?? [], 20);
}

async function cookieOf(client: Client, username: string): Promise<string> {
	const body = JSON.stringify({ username, passphrase: passphraseOf(username) });
	const headers = { "content-type": "application/json" };
	const reply = await client.request({ path: "/api/session", method: "POST", headers, body });
	await reply.body.text();
	if (reply.statusCode !== 200) throw new Error(`${username} could not sign in: ${reply.statusCode}`);
	return String(reply.headers["set-cookie"]).split(";")[0] ?? "";
}

type Inbox = {
	readonly items: readonly { readonly caseNumber: string }[];
	readonly nextCursor: string | null;
};

/** Leafs through a person's whole list, from the first page again when it is over. Gives the numbers seen. */
async function leafed(get: Get, cookie: string): Promise<string[]> {
	const numbers: string[] = [];
	let cursor: string | null = null;
	for (let page = 0; page < pagesEach; page += 1) {
		const path: string = cursor === null ? "/api/inbox" : `/api/inbox?cursor=${encodeURIComponent(cursor)}`;
		const { items, nextCursor } = (await get(path, { cookie })) as Inbox;
		numbers.push(...items.map(({ caseNumber }) => caseNumber));
		cursor = nextCursor;
	}
	return [...new Set(numbers)];
}

/** Common and rare, of one character and of several, and of no report at all. */
const sought = ["路灯", "灯", "垃圾 门口", "三天", "电梯", "没有人 来", "火星"];
const searchesEach = 5;

/** `search-100k`: those who have most to do look for words, each in their own cases or their area. */
export async function search(name: string, cases: number): Promise<Benchmark> {
	const times = await timesOf(await storeOf(cases, false), async ({ url, usernames }, client) => {
		for (const username of usernames) {
			const cookie = await cookieOf(client, username);
			const headers = { cookie, origin: url, "content-type": "application/json" };
			for (let round = 0; round < searchesEach; round += 1)
				for (const words of sought) {
					const body = JSON.stringify({ words });
					const reply = await client.request({ path: "/api/search", method: "POST", headers, body });
					const text = await reply.body.text();
					if (reply.statusCode !== 200) throw new Error(`search was answered ${reply.statusCode}: ${text}`);
				}
		}
	});
	return benchmarkOf(name, cases, times["/api/search"] ?? [], 25);
}

/** `inbox-100k` and `case-100k`: the lists of those who have most to do, and the cases in them. */
async function deskTimes(cases: number): Promise<Times> {
	return timesOf(await storeOf(cases, false), async ({ usernames }, client) => {
		const get = getter(client);
		for (const username of usernames) {
			const cookie = await cookieOf(client, username);
			const numbers = await leafed(get, cookie);
			for (const number of numbers.slice(0, casesEach)) await get(`/api/cases/${number}`, { cookie });
		}
	});
}

export async function inbox(name: string, cases: number): Promise<Benchmark> {
	return benchmarkOf(name, cases, (await deskTimes(cases))["/api/inbox"] ?? [], 25);
}

export async function readCase(name: string, cases: number): Promise<Benchmark> {
	return benchmarkOf(name, cases, (await deskTimes(cases))["/api/cases/:caseNumber"] ?? [], 25);
}
