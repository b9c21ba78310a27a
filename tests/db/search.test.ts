import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rebuild } from "../../db/rebuild.ts";
import { searchTable } from "../../db/search.ts";
import type { Case } from "../../server/domain/case.ts";
import { listItemsMax } from "../../server/domain/limits.ts";
import { east, subDistrict, west } from "../support/house.ts";
import { seedOfRun } from "../support/slow-calendar.ts";
import { walked } from "./walk.ts";

/** Search, against a slow reading of every case of a random walk through the house. */
const seed = seedOfRun();
let walk: Awaited<ReturnType<typeof walked>>;
beforeAll(async () => {
	walk = await walked(seed, 2000);
});
afterAll(() => walk.ledger.close());

type Query = { readonly personId: string; readonly own: boolean; readonly areaPrefix: string };
const queries: readonly Query[] = [
	{ personId: "p:grid1", own: true, areaPrefix: east },
	{ personId: "p:west1", own: true, areaPrefix: west },
	{ personId: "p:eastSecretary", own: false, areaPrefix: east },
	{ personId: "p:desk1", own: false, areaPrefix: subDistrict },
	{ personId: "p:desk1", own: false, areaPrefix: "" },
];
const words = ["灯", "楼下", "没有亮", "东门 灯", "收了钱", "电梯里困了人", "不在里面"];

function found({ personId, own, areaPrefix }: Query, sought: string): string[] {
	const numbers: string[] = [];
	let cursor: string | null = null;
	do {
		const page = walk.reads.searchFor({ personId, own, areaPrefix, words: sought, cursor });
		expect(page.items.length).toBeLessThanOrEqual(listItemsMax);
		numbers.push(...page.items.map(({ state }) => state.caseNumber));
		cursor = page.nextCursor;
	} while (cursor !== null);
	return numbers;
}

function expected({ personId, own, areaPrefix }: Query, sought: string): string[] {
	const isTheirs = (state: Case) =>
		own ? "tour" in state && state.tour.holderId === personId : state.areaCode.startsWith(areaPrefix);
	const holds = (caseNumber: string, state: Case) => {
		const said = walk.reads.wordsOf(caseNumber);
		const texts = [state.text, state.spot].map((ref) => (ref === null ? "" : said.get(ref.id)));
		return sought.split(" ").every((word) => texts.some((text) => text?.includes(word)));
	};
	const states = walk.numbers.flatMap((number) => walk.reads.stateOf(number) ?? []);
	const theirs = states.filter((state) => !state.sealed && !state.namedIds.includes(personId));
	const all = theirs.filter((state) => isTheirs(state) && holds(state.caseNumber, state));
	return all.map(({ caseNumber }) => caseNumber).reverse();
}

function everyAnswer(): string[][] {
	return queries.flatMap((query) => words.map((sought) => found(query, sought)));
}

describe("search", () => {
	test("finds what a slow reading of the cases finds, newest first", () => {
		const slow = queries.flatMap((query) => words.map((sought) => expected(query, sought)));
		expect(everyAnswer()).toEqual(slow);
		expect(slow.flat().length).toBeGreaterThan(walk.numbers.length / 2);
	});

	test("finds the same after a rebuild, and nothing more where it was broken before", () => {
		const before = everyAnswer();
		walk.store.connection.exec("INSERT INTO case_search(case_search) VALUES ('delete-all')");
		expect(everyAnswer().flat()).toEqual([]);
		rebuild(walk.store);
		expect(everyAnswer()).toEqual(before);
		searchTable(walk.store).refill();
		expect(everyAnswer()).toEqual(before);
	});
});
