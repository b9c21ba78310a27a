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
