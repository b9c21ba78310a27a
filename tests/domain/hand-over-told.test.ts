import { describe, expect, test } from "vitest";
import type { Command } from "../../server/domain/decide.ts";
import type { Setting } from "../../server/domain/setting.ts";
import { contact, submit, words } from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";
import { movedFrom } from "../support/house.ts";

/** Whoever a card has told may leave before the next one: it is then the successor's in the post. */

const start = "2019-03-13 10:00";
const handOver: Command = { type: "HandOver" };

describe("a superior whom a card of help has told, and who leaves the post", () => {
	const ask: Command = {
		...{ type: "AskAssist", by: "p:grid1", assistId: "a1", postId: "works1" },
		words: words("请派车。"),
	};
	const contacted = given().when(submit(), start).done().when(contact("2019-03-20"), start).done();
	const told = contacted.when(ask, "2019-03-13 14:00").done().leftAlone("2019-03-15 18:00:02");
	const cards = (past: Given) => past.steps.filter((step) => /^(blue|yellow|red) assist/.test(step));
	const goneTo = (successor: string | null): Setting =>
		movedFrom("worksChief", successor, "2019-03-18 09:00");
	const gone = (successor: string | null) =>
		told.in(goneTo(successor)).when(handOver, "2019-03-18 09:01").done();

	test("leaves the next card to the successor, and the move where the clock stands for help alone", () => {
		const moved = gone("p:west1");
		expect(told.nextMove).toBe("p:worksChief as superior");
		expect(moved.nextMove).toBe("p:west1 as superior");
		expect(cards(moved.leftAlone())).toEqual([
			"blue assist 2019-03-15 18:00 fell p:works1 told p:worksChief as superior",
			"yellow assist 2019-03-19 18:00 fell p:west1 told p:leader as leader",
			"red assist 2019-03-22 18:00 fell p:leader told p:head as head",
		]);
		moved.when(handOver, "2019-03-18 09:02").then();
	});

	test("one level up where nobody has the post", () => {
		expect(cards(gone(null).leftAlone())[1]).toMatch(/^yellow assist .* fell p:leader told p:head/);
	});

	test("a contact that leaves only help open gives the move to the successor, not to whoever has gone", () => {
		const open = given().when(submit(), start).done().when(ask, "2019-03-13 10:05").done();
		const blue = open.leftAlone("2019-03-18 08:00");
		const moved = blue.in(goneTo("p:west1")).when(handOver, "2019-03-18 09:01").done();
		expect(moved.nextMove).toBe("p:eastSecretary as superior");
		const now = moved.when(contact("2019-03-20"), "2019-03-18 10:00").done();
		expect(now.nextMove).toBe("p:west1 as superior");
	});
});

describe("a superior who has written a supervision letter, and leaves the post", () => {
	const letterId = "eastCommittee:2019-W12";
	const yellow = given().when(submit(), "2019-03-13 12:30").done().leftAlone("2019-03-18 18:00:02");
	const when = "2019-03-19 09:00";
	const help = (by: string): Command => ({
		...{ type: "HelpLetter", by, letterId },
		words: words("请工程队周四到场。"),
	});

	test("leaves the help to whoever has the post next, and may write none any more", () => {
		const moved = yellow
			.in(movedFrom("leader", "p:west1", when))
			.when(handOver, "2019-03-19 09:01")
			.done();
		moved.when(help("p:leader"), "2019-03-19 10:00").thenRefused("notYours");
		moved.when(help("p:west1"), "2019-03-19 10:00").then({ type: "LetterHelped", by: "p:west1" });
	});

	test("writes it while the post is theirs, and nobody else does", () => {
		yellow.when(help("p:eastSecretary"), when).thenRefused("notYours");
		yellow.when(help("p:leader"), when).then({ type: "LetterHelped", by: "p:leader" });
	});
});
