import { describe, expect, test } from "vitest";
import { escalate, seal, submit, view } from "../support/domain-deeds.ts";
import { given } from "../support/given.ts";
import { houseWith, post } from "../support/house.ts";

const start = "2019-03-13 10:00";

describe("sealed reports", () => {
	const violent = given()
		.when(submit({ text: "隔壁打孩子。" }), start)
		.done();
	const protectedCase = violent.when(seal("p:desk1", "protected"), "2019-03-13 10:05").done();

	test("a protected report that nobody opens within 30 minutes goes to the second named person", () => {
		expect(protectedCase.leftAlone().steps).toEqual([
			"blue triage 2019-03-13 10:35 fell p:guard1 told p:guard2 as protection",
		]);
		expect(protectedCase.leftAlone().nextMove).toBe("p:guard2 as protection");
	});

	test("with only one named person it stays with them, and nobody else is told", () => {
		const single = protectedCase.in(houseWith(post("guard2", { areaCode: "88" })));
		expect(single.leftAlone().nextMove).toBe("p:guard1 as protection");
	});

	test("opened in time, nothing fires", () => {
		const opened = protectedCase
			.when(view("p:guard1"), "2019-03-13 10:35")
			.then({ type: "SealedViewed", inHand: true });
		expect(opened.due).toEqual([]);
		const other = protectedCase
			.when(view("p:guard2"), "2019-03-13 10:35")
			.then({ type: "SealedViewed", inHand: false });
		expect(other.due).toHaveLength(1);
	});

	test("a conduct report that speaks of danger goes to another officer, never up the house", () => {
		const past = given()
			.when(submit({ categoryCode: "1101", text: "逼得我不想活" }), start)
			.done();
		expect(past.leftAlone().steps).toEqual([
			"blue triage 2019-03-13 10:30 fell p:officer told p:officer2 as discipline",
		]);
	});

	test("any other conduct report has no clock here", () => {
		const past = given()
			.when(submit({ categoryCode: "1101" }), start)
			.done();
		past.when(escalate, "2020-03-13 10:00").then();
	});
});
