import { describe, expect, test } from "vitest";
import type { CaseEvent } from "../../server/domain/case-events.ts";
import { decide } from "../../server/domain/decide.ts";
import { type Counts, noCounts } from "../../server/domain/load.ts";
import { escalate, submit } from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";
import { at, house, houseUnder } from "../support/house.ts";

const dispatched = given().when(submit(), "2019-03-13 12:30").done();
const beforeRed = dispatched.leftAlone("2019-03-27 18:00");

function swept(
	{ state }: Given,
	moment: string,
	counts: Partial<Counts>,
	setting = house,
): readonly CaseEvent[] {
	const decision = decide(state, escalate, at(moment), setting, { ...noCounts, ...counts });
	return "events" in decision ? decision.events : [];
}
const cardsOf = (events: readonly CaseEvent[]) =>
	events.flatMap((event) => (event.type === "CaseEscalated" ? [event] : []));

describe("a card that falls on a post over its load", () => {
	const blue = (open: number, setting = house) =>
		cardsOf(
			swept(dispatched, "2019-03-14 18:00:01", { openOf: (post) => (post === "grid1" ? open : 0) }, setting),
		);

	test("of 26 open cases is marked, and counts for the direct superior", () => {
		expect(blue(26).map(({ step, overLoad }) => [step, overLoad])).toEqual([
			["unsigned", undefined],
			["contactReminder", undefined],
			["blue", "p:eastSecretary"],
		]);
	});

	test("of 25 is not, nor where the policy names no load", () => {
		expect(blue(25).at(-1)?.overLoad).toBeUndefined();
		expect(blue(99, houseUnder({ load: null })).at(-1)?.overLoad).toBeUndefined();
	});
});

describe("the third red of one unit in 30 days", () => {
	const since: number[] = [];
	const onRed = (known: number, setting = house) =>
		swept(
			beforeRed,
			"2019-03-27 18:00:01",
			{
				redsOf: (unit, from) => {
					since.push(from);
					return unit === "eastCommittee" ? known : 99;
				},
			},
			setting,
		);

	test("sets the referral of the case it fell on; the second does not", () => {
		expect(cardsOf(onRed(2)).map(({ step, cause, unitId }) => [step, cause, unitId])).toEqual([
			["red", "finish", "eastCommittee"],
			["referred", "reds", undefined],
		]);
		expect(since.at(-1)).toBe(at("2019-03-27 18:00:01") - 30 * 24 * 3600);
		expect(cardsOf(onRed(1)).map(({ step }) => step)).toEqual(["red"]);
		expect(cardsOf(onRed(9, houseUnder({ unitReds: null }))).map(({ step }) => step)).toEqual(["red"]);
	});

	test("is not set again by the clock", () => {
		const { state } = given([...beforeRed.events, ...onRed(2)]);
		expect(state.due).toEqual([]);
	});
});
