import { describe, expect, test } from "vitest";
import { residentMay } from "../../server/domain/follow-up.ts";
import {
	answer,
	cannot,
	confirm,
	contact,
	decision,
	dispute,
	escalate,
	message,
	sign,
	submit,
} from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";
import { at, houseWith, leave, post } from "../support/house.ts";

const noon = "2019-03-13 12:30";
const dispatched = given().when(submit(), noon).done();
const answered = dispatched
	.when(contact("2019-03-15"), "2019-03-13 14:00")
	.done()
	.when(answer(), "2019-03-15 10:00")
	.done();
const reworked = answered.when(dispute(), "2019-03-18 10:00").done();
const again = reworked.when(answer(), "2019-03-19 10:00").done();
const checked = again.when(dispute(), "2019-03-20 10:00").done();

function tour({ state }: Given) {
	if (!("tour" in state)) throw new Error("the case is not dispatched");
	return state.tour;
}

describe("confirm", () => {
	test.each(["solved", "partly"] as const)(
		"the resident says %s, and the case closes as confirmed",
		(verdict) => {
			const feedback = { contacted: true, visited: false };
			const closed = answered
				.when(confirm(verdict, feedback), "2019-03-16 20:00")
				.then(
					{ type: "CaseConfirmed", verdict, feedback, at: "2019-03-16 20:00" },
					{ type: "CaseClosed", how: "confirmed" },
				);
			expect(closed.state).toMatchObject({ status: "closed", verdict, how: "confirmed", due: [] });
			expect(closed.nextMove).toBe("nobody");
		},
	);

	test("what is not answered, being checked or closed is not confirmed, nor disputed before it is closed", () => {
		const pending = dispatched.when(cannot(), "2019-03-13 14:00").done();
		const closed = answered.when(confirm(), "2019-03-16 20:00").done();
		const waiting = given()
			.when(submit({ categoryCode: "0904" }), noon)
			.done();
		for (const past of [waiting, dispatched, pending, reworked, checked, closed]) {
			past.when(confirm(), "2019-03-20 12:00").thenRefused("wrongState");
			// A closed case may be disputed for 30 days.
			if (past !== closed) past.when(dispute(), "2019-03-20 12:00").thenRefused("wrongState");
		}
	});

	test("the page offers what the rules allow", () => {
		const now = at("2019-03-16 20:00");
		const offered = ({ state, setting }: Given) => residentMay(state, now, setting);
		expect(offered(dispatched)).toEqual(["messageDesk", "withdrawCase", "chaseCase"]);
		expect(offered(answered)).toEqual(["messageDesk", "confirmCase", "disputeCase"]);
		expect(offered(checked)).toEqual(["messageDesk"]);
		expect(offered(answered.when(confirm(), now).done())).toEqual([
			"changeVerdict",
			"disputeCase",
			"requestErasure",
		]);
	});
});

describe("silence", () => {
	// 2019: 4 to 10 February, 5 to 7 April, 1 to 4 May and 1 to 7 October are off.
	test.each([
		["a plain week", "2019-03-13 10:00", "2019-03-21 00:00"],
		["a last day on Saturday", "2019-03-16 10:00", "2019-03-26 00:00"],
		["an answer just before midnight", "2019-03-13 23:59:59", "2019-03-21 00:00"],
		["a last day on Saturday before a weekend", "2019-03-15 10:00", "2019-03-23 00:00"],
		["a last day at Qingming", "2019-03-29 10:00", "2019-04-09 00:00"],
		["a last day in the May holiday, whose Sunday is worked", "2019-04-25 10:00", "2019-05-06 00:00"],
		["a last day in the October week", "2019-09-26 10:00", "2019-10-09 00:00"],
	])("seven days after %s the case closes as unconfirmed", (_, at, due) => {
		const silent = given().when(submit(), at).done().when(answer(), at).done();
		expect(silent.due).toEqual([`silence silence ${due}`]);
		silent.when(confirm(), due).done();
		silent.when(escalate, due).then();
		silent.when(escalate, `${due}:01`).then({ type: "CaseClosed", how: "unconfirmed" });
	});

	test("silence is never a verdict", () => {
		const closed = answered.leftAlone();
		expect(closed.state).toMatchObject({ status: "closed", how: "unconfirmed", verdict: null });
	});

	test("a word of the resident does not stop it; after it only another verdict is taken", () => {
		expect(answered.when(message(), "2019-03-20 10:00").done().due).toEqual(answered.due);
		answered.when(confirm(), "2019-03-23 00:00:01").thenRefused("wrongState");
		const closed = answered.when(escalate, "2019-03-23 00:00:01").done();
		expect(closed.state.status).toBe("closed");
		expect(closed.when(dispute(), "2019-03-23 00:00:01").done().state.status).toBe("dispatched");
	});

	test("a dispute ends it, a rework's answer begins it anew", () => {
		expect(reworked.due.join()).not.toMatch(/silence/);
		expect(again.due).toEqual(["silence silence 2019-03-27 00:00"]);
	});
});

