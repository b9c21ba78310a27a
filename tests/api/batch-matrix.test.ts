import { beforeAll, describe, expect, test } from "vitest";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import {
	bodyOf,
	type Deeds,
	deedsOf,
	differences,
	type Reading,
	readingsOf,
	urlsOf,
} from "../support/contract-walk.ts";
import { act, answer, contact, read, sign } from "../support/staff-deeds.ts";

/*
 * Houses alike to the second, but that in one the residents have said nothing of the answers yet, and in the others they
 * have: whoever works on the cases gets the same bytes from all of them, by every way to read and from every deed, until
 * five have come together (trust.md A10).
 */
type Sent = { readonly caseNumber: string; readonly receipt: string };
/** Each in another position, and each received on a day of its own: a list orders the numbers of any house alike. */
type World = {
	readonly house: TestHouse;
	readonly helped: Sent;
	readonly carded: Sent;
	readonly called: Sent;
	readonly parent: Sent;
	readonly voice: Sent;
	readonly other: Sent;
};
const words = "请帮着查一查。";
const contactPhone = "010-5550 0199";
const patience = 120_000;

async function furnished(): Promise<World> {
	const house = await openTestHouse("2026-11-09 09:00");
	const duanmu = await house.as(holder);
	// Nobody does anything about it until it has a yellow card, and its unit a letter.
	const carded = await house.submit({ consentPublish: true });
	await house.at("2026-11-10 09:00");
	const helped = await house.submit({ consentPublish: true });
	await sign(duanmu, helped.caseNumber);
	await act(duanmu, helped.caseNumber, "assists", { postId: "street:utilities", words });
	await act(duanmu, helped.caseNumber, "assists", { postId: "liuyin:streets", words });
	for (const helper of ["yuchi", "puyang"]) {
		const who = await house.as(helper);
		const { assists } = await read(who, helped.caseNumber);
		const { assistId } = assists.find(({ mine }) => mine) ?? {};
		await act(who, helped.caseNumber, "assists/answer", { assistId, words });
	}
	await house.at("2026-11-11 09:00");
	const called = await house.submit({ contactPhone });
	await contact(duanmu, called.caseNumber);
	await house.at("2026-11-12 09:00");
	const parent = await house.submit();
	const voice = await house.submit({ text: "我家楼下也看不见路。" });
	await act(await house.as("zhuge"), voice.caseNumber, "merge", { parent: parent.caseNumber });
	await house.at("2026-11-17 09:00");
	const other = await house.submit();
	await house.at("2026-11-18 10:00");
	for (const { caseNumber } of [helped, carded, called, parent]) await answer(duanmu, caseNumber);
	return { house, helped, carded, called, parent, voice, other };
}

const say = ({ house }: World, { receipt }: Sent, what: string, body: object) =>
	house.resident.post(`/api/follow/${what}`, body, { "x-receipt": receipt });
async function confirm(world: World, sent: Sent, verdict: "solved" | "partly", attitude = "good") {
	const reply = await say(world, sent, "confirmation", { verdict, attitude });
	expect(reply.statusCode).toBe(200);
}
async function changed(world: World, sent: Sent, verdict: "solved" | "partly") {
	const reply = await say(world, sent, "verdict", { verdict, attitude: "soSo" });
	expect(reply.statusCode).toBe(200);
}
async function calls({ house }: World, { caseNumber }: Sent) {
	const desk = await house.as("zhuge");
	await act(desk, caseNumber, "call", { reached: true, words: "灯亮了。", verdict: "solved" });
}

/** What the residents say; fewer than five cases of the holder each. */
const saidInstead: readonly (readonly [what: string, say: (world: World) => Promise<void>])[] = [
	[
		"that one is solved in part, with words about how",
		(world) => confirm(world, world.helped, "partly", "bad"),
	],
	["something as a voice of another case", (world) => confirm(world, world.voice, "partly")],
	[
		"one thing and then another, five times",
		async (world) => {
			await confirm(world, world.helped, "solved");
			for (const verdict of ["partly", "solved", "partly", "solved"] as const)
				await changed(world, world.helped, verdict);
		},
	],
	[
		"something in four cases",
		async (world) => {
			await confirm(world, world.helped, "solved");
			await confirm(world, world.carded, "partly");
			await calls(world, world.called);
			await confirm(world, world.parent, "solved", "soSo");
		},
	],
];

const given: Readonly<Record<string, string>> = {
	letterId: "u:liuyin:2026-W46",
	from: "2026-11-01T00:00:00+08:00",
	to: "2027-02-01T00:00:00+08:00",
	period: "2026-11",
	areaCode: "110199001001",
};
/** The holder, who deputises for them, one of the unit who helped, and one from outside who did. */
const holder = "duanmu";
const readers = [holder, "puyang", "yuchi"];

let readings: readonly Reading[];
let deeds: Deeds;

function numbersOf({ helped, carded, called, parent, voice, other }: World): readonly string[] {
	return [helped, carded, called, parent, voice, other].map(({ caseNumber }) => caseNumber);
}

type Ask = readonly [name: string, ask: () => ReturnType<Visitor["get"]>];

/**
 * Every way to read, then every deed on each case on the version that is seen, then every way to read again; one of them
 * on the versions beside it too.
 */
