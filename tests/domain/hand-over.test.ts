import { describe, expect, test } from "vitest";
import type { Command } from "../../server/domain/decide.ts";
import { evolveSetting, type Setting } from "../../server/domain/setting.ts";
import { contact, escalate, seal, submit, view, words } from "../support/domain-deeds.ts";
import { type Given, given, local } from "../support/given.ts";
import { at, houseWith, leave, movedFrom } from "../support/house.ts";

const start = "2019-03-13 10:00";
const handOver: Command = { type: "HandOver" };
/** Somebody moves at that time; the sweep comes a minute later. */
function gone(past: Given, postId: string, successor: string | null, day: string) {
	const time = day.slice(11) === "10:05" ? day.replace("10:05", "10:06") : `${day.slice(0, 10)} 09:01`;
	return past.in(movedFrom(postId, successor, day)).when(handOver, time);
}

describe("help that was asked of somebody who leaves the post", () => {
	const ask: Command = {
		...{ type: "AskAssist", by: "p:grid1", assistId: "a1", postId: "works1" },
		words: words("请派车。"),
	};
	const help = (by: string): Command => ({
		...{ type: "AnswerAssist", by, assistId: "a1" },
		words: words("车已派。"),
	});
	const contacted = given().when(submit(), start).done().when(contact("2019-03-20"), start).done();
	const asked = contacted.when(ask, "2019-03-13 14:00").done();
	const when = "2019-03-14 09:00";
	const cards = (past: Given) => past.leftAlone().steps.filter((step) => step.includes("assist"));

	test("is the successor's, with the whole limit, who alone may answer it", () => {
		const after = gone(asked, "works1", "p:west1", when).then({
			...{ type: "AssistHandedOver", assistId: "a1", postId: "works1", ownerId: "p:west1" },
			dueAt: "2019-03-18 18:00",
		});
		after.when(help("p:works1"), "2019-03-14 10:00").thenRefused("notFound");
		after.when(help("p:west1"), "2019-03-14 10:00").then({ type: "AssistAnswered", by: "p:west1" });
		expect(cards(after)).toEqual([
			"finishReminder assist 2019-03-18 11:00:15 fell p:west1 told p:west1 as assist",
			"blue assist 2019-03-18 18:00 fell p:west1 told p:worksChief as superior",
			"yellow assist 2019-03-20 18:00 fell p:worksChief told p:leader as leader",
			"red assist 2019-03-25 18:00 fell p:leader told p:head as head",
		]);
		after.when({ type: "RecomputeLimits" }, "2019-03-14 10:00").then();
		after.when(handOver, "2019-03-14 10:00").then();
	});

	test("leaves the card with whom it fell on, and is not carded blue a second time", () => {
		const blue = asked.leftAlone("2019-03-16 00:00");
		const after = gone(blue, "works1", "p:west1", "2019-03-18 09:00").done();
		expect(cards(after).map((card) => card.replace(/ told.*/, ""))).toEqual([
			"finishReminder assist 2019-03-15 12:00 fell p:works1",
			"blue assist 2019-03-15 18:00 fell p:works1",
			"finishReminder assist 2019-03-20 11:00:15 fell p:worksChief",
			"yellow assist 2019-03-22 18:00 fell p:worksChief",
			"red assist 2019-03-27 18:00 fell p:leader",
		]);
	});

	test("goes one level up where the post stays empty, or is the holder's, or another helper's now", () => {
		const up = { type: "AssistHandedOver", postId: "worksChief", ownerId: "p:worksChief" } as const;
		gone(asked, "works1", null, when).then(up);
		gone(asked, "works1", "p:grid1", when).then(up);
		const second: Command = { ...ask, assistId: "a2", postId: "west1" };
		const two = asked.when(second, "2019-03-13 14:10").done();
		gone(two, "works1", "p:west1", when).then(up);
	});

	test("moves together with the case of whoever asked, where both leave", () => {
		const both = [
			{ type: "PostLeft", at: at(when), postId: "grid1", personId: "p:grid1", to: at(when) },
			{ type: "PostHeld", at: at(when), postId: "grid1", personId: "p:grid2", from: at(when), to: null },
		] as const;
		const setting: Setting = both.reduce(evolveSetting, movedFrom("works1", "p:west1", when));
		const after = asked.in(setting).when(handOver, "2019-03-14 09:01").done();
		expect(after.nextMove).toBe("p:grid2 as holder");
		expect(after.state.assists.map(({ ownerId }) => ownerId)).toEqual(["p:west1"]);
		expect(after.due.filter((line) => line.includes("assist"))).toHaveLength(4);
		expect(after.due.filter((line) => line.includes("contact"))).toHaveLength(3);
	});

	test("stays while its owner stays, or only stands in for somebody on leave", () => {
		asked.when(handOver, "2019-03-14 09:01").then();
		const away = asked.in(houseWith(leave("p:works1", when, "2019-03-20 09:00")));
		away.when(handOver, "2019-03-14 09:01").then();
	});
});