describe("the first dispute", () => {
	test("it reopens at once as a rework with the limits of a rework, by the same holder", () => {
		const after = answered.when(dispute("还是不亮。", { visited: false }), "2019-03-18 10:00").then({
			...{ type: "CaseDisputed", reason: { id: "w:5" }, feedback: { visited: false }, pending: null },
			limits: {
				signDueAt: "2019-03-18 12:00",
				contactDueAt: "2019-03-19 18:00",
				finishDueAt: "2019-03-21 18:00",
				provisional: false,
			},
			nextMove: { by: "staff", personId: "p:grid1", postId: "grid1", as: "holder" },
		});
		expect(after.state).toMatchObject({ status: "dispatched", round: 2, disputes: 1, answerSeconds: null });
		expect(tour(after)).toMatchObject({
			holderId: "p:grid1",
			signedAt: null,
			contactedAt: null,
			answeredAt: null,
		});
	});

	test("the time to contact stays the first, the case's own finish does not move", () => {
		expect(reworked.state.contactSeconds).toBe(answered.state.contactSeconds);
		expect(reworked.state.caseFinishDueAt).toBe(answered.state.caseFinishDueAt);
		const seconds = again.state.answerSeconds ?? 0;
		expect(seconds).toBe((5 + 8 + 8 + 8 + 1) * 3600);
	});

	test("a dispute says why", () => {
		answered.when(dispute(" "), "2019-03-18 10:00").thenRefused("textEmpty", "reason");
		answered.when(dispute("字".repeat(2001)), "2019-03-18 10:00").thenRefused("textTooLong", "reason");
		answered.when(dispute("字".repeat(2000)), "2019-03-18 10:00").done();
	});
});

