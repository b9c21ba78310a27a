import { describe, expect, test } from "vitest";
import { isHeld } from "../../server/domain/case.ts";
import type { Command } from "../../server/domain/decide.ts";
import { answer, cannot, contact, decision, message, submit, words } from "../support/domain-deeds.ts";
import { type Given, given, local } from "../support/given.ts";

// Received, dispatched and contacted on Wed 03-13 10:00: finish due 03-20 18:00; help asked for is due 03-15 18:00.
const start = "2019-03-13 10:00";
const dispatched = given().when(submit(), start).done();
const ask: Command = {
	...{ type: "AskAssist", by: "p:grid1", assistId: "a1" },
	...{ postId: "works1", words: words("请派车。") },
};
const help: Command = { type: "AnswerAssist", by: "p:works1", assistId: "a1", words: words("车已派。") };
const helpAsked = dispatched.when(contact("2019-03-20"), start).done().when(ask, "2019-03-13 14:00").done();

type Proposal = Extract<Command, { type: "AskDecision" }>["proposal"];
const extension: Proposal = { kind: "extension", days: 1 };
const asking = (proposal: Proposal): Command => ({
	...{ type: "AskDecision", by: "p:grid1", words: words("要等。"), proposal },
});
const pending = helpAsked.when(asking(extension), "2019-03-15 14:00").done();
const [yes, no] = [decision("p:eastSecretary", true), decision("p:eastSecretary", false)];
const stops = ({ state }: Given) => state.stops.map(({ kind, since }) => `${kind} ${local(since)}`);
const finish = ({ state }: Given) => local(isHeld(state) ? (state.tour.limits?.finishDueAt ?? 0) : 0);
const standing = (after: Given) => [stops(after), after.nextMove];
const ofHelper = [["assist 2019-03-18 10:00"], "p:worksChief as superior"];
const goesOn = [[], "p:grid1 as holder"];

describe("a decision that leaves an overdue assist alone open", () => {
	test("stops the holder's clock from its end on when it is refused, until the help has come", () => {
		const late = pending.leftAlone("2019-03-18 09:00");
		expect(late.nextMove).toBe("p:eastSecretary as decider");
		const refused = late.when(no, "2019-03-18 10:00").then({ type: "CaseDecided", accepted: false });
		expect(standing(refused)).toEqual(ofHelper);
		expect(refused.due).toEqual(["yellow assist 2019-03-19 18:00", "red assist 2019-03-22 18:00"]);
		const helped = refused.when(help, "2019-03-19 10:00").done();
		expect(standing(helped)).toEqual(goesOn);
		// The clock has stood from the question on to the help, as if the decision had taken until then.
		expect(finish(helped)).toBe(
			finish(pending.when(no, "2019-03-19 10:00").done().when(help, "2019-03-19 10:00").done()),
		);
		expect(finish(helped)).toBe("2019-03-22 15:00");
		expect(helped.leftAlone("2019-03-22 15:01").steps.at(-1)).toMatch(
			/^blue finish 2019-03-22 15:00 fell p:grid1/,
		);
		expect(local(helped.state.caseFinishDueAt ?? 0)).toBe("2019-03-20 18:00");
	});

	test("leaves no card to the holder while it stands still", () => {
		const alone = pending.when(no, "2019-03-18 10:00").done().leftAlone();
		expect(alone.steps.filter((step) => step.includes("fell p:grid1"))).toEqual([]);
		expect(alone.steps.at(-1)).toBe("red assist 2019-03-22 18:00 fell p:leader told p:head as head");
	});

	test("stops it, too, when an extension, a promise or another level is granted", () => {
		const promise: Proposal = { kind: "promise", byDate: "2019-03-29", milestones: [] };
		const level: Proposal = { kind: "level", level: "complex", categoryCode: "0203" };
		for (const proposal of [extension, promise, level]) {
			const asked = helpAsked.when(asking(proposal), "2019-03-15 14:00").done();
			expect([proposal.kind, ...standing(asked.when(yes, "2019-03-18 10:00").done())]).toEqual([
				...[proposal.kind, ...ofHelper],
			]);
		}
	});

	test("stops it, too, when “cannot be solved” is refused, and the answer is void", () => {
		const refused = helpAsked.when(cannot(), "2019-03-15 14:00").done().when(no, "2019-03-18 10:00").done();
		expect(standing(refused)).toEqual(ofHelper);
		expect(refused.state.answerSeconds).toBeNull();
	});

	test("gives the move back to whom the card told, where the clock stood for the help already", () => {
		const overdue = helpAsked.leftAlone("2019-03-15 18:30");
		const refused = overdue
			.when(asking(extension), "2019-03-18 09:00")
			.done()
			.when(no, "2019-03-18 10:00")
			.done();
		expect(standing(refused)).toEqual([["assist 2019-03-15 18:00:01"], "p:worksChief as superior"]);
	});

	test("lets the clock go on while the help is not overdue, or has come", () => {
		expect(standing(pending.when(no, "2019-03-15 18:00").done())).toEqual(goesOn);
		const helped = pending.when(help, "2019-03-18 09:30").done();
		expect(standing(helped.when(no, "2019-03-18 10:00").done())).toEqual(goesOn);
	});

	test("lets it go on while the resident still waits for a first contact", () => {
		const silent = dispatched.when(ask, "2019-03-13 14:00").done();
		const refused = silent
			.when(asking(extension), "2019-03-14 10:00")
			.done()
			.when(no, "2019-03-18 10:00")
			.done();
		expect(standing(refused)).toEqual(goesOn);
	});

	test("lets it go on where the answer was late before it was asked", () => {
		const shelving: Proposal = {
			...{ kind: "shelving", cause: "season", ownerPostId: "works1" },
			...{ reviewOn: "2019-04-30", approvals: [] },
		};
		const late = dispatched
			.when(contact("2019-03-20"), start)
			.done()
			.when(ask, "2019-03-19 14:00")
			.done()
			.when(asking(shelving), "2019-03-21 10:00")
			.done();
		expect(standing(late.when(no, "2019-03-22 10:00").done())).toEqual(goesOn);
	});

	test("lets it go on once nothing of the help is left to fire", () => {
		const spent = pending.leftAlone("2019-03-25 09:00");
		const decider = spent.nextMove?.split(" ")[0] ?? "";
		expect(standing(spent.when(decision(decider, false), "2019-03-25 10:00").done())).toEqual(goesOn);
	});
});