describe("a supervision letter whose reader leaves the post", () => {
	const letterId = "eastCommittee:2019-W12";
	const yellow = given().when(submit(), "2019-03-13 12:30").done().leftAlone("2019-03-18 18:00:02");
	const when = "2019-03-19 09:00";
	const reply = (by: string): Command => ({
		...{ type: "AnswerLetter", by, letterId },
		words: words("明天换灯。"),
	});
	const cards = ({ state }: Given) =>
		state.steps.filter(({ cause }) => cause === "letter").map(({ dueAt, fellOn }) => [local(dueAt), fellOn]);

	test("is for the next head of the unit, by the unit's own limit", () => {
		const after = gone(yellow, "eastSecretary", "p:westSecretary", when)
			.then({ type: "LetterHandedOver", letterId, postId: "eastSecretary", ownerId: "p:westSecretary" })
			.leftAlone("2019-03-20 09:00");
		after.when(reply("p:eastSecretary"), "2019-03-20 10:00").thenRefused("notYours");
		after.when(reply("p:westSecretary"), "2019-03-20 10:00").then({ type: "LetterAnswered" });
		expect(cards(after.leftAlone("2019-03-22 00:00"))).toEqual([["2019-03-21 18:00", "p:westSecretary"]]);
	});

	test("is for the holder where the unit has no head, and for nobody who wrote it", () => {
		const holder = { type: "LetterHandedOver", ownerId: "p:grid1", postId: "grid1" } as const;
		expect(gone(yellow, "eastSecretary", null, when).done().state.letters).toMatchObject([
			{ ownerId: holder.ownerId, postId: holder.postId },
		]);
		expect(gone(yellow, "eastSecretary", "p:leader", when).done().state.letters).toMatchObject([
			{ ownerId: holder.ownerId },
		]);
	});

	test("stays once it is answered", () => {
		const answered = yellow.when(reply("p:eastSecretary"), "2019-03-18 19:00").done();
		expect(gone(answered, "eastSecretary", "p:westSecretary", when).done().state.letters).toMatchObject([
			{ ownerId: "p:eastSecretary" },
		]);
	});
});

