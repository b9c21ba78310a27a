import { expect, it } from "vitest";
import type { CaseDisputed } from "../../server/domain/case-events.ts";
import type { Listed } from "../../server/domain/reads.ts";
import { opened } from "../support/ledger-engine.ts";
import { memoryEngine } from "./engines.ts";
import {
	answered,
	deed,
	dispatched,
	escalated,
	macOf,
	noon,
	received,
	staff,
	submission,
} from "./happenings.ts";

const day = 86_400;
const numbersOf = (items: readonly Listed[]) => items.map(({ state }) => state.caseNumber);

it("shows a case to the deputy while nobody has signed it, and not again in the next round before its time", async () => {
	const { ledger, reads } = opened(memoryEngine);
	const deputys = () =>
		numbersOf(reads.inboxOf({ personId: "deputy", desk: false, areaPrefix: "", cursor: null }).items);
	const unsigned = (round: number) =>
		deed("1", (now) => [
			escalated(now, "unsigned", "deputy", { cause: "sign", round, nextMove: staff("holder") }),
		]);
	const reworked = (at: number): CaseDisputed => {
		const { limits, due, nextMove } = dispatched(at);
		return {
			type: "CaseDisputed",
			at,
			limits,
			due,
			nextMove,
			reason: { id: "r", hash: "" },
			feedback: {},
			pending: null,
		};
	};
	await ledger.execute(submission("1"));
	expect(deputys()).toEqual([]);
	await ledger.execute(unsigned(1));
	expect(deputys()).toEqual(["1"]);
	await ledger.execute(deed("1", (now) => [answered(now, "1")]));
	expect(deputys()).toEqual([]);
	await ledger.execute(deed("1", (now) => [reworked(now)]));
	expect([reads.stateOf("1")?.status, deputys()]).toEqual(["dispatched", []]);
	await ledger.execute(unsigned(2));
	expect(deputys()).toEqual(["1"]);
});

it("never lists a case to the desk's own person whom it names", async () => {
	const { ledger, reads } = opened(memoryEngine);
	const namedIn = (number: string, namedIds: readonly string[]) =>
		submission(number, {
			decide: ({ now }) => ({ events: [received(number, now, { namedIds })], reply: () => 1 }),
		});
	await ledger.execute(namedIn("1", ["wang"]));
	await ledger.execute(namedIn("2", []));
	const listOf = (personId: string) =>
		numbersOf(reads.inboxOf({ personId, desk: true, areaPrefix: "", cursor: null }).items);
	expect([listOf("wang"), listOf("li")]).toEqual([["2"], ["1", "2"]]);
});

it("hides what names its reader from the overdue board, and does not count it", async () => {
	const { ledger, reads } = opened(memoryEngine);
	for (const [number, namedIds] of [
		["1", ["wang"]],
		["2", []],
		["3", ["wang", "li"]],
	] as const) {
		const events = (now: number) => [
			{ ...received(number, now), sealed: false, namedIds },
			dispatched(now, "wang"),
		];
		await ledger.execute(
			submission(number, { decide: ({ now }) => ({ events: events(now), reply: () => 1 }) }),
		);
	}
	const board = (personId: string) => {
		const all = { areaPrefix: "", now: noon + 2 * day, group: null, step: null, cursor: null };
		const { items, counts } = reads.overdueBoard({ personId, ...all });
		return [numbersOf(items).sort(), counts.ignored];
	};
	expect([board("wang"), board("li"), board("zhao")]).toEqual([
		[["2"], 1],
		[["1", "2"], 2],
		[["1", "2", "3"], 3],
	]);
});

it("calls a case ignored from the second after contact due, and late from the second after finish due", async () => {
	const { ledger, reads } = opened(memoryEngine);
	await ledger.execute(submission("1"));
	const quiet = (now: number) => [dispatched(now, "holder", { due: [] })];
	await ledger.execute(
		submission("2", {
			decide: ({ now }) => ({ events: [received("2", now), ...quiet(now)], reply: () => 1 }),
		}),
	);
	const board = (now: number) => {
		const { items, counts } = reads.overdueBoard({
			personId: "reader",
			areaPrefix: "",
			now,
			group: null,
			step: null,
			cursor: null,
		});
		return [items.map(({ group, state }) => `${group} ${state.caseNumber}`), counts];
	};
	expect(board(noon + day)).toEqual([[], { ignored: 0, late: 0, carded: 0 }]);
	expect(board(noon + day + 1)).toEqual([["ignored 1", "ignored 2"], { ignored: 2, late: 0, carded: 0 }]);
	const late = { signDueAt: noon, contactDueAt: null, finishDueAt: noon + day, provisional: false };
	await ledger.execute(deed("2", (now) => [dispatched(now, "other", { limits: late })]));
	expect(board(noon + day)).toEqual([[], { ignored: 0, late: 0, carded: 0 }]);
	expect(board(noon + day + 1)).toEqual([["ignored 1", "late 2"], { ignored: 1, late: 1, carded: 0 }]);
});

it("opens a case by its own receipt only", async () => {
	const { ledger, reads } = opened(memoryEngine);
	await ledger.execute(submission("1"));
	await ledger.execute(submission("2"));
	const opens = (receipt: string) => reads.caseOfReceipt(macOf(receipt));
	expect(["receipt of 1", "receipt of 2", "another"].map(opens)).toEqual(["1", "2", null]);
});
