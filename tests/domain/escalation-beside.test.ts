import { describe, expect, test } from "vitest";
import { type Case, evolve, nextMoveOf } from "../../server/domain/case.ts";
import type { Command } from "../../server/domain/decide.ts";
import { decide } from "../../server/domain/decide.ts";
import { noCounts } from "../../server/domain/load.ts";
import {
	answer,
	cannot,
	contact,
	decision,
	dispute,
	escalate,
	submit,
	words,
} from "../support/domain-deeds.ts";
import { type Given, given, shownMove } from "../support/given.ts";
import { at } from "../support/house.ts";

// Received and dispatched on Wed 03-13 10:00: contact due 03-14 18:00, finish due 03-20 18:00.
const dispatched = given().when(submit(), "2019-03-13 10:00").done();
const contacted = dispatched.when(contact("2019-03-20"), "2019-03-13 10:00").done();
const find: Command = {
	...{ type: "FindCase", by: "p:officer", outcome: "falseCompletion", words: words("现场没有做。") },
} as const;

describe("a card beside what is open", () => {
	test("leaves an answer with the resident, who alone judges it", () => {
		const answered = contacted.when(answer(), "2019-03-14 10:00").done();
		const found = answered
			.when(find, "2019-03-14 11:00")
			.then({ type: "CaseFound" }, { type: "CaseEscalated" });
		expect(found.nextMove).toBe("resident");
		found.when(dispute(), "2019-03-14 12:00").then({ type: "CaseDisputed" });
	});

	test("leaves a decision with whoever decides", () => {
		const pending = contacted.when(cannot(), "2019-03-14 10:00").done();
		const found = pending.when(find, "2019-03-14 11:00").done();
		expect(found.nextMove).toBe("p:eastSecretary as decider");
	});

	test("leaves the resident's turn with the resident: a third red of the unit too", () => {
		const late = contacted.leftAlone("2019-03-27 18:00");
		const waits = late
			.when({ type: "AwaitResident", by: "p:grid1", words: words("几号楼？") }, "2019-03-27 17:00")
			.done();
		const counts = { ...noCounts, redsOf: () => [at("2019-03-20 18:00"), at("2019-03-21 18:00")] };
		const swept = decide(waits.state, escalate, at("2019-03-27 18:00:01"), waits.setting, counts);
		if (!("events" in swept)) throw new Error("the sweep is never refused");
		const fired = swept.events.flatMap((event) =>
			event.type === "CaseEscalated" && event.cause !== "letter" ? [event.step] : [],
		);
		expect(fired).toEqual(["red", "referred"]);
		expect(shownMove(nextMoveOf(swept.events.reduce<Case>(evolve, waits.state)))).toBe("resident");
	});

	test("that was missed before a stop falls on the holder who stopped, not on whoever is waited for", () => {
		const late = dispatched.leftAlone("2019-03-15 09:00");
		const pending = late.when(cannot(), "2019-03-15 10:00").done().leftAlone("2019-03-19 00:00");
		const yellow = pending.state.steps.find(({ step }) => step === "yellow");
		expect([yellow?.cause, yellow?.fellOn]).toEqual(["contact", "p:grid1"]);
	});

	test("of a broken promise keeps the move where it is when the resident is written to afterwards", () => {
		const ask: Command = {
			...{ type: "AskDecision", by: "p:grid1", words: words("等材料。") },
			proposal: { kind: "promise", byDate: "2019-03-29", milestones: [] },
		};
		const promised = contacted
			.when(ask, "2019-03-14 10:00")
			.done()
			.when(decision("p:eastSecretary", true), "2019-03-14 10:00")
			.done();
		const broken = promised.leftAlone("2019-03-30 00:00");
		expect(broken.nextMove).toBe("p:leader as leader");
		expect(wrote(broken, "2019-04-01 10:00", "p:grid1")).toBe("p:leader as leader");
	});

	test("of an earlier holder takes nothing from the next one", () => {
		const late = dispatched.leftAlone("2019-03-21 09:00");
		const moved = late
			.when({ type: "ReassignCase", by: "p:leader", postId: "works1" }, "2019-03-21 10:00")
			.done();
		expect(wrote(moved, "2019-03-21 11:00", "p:works1")).toBe("p:works1 as holder");
	});
});

function wrote(past: Given, when: string, by: string): string {
	return past.when(contact(when.slice(0, 10), by), when).done().nextMove;
}