describe("a wait or a shelving that leaves an overdue assist alone open", () => {
	const wait: Command = { type: "AwaitResident", by: "p:grid1", words: words("是几号楼？") };
	const goOn: Command = { type: "ResumeCase", by: "p:grid1" };
	const waits = helpAsked.when(wait, "2019-03-15 14:00").done();
	const shelving: Proposal = {
		...{ kind: "shelving", cause: "season", ownerPostId: "works1" },
		...{ reviewOn: "2019-03-19", approvals: [] },
	};
	const shelved = helpAsked
		.when(asking(shelving), "2019-03-15 14:00")
		.done()
		.when(yes, "2019-03-15 15:00")
		.done()
		.when(decision("p:leader", true), "2019-03-15 16:00")
		.done();

	test("stops the holder's clock from the resident's word on, until the help has come", () => {
		const said = waits.when(message("三号楼。"), "2019-03-18 10:00");
		const on = said.then(
			{ type: "CaseEscalated", cause: "assist" },
			{ type: "MessageLeft" },
			{ type: "CaseResumed", kind: "awaiting" },
		);
		expect(standing(on)).toEqual(ofHelper);
		expect(on.due).toEqual(["yellow assist 2019-03-19 18:00", "red assist 2019-03-22 18:00"]);
		const helped = on.when(help, "2019-03-19 10:00").done();
		expect(standing(helped)).toEqual(goesOn);
		expect(finish(helped)).toBe("2019-03-22 15:00");
		// The resident's own limit has waited for the resident alone: from 03-15 14:00 to 03-18 10:00.
		expect(local(helped.state.caseFinishDueAt ?? 0)).toBe("2019-03-21 15:00");
		expect(helped.leftAlone("2019-03-22 15:01").steps.at(-1)).toMatch(
			/^blue finish 2019-03-22 15:00 fell p:grid1/,
		);
	});

	test("stops it where the holder goes on without the answer, of a wait and of a shelving", () => {
		expect(standing(waits.when(goOn, "2019-03-18 10:00").done())).toEqual(ofHelper);
		expect(standing(shelved.when(goOn, "2019-03-18 10:00").done())).toEqual(ofHelper);
	});

	test("stops it from the end of the wait, whenever the sweep comes", () => {
		for (const sweptAt of ["2019-03-20 14:01", "2019-03-21 11:00"])
			expect(standing(waits.leftAlone(sweptAt))).toEqual([
				...[["assist 2019-03-20 14:00"], "p:leader as leader"],
			]);
	});

	test("stops it from the review of what was shelved, and leaves no card to the holder", () => {
		const reviewed = shelved.leftAlone("2019-03-19 10:00");
		expect(standing(reviewed)).toEqual([["assist 2019-03-19 09:00"], "p:worksChief as superior"]);
		expect(reviewed.state.shelving).toBeNull();
		const alone = reviewed.leftAlone();
		expect(alone.steps.filter((step) => step.includes("fell p:grid1"))).toEqual([]);
		expect(alone.steps.at(-1)).toBe("red assist 2019-03-22 18:00 fell p:leader told p:head as head");
	});

	test("leaves nothing standing once the case is answered", () => {
		const answered = waits
			.when(answer(), "2019-03-18 10:00")
			.then({ type: "CaseEscalated" }, { type: "CaseResumed", kind: "awaiting" }, { type: "CaseAnswered" });
		expect([stops(answered), answered.nextMove]).toEqual([[], "resident"]);
	});

	test("lets the clock go on while the help is not overdue, or the first contact is owed", () => {
		expect(standing(waits.when(message("三号楼。"), "2019-03-15 17:00").done())).toEqual(goesOn);
		const silent = dispatched.when(ask, "2019-03-13 14:00").done().when(wait, "2019-03-14 10:00").done();
		expect(standing(silent.when(message("三号楼。"), "2019-03-18 10:00").done())).toEqual(goesOn);
	});
});
