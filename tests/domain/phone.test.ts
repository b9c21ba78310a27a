import { describe, expect, test } from "vitest";
import type { Command } from "../../server/domain/decide.ts";
import { residentMay } from "../../server/domain/follow-up.ts";
import { may } from "../../server/domain/permission.ts";
import type { Reported } from "../support/domain-deeds.ts";
import {
	answer,
	cannot,
	decision,
	dispute,
	escalate,
	seal,
	sign,
	submit,
	words,
} from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";
import { at } from "../support/house.ts";

const noon = "2019-03-13 12:30";
const phone = { contactPhone: words("sealed number") };
const grant = { type: "GrantPhone" } as const;
const withdraw = { type: "WithdrawPhone" } as const;
const look = (by: string) => ({ type: "ViewPhone", by, reason: "findPlace" }) as const;
const reported = (over: Reported) => given().when(submit(over), noon).done();
const later = at("2019-03-13 13:00");
const mayLook = ({ state, setting }: Given, by: string) =>
	may("viewPhone", by, state, setting, later) === null;
const canGrant = ({ state, setting }: Given) => residentMay(state, later, setting).includes("grantPhone");

describe("a phone number", () => {
	test("is seen by nobody at the post unless its resident lets them, at no level of the house", () => {
		const closedOff = reported(phone);
		for (const personId of closedOff.setting.people.keys()) expect(mayLook(closedOff, personId)).toBe(false);
		closedOff.when(look("p:grid1"), "2019-03-13 13:00").thenRefused("notYours");
	});

	test("may be seen by whoever has it first where that was agreed to while reporting, and by nobody else", () => {
		const open = reported({ ...phone, phoneForHolder: true });
		const seers = [...open.setting.people.keys()].filter((personId) => mayLook(open, personId));
		expect(seers).toEqual(["p:grid1"]);
		open
			.when(look("p:grid1"), "2019-03-13 13:00")
			.then({ type: "PhoneViewed", by: "p:grid1", reason: "findPlace" });
	});

	test("waits at the desk for the first holder: the desk itself sees it no more than before", () => {
		const waiting = reported({ ...phone, phoneForHolder: true, categoryCode: "0904" });
		expect(mayLook(waiting, "p:desk1")).toBe(false);
		const sent = waiting
			.when({ type: "DispatchCase", by: "p:desk1", categoryCode: null, postId: "works1" }, noon)
			.done();
		expect(mayLook(sent, "p:works1")).toBe(true);
	});

	test("is gone with the next dispatch until it is granted anew", () => {
		const open = reported({ ...phone, phoneForHolder: true });
		const asked = open
			.when(
				{
					type: "AskDecision",
					by: "p:grid1",
					proposal: { kind: "return", itemId: null },
					words: words("不是我的。"),
				},
				"2019-03-13 14:00",
			)
			.done();
		const moved = asked
			.when({ ...decision("p:eastSecretary", true), postId: "grid2" } as Command, "2019-03-13 15:00")
			.done();
		expect(["p:grid1", "p:grid2"].map((by) => mayLook(moved, by))).toEqual([false, false]);
		expect(canGrant(moved)).toBe(true);
		const anew = moved.when(grant, "2019-03-13 15:30").then({ type: "PhoneGranted", holderId: "p:grid2" });
		expect(["p:grid1", "p:grid2"].map((by) => mayLook(anew, by))).toEqual([false, true]);
	});

	test("is granted and taken back under the receipt, each only while it changes something", () => {
		const granted = reported(phone).when(grant, "2019-03-13 13:00").done();
		granted.when(grant, "2019-03-13 13:01").thenRefused("wrongState");
		const back = granted.when(withdraw, "2019-03-13 13:10").then({ type: "PhoneWithdrawn" });
		expect(mayLook(back, "p:grid1")).toBe(false);
		back.when(withdraw, "2019-03-13 13:11").thenRefused("wrongState");
		reported({}).when(grant, "2019-03-13 13:00").thenRefused("wrongState");
	});

	test("is not for looking at once there is an answer, and again in a rework of the same holder", () => {
		const open = reported({ ...phone, phoneForHolder: true });
		const answered = open.when(answer(), "2019-03-14 10:00").done();
		answered.when(look("p:grid1"), "2019-03-14 11:00").thenRefused("wrongState");
		answered.when(grant, "2019-03-14 11:00").thenRefused("wrongState");
		const rework = answered.when(dispute(), "2019-03-14 12:00").done();
		expect(mayLook(rework, "p:grid1")).toBe(true);
	});

	test("may be looked at while a decision is pending: the clock of the resident runs on", () => {
		const pending = reported({ ...phone, phoneForHolder: true })
			.when(cannot(), "2019-03-14 10:00")
			.done();
		expect(mayLook(pending, "p:grid1")).toBe(true);
	});

	test("of a sealed report is for the officer who has it in hand, and for no other officer", () => {
		const sealed = reported({ ...phone, phoneForHolder: true, categoryCode: "1101" });
		expect(["p:officer", "p:officer2", "p:desk1"].map((by) => mayLook(sealed, by))).toEqual([
			true,
			false,
			false,
		]);
		const closedOff = reported({ ...phone, categoryCode: "1101" });
		expect(mayLook(closedOff, "p:officer")).toBe(false);
		closedOff.when(grant, noon).then({ type: "PhoneGranted", holderId: "p:officer" });
	});

	test("of a protected report is for both named people once it is granted, and for nobody who is told by a card", () => {
		const held = reported({ ...phone, phoneForHolder: true, text: "他说不想活了。" });
		const guarded = held.when(seal("p:desk1", "protected"), noon).done();
		const late = guarded.when(escalate, "2019-03-13 13:30").done();
		for (const one of [guarded, late]) {
			const seers = [...one.setting.people.keys()].filter((personId) => mayLook(one, personId));
			expect(seers).toEqual(["p:guard1", "p:guard2"]);
		}
	});

	test("moves no clock and no step, and makes nobody's page stale", () => {
		const open = reported({ ...phone, phoneForHolder: true })
			.when(sign(), "2019-03-13 13:00")
			.done();
		const seen = open.when(look("p:grid1"), "2019-03-13 13:30").done();
		expect([seen.due, seen.steps, seen.nextMove]).toEqual([open.due, open.steps, open.nextMove]);
	});
});
