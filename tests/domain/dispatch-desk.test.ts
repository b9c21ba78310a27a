import { describe, expect, test } from "vitest";
import { categories } from "../../server/domain/category.ts";
import { dispatch, escalate, type Reported, seal, sign, submit } from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";
import { house, houseWith, post, west } from "../support/house.ts";

const noon = "2019-03-13 12:30";
const sentTo = (postId: string, more: object = {}) => ({ type: "CaseDispatched" as const, postId, ...more });

function waiting(report: Reported = {}, at = noon): Given {
	return given()
		.when(submit({ categoryCode: "0904", ...report }), at)
		.done();
}

describe("dispatch by the desk", () => {
	test("the desk sends a report to the post it chose, and triage is over", () => {
		const sent = waiting({ text: "听说有人收红包。" })
			.when(dispatch("p:desk1", "grid1"), "2019-03-13 14:00")
			.then(sentTo("grid1", { holderId: "p:grid1", by: "p:desk1", dutyItemId: null, dutyBookVersion: null }));
		expect(sent.state).toMatchObject({ status: "dispatched", sealed: false, held: [], triageDueAt: null });
	});

	test("a category lets the duty book choose, and gives the level anew", () => {
		const unsorted = waiting({ categoryCode: null });
		unsorted
			.when(dispatch("p:desk1", null, "0203"), noon)
			.then(sentTo("grid1", { level: "normal", categoryCode: "0203", dutyItemId: "lamps" }));
		unsorted.when(dispatch("p:desk1", null, "0602"), noon).then(sentTo("works1", { level: "urgent" }));
		waiting({ categoryCode: null, danger: true })
			.when(dispatch("p:desk1", null, "0602"), noon)
			.then(sentTo("works1", { level: "urgent" }));
		waiting({ categoryCode: null, danger: true })
			.when(dispatch("p:desk1", null, "0504"), noon)
			.then(sentTo("worksChief", { level: "emergency" }));
		waiting({ categoryCode: null, reportType: "inquiry" })
			.when(dispatch("p:desk1", null, "0802"), noon)
			.then(sentTo("grid1", { level: "inquiry" }));
	});

	test("a category that is always sealed is not dispatched", () => {
		for (const { code } of categories.filter(({ code }) => /^11|^100[789]$|^1203$/.test(code))) {
			waiting()
				.when(dispatch("p:desk1", "grid1", code), noon)
				.thenRefused("staysSealed", "categoryCode");
		}
	});

	test("a category of how staff work is not dispatched once a person, a post or a small unit is named", () => {
		const vacant = post("works1", { postId: "works2", name: "空缺岗" });
		const pointing: readonly Reported[] = [
			{ text: "林晓峰总说明天再来。" },
			{ text: "东里书记岗从来没有人。" },
			{ text: "空缺岗从来没有人。" },
			{ text: "东里社区居民委员会下午不开门。" },
			{ about: ["person", "小李"] },
			{ about: ["unit", "东里社区居民委员会"] },
		];
		for (const report of pointing)
			for (const code of ["1001", "1002"])
				given([], houseWith(vacant))
					.when(submit({ categoryCode: null, ...report }), noon)
					.done()
					.when(dispatch("p:desk1", "worksChief", code), noon)
					.thenRefused("staysSealed", "categoryCode");
		waiting({ categoryCode: null })
			.when(dispatch("p:desk1", "worksChief", "1002"), noon)
			.then(sentTo("worksChief"));
	});

	test("a larger unit that stands in the words alone does not get what is said of it, its superior does", () => {
		for (const categoryCode of ["1002", null]) {
			const said = waiting({ categoryCode, areaCode: west, text: "西里社区居民委员会三周没有回话。" });
			for (const id of ["west1", "westSecretary"])
				said.when(dispatch("p:desk1", id, "1002"), noon).thenRefused("postUnusable", "postId");
			said.when(dispatch("p:desk1", "leader", "1002"), noon).then(sentTo("leader"));
			said.when(dispatch("p:desk1", null, "1002"), noon).then(sentTo("leader"));
			// What is no word about how they work is theirs as any matter is.
			said.when(dispatch("p:desk1", "west1", "0201"), noon).then(sentTo("west1"));
		}
		const both = { areaCode: west, text: "西里社区居民委员会和河湾街道城市建设办公室互相推。" };
		const two = waiting({ categoryCode: "1001", ...both });
		for (const id of ["west1", "works1", null])
			two
				.when(dispatch("p:desk1", id), noon)
				.thenRefused("postUnusable", id === null ? "categoryCode" : "postId");
	});

	test.each<[string, ReturnType<typeof dispatch>, Parameters<ReturnType<Given["when"]>["thenRefused"]>]>([
		["an unknown category", dispatch("p:desk1", "grid1", "9999"), ["unknownCategory", "categoryCode"]],
		["a post that does not exist", dispatch("p:desk1", "grid9"), ["postUnusable", "postId"]],
		["a post of another area", dispatch("p:desk1", "west1"), ["postUnusable", "postId"]],
		["a leader", dispatch("p:desk1", "leader"), ["postUnusable", "postId"]],
		["the head", dispatch("p:desk1", "head"), ["postUnusable", "postId"]],
		["the desk itself", dispatch("p:desk1", "desk2"), ["postUnusable", "postId"]],
		["discipline", dispatch("p:desk1", "officer"), ["postUnusable", "postId"]],
		["the protection office", dispatch("p:desk1", "guard1"), ["postUnusable", "postId"]],
		["a gap of the duty book", dispatch("p:desk1"), ["postUnusable", "categoryCode"]],
		["an overlap of the duty book", dispatch("p:desk1", null, "0301"), ["postUnusable", "categoryCode"]],
	])("%s is refused", (what, command, refusal) => {
		const past = what.startsWith("an overlap") ? waiting({ areaCode: west }) : waiting();
		past.when(command, noon).thenRefused(...refusal);
	});

	test("a supervisor may be given a case as well as a cadre", () => {
		waiting().when(dispatch("p:desk1", "eastSecretary"), noon).then(sentTo("eastSecretary"));
	});

	test("any operator of the area dispatches, nobody else does", () => {
		waiting()
			.when(dispatch("p:desk2", "grid1"), noon)
			.then(sentTo("grid1", { by: "p:desk2" }));
		for (const by of ["p:leader", "p:head", "p:officer", "p:office"]) {
			waiting().when(dispatch(by, "grid1"), noon).thenRefused("notYours");
		}
		for (const by of ["p:grid1", "p:administrator", "p:observer", "p:stranger", "nobody"]) {
			waiting().when(dispatch(by, "grid1"), noon).thenRefused("notFound");
		}
	});

	test("what is dispatched or sealed is not dispatched again", () => {
		const sent = waiting().when(dispatch("p:desk1", "grid1"), noon).done();
		sent.when(dispatch("p:desk1", "grid2"), noon).thenRefused("wrongState");
		waiting({ text: "有人受贿" })
			.when(seal("p:desk1"), noon)
			.done()
			.when(dispatch("p:desk1", "grid1"), noon)
			.thenRefused("notFound");
	});
});

