import { describe, expect, test } from "vitest";
import type { CaseEvent } from "../../server/domain/case-events.ts";
import { type Command, decide } from "../../server/domain/decide.ts";
import { type Counts, noCounts } from "../../server/domain/load.ts";
import { cannot, contact, escalate, submit, words } from "../support/domain-deeds.ts";
import { type Given, given, isStandingStill } from "../support/given.ts";
import { at, house, houseUnder, houseWith, leave } from "../support/house.ts";

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
const assist: Command = {
	...{ type: "AskAssist", by: "p:grid1", assistId: "a1", postId: "works1", words: words("请派车。") },
};
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

	test("counts for the next one up where the superior is away", () => {
		const away = houseWith(leave("p:eastSecretary", "2019-03-01 09:00", "2019-05-01 09:00"));
		expect(blue(26, away).at(-1)).toMatchObject({ step: "blue", overLoad: "p:leader" });
	});

	test("is the holder's: neither the desk's, nor the decider's, nor an assist's is marked", () => {
		const full = { openOf: () => 99 };
		const atDesk = given()
			.when(submit({ categoryCode: "0904" }), "2019-03-13 12:30")
			.done();
		const asked = dispatched.when(cannot(), "2019-03-13 13:00").done();
		const helped = dispatched.when(contact("2019-03-20"), "2019-03-13 13:00").done();
		const assisted = helped.when(assist, "2019-03-13 13:00").done();
		for (const past of [atDesk, asked, assisted]) {
			const cards = cardsOf(swept(past, "2019-03-20 09:00", full)).filter(({ step }) => step === "blue");
			expect(new Set(cards.map(({ overLoad }) => overLoad))).toEqual(new Set([undefined]));
		}
	});

	test("of 25 is not, nor where the policy names no load", () => {
		expect(blue(25).at(-1)?.overLoad).toBeUndefined();
		expect(blue(99, houseUnder({ load: null })).at(-1)?.overLoad).toBeUndefined();
	});
});

describe("the third red of one unit in 30 days", () => {
	const ofUnit = (unitId: string, ...written: readonly string[]): Partial<Counts> => ({
		redsOf: (unit) => (unit === unitId ? written.map(at) : []),
	});
	/** The red that is due 03-27 18:00, with others of the unit. */
	const onRed = (others: readonly string[], setting = house, sweptAt = "2019-03-27 18:00:01") =>
		cardsOf(swept(beforeRed, sweptAt, ofUnit("eastCommittee", ...others), setting)).filter(
			({ step, cause }) => step === "red" || cause === "reds",
		);
	const stepsOn = (...given: Parameters<typeof onRed>) => onRed(...given).map(({ step }) => step);

	test("sets the referral of the case it fell on; the second does not", () => {
		const two = ["2019-03-20 18:00", "2019-03-21 18:00"];
		expect(onRed(two).map(({ step, cause, unitId }) => [step, cause, unitId])).toEqual([
			["red", "finish", "eastCommittee"],
			["referred", "reds", undefined],
		]);
		expect(stepsOn(two.slice(1))).toEqual(["red"]);
		expect(stepsOn([...two, ...two], houseUnder({ unitReds: null }))).toEqual(["red"]);
		const elsewhere = ofUnit("works", ...two);
		expect(cardsOf(swept(beforeRed, "2019-03-27 18:00:01", elsewhere)).map(({ step }) => step)).toEqual([
			"red",
		]);
	});

	test("asks for no more reds of other cases than can make it the third", () => {
		const asked: unknown[] = [];
		const redsOf: Counts["redsOf"] = (...told) => {
			asked.push(told);
			return [];
		};
		swept(beforeRed, "2019-03-27 18:00:01", { redsOf });
		const { caseNumber } = beforeRed.state;
		expect(asked).toEqual([["eastCommittee", at("2019-03-27 18:00"), 2, caseNumber]]);
	});

	test("counts by when they were due: 30 days to the second", () => {
		expect(stepsOn(["2019-02-25 18:00", "2019-03-20 18:00"])).toEqual(["red", "referred"]);
		expect(stepsOn(["2019-02-25 17:59:59", "2019-03-20 18:00"])).toEqual(["red"]);
	});

	test("is so whenever the sweep came, and says it was due with its red", () => {
		const late = "2019-05-10 10:00";
		expect(stepsOn(["2019-01-21 18:00", "2019-04-28 18:00"], house, late)).toEqual(["red"]);
		const [red, referral] = onRed(["2019-03-20 18:00", "2019-03-21 18:00"], house, late);
		expect([red?.dueAt, referral?.dueAt, referral?.at]).toEqual([
			at("2019-03-27 18:00"),
			at("2019-03-27 18:00"),
			at(late),
		]);
	});

	test("is so in whatever order the cases were swept: what was due later counts where it lies near", () => {
		expect(stepsOn(["2019-04-02 18:00", "2019-04-26 18:00"])).toEqual(["red", "referred"]);
		expect(stepsOn(["2019-03-10 18:00", "2019-04-08 18:00"])).toEqual(["red", "referred"]);
		expect(stepsOn(["2019-03-10 18:00", "2019-04-20 18:00"])).toEqual(["red"]);
		expect(stepsOn(["2019-02-01 18:00", "2019-02-02 18:00", "2019-05-01 18:00"])).toEqual(["red"]);
	});

	test("of two units in one sweep is asked of each: the last of them speaks for neither alone", () => {
		const both = dispatched.when(assist, "2019-03-13 16:00").done();
		const of = (unit: string) =>
			cardsOf(swept(both, "2019-05-10 10:00", ofUnit(unit, "2019-03-20 18:00", "2019-03-21 18:00")))
				.filter(({ cause }) => cause === "reds")
				.map(({ assistId, fellOn }) => [assistId, fellOn]);
		expect(of("works")).toEqual([["a1", "p:works1"]]);
		expect(of("eastCommittee").map(([assistId]) => assistId)).toEqual([undefined]);
		expect(of("westCommittee")).toEqual([]);
	});

	test("of an assist counts for the unit of whoever was asked to help, and the referral is theirs", () => {
		const held = dispatched.when(contact("2019-03-28"), "2019-03-13 13:00").done();
		const asked = held.when(assist, "2019-03-13 16:00").done().leftAlone("2019-03-22 18:00");
		const others = ["2019-03-20 18:00", "2019-03-21 18:00"];
		const onHelp = (known: number) =>
			cardsOf(swept(asked, "2019-03-22 18:00:01", ofUnit("works", ...others.slice(0, known)))).filter(
				({ step }) => step === "red" || step === "referred",
			);
		const shown = (known: number) =>
			onHelp(known).map(({ step, cause, unitId, assistId, fellOn }) => [
				step,
				cause,
				unitId,
				assistId,
				fellOn,
			]);
		const red = ["red", "assist", "works", "a1", "p:leader"];
		expect(shown(1)).toEqual([red]);
		expect(shown(2)).toEqual([red, ["referred", "reds", undefined, "a1", "p:works1"]]);
	});

	test("is not set again by the clock", () => {
		const { state } = given([
			...beforeRed.events,
			...swept(
				beforeRed,
				"2019-03-27 18:00:01",
				ofUnit("eastCommittee", "2019-03-20 18:00", "2019-03-21 18:00"),
			),
		]);
		expect(isStandingStill(state)).toBe(true);
	});
});
