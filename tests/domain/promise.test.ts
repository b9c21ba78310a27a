import { describe, expect, test } from "vitest";
import { isHeld } from "../../server/domain/case.ts";
import type { Command } from "../../server/domain/decide.ts";
import type { Proposal } from "../../server/domain/proposal.ts";
import type { Words } from "../../server/domain/words.ts";
import { answer, contact, decision, dispute, submit, words } from "../support/domain-deeds.ts";
import { type Given, given, local } from "../support/given.ts";
import { at, house, houseWith, movedFrom, subDistrict } from "../support/house.ts";

// Received and dispatched on Wed 03-13 10:00, contacted at once: finish 03-20 18:00.
const contacted = given()
	.when(submit(), "2019-03-13 10:00")
	.done()
	.when(contact("2019-03-20"), "2019-03-13 11:00")
	.done();

type Promised = Partial<Extract<Proposal<Words>, { kind: "promise" }>>;
function promise(byDate: string, more: Promised = {}): Command {
	const proposal = { kind: "promise", byDate, milestones: [], ...more } as const;
	return { type: "AskDecision", by: "p:grid1", proposal, words: words("要等材料。") };
}
function promised(past: Given, byDate: string, when: string): Given {
	return past.when(promise(byDate), when).done().when(decision("p:eastSecretary", true), when).done();
}
const late = ({ steps }: Given) => steps.filter((step) => /promise|finish /.test(step));
const finish = ({ state }: Given) => local(isHeld(state) ? (state.tour.limits?.finishDueAt ?? 0) : 0);

const once = promised(contacted, "2019-04-10", "2019-03-14 10:00");
const broken = once.leftAlone("2019-04-11 00:00");

describe("a promise", () => {
	test("is asked of the direct superior, and sets both finishes to its day", () => {
		const asked = contacted.when(promise("2019-04-10"), "2019-03-14 10:00").then({
			...{ type: "DecisionAsked", pending: { kind: "promise", deciderId: "p:eastSecretary" } },
		});
		const granted = asked.when(decision("p:eastSecretary", true), "2019-03-14 10:00").then({
			...{ type: "CaseDecided", accepted: true, caseFinishDueAt: "2019-04-10 18:00" },
			limits: { finishDueAt: "2019-04-10 18:00" },
		});
		expect(granted.due).toEqual([
			"finishReminder finish 2019-04-03 09:15",
			"yellow promise 2019-04-10 18:00",
			"red finish 2019-04-17 18:00",
		]);
	});

	test("ends with the hours of the place: on a day of rest as late as they would have, as the resident reads that day", () => {
		const early = houseWith({
			...{ type: "HoursSet", at: at("2019-01-01 09:00"), areaPrefix: subDistrict, from: "2019-02-01" },
			hours: [
				{ open: 8 * 3600, close: 12 * 3600 },
				{ open: 14 * 3600, close: 17.5 * 3600 },
			],
		});
		const until = (byDate: string, setting = early) =>
			finish(promised(contacted.in(setting), byDate, "2019-03-14 10:00"));
		expect(until("2019-04-10")).toBe("2019-04-10 17:30");
		expect(until("2019-04-06")).toBe("2019-04-06 17:30");
		expect(until("2019-04-06", house)).toBe("2019-04-06 18:00");
	});

	test("decided before decisions said until when, ends at 18:00", () => {
		const older = once.events.map((event) => {
			if (event.type !== "CaseDecided") return event;
			const { until, ...decided } = event;
			expect(until).toBe(at("2019-04-10 18:00"));
			return decided;
		});
		expect(given(older).state.changes).toEqual(once.state.changes);
	});

	test("refused, leaves the limit where it was", () => {
		const asked = contacted.when(promise("2019-04-10"), "2019-03-14 10:00").done();
		const refused = asked.when(decision("p:eastSecretary", false), "2019-03-14 10:00").done();
		expect(finish(refused)).toBe("2019-03-20 18:00");
	});

	test("names a later day, not too far, and steps on the way to it", () => {
		const ask = (byDate: string, more: Promised = {}) =>
			contacted.when(promise(byDate, more), "2019-03-14 10:00");
		ask("2019-03-20").thenRefused("dateUnusable", "byDate");
		ask("2030-01-01").thenRefused("dateUnusable", "byDate");
		ask("soon").thenRefused("dateUnusable", "byDate");
		const step = (byDate: string, text = "材料到货") => ({ milestones: [{ byDate, words: words(text) }] });
		ask("2019-04-10", step("2019-04-11")).thenRefused("dateUnusable", "milestones");
		ask("2019-04-10", step("2019-03-13")).thenRefused("dateUnusable", "milestones");
		ask("2019-04-10", step("2019-03-14")).then({ type: "DecisionAsked" });
		ask("2019-04-10", step("2019-04-01", " ")).thenRefused("textEmpty", "milestones");
		ask("2019-04-10", step("2019-04-01")).then({ type: "DecisionAsked" });
	});

	test("is made before the limit, by the holder, where there is a limit", () => {
		const reminded = contacted.leftAlone("2019-03-20 18:00");
		reminded.when(promise("2019-04-10"), "2019-03-20 18:00").then({ type: "DecisionAsked" });
		reminded.when(promise("2019-04-10"), "2019-03-20 18:00:01").thenRefused("askedTooLate");
		const other = { ...promise("2019-04-10"), by: "p:eastSecretary" } as Command;
		contacted.when(other, "2019-03-14 10:00").thenRefused("notYours");
		const praise = given()
			.when(submit({ categoryCode: "1202" }), "2019-03-13 10:00")
			.done();
		const thanks = { ...promise("2019-04-10"), by: "p:office" } as Command;
		praise.when(thanks, "2019-03-13 11:00").thenRefused("wrongState");
	});

	test("kept has no card", () => {
		const kept = once.when(answer(), "2019-04-10 18:00").done();
		expect(late(kept.leftAlone())).toEqual(late(once.leftAlone("2019-04-10 00:00")));
	});
});

