import { describe, expect, test } from "vitest";
import type { Command } from "../../server/domain/decide.ts";
import { measuredOf } from "../../server/domain/measure.ts";
import { answer, contact, submit, words } from "../support/domain-deeds.ts";
import { type Given, given, local, shownMove } from "../support/given.ts";
import { movedFrom } from "../support/house.ts";

// Received and dispatched on Wed 03-13 10:00: contact 03-14 18:00, yellow 03-18 18:00, finish 03-20 18:00.
const start = "2019-03-13 10:00";
const dispatched = given().when(submit(), start).done();
const blue = dispatched.leftAlone("2019-03-15 00:00");
const undecided = dispatched.leftAlone("2019-03-16 00:00");
const yellow = dispatched.leftAlone("2019-03-19 00:00");

const keep = (by: string, text = "他最熟那片灯。"): Command => ({ type: "KeepCase", by, words: words(text) });
const reassign = (by: string, postId: string): Command => ({ type: "ReassignCase", by, postId });
const withdraw: Command = { type: "WithdrawCase", askedToWithdraw: null };
const handOver: Command = { type: "HandOver" };
/** Whom the case asks now, and by when. */
const asked = ({ state: { reassignment } }: Given) =>
	reassignment === undefined ? null : `${reassignment.deciderId} by ${local(reassignment.dueAt).slice(5)}`;
const cards = ({ state }: Given) =>
	state.steps
		.filter(({ cause }) => cause === "reassignment")
		.map(({ step, dueAt, fellOn, told }) => {
			return `${step} ${local(dueAt).slice(5)} fell ${fellOn} told ${shownMove(told)}`;
		});
const due = ({ state }: Given) => state.due.filter(({ cause }) => cause === "reassignment").length;
const owed = ({ state }: Given) =>
	measuredOf(state).decisions.map(({ personId, dueAt, doneAt }) => {
		return `${personId} ${local(dueAt).slice(5)} ${doneAt === null ? "never" : local(doneAt).slice(5)}`;
	});

describe("whose a case is to be after a card", () => {
	test("is asked of whoever the card gave the move, for one working day from when the card was due", () => {
		expect([asked(dispatched), asked(blue)]).toEqual([null, "p:eastSecretary by 03-15 18:00"]);
		expect(asked(yellow)).toBe("p:leader by 03-19 18:00");
		expect(asked(dispatched.leftAlone("2019-03-28 00:00"))).toBe("p:head by 03-28 18:00");
	});

	test("is the same whether the sweep came in time or late", () => {
		const late = dispatched.when({ type: "EscalateCase" }, "2019-03-15 16:00").done();
		expect(asked(late)).toBe(asked(blue));
	});

	test("is asked with the whole limit where it is due only since a deed: nobody is late before they could be asked", () => {
		const told = dispatched.when(contact("2019-03-18"), "2019-03-13 11:00").done();
		const voided = told
			.when({ type: "VoidContact" }, "2019-03-18 10:00")
			.done()
			.leftAlone("2019-03-18 17:00");
		expect([asked(voided), cards(voided)]).toEqual(["p:eastSecretary by 03-19 18:00", []]);
	});

	test("left undecided is a card on whoever was asked, told to the next superior; the holder's ladder goes on", () => {
		expect(cards(undecided)).toEqual(["blue 03-15 18:00 fell p:eastSecretary told p:leader as leader"]);
		expect([undecided.nextMove, asked(undecided)]).toEqual([
			"p:eastSecretary as superior",
			"p:eastSecretary by 03-15 18:00",
		]);
		expect(yellow.steps.at(-1)).toBe(
			"yellow contact 2019-03-18 18:00 fell p:eastSecretary told p:leader as leader",
		);
	});

	test("climbs with the holder's own cards, and no two of its cards fall on one person", () => {
		expect(cards(dispatched.leftAlone())).toEqual([
			"blue 03-15 18:00 fell p:eastSecretary told p:leader as leader",
			"blue 03-19 18:00 fell p:leader told p:head as head",
			"blue 03-28 18:00 fell p:head told p:officer as discipline",
		]);
	});

	test("is asked of no discipline officer", () => {
		const referred = dispatched.leftAlone();
		expect([referred.nextMove, asked(referred), due(referred)]).toEqual(["p:officer as discipline", null, 0]);
	});
});

