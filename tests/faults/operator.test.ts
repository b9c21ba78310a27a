import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedOfRun } from "../support/slow-calendar.ts";
import { type AttackOutcome, attacks, verifiedAgainst, verifiedAlone } from "./operator-attacks.ts";
import { type House, makeHouse } from "./operator-house.ts";
import { careless, thorough } from "./operator-ways.ts";

const seed = seedOfRun();
const seeds = 3;
const outcomes: AttackOutcome[] = [];
let house: House;
let told: { tried: number; found: number };

beforeAll(async () => {
	house = await makeHouse(seed);
	told = await attacks({ seeds, seed, heard: (outcome) => outcomes.push(outcome) });
});
afterAll(() => house.remove());

const outcomesOf = (name: string) => outcomes.filter((outcome) => outcome.name === name);

describe("an operator with the database, the disk and the key of the log", () => {
	test.each(thorough)("is found by what one other person kept: $name", ({ name }) => {
		expect(outcomesOf(name)).toHaveLength(seeds);
		for (const { seed: one, verification } of outcomesOf(name)) {
			const sentence = name === "restore" ? /the end was cut off/ : /has another root/;
			const found = [{ check: "outside", sentence: expect.stringMatching(sentence) }];
			expect(verification.findings, `seed ${one}`).toEqual(found);
		}
	});

	test.each(thorough)("is not found when nobody kept anything: $name", ({ name }) => {
		expect(outcomesOf(name).map(({ alone }) => alone)).toEqual(Array(seeds).fill(false));
	});

	test.each(careless)("is found by the database alone when careless: $name", ({ name }) => {
		expect(outcomesOf(name).map(({ alone, found }) => alone && found)).toEqual(Array(seeds).fill(true));
	});

	test("every attack is counted, and every one was found", () => {
		expect(told).toEqual({ tried: outcomes.length, found: outcomes.length });
		expect(outcomes).toHaveLength(seeds * (thorough.length + careless.length));
	});
});

describe("a house that nobody touched", () => {
	test.each(["checkpoint", "proof"] as const)("is accepted against an older %s", (kept) => {
		expect(verifiedAgainst(house, house.now, kept)).toMatchObject({ ok: true, findings: [] });
	});

	test("is accepted by itself, and so is yesterday's copy", () => {
		expect(verifiedAlone(house.now)).toMatchObject({ ok: true, findingsCount: 0 });
		expect(verifiedAlone(house.yesterday)).toMatchObject({ ok: true, findingsCount: 0 });
	});
});
