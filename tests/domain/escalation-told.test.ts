import { describe, expect, test } from "vitest";
import type { Post } from "../../server/domain/setting.ts";
import type { SettingEvent } from "../../server/domain/setting-events.ts";
import { contact, dispatch, type Reported, sign, submit, view } from "../support/domain-deeds.ts";
import { type Given, given, ladderSteps, shownMove } from "../support/given.ts";
import { house, houseWith, leave, post, relation } from "../support/house.ts";

const start = "2019-03-13 10:00";
const all2019 = (personId: string) => leave(personId, "2019-01-01 00:00", "2020-01-01 00:00");

/** Who is told of which step when nobody does anything. */
function told(change: readonly SettingEvent[], report: Reported = {}): Record<string, string> {
	const past = given([], houseWith(...change))
		.when(submit(report), start)
		.done();
	return toldOf(past.leftAlone());
}

function toldOf(past: Given): Record<string, string> {
	return Object.fromEntries(
		ladderSteps(past.state).map(({ step, told: move }) => [step, shownMove(move).replace("p:", "")]),
	);
}

/** A post between two others, held by nobody else. */
function between(postId: string, kind: Post["kind"], above: string): SettingEvent[] {
	const model = house.posts.get("office");
	if (model === undefined) throw new Error("no such post");
	return [
		{ type: "PostNamed", at: 0, ...model, postId, kind, superiorPostId: above },
		{ type: "PostHeld", at: 0, postId, personId: `p:${postId}`, from: 0, to: null },
	];
}

const usual = {
	unsigned: "grid2 as holder",
	contactReminder: "grid1 as holder",
	blue: "eastSecretary as superior",
	yellow: "leader as leader",
	finishReminder: "grid1 as holder",
	red: "head as head",
	referred: "officer as discipline",
};

describe("whom a step tells", () => {
	test("the deputy, the direct superior, the leader in charge, the head, discipline", () => {
		expect(told([])).toEqual(usual);
	});

	test("yellow is for the leader in charge, however many superiors stand between", () => {
		const more = [
			...between("office2", "supervisor", "leader"),
			post("eastSecretary", { superiorPostId: "office2" }),
		];
		expect(told(more)).toEqual(usual);
	});

	test("red is for the head, however many leaders stand between", () => {
		const more = [...between("leader2", "leader", "head"), post("leader", { superiorPostId: "leader2" })];
		expect(told(more)).toEqual(usual);
	});

	test("where the direct superior is the leader, every further card goes one level up", () => {
		expect(told([post("grid1", { superiorPostId: "leader" })])).toEqual({
			...usual,
			blue: "leader as leader",
			yellow: "head as head",
			red: "officer as discipline",
			referred: "officer2 as discipline",
		});
	});

	test("a chain without a leader or a head ends at discipline, one officer after another", () => {
		expect(told([post("eastSecretary", { superiorPostId: null })])).toEqual({
			...usual,
			yellow: "officer as discipline",
			red: "officer2 as discipline",
			referred: "officer as discipline",
		});
	});

	test("the deputy of a superior who is away is told in the superior's place", () => {
		const away = [all2019("p:eastSecretary"), post("eastSecretary", { deputyPostId: "west1" })];
		expect(told(away)).toEqual({ ...usual, blue: "west1 as superior" });
	});

	test("a superior who is away without a deputy is passed over", () => {
		expect(told([all2019("p:eastSecretary")])).toEqual({
			...usual,
			blue: "leader as leader",
			yellow: "head as head",
			red: "officer as discipline",
			referred: "officer2 as discipline",
		});
	});

	test("of a missing signature the direct superior is told where there is no deputy", () => {
		const noDeputy = { ...usual, unsigned: "eastSecretary as superior" };
		expect(told([post("grid1", { deputyPostId: null })])).toEqual(noDeputy);
		expect(told([all2019("p:grid2")])).toEqual(noDeputy);
	});

	test("a deputy who has the case is not told of himself", () => {
		const { unsigned, contactReminder } = told([all2019("p:grid1")]);
		expect([unsigned, contactReminder]).toEqual(["eastSecretary as superior", "grid2 as holder"]);
	});

	test("nobody who is named, below somebody named, or related to them is told", () => {
		const related = relation("p:leader", "p:eastSecretary");
		const past = given([], houseWith(related))
			.when(submit({ text: "宋春梅没来。" }), start)
			.done();
		const sent = past.when(dispatch("p:desk1", "works1"), start).done().leftAlone();
		expect(toldOf(sent)).toMatchObject({ unsigned: "worksChief as holder", blue: "worksChief as superior" });
		expect(toldOf(sent)).toMatchObject({ yellow: "head as head", red: "officer as discipline" });
		const named = given()
			.when(submit({ text: "罗建军没来。" }), start)
			.done();
		expect(toldOf(named.when(dispatch("p:desk1", "eastSecretary"), start).done().leftAlone())).toMatchObject({
			unsigned: "leader as leader",
			blue: "leader as leader",
		});
	});

	test("where nobody is left to tell, the step stays with whoever had to act", () => {
		const alone = ["officer", "officer2"].map((id) => post(id, { areaCode: "88" }));
		const past = told([...alone, post("grid1", { superiorPostId: null, deputyPostId: null })]);
		expect(new Set(Object.values(past))).toEqual(new Set(["grid1 as holder"]));
		expect(Object.keys(past)).toHaveLength(7);
	});
});

