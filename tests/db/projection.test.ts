import { expect, test } from "vitest";
import { caseRowOf } from "../../db/projection.ts";
import { submit } from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";

const withdraw = { type: "WithdrawCase", askedToWithdraw: null } as const;
const rankOf = ({ state }: Given) => caseRowOf({ state, wasIgnored: true, wasLate: false }).cardRank;

test("a card below red asks nobody for anything once the report is withdrawn; red waits for its finding", () => {
	const dispatched = given().when(submit(), "2019-03-13 12:30").done();
	const yellow = dispatched.leftAlone("2019-03-19 00:00");
	expect(rankOf(yellow)).toBe(2);
	expect(rankOf(yellow.when(withdraw, "2019-03-19 10:00").done())).toBe(0);
	const red = dispatched.leftAlone("2019-03-28 00:00");
	expect(rankOf(red.when(withdraw, "2019-03-28 10:00").done())).toBe(3);
});
