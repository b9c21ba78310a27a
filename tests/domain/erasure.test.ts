import { describe, expect, test } from "vitest";
import type { Command } from "../../server/domain/decide.ts";
import { piecesIn } from "../../server/domain/erasure.ts";
import { residentMay } from "../../server/domain/follow-up.ts";
import { mayRead } from "../../server/domain/permission.ts";
import {
	answer,
	confirm,
	contact,
	decision,
	dispute,
	message,
	seal,
	sign,
	submit,
	words,
} from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";
import { at, everybody, houseWith, relation } from "../support/house.ts";

// Received and dispatched on Wed 03-13 10:00, closed on Thu 03-14 09:00; what was said may be changed until 04-16 00:00.
const start = "2019-03-13 10:00";
const phone = { ...words("sealed"), id: "w:phone" };
const said = (text: string, id: string) => ({ ...words(text), id });
const report = { ...submit({ contactPhone: phone }), text: said("楼下的灯三天没有亮了。", "w:report") };
const answered = given()
	.when(report, start)
	.done()
	.when(sign(), "2019-03-13 11:00")
	.done()
	.when(answer(), "2019-03-13 16:00")
	.done();
const closed = answered.when(confirm(), "2019-03-14 09:00").done();
const settled = "2019-04-17 09:00";

const propose = (by: string, wordsIds: readonly string[] = ["w:report"]): Command => ({
	type: "ProposeErasure",
	by,
	ground: "courtOrder",
	wordsIds,
	basis: said("（2019）第 7 号裁定", "w:basis"),
});
const request: Command = { type: "RequestErasure", wordsIds: ["w:report", "w:phone"] };
const allowed = ({ state, setting }: Given, when: string) => residentMay(state, at(when), setting);

describe("an erasure by law", () => {
	test("is asked by one person and decided by another of another office, and only then the words go", () => {
		const asked = closed
			.when(propose("p:desk1"), settled)
			.then({ type: "ErasureProposed", by: "p:desk1", nextMove: { personId: "p:officer" } });
		expect(asked.state.erased).toBeUndefined();
		const after = asked.when(decision("p:officer", true), "2019-04-18 09:00").then(
			{ type: "CaseDecided", kind: "erasure", accepted: true },
			{
				...{ type: "WordsErased", by: "p:officer", ground: "courtOrder" },
				...{ wordsIds: ["w:report"], posts: ["desk1", "officer"] },
			},
		);
		expect(after.state).toMatchObject({ status: "closed", pending: null, erased: ["w:report"] });
		expect([after.due, after.nextMove]).toEqual([[], "nobody"]);
	});

	test("refused with a reason, nothing goes, and it may be asked again", () => {
		const refused = closed
			.when(propose("p:desk1"), settled)
			.done()
			.when(decision("p:officer", false), "2019-04-18 09:00")
			.then({ type: "CaseDecided", kind: "erasure", accepted: false });
		expect([refused.state.erased, refused.state.pending, refused.nextMove]).toEqual([
			undefined,
			null,
			"nobody",
		]);
		refused.when(propose("p:leader"), "2019-04-18 10:00").done();
	});

	test("is never one person's: whoever asked cannot decide, nor anybody of no office for it", () => {
		const asked = closed.when(propose("p:leader"), settled).done();
		for (const by of everybody.filter((one) => one !== "p:officer")) {
			const tried = asked.when(decision(by, true), "2019-04-18 09:00");
			expect("refusal" in tried.decision, by).toBe(true);
		}
	});

	test("is proposed by desk, leader or head; the administrator reads no report, and discipline decides", () => {
		const able = everybody.filter((by) => "events" in closed.when(propose(by), settled).decision);
		expect(able).toEqual(["p:desk1", "p:desk2", "p:leader", "p:head"]);
	});

	test("is kept from whoever held the case, on whom a card fell, and who stands below or is related to them", () => {
		// The deputy, the superior and the leader had cards; the desk stands below the leader.
		const carded = given().when(report, start).done().leftAlone("2019-03-18 00:00");
		const late = carded.when(answer(), "2019-03-18 10:00").done().when(confirm(), "2019-03-19 09:00").done();
		const able = everybody.filter((by) => "events" in late.when(propose(by), "2019-05-06 09:00").decision);
		expect(able).not.toContain("p:grid1");
		const related = closed.in(houseWith(relation("p:desk1", "p:grid1")));
		related.when(propose("p:desk1"), settled).thenRefused("notYours");
		const officers = houseWith(relation("p:officer", "p:grid1"), relation("p:officer2", "p:grid1"));
		closed.in(officers).when(propose("p:desk2"), settled).thenRefused("nobodyInCharge");
	});

	test("waits until nobody has anything to do, and the resident can no longer dispute or appeal", () => {
		answered.when(propose("p:desk1"), "2019-03-13 17:00").thenRefused("wrongState");
		closed.when(propose("p:desk1"), "2019-04-16 00:00").thenRefused("stillEvidence");
		closed.when(propose("p:desk1"), "2019-04-16 00:00:01").done();
	});

	test("waits for the finding on a red card: until then the words are evidence", () => {
		const red = given().when(report, start).done().leftAlone("2019-04-10 00:00");
		const over = red.when(answer(), "2019-04-10 10:00").done().when(confirm(), "2019-04-11 09:00").done();
		over.when(propose("p:desk1"), "2019-06-03 09:00").thenRefused("notYours");
		over.when(request, "2019-06-03 09:00").thenRefused("stillEvidence");
		const found: Command = {
			type: "FindCase",
			by: "p:officer2",
			outcome: "responsible",
			words: words("属实。"),
		};
		const cleared = over.when(found, "2019-06-03 10:00").done();
		cleared.when(request, "2019-06-03 11:00").done();
	});

	test("names words of the case that are still there, once each", () => {
		for (const ids of [[], ["w:report", "w:report"]])
			closed.when(propose("p:desk1", ids), settled).thenRefused("alreadySo");
		const gone = closed
			.when(propose("p:desk1"), settled)
			.done()
			.when(decision("p:officer", true), "2019-04-18 09:00")
			.done();
		gone.when(propose("p:desk1"), "2019-04-18 10:00").thenRefused("alreadySo");
		closed
			.when({ ...propose("p:desk1"), basis: words(" ") } as Command, settled)
			.thenRefused("textEmpty", "basis");
	});

	test("left undecided for ten working days, the card falls on the decider and it goes to another officer", () => {
		const asked = closed.when(propose("p:desk1"), settled).done();
		expect(asked.due).toEqual(["blue decision 2019-04-30 18:00"]);
		const climbed = asked.leftAlone();
		expect(climbed.steps).toEqual([
			"blue decision 2019-04-30 18:00 fell p:officer told p:officer2 as discipline",
		]);
		const after = climbed.when(decision("p:officer2", true), "2019-05-06 09:00").done();
		// Cleared with the decision: it says nothing about how the case was handled.
		expect(after.state.steps[0]?.clearedAt).toBe(at("2019-05-06 09:00"));
	});
});