describe("a case that stays with its holder", () => {
	test("is the holder's move again, with the reason kept, and the next card falls on the holder", () => {
		const kept = blue
			.when(keep("p:eastSecretary"), "2019-03-15 10:00")
			.then({ type: "CaseKept", by: "p:eastSecretary" });
		expect([kept.nextMove, asked(kept), due(kept), cards(kept)]).toEqual(["p:grid1 as holder", null, 0, []]);
		const left = kept.leftAlone("2019-03-19 00:00");
		expect(left.steps.at(-1)).toBe("yellow contact 2019-03-18 18:00 fell p:grid1 told p:leader as leader");
		expect(asked(left)).toBe("p:leader by 03-19 18:00");
	});

	test("changes no limit, and leaves the superior free to give it to somebody else after all", () => {
		const kept = blue.when(keep("p:eastSecretary"), "2019-03-15 10:00").done();
		expect([kept.due, kept.state.caseFinishDueAt]).toEqual([blue.due, blue.state.caseFinishDueAt]);
		kept
			.when(reassign("p:eastSecretary", "grid2"), "2019-03-15 11:00")
			.then({ type: "CaseDispatched", why: "reassignment" });
	});

	test("is said once, with a reason, by whoever was asked; not by the holder or whoever no card has told", () => {
		blue.when(keep("p:eastSecretary", "  "), "2019-03-15 10:00").thenRefused("textEmpty", "words");
		for (const by of ["p:grid1", "p:leader"]) blue.when(keep(by), "2019-03-15 10:00").thenRefused("notYours");
		const kept = blue.when(keep("p:eastSecretary"), "2019-03-15 10:00").done();
		kept.when(keep("p:eastSecretary"), "2019-03-15 10:01").thenRefused("notYours");
		yellow.when(keep("p:eastSecretary"), "2019-03-19 10:00").thenRefused("notYours");
	});

	test("may be said, or somebody else named, by whom the card of the undecided told", () => {
		const late = undecided
			.when(keep("p:leader"), "2019-03-18 10:00")
			.then({ type: "CaseKept", by: "p:leader" });
		expect(late.nextMove).toBe("p:grid1 as holder");
		undecided
			.when(reassign("p:leader", "grid2"), "2019-03-18 10:00")
			.then({ type: "CaseDispatched", why: "reassignment", by: "p:leader" });
	});

	test("keeps the card that has fallen on whoever was late", () => {
		const late = undecided.when(keep("p:leader"), "2019-03-18 10:00").done();
		expect(late.state.steps.filter(({ cause }) => cause === "reassignment")).toMatchObject([
			{ fellOn: "p:eastSecretary", clearedAt: null },
		]);
	});
});

describe("nothing is left to decide", () => {
	const day = "2019-03-15 10:00";
	test.each([
		["the case goes to another post", reassign("p:eastSecretary", "grid2"), "p:grid2 as holder"],
		["the holder contacts the resident", contact("2019-03-18"), "p:grid1 as holder"],
		["the holder answers", answer(), "resident"],
		["the resident withdraws", withdraw, "nobody"],
	] as const)("once %s", (_, command, move) => {
		const after = blue.when(command, day).done();
		expect([after.nextMove, asked(after), due(after)]).toEqual([move, null, 0]);
		expect(cards(after.leftAlone("2019-03-16 00:00"))).toEqual([]);
	});

	test("but a contact after a missed finish leaves it with the superior", () => {
		const late = dispatched
			.when(contact("2019-03-18"), "2019-03-13 11:00")
			.done()
			.leftAlone("2019-03-21 00:00");
		expect([late.nextMove, asked(late)]).toEqual([
			"p:eastSecretary as superior",
			"p:eastSecretary by 03-21 18:00",
		]);
		const told = late.when(contact("2019-03-22"), "2019-03-21 10:00").done();
		expect(asked(told)).toBe("p:eastSecretary by 03-21 18:00");
	});
});

describe("whoever has to decide", () => {
	test("hands it over with the post: the successor is asked, with the whole limit", () => {
		const when = "2019-03-18 10:00";
		const gone = undecided.in(movedFrom("eastSecretary", "p:works1", when)).when(handOver, when);
		const after = gone.then({
			type: "ReassignmentHandedOver",
			deciderId: "p:works1",
			dueAt: "2019-03-19 18:00",
		});
		expect([after.nextMove, asked(after)]).toEqual(["p:works1 as superior", "p:works1 by 03-19 18:00"]);
		const empty = undecided
			.in(movedFrom("eastSecretary", null, when))
			.when(handOver, when)
			.done();
		expect([empty.nextMove, asked(empty)]).toEqual(["p:leader as leader", "p:leader by 03-19 18:00"]);
		expect(undecided.when(handOver, when).done().events).toHaveLength(undecided.events.length);
	});

	test("is measured by it like by any decision", () => {
		const kept = blue.when(keep("p:eastSecretary"), "2019-03-15 10:00").done();
		expect(owed(kept)).toEqual(["p:eastSecretary 03-15 18:00 03-15 10:00"]);
		expect(owed(yellow)).toEqual(["p:eastSecretary 03-15 18:00 never", "p:leader 03-19 18:00 never"]);
		expect(owed(blue.when(answer(), "2019-03-15 10:00").done())).toEqual([]);
	});
});