async function asksOf(world: World, who: Visitor, tries: boolean): Promise<readonly Ask[]> {
	const numbers = numbersOf(world);
	const urls = readings.flatMap((reading) => urlsOf(reading, numbers, given));
	const months = ["2026-12", "2026-W47", "2026-W52"].map((period) => `/api/casebook?period=${period}`);
	const reads = [...urls, ...months].map((url): Ask => [`GET ${url}`, () => who.get(url)]);
	const searches = ["路灯", "看不见", ...numbers].map(
		(sought): Ask => [`search ${sought}`, () => who.post("/api/search", { words: sought })],
	);
	const seen = async (number: string) => {
		const reply = await who.get(`/api/cases/${number}`);
		return reply.statusCode === 200 ? Number(reply.json().version) : 1;
	};
	// The last is in hand: what is tried on it would answer it.
	const tried = numbers.slice(0, -1).flatMap((number) =>
		deeds.flatMap(([path, body]) =>
			(path === "exclusion" ? [-1, 1, 0] : [0]).map((beside): Ask => {
				const url = `/api/cases/${number}/${path}`;
				const send = async () => who.post(url, { ...body, expectedVersion: (await seen(number)) + beside });
				return [`POST ${url} ${beside}`, send];
			}),
		),
	);
	return tries ? [...reads, ...searches, ...tried, ...reads] : [...reads, ...searches];
}

/** Drawn anew in every house, and no fact of a case. */
const drawn = /"(assistId|sessionId)":"[^"]*"/g;

/** Everything that one is told, asked for in order. */
async function allThatIsTold(
	world: World,
	username: string,
	tries: boolean,
): Promise<ReadonlyMap<string, string>> {
	const who = await world.house.as(username);
	const numbers = numbersOf(world);
	const alike = (text: string) =>
		numbers
			.reduce((left, number, place) => left.replaceAll(number, `case ${place}`), text)
			.replace(drawn, '"$1":""');
	const told = new Map<string, string>();
	for (const [place, [name, ask]] of (await asksOf(world, who, tries)).entries()) {
		const reply = await ask();
		const { date: _date, "content-length": _length, ...headers } = reply.headers;
		expect(reply.statusCode, name).toBeLessThan(500);
		const body = reply.headers["content-type"] === "image/jpeg" ? "" : alike(await bodyOf(reply));
		told.set(`${place} ${alike(name)}`, JSON.stringify([reply.statusCode, headers, body]));
	}
	return told;
}

/** Five minutes past ten; and when silence has closed what nobody said anything of. */
const moments = ["2026-11-18 10:05", "2026-12-02 10:00"];
type Told = ReadonlyMap<string, ReadonlyMap<string, string>>;

async function toldIn(saying: ((world: World) => Promise<void>) | null): Promise<Told> {
	const world = await furnished();
	const told = new Map<string, ReadonlyMap<string, string>>();
	await saying?.(world);
	for (const moment of moments) {
		await world.house.at(moment);
		for (const username of moment === moments[0] ? readers : [holder]) {
			const tries = username === holder && moment === moments[0];
			told.set(`${username}, ${moment}`, await allThatIsTold(world, username, tries));
		}
	}
	await world.house.close();
	return told;
}

describe("a verdict that waits for its batch", { timeout: patience }, () => {
	let nothingSaid: Told;
	beforeAll(async () => {
		const house = await openTestHouse();
		[readings, deeds] = [await readingsOf(house), await deedsOf(house)];
		await house.close();
		expect(readings.length).toBeGreaterThan(30);
		expect(deeds.length).toBeGreaterThan(20);
		nothingSaid = await toldIn(null);
	}, patience);

	test.each(saidInstead)("%s: is nothing to whoever works on the case", async (what, saying) => {
		const told = await toldIn(saying);
		for (const [who, all] of told) {
			// What a voice says is a fifth case where silence has closed the four others.
			if (what.includes("voice of another") && who.includes(moments[1] ?? "")) continue;
			expect(differences(all, nothingSaid.get(who) ?? new Map()), `${who}: ${what}`).toEqual([]);
		}
	});

	test("is told with four others, and nothing tells in which order the five came", async () => {
		const told = [];
		for (const isReversed of [false, true]) {
			const world = await furnished();
			await answer(await world.house.as(holder), world.other.caseNumber);
			const five = [world.helped, world.carded, world.called, world.parent, world.other];
			for (const [minute, sent] of (isReversed ? five.reverse() : five).entries()) {
				await world.house.at(`2026-11-18 10:0${5 + minute}`);
				await confirm(world, sent, sent === world.carded ? "partly" : "solved");
			}
			told.push(await allThatIsTold(world, holder, false));
			await world.house.close();
		}
		const [one = new Map(), other = new Map()] = told;
		expect([...one.values()].join()).toContain('\\"verdict\\":\\"partly\\"');
		expect(differences(one, other)).toEqual([]);
	});

	test("is told to a superior at once: the comparison finds it, in lists, on the case and in figures", async () => {
		const said = await furnished();
		const unsaid = await furnished();
		await confirm(said, said.carded, "partly");
		const [one, other] = [
			await allThatIsTold(said, "qiguan", false),
			await allThatIsTold(unsaid, "qiguan", false),
		];
		const ways = differences(one, other).join("\n");
		for (const way of ["GET /api/cases/case 1", "GET /api/inbox", "GET /api/overdue", "GET /api/casebook"])
			expect(ways).toContain(way);
		for (const { house } of [said, unsaid]) await house.close();
	});
});
