import { beforeAll, describe, expect, test } from "vitest";
import { readsOf } from "../../db/reads.ts";
import { demoPeople, type Placed } from "../../server/commands/demo-people.ts";
import type { SubmitReport } from "../../server/contract/intake.ts";
import { mayRead } from "../../server/domain/permission.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { type Deeds, deedsOf } from "../support/contract-walk.ts";
import { sign } from "../support/staff-deeds.ts";

/*
 * Houses alike to the second, some with a sealed report and one without: whoever may not read the report gets the
 * same bytes and headers from all, by every route (trust.md A8). The reports are generated: about somebody of each
 * role, about units, held for a word, sealed because it was asked for.
 */
type Told = Partial<SubmitReport>;
const word = "暗号丁香";
const grid = "110199001001001";
const named = demoPeople.filter(({ role, post }, place) => {
	const first = demoPeople.findIndex((one) => one.role === role && one.post !== null);
	return post !== null && (place === first || post.postId === "liuyin:secretary");
});
const aboutSomebody = named.map(({ name, role, areaCode }): readonly [string, Told, string] => [
	`about a ${role} of ${areaCode}`,
	{ about: { kind: "person", name }, categoryCode: "1102", text: `要红包，${word}。` },
	name,
]);
const reports: readonly (readonly [what: string, told: Told, name: string | null])[] = [
	...aboutSomebody,
	["held for a name in its words", { text: `端木衡来过，路灯还是不亮，${word}。` }, "端木衡"],
	["sealed because it was asked for", { sealed: true, text: `路灯不亮，${word}。` }, null],
	["about a small unit", { about: { kind: "unit", name: "青石桥街道家庭保护站" }, text: `${word}。` }, null],
	["of danger at home", { categoryCode: "1102", danger: true, text: `家里有人动手打人，${word}。` }, null],
	["about burdens, by staff", { categoryCode: "1203", text: `表格太多，${word}。` }, null],
];

/** The accused and everyone below, walked over the posts by hand. */
function accusedAndBelow(name: string): readonly Placed[] {
	const top = demoPeople.find((person) => person.name === name);
	const ids = new Set([top?.post?.postId]);
	let grew = true;
	while (grew) {
		const below = demoPeople.filter(
			({ post }) => post?.superiorPostId != null && ids.has(post.superiorPostId),
		);
		grew = below.some(({ post }) => !ids.has(post?.postId));
		for (const { post } of below) ids.add(post?.postId);
	}
	return demoPeople.filter(({ post }) => post !== null && ids.has(post.postId));
}

async function furnished(): Promise<{ house: TestHouse; numbers: string[] }> {
	const house = await openTestHouse("2026-11-18 09:00");
	const numbers: string[] = [];
	const ordinary = [{}, { areaCode: "110199001003001" }, { categoryCode: "0904", text: "网购退货没人管。" }];
	for (const [place, over] of ordinary.entries()) {
		// Apart in time, so that no list orders them by the numbers drawn.
		house.setClock(`2026-11-18 09:${10 + place * 7}`);
		numbers.push((await house.submit(over)).caseNumber);
	}
	await sign(await house.as("murong"), numbers[1] ?? "");
	return { house, numbers };
}

const lists = [
	...["/api/session", "/api/inbox", "/api/letters", "/api/statistics", `/api/statistics?areaCode=${grid}`],
	...["/api/overdue", "/api/overdue?group=ignored", "/api/overdue?group=late", "/api/overdue?step=blue"],
	...[`/api/overdue?areaCode=${grid}`, `/api/posts?areaCode=${grid}`, "/api/areas"],
	...["/api/casebook?period=2026-11", "/api/casebook?period=2026-W50", "/api/shelved", "/api/figures"],
];
let listed: Deeds | null = null;

/** The same in all houses, so read in the first. */
async function deedsIn(house: TestHouse): Promise<Deeds> {
	listed ??= await deedsOf(house);
	return listed;
}