describe("the second dispute", () => {
	test("it goes to an independent check above the direct superior, in three working days", () => {
		const after = again.when(dispute(), "2019-03-20 10:00").then({
			...{ type: "CaseDisputed", limits: null, nextMove: { personId: "p:leader", as: "decider" } },
			pending: { kind: "check", deciderId: "p:leader", dueAt: "2019-03-25 18:00" },
			due: [{ step: "blue", cause: "decision", dueAt: "2019-03-25 18:00" }],
		});
		expect(after.state).toMatchObject({ status: "followUp", round: 2, disputes: 2 });
	});

	test("handler, reviewer and checker are three people", () => {
		const away = again.in(houseWith(leave("p:eastSecretary", "2019-01-01 00:00", "2020-01-01 00:00")));
		const reviewed = reworkReviewedBy(reworked.in(away.setting), "p:leader");
		expect(reviewed.when(dispute(), "2019-03-20 10:00").done().nextMove).toBe("p:head as decider");
		const bySuperior = reworkReviewedBy(reworked, "p:eastSecretary");
		expect(bySuperior.when(dispute(), "2019-03-20 10:00").done().nextMove).toBe("p:leader as decider");
		const carded = reworked.when(cannot(), "2019-03-19 10:00").done().leftAlone("2019-03-22 09:00");
		const byHead = carded.when(decision("p:head", true), "2019-03-22 10:00").done();
		expect(byHead.when(dispute(), "2019-03-25 10:00").done().nextMove).toBe("p:officer as decider");
		const short = reworked.in(houseWith(post("eastSecretary", { superiorPostId: null })));
		const checkedShort = reworkReviewedBy(short, "p:eastSecretary")
			.when(dispute(), "2019-03-20 10:00")
			.done();
		expect(checkedShort.nextMove).toBe("p:officer as decider");
	});

	test("upheld: red on the holder at once, told to the head, and a rework that the holder has to begin", () => {
		const upheld = checked.when(decision("p:leader", true), "2019-03-21 10:00").then(
			{ type: "CaseDecided", kind: "check", accepted: true, limits: { finishDueAt: "2019-03-26 18:00" } },
			{
				...{ type: "CaseEscalated", step: "red", cause: "check", round: 3, dueAt: "2019-03-21 10:00" },
				...{
					fellOn: "p:grid1",
					told: { personId: "p:head" },
					nextMove: { personId: "p:grid1", as: "holder" },
				},
			},
		);
		expect(upheld.state).toMatchObject({ status: "dispatched", round: 3, disputes: 2, answerSeconds: null });
		expect(upheld.due.map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([
			"unsigned sign",
			"contactReminder contact",
			"finishReminder finish",
			"referred finish",
		]);
	});

	test("upheld while red is held already: no second red", () => {
		const carded = dispatched.leftAlone("2019-04-01 00:00").when(answer(), "2019-04-01 10:00").done();
		const twice = carded.when(dispute(), "2019-04-02 10:00").done().when(answer(), "2019-04-02 11:00").done();
		const pending = twice.when(dispute(), "2019-04-03 10:00").done();
		pending
			.when(decision("p:leader", true), "2019-04-04 10:00")
			.then({ type: "CaseDecided", accepted: true });
	});

	test("not upheld: closed, and the resident disagrees", () => {
		const closed = checked
			.when(decision("p:leader", false), "2019-03-21 10:00")
			.then({ type: "CaseDecided", accepted: false }, { type: "CaseClosed", how: "residentDisagrees" });
		expect(closed.state).toMatchObject({ status: "closed", verdict: null, due: [], pending: null });
	});

	test("a check nobody makes is the checker's card, and the next level may make it", () => {
		const late = checked.leftAlone("2019-03-26 00:00");
		expect(late.steps.at(-1)).toBe("blue decision 2019-03-25 18:00 fell p:leader told p:head as head");
		late
			.when(decision("p:head", true), "2019-03-26 10:00")
			.then({ type: "CaseDecided" }, { type: "CaseEscalated" });
	});

	test("a third dispute is checked again, never referred by count", () => {
		const upheld = checked.when(decision("p:leader", true), "2019-03-21 10:00").done();
		const third = upheld.when(sign(), "2019-03-21 11:00").done().when(answer(), "2019-03-21 11:30").done();
		const pending = third.when(dispute(), "2019-03-21 12:00").done();
		expect(pending.state).toMatchObject({ status: "followUp", disputes: 3, pending: { kind: "check" } });
		expect(pending.leftAlone().steps.filter((line) => line.startsWith("referred"))).toEqual([]);
	});

	test("where nobody is left to check, the resident is told so", () => {
		const lone = ["officer", "officer2"].map((id) => post(id, { areaCode: "88" }));
		const short = houseWith(...lone, post("eastSecretary", { superiorPostId: null }));
		again.in(short).when(dispute(), "2019-03-20 10:00").thenRefused("nobodyInCharge");
	});
});

/** The rework ends with "cannot be solved", confirmed by `by`. */
function reworkReviewedBy(past: Given, by: string): Given {
	const asked = past.when(cannot(), "2019-03-18 11:00").done();
	return asked.when(decision(by, true), "2019-03-18 12:00").done();
}
