import { describe, expect, test } from "vitest";
import { cardHeld } from "../../server/domain/card.ts";
import type { Command } from "../../server/domain/decide.ts";
import { submit, words } from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";

const red = given().when(submit(), "2019-03-13 12:30").done().leftAlone("2019-03-28 00:00");

function explain(by: string, text = "人手不够，已请示。"): Command {
	return { type: "ExplainRed", by, words: words(text) };
}
const held = ({ state }: Given) => cardHeld(state)?.step ?? null;

describe("the explanation of a red card", () => {
	test("is by whom it fell on, once, in 300 characters", () => {
		const fell = red.state.steps.find(({ step }) => step === "red")?.fellOn ?? "";
		expect(fell).toBe("p:leader");
		red.when(explain("p:grid1"), "2019-03-28 10:00").thenRefused("notYours");
		red.when(explain(fell, "字".repeat(301)), "2019-03-28 10:00").thenRefused("textTooLong", "words");
		const explained = red
			.when(explain(fell, "字".repeat(300)), "2019-03-28 10:00")
			.then({ type: "RedExplained" });
		explained.when(explain(fell), "2019-03-28 11:00").thenRefused("alreadyAnswered");
		expect(held(explained)).toBe("red");
	});
});