/** Everything one person can ask: every list, the case in question and every deed on it. */
async function allThatIsTold(house: TestHouse, username: string, numbers: string[], sealed: string) {
	const who = await house.as(username);
	const urls = [...lists, ...["", "/trail"].map((part) => `/api/cases/${sealed}${part}`)];
	const searches = [word, "路灯", "丁"].map((words) => {
		return [`search ${[...words].length}`, () => who.post("/api/search", { words })] as const;
	});
	const asks = [...urls.map((url) => [url, () => who.get(url)] as const), ...searches];
	const deeds = await deedsIn(house);
	expect(deeds.length).toBeGreaterThanOrEqual(6);
	for (const [place, [path, body]] of deeds.entries()) {
		for (const expectedVersion of place === 0 ? [1, 99] : [1]) {
			const url = `/api/cases/${sealed}/${path}`;
			asks.push([`${url} ${expectedVersion}`, () => who.post(url, { ...body, expectedVersion })]);
		}
	}
	const told: Record<string, unknown> = {};
	for (const [name, ask] of asks) {
		const { statusCode, headers, body } = await ask();
		const { date, ...kept } = headers;
		// The numbers drawn differ between any two houses.
		const alike = [body, name].map((text) =>
			[...numbers, sealed].reduce((left, number, place) => left.replaceAll(number, `case ${place}`), text),
		);
		told[alike[1] ?? ""] = { statusCode, headers: kept, body: alike[0] };
	}
	expect(JSON.stringify(told)).not.toContain("bodyInvalid");
	return told;
}

function readersOf(house: TestHouse, caseNumber: string): readonly string[] {
	const state = readsOf(house.store).stateOf(caseNumber);
	const [setting, now] = [house.ledger.setting(), house.ledger.now()];
	if (state === null) throw new Error("there is no such case");
	const may = ({ personId }: Placed) => {
		const person = setting.people.get(personId);
		return person !== undefined && mayRead(person, state, setting, now);
	};
	return demoPeople.filter(may).map(({ username }) => username);
}

const moments = ["2026-11-18 10:05", "2026-12-08 10:00"];
/** One of each role, and at most so many of those it is about and below them: the nearest first. */
const accusedMax = 5;
const oneOfEachRole = demoPeople.filter(
	({ role }, place) => demoPeople.findIndex((one) => one.role === role) === place,
);

/** Who asks in the house of a report that is about this person, or about nobody. */
function askingIn(name: string | null): ReadonlySet<Placed> {
	const accused = name === null ? [] : accusedAndBelow(name);
	return new Set([...accused.slice(0, accusedMax), ...oneOfEachRole]);
}

/**
 * What the house without a sealed report tells each of those who ask in one of the others, at each moment; asked for a
 * number that is nobody's.
 */
async function toldWithout(): Promise<ReadonlyMap<string, unknown>> {
	const { house, numbers } = await furnished();
	const told = new Map<string, unknown>();
	const asking = new Set(reports.flatMap(([, , name]) => [...askingIn(name)]));
	for (const moment of moments) {
		await house.at(moment);
		for (const { username } of asking)
			told.set(`${username} ${moment}`, await allThatIsTold(house, username, numbers, "261118-0000-0000"));
	}
	await house.close();
	return told;
}

describe("a sealed report", () => {
	let without: ReadonlyMap<string, unknown>;
	beforeAll(async () => {
		without = await toldWithout();
	});

	for (const [what, told, name] of reports) {
		test(`${what}: is nothing to all who may not read it, the accused and everyone below among them`, async () => {
			const { house, numbers } = await furnished();
			const { caseNumber, receipt } = await house.submit(told);
			const accused = name === null ? [] : accusedAndBelow(name);
			for (const moment of moments) {
				await house.at(moment);
				const readers = readersOf(house, caseNumber);
				expect(accused.filter(({ username }) => readers.includes(username))).toEqual([]);
				expect(readers.length).toBeGreaterThan(0);
				for (const { username } of askingIn(name)) {
					if (readers.includes(username)) continue;
					const seen = await allThatIsTold(house, username, numbers, caseNumber);
					expect(seen, `${username}, ${moment}`).toEqual(without.get(`${username} ${moment}`));
					expect(JSON.stringify(seen)).not.toContain(word);
				}
				// What happens to it afterwards is nothing to them either: the loop asks again later.
				for (const username of readers) await (await house.as(username)).get(`/api/cases/${caseNumber}`);
				await house.resident.post("/api/follow/messages", { words: word }, { "x-receipt": receipt });
			}
			await house.close();
		});
	}

	test("is told to those who may read it: the comparison finds a difference", async () => {
		const { house, numbers } = await furnished();
		const [moment] = moments;
		const { caseNumber } = await house.submit({ sealed: true, text: `路灯不亮，${word}。` });
		const [reader = ""] = readersOf(house, caseNumber);
		const seen = await allThatIsTold(house, reader, numbers, caseNumber);
		expect(without.has(`${reader} ${moment}`)).toBe(true);
		expect(seen).not.toEqual(without.get(`${reader} ${moment}`));
		await house.close();
	});
});