describe("two clocks", () => {
	const sentAt = (at: string) => waiting({}, "2019-03-13 17:30").when(dispatch("p:desk1", "grid1"), at);

	test("sign and contact run from the holder's dispatch, the case's finish from receipt", () => {
		sentAt("2019-03-14 10:00").then(
			sentTo("grid1", {
				caseFinishDueAt: "2019-03-20 18:00",
				limits: {
					signDueAt: "2019-03-14 15:00",
					contactDueAt: "2019-03-15 18:00",
					finishDueAt: "2019-03-20 18:00",
					provisional: false,
				},
			}),
		);
	});

	test("a case dispatched in the second it was received has the limits of automatic dispatch", () => {
		const automatic = given().when(submit(), "2019-03-13 17:30").done();
		expect(tourOf(sentAt("2019-03-13 17:30").done()).limits).toEqual(tourOf(automatic).limits);
	});

	test("a holder who gets the case late has half the finish limit, rounded up, from dispatch", () => {
		const late = waiting().leftAlone().when(dispatch("p:desk1", "grid1"), "2019-03-19 10:00").done();
		expect(late.due).toContain("blue finish 2019-03-22 18:00");
		expect(late.due).toContain("finishReminder finish 2019-03-22 09:15");
		const soon = waiting().leftAlone().when(dispatch("p:desk1", "grid1"), "2019-03-15 10:00").done();
		expect(soon.due).toContain("blue finish 2019-03-20 18:00");
	});

	test("half of a natural limit is half its time", () => {
		const urgent = waiting({ categoryCode: "0605", text: "听说有人受贿" }).leftAlone();
		const sent = urgent.when(dispatch("p:desk1", "works1"), "2019-03-14 08:00").done();
		expect(sent.due).toContain("blue finish 2019-03-14 20:00");
		expect(urgent.when(dispatch("p:desk1", "works1"), "2019-03-13 23:00").done().due).toContain(
			"blue finish 2019-03-14 12:30",
		);
	});

	test("the desk's limit is met at its very second, and missed one second later", () => {
		const due = "2019-03-13 15:00";
		waiting().when(dispatch("p:desk1", "grid1"), due).then(sentTo("grid1"));
		waiting()
			.when(dispatch("p:desk1", "grid1"), `${due}:01`)
			.then({ type: "CaseEscalated", step: "blue", cause: "triage", dueAt: due }, sentTo("grid1"));
	});

	test("a case keeps the policy it was received under", () => {
		const past = waiting();
		const [policy] = house.policies;
		if (policy === undefined) throw new Error("the house has a policy");
		const sooner = { ...policy.levels.normal, sign: { unit: "workingHour", count: 1 } as const };
		const newer = {
			...policy,
			version: "2",
			effectiveFrom: "2019-03-14",
			levels: { ...policy.levels, normal: sooner },
		};
		const changed = { ...house, policies: [policy, newer] };
		const signDue = (given: Given) => given.due.find((line) => line.startsWith("unsigned"));
		const old = past.in(changed).when(dispatch("p:desk1", "grid1"), "2019-03-14 09:00").done();
		expect(signDue(old)).toBe("unsigned sign 2019-03-14 14:00");
		expect(old.state.policyVersion).toBe("1");
		expect(signDue(given([], changed).when(submit(), "2019-03-13 23:59:59").done())).toBe(
			"unsigned sign 2019-03-14 14:00",
		);
		const fresh = given([], changed).when(submit(), "2019-03-14 00:00").done();
		expect(signDue(fresh)).toBe("unsigned sign 2019-03-14 10:00");
		expect(fresh.state.policyVersion).toBe("2");
		fresh.when(escalate, "2019-03-14 10:00").then();
		fresh.when(sign(), "2019-03-14 10:00").then({ type: "CaseSigned" });
	});
});

function tourOf({ state }: Given) {
	if (!("tour" in state)) throw new Error("the case is not dispatched");
	return state.tour;
}