describe("a sealed report's words", () => {
	const accused = given([], houseWith(relation("p:leader", "p:eastSecretary")));
	const withdrawn = (past: Given) =>
		past.when({ type: "WithdrawCase", askedToWithdraw: null }, "2019-03-13 12:00").done();
	const conduct = withdrawn(accused.when({ ...report, categoryCode: "1101" } as Command, start).done());

	test("go only by two discipline officers, who alone may know of it", () => {
		const able = everybody.filter((by) => "events" in conduct.when(propose(by), settled).decision);
		expect(able).toEqual(["p:officer", "p:officer2"]);
		const asked = conduct.when(propose("p:officer"), settled).done();
		expect(asked.nextMove).toBe("p:officer2 as decider");
		asked.when(decision("p:officer", true), "2019-04-18 09:00").thenRefused("notYours");
		asked.when(decision("p:officer2", true), "2019-04-18 09:00").done();
		for (const by of everybody.filter((one) => !one.startsWith("p:officer"))) {
			const person = asked.setting.people.get(by);
			expect(person && mayRead(person, asked.state, asked.setting, at(settled)), by).toBe(false);
		}
	});

	test("of the protected track go by the two people of its office", () => {
		const triage = given()
			.when({ ...report, text: said("听说有人收红包。", "w:report") } as Command, start)
			.done();
		const kept = withdrawn(triage.when(seal("p:desk1", "protected"), start).done());
		const seen = kept.when({ type: "ViewSealed", by: "p:guard2" }, "2019-03-13 12:10").done();
		const able = everybody.filter((by) => "events" in seen.when(propose(by), settled).decision);
		expect(able).toEqual(["p:guard1", "p:guard2"]);
		expect(seen.when(propose("p:guard1"), settled).done().nextMove).toBe("p:guard2 as decider");
	});
});

describe("the resident's own request", () => {
	test("is the first of the two: one officer looks whether the words are evidence", () => {
		expect(allowed(closed, "2019-03-14 10:00")).toContain("requestErasure");
		const asked = closed.when(request, "2019-03-14 10:00").then({ type: "ErasureRequested" });
		expect(asked.nextMove).toBe("p:officer as decider");
		expect(allowed(asked, "2019-03-14 10:01")).not.toContain("requestErasure");
		const after = asked
			.when(decision("p:officer", true), "2019-03-15 09:00")
			.then({ type: "CaseDecided" }, { type: "WordsErased", ground: "resident", posts: ["officer"] });
		expect(after.state.phone).toBeUndefined();
		expect(allowed(after, "2019-03-15 10:00")).not.toContain("requestErasure");
	});

	test("is never taken while the case is open", () => {
		for (const open of [given().when(report, start).done(), answered]) {
			expect(allowed(open, "2019-03-13 17:00")).not.toContain("requestErasure");
			open.when(request, "2019-03-13 17:00").thenRefused("wrongState");
		}
	});

	test("is taken back by a dispute: the case is open again, with all its words", () => {
		const again = closed.when(request, "2019-03-14 10:00").done().when(dispute(), "2019-03-14 11:00").done();
		expect([again.state.pending, again.state.erased, again.nextMove]).toEqual([
			null,
			undefined,
			"p:grid1 as holder",
		]);
	});

	test("is for what the resident wrote: what staff said and did stays", () => {
		const talked = given()
			.when(report, start)
			.done()
			.when({ ...message(), words: said("快一点。", "w:message") } as Command, "2019-03-13 10:30")
			.done()
			.when(contact("2019-03-15"), "2019-03-13 11:00")
			.done();
		const whose = (kind: "residents" | "all") =>
			piecesIn(talked.state, talked.events, kind).map(({ wordsId }) => wordsId);
		expect(whose("residents")).toEqual(["w:phone", "w:report", "w:message"]);
		expect(whose("all").length).toBe(5);
	});
});
