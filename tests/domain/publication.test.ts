import { describe, expect, test } from "vitest";
import { awaitsPublication } from "../../server/domain/case-publication.ts";
import { measuredOf } from "../../server/domain/measure.ts";
import { houseRules } from "../../server/domain/permission.ts";
import { approvedFor, isPublic, refusedFor } from "../../server/domain/publication.ts";
import {
	answer,
	confirm,
	contact,
	decision,
	dispute,
	escalate,
	sign,
	submit,
	words,
} from "../support/domain-deeds.ts";
import { Given, given } from "../support/given.ts";
import { at, movedFrom } from "../support/house.ts";

const agree = { type: "ChangeConsent", consent: true } as const;
const disagree = { type: "ChangeConsent", consent: false } as const;
const text = "一处路灯不亮，三天内换好了灯泡。";
const approve = (by: string, said = text) =>
	({ type: "ApprovePublication", by, words: words(said) }) as const;
const refuse = (by: string) => ({ type: "RefusePublication", by, words: words("太容易认出来。") }) as const;

const closedWith = (consentPublish: boolean): Given =>
	given()
		.when(submit({ consentPublish }), "2019-03-13 12:30")
		.done()
		.when(sign(), "2019-03-13 14:00")
		.done()
		.when(contact("2019-03-15"), "2019-03-13 15:00")
		.done()
		.when(answer(), "2019-03-14 10:00")
		.done()
		.when(confirm(), "2019-03-14 11:00")
		.done();
const closed = closedWith(true);
const approved = closed.when(approve("p:eastSecretary"), "2019-03-14 12:00").done();

test("a finding meanwhile leaves the look before publication with the superior", () => {
	const leak = { type: "FindCase", by: "p:officer", outcome: "leak", words: words("已核查。") } as const;
	const found = closed.when(leak, "2019-03-14 12:00").done();
	expect(found.state.steps.at(-1)?.cause).toBe("finding");
	expect(found.nextMove).toBe("p:eastSecretary as decider");
});

describe("consent to publish", () => {
	test("is given and taken back at any time, before the answer and after, and each is an event", () => {
		const open = given().when(submit(), "2019-03-13 12:30").done();
		const given1 = open.when(agree, "2019-03-13 13:00").then({ type: "ConsentChanged", consent: true });
		given1.when(agree, "2019-03-13 13:01").thenRefused("alreadySo");
		given1.when(disagree, "2019-03-13 13:02").then({ type: "ConsentChanged", consent: false });
		expect([awaitsPublication(closed.state), awaitsPublication(closedWith(false).state)]).toEqual([
			true,
			false,
		]);
	});

	test("is not asked about a sealed report, nor about one that waits for triage", () => {
		for (const over of [{ sealed: true }, { text: "听说有人收红包。" }])
			given()
				.when(submit(over), "2019-03-13 12:30")
				.done()
				.when(agree, "2019-03-13 13:00")
				.thenRefused("wrongState");
	});

	test("taken back takes what is public away with that event, and given again it is looked at anew", () => {
		const now = at("2019-03-25 10:00");
		expect(isPublic(approved.state, now)).toBe(true);
		const off = approved.when(disagree, now).done();
		expect([isPublic(off.state, now), approvedFor(off.state)]).toEqual([false, null]);
		const again = off.when(agree, now + 1).done();
		expect([awaitsPublication(again.state), isPublic(again.state, now + 2)]).toEqual([true, false]);
	});
});

describe("a superior's look", () => {
	test("approves in own words, which are public once the resident has had seven whole days to say no", () => {
		closed
			.when(approve("p:eastSecretary"), "2019-03-14 12:00")
			.then({ type: "PublicationApproved", by: "p:eastSecretary", publicAt: "2019-03-22 00:00" });
		expect(isPublic(approved.state, at("2019-03-22 00:00"))).toBe(false);
		expect(isPublic(approved.state, at("2019-03-22 00:00") + 1)).toBe(true);
	});

	test("refuses with a reason, takes back what was approved, and is asked once", () => {
		const no = closed
			.when(refuse("p:eastSecretary"), "2019-03-14 12:00")
			.then({ type: "PublicationRefused" });
		expect([awaitsPublication(no.state), refusedFor(no.state) !== null]).toEqual([false, true]);
		no.when(approve("p:eastSecretary"), "2019-03-14 12:01").thenRefused("wrongState");
		approved.when(approve("p:eastSecretary"), "2019-03-14 12:01").thenRefused("wrongState");
		const back = approved.when(refuse("p:eastSecretary"), "2019-03-25 10:00").done();
		expect(isPublic(back.state, at("2019-03-25 10:01"))).toBe(false);
	});

	test("is nobody's who answered, nor a cadre's, the desk's or an officer's", () => {
		closed.when(approve("p:grid1"), "2019-03-14 12:00").thenRefused("notYours");
		closed.when(approve("p:desk1"), "2019-03-14 12:00").thenRefused("notYours");
	});

	test("is not asked for before the case is closed, nor without agreement; a rework asks anew", () => {
		closedWith(false).when(approve("p:eastSecretary"), "2019-03-14 12:00").thenRefused("wrongState");
		const rework = approved.when(dispute(), "2019-03-15 10:00").done();
		expect([approvedFor(rework.state), awaitsPublication(rework.state)]).toEqual([null, false]);
		const again = rework.when(answer(), "2019-03-15 15:00").done().when(confirm(), "2019-03-15 16:00").done();
		expect([approvedFor(again.state), awaitsPublication(again.state)]).toEqual([null, true]);
	});
});

