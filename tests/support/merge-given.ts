import type { Command } from "../../server/domain/decide.ts";
import { beside } from "./beside.ts";
import { type Reported, submit } from "./domain-deeds.ts";
import { type Given, given } from "./given.ts";

// The parent was received on Wed 03-13 10:00, the child an hour later; both lie with p:grid1.
export const first = "190313-0001-0001";
export const second = "190313-0001-0002";
export const parent = given().when(submit(), "2019-03-13 10:00").done();
export const reported = (over: Reported = {}, when = "2019-03-13 11:00"): Given =>
	given()
		.when(submit({ caseNumber: second, ...over }), when)
		.done();
export const child = reported();
export const noon = "2019-03-13 12:00";
export const merge = (by = "p:desk1", into = first): Command => ({ type: "MergeCase", by, parent: into });
export const split = (by = "p:desk1"): Command => ({ type: "SplitCase", by });
export const merged = child.when(merge(), noon, beside(parent)).done();
export const withdraw: Command = { type: "WithdrawCase", askedToWithdraw: null };