describe("a report that no holder has, with somebody who leaves the post", () => {
	const gap = given()
		.when(submit({ categoryCode: "0904" }), start)
		.done();
	const when = "2019-03-13 10:05";

	test("is the next one's at the desk, with the desk's whole limit", () => {
		const after = gone(gap, "desk1", "p:newdesk", when).then({
			...{ type: "ReportHandedOver", triageDueAt: "2019-03-13 13:06" },
			nextMove: { by: "staff", personId: "p:newdesk", postId: "desk1", as: "desk" },
		});
		expect(after.leftAlone("2019-03-14 12:00").steps.map((step) => step.replace(/ told.*/, ""))).toEqual([
			"blue triage 2019-03-13 13:06 fell p:newdesk",
			"yellow triage 2019-03-13 15:06 fell p:office",
		]);
		after.when({ type: "RecomputeLimits" }, "2019-03-13 10:07").then();
		after.when(handOver, "2019-03-13 10:07").then();
	});

	test("is the deputy's where the desk stays empty", () => {
		expect(gone(gap, "desk1", null, when).done().nextMove).toBe("p:desk2 as desk");
	});

	test("after the blue card is the successor's of whom it told: no second blue, the yellow anew", () => {
		const blue = gap.leftAlone("2019-03-13 12:30");
		expect(blue.nextMove).toBe("p:office as superior");
		const after = blue.in(movedFrom("office", "p:works1", "2019-03-13 13:00"));
		const handed = after.when(handOver, "2019-03-13 13:30").done();
		expect(handed.nextMove).toBe("p:works1 as superior");
		expect(handed.due).toEqual(["yellow triage 2019-03-13 17:30"]);
		handed.when({ type: "RecomputeLimits" }, "2019-03-13 13:31").then();
		expect(handed.leftAlone("2019-03-15 00:00").steps.at(-1)).toContain("fell p:works1");
	});

	test("is nobody's who is named in it", () => {
		const named = given()
			.when(submit({ text: "高志远收了钱不办事。" }), start)
			.done();
		expect([named.nextMove, named.state.namedIds]).toEqual(["p:desk1 as desk", ["p:works1"]]);
		expect(gone(named, "desk1", "p:works1", when).done().nextMove).toBe("p:desk2 as desk");
	});

	test("of a child goes within its office, to be opened anew, and to nobody outside it", () => {
		const violent = given()
			.when(submit({ text: "隔壁打孩子。" }), start)
			.done();
		const sealed = violent.when(seal("p:desk1", "protected"), "2019-03-13 10:01").done();
		const opened = sealed.when(view("p:guard1"), "2019-03-13 10:02").done();
		for (const past of [sealed, opened]) {
			const after = gone(past, "guard1", "p:newguard", when).done();
			expect([after.nextMove, ...after.due]).toEqual([
				"p:newguard as protection",
				"blue triage 2019-03-13 10:36",
			]);
			expect(gone(past, "guard1", null, when).done().nextMove).toBe("p:guard2 as protection");
		}
		const alone = houseWith(
			...(["guard1", "guard2"] as const).map(
				(postId) =>
					({ type: "PostLeft", at: at(when), postId, personId: `p:${postId}`, to: at(when) }) as const,
			),
		);
		sealed.in(alone).when(handOver, "2019-03-13 10:06").then();
	});

	test("of conduct goes to the next officer, and to nobody it must be kept from", () => {
		const conduct = given()
			.when(submit({ categoryCode: "1101" }), start)
			.done();
		expect(gone(conduct, "officer", "p:newofficer", when).done().nextMove).toBe("p:newofficer as discipline");
		expect(gone(conduct, "officer", null, when).done().nextMove).toBe("p:officer2 as discipline");
		conduct
			.in(movedFrom("officer", "p:newofficer", when))
			.when(escalate, "2019-03-13 10:06")
			.then();
	});

	test("is no longer before the eyes of whoever had it at the desk", () => {
		const held = given()
			.when(submit({ text: "隔壁打孩子。" }), start)
			.done();
		const people = [
			{
				type: "RoleChanged",
				at: at(when),
				by: "p:head",
				personId: "p:desk1",
				role: "cadre",
				areaPrefix: "88",
			},
		] as const;
		const setting: Setting = people.reduce(evolveSetting, movedFrom("desk1", "p:desk2", when));
		const after = held.in(setting).when(handOver, "2019-03-13 10:06").done();
		expect(after.nextMove).toBe("p:desk2 as desk");
		after.when(view("p:desk1"), "2019-03-13 10:07").thenRefused("notFound");
		after.when(view("p:desk2"), "2019-03-13 10:07").then({ type: "SealedViewed" });
	});
});

describe("a case that a deputy holds", () => {
	test("goes on when the deputy's own post changes hands, to whoever acts for the post then", () => {
		const away = leave("p:grid1", "2019-03-12 09:00", "2019-03-20 09:00");
		const setting = houseWith(away);
		const held = given([], setting).when(submit(), start).done();
		expect(held.nextMove).toBe("p:grid2 as holder");
		const when = at("2019-03-13 11:00");
		const moved: Setting = (
			[
				{ type: "PostLeft", at: when, postId: "grid2", personId: "p:grid2", to: when },
				{ type: "PostHeld", at: when, postId: "grid2", personId: "p:west1", from: when, to: null },
			] as const
		).reduce(evolveSetting, setting);
		held
			.in(moved)
			.when(handOver, "2019-03-13 11:01")
			.then({ type: "CaseDispatched", why: "handOver", holderId: "p:west1", postId: "grid2" });
		held.when(handOver, "2019-03-13 11:01").then();
	});
});

test("a case that a referral has put with an officer goes to whoever has the post next", () => {
	const referred = given().when(submit(), "2019-03-13 12:30").done().leftAlone("2019-04-04 00:00");
	const left = referred.in(movedFrom("officer", "p:works1", "2019-04-05 09:00"));
	expect(left.when(handOver, "2019-04-08 09:00").done().nextMove).toBe("p:works1 as discipline");
});