test("the page of the desk for it is for supervisor, leader, head alone", () => {
	expect(houseRules.listPublications).toEqual(["supervisor", "leader", "head"]);
});

describe("what waits for a look before publication", () => {
	const cards = (does: Given) => does.steps.filter((line) => line.includes("publication"));
	const looks = (does: Given) => [does.nextMove, ...does.due];

	test("has one superior whose it is and one working day, asked with the closing or the agreement that came later", () => {
		expect(closed.events.at(-1)).toMatchObject({
			...{ type: "PublicationAsked", deciderId: "p:eastSecretary", dueAt: at("2019-03-15 18:00") },
		});
		expect(looks(closed)).toEqual(["p:eastSecretary as decider", "blue publication 2019-03-15 18:00"]);
		const later = closedWith(false).when(agree, "2019-03-15 09:00").done();
		expect(later.events.map(({ type }) => type).slice(-2)).toEqual(["ConsentChanged", "PublicationAsked"]);
		expect(looks(later)).toEqual(["p:eastSecretary as decider", "blue publication 2019-03-18 18:00"]);
		const silent = given()
			.when(submit({ consentPublish: true }), "2019-03-13 12:30")
			.done()
			.when(answer(), "2019-03-13 15:00")
			.done()
			.when(escalate, "2019-03-21 00:01")
			.done();
		expect(silent.events.map(({ type }) => type).slice(-2)).toEqual(["CaseClosed", "PublicationAsked"]);
	});

	test("climbs a working day at a time up to the head, each card the one's who left it; discipline is told last and publishes nothing", () => {
		const left = closed.leftAlone();
		expect(cards(left)).toEqual([
			"blue publication 2019-03-15 18:00 fell p:eastSecretary told p:leader as leader",
			"blue publication 2019-03-18 18:00 fell p:leader told p:head as head",
			"blue publication 2019-03-19 18:00 fell p:head told p:officer as discipline",
		]);
		expect(looks(left)).toEqual(["p:head as head"]);
		left.when(approve("p:officer"), "2019-03-25 10:00").thenRefused("notYours");
		const done = left.when(approve("p:leader"), "2019-03-25 10:00").done();
		expect([done.nextMove, done.state.steps.every(({ clearedAt }) => clearedAt !== null)]).toEqual([
			"nobody",
			true,
		]);
	});

	test("is owed by nobody any more once it was looked at, agreement is taken back, or the resident disputes", () => {
		for (const deed of [approve("p:leader"), refuse("p:eastSecretary"), disagree] as const) {
			const after = closed.when(deed, "2019-03-14 15:00").done();
			expect([after.state.publicationQuestion, ...looks(after)]).toEqual([undefined, "nobody"]);
		}
		const rework = closed.when(dispute(), "2019-03-14 15:00").done();
		expect([rework.state.publicationQuestion, rework.nextMove]).toEqual([undefined, "p:grid1 as holder"]);
		expect(rework.due.filter((line) => line.includes("publication"))).toEqual([]);
	});

	test("keeps nothing else waiting: the resident can have the words erased, and a refusal asks for the look anew", () => {
		const asked = closed
			.when({ type: "RequestErasure", wordsIds: [closed.state.text.id] }, "2019-03-14 15:00")
			.done();
		expect(asked.state.publicationQuestion).toBeUndefined();
		const kept = asked.when(decision("p:officer", false), "2019-03-15 10:00").done();
		expect(looks(kept)).toEqual(["p:eastSecretary as decider", "blue publication 2019-03-18 18:00"]);
	});

	test("goes with the post: whoever has it now has the whole limit, and the next one up where that is nobody", () => {
		const moved = (postId: string, to: string | null) => movedFrom(postId, to, "2019-03-15 10:00");
		const handOver = { type: "HandOver" } as const;
		const dueAt = "2019-03-18 18:00";
		closed
			.in(moved("eastSecretary", "p:westSecretary"))
			.when(handOver, "2019-03-15 10:00")
			.then({ type: "PublicationAsked", deciderId: "p:westSecretary", postId: "eastSecretary", dueAt });
		closed
			.in(moved("eastSecretary", null))
			.when(handOver, "2019-03-15 10:00")
			.then({ type: "PublicationAsked", deciderId: "p:leader", postId: "leader", dueAt });
		closed.when(handOver, "2019-03-15 10:00").then();
	});

	test("counts as a decision of the superior's, in time or not", () => {
		const owed = (does: Given) => measuredOf(does.state).decisions;
		const dueAt = at("2019-03-15 18:00");
		const own = { postId: "eastSecretary", personId: "p:eastSecretary", dueAt };
		expect(owed(closed)).toEqual([{ ...own, doneAt: null }]);
		expect(owed(approved)).toEqual([{ ...own, doneAt: at("2019-03-14 12:00") }]);
	});

	test("closed by an older program, which asked nobody, is asked for when the cases are walked", () => {
		const old = new Given(
			closed.events.filter(({ type }) => type !== "PublicationAsked"),
			closed.setting,
		);
		expect([awaitsPublication(old.state), ...looks(old)]).toEqual([true, "nobody"]);
		old.when({ type: "HandOver" }, "2019-03-20 10:00").then({ type: "PublicationAsked" });
	});
});