describe("the desk's ladder", () => {
	const gap = { categoryCode: "0904" } satisfies Reported;
	const lines = (past: Given) => past.steps.map((line) => line.replaceAll(/2019-03-|p:/g, ""));

	test.each([
		["10 and 20 minutes", { ...gap, danger: true }, "13 10:10", "13 10:20"],
		["2 working hours and twice that", gap, "13 12:00", "13 15:00"],
	] as const)(
		"undispatched for %s: blue to the desk's superior, yellow to the leader",
		(_, report, blue, yellow) => {
			expect(lines(given().when(submit(report), start).done().leftAlone())).toEqual([
				`blue triage ${blue} fell desk1 told office as superior`,
				`yellow triage ${yellow} fell office told leader as leader`,
			]);
		},
	);

	test("an urgent report has 20 and 40 minutes", () => {
		const unsorted = submit({ categoryCode: "0605", text: "有人受贿" });
		const { due } = given().when(unsorted, start).done();
		expect(due).toEqual(["blue triage 2019-03-13 10:20", "yellow triage 2019-03-13 10:40"]);
	});

	test("where the leader stands directly above the desk, yellow goes to the head", () => {
		const short = houseWith(post("desk1", { superiorPostId: "leader" }));
		const past = given([], short).when(submit(gap), start).done().leftAlone();
		expect(past.nextMove).toBe("p:head as head");
	});

	test("the ladder stands at the desk, also when somebody of another chain was told in a superior's place", () => {
		const away = [all2019("p:office"), post("office", { deputyPostId: "officer2" })];
		const past = given([], houseWith(...away))
			.when(submit(gap), start)
			.done();
		expect(toldOf(past.leftAlone())).toEqual({ blue: "officer2 as superior", yellow: "leader as leader" });
	});

	test("the desk's cards and the holder's do not compare", () => {
		const past = given().when(submit(gap), start).done().leftAlone();
		const sent = past.when(dispatch("p:desk1", "works1"), "2019-03-13 16:00").done().leftAlone();
		expect(ladderSteps(sent.state).map(({ step, cause }) => `${step} ${cause}`)).toEqual([
			...["blue triage", "yellow triage", "unsigned sign", "contactReminder contact", "blue contact"],
			...["yellow contact", "finishReminder finish", "red finish", "referred finish"],
		]);
		expect(toldOf(sent)).toMatchObject({ blue: "worksChief as superior", yellow: "leader as leader" });
	});

	test("dispatch stops the desk's ladder, opening a report that waits does not", () => {
		const held = given()
			.when(submit({ text: "有人受贿" }), start)
			.done();
		held.when(dispatch("p:desk1", "grid1"), "2019-03-13 12:00").then({ type: "CaseDispatched" });
		const opened = held
			.when(view("p:desk1"), "2019-03-13 11:00")
			.then({ type: "SealedViewed", inHand: false });
		expect(ladderSteps(opened.leftAlone().state)).toHaveLength(2);
	});
});

test("a signature or a contact by the holder while a card has the move does not make it a superior's deed", () => {
	const past = given().when(submit(), start).done().leftAlone("2019-03-15 00:00");
	expect(past.nextMove).toBe("p:eastSecretary as superior");
	expect(past.when(sign(), "2019-03-15 09:00").done().nextMove).toBe("p:eastSecretary as superior");
	expect(past.when(contact("2019-03-18"), "2019-03-15 09:00").done().nextMove).toBe("p:grid1 as holder");
});
