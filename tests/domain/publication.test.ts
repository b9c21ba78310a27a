import { describe, expect, test } from "vitest";
import { houseRules } from "../../server/domain/permission.ts";
import { approvedFor, awaitsPublication, isPublic, refusedFor } from "../../server/domain/publication.ts";
import { answer, confirm, contact, dispute, sign, submit, words } from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";
import { at } from "../support/house.ts";

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