describe("a broken promise", () => {
	test("is yellow at once for the leader, with the letter, and blue is passed over", () => {
		expect(late(broken).at(-1)).toBe("yellow promise 2019-04-10 18:00 fell p:grid1 told p:leader as leader");
		expect(broken.state.letters.map(({ cause }) => cause)).toEqual(["promise"]);
	});

	test("may be followed by one more, for a day still to come", () => {
		broken.when(promise("2019-04-11"), "2019-04-12 10:00").thenRefused("dateUnusable", "byDate");
		const twice = promised(broken, "2019-04-24", "2019-04-12 10:00");
		expect(finish(twice)).toBe("2019-04-24 18:00");
		expect(twice.nextMove).toBe("p:grid1 as holder");
		expect(twice.due.filter((line) => /promise|finish/.test(line))).toEqual(["red promise 2019-04-24 18:00"]);
	});

	test("broken a second time, is red at once for the head", () => {
		const twice = promised(broken, "2019-04-24", "2019-04-12 10:00").leftAlone("2019-04-25 00:00");
		expect(late(twice).slice(-2)).toEqual([
			"yellow promise 2019-04-10 18:00 fell p:grid1 told p:leader as leader",
			"red promise 2019-04-24 18:00 fell p:grid1 told p:head as head",
		]);
		twice.when(promise("2019-05-10"), "2019-04-25 10:00").thenRefused("usedUp");
	});
});

describe("two promises", () => {
	test("of which the first was never broken make the second's breach yellow, not red", () => {
		const again = promised(once, "2019-04-24", "2019-04-09 10:00");
		again.when(promise("2019-05-10"), "2019-04-10 10:00").thenRefused("usedUp");
		expect(late(again.leftAlone("2019-04-25 00:00")).at(-1)).toBe(
			"yellow promise 2019-04-24 18:00 fell p:grid1 told p:leader as leader",
		);
	});

	test("one kept, and one broken in the rework after it, are one breach", () => {
		const rework = once
			.when(answer(), "2019-04-10 10:00")
			.done()
			.when(dispute(), "2019-04-11 10:00")
			.done()
			.when(contact("2019-04-24"), "2019-04-11 11:00")
			.done();
		const again = promised(rework, "2019-04-24", "2019-04-12 10:00").leftAlone("2019-04-25 00:00");
		expect(late(again).at(-1)).toBe("yellow promise 2019-04-24 18:00 fell p:grid1 told p:leader as leader");
	});
});

describe("a promise under whoever has the case next", () => {
	const moved = once
		.in(movedFrom("grid1", "p:grid2", "2019-03-20 10:00"))
		.when({ type: "HandOver" }, "2019-03-20 10:00")
		.done()
		.when(contact("2019-04-10", "p:grid2"), "2019-03-20 11:00")
		.done();
	const again = (past: Given, byDate: string, when: string) =>
		past
			.when({ ...promise(byDate), by: "p:grid2" } as Command, when)
			.done()
			.when(decision("p:eastSecretary", true), when)
			.done();

	test("is the resident's still: broken, it is yellow at once, and blue is passed over", () => {
		expect(finish(moved)).toBe("2019-04-10 18:00");
		expect(late(moved.leftAlone("2019-04-17 18:00"))).toEqual([
			"finishReminder finish 2019-04-04 11:15 fell p:grid2 told p:grid2 as holder",
			"yellow promise 2019-04-10 18:00 fell p:grid2 told p:leader as leader",
		]);
	});

	test("leaves whoever came right before its day the half of the limit, and is yellow then", () => {
		const soon = once
			.in(movedFrom("grid1", "p:grid2", "2019-04-10 10:00"))
			.when({ type: "HandOver" }, "2019-04-10 10:00")
			.done()
			.when(contact("2019-04-15", "p:grid2"), "2019-04-10 11:00")
			.done();
		expect(late(soon.leftAlone("2019-04-16 00:00")).at(-1)).toBe(
			"yellow promise 2019-04-15 18:00 fell p:grid2 told p:leader as leader",
		);
	});

	test("leaves them one more, which is red at once when it is broken too", () => {
		const twice = again(moved.leftAlone("2019-04-11 00:00"), "2019-04-24", "2019-04-12 10:00");
		expect(late(twice.leftAlone("2019-04-25 00:00")).at(-1)).toBe(
			"red promise 2019-04-24 18:00 fell p:grid2 told p:head as head",
		);
	});

	test("broken before they had it, is no card of theirs; their own is then the second that is broken", () => {
		const given = broken
			.when({ type: "ReassignCase", by: "p:leader", postId: "grid2" }, "2019-04-11 10:00")
			.done()
			.when(contact("2019-04-16", "p:grid2"), "2019-04-11 11:00")
			.done();
		expect(given.due.filter((line) => /promise|blue finish/.test(line))).toEqual([
			"blue finish 2019-04-16 18:00",
		]);
		const twice = again(given, "2019-04-24", "2019-04-12 10:00");
		expect(late(twice.leftAlone("2019-04-25 00:00")).at(-1)).toBe(
			"red promise 2019-04-24 18:00 fell p:grid2 told p:head as head",
		);
	});

	test("of which nothing was broken yet, is one breach with the next one", () => {
		const second = again(moved, "2019-04-24", "2019-04-09 10:00");
		expect(late(second.leftAlone("2019-04-25 00:00")).at(-1)).toBe(
			"yellow promise 2019-04-24 18:00 fell p:grid2 told p:leader as leader",
		);
	});
});
