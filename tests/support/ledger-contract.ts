import { describe, expect, it } from "vitest";
import type { Loaded } from "../../server/domain/ledger.ts";
import { commitBatchMax, commitWaitingMax } from "../../server/domain/limits.ts";
import { refuse } from "../../server/domain/refusal.ts";
import { contacted, deed, macOf, received, retryOf, signed, submission, words } from "../db/happenings.ts";
import { type MakeEngine, opened } from "./ledger-engine.ts";
import { arranges, closes, holdsTheClock, keepsReplies, listsWhatIsDue } from "./ledger-time-contract.ts";

function appends(makeEngine: MakeEngine): void {
	it("appends what was decided in order and replies from the state after it", async () => {
		const { ledger, reads } = opened(makeEngine);
		expect(await ledger.execute(submission("190313-0000-0001"))).toEqual({ reply: 2 });
		const said = [words("1 words"), words("1 next step")];
		const outcome = await ledger.execute(
			deed("190313-0000-0001", (now) => [signed(now), contacted(now, "1")], { words: said }),
		);
		expect(outcome).toEqual({ reply: 4 });
		const types = reads.trailOf("190313-0000-0001").map(({ version, event }) => `${version} ${event.type}`);
		expect(types).toEqual(["1 ReportReceived", "2 CaseDispatched", "3 CaseSigned", "4 ResidentContacted"]);
		expect(reads.stateOf("190313-0000-0001")).toMatchObject({ status: "handling", version: 4 });
		expect([...reads.wordsOf("190313-0000-0001").values()]).toEqual([
			"路灯坏了",
			"words of 1 words",
			"words of 1 next step",
		]);
		expect(reads.caseOfReceipt(macOf("receipt of 190313-0000-0001"))).toBe("190313-0000-0001");
	});

	it("shows each deed the state the deeds before it left, in the same batch too", async () => {
		const { ledger, load } = opened(makeEngine);
		const versions: (number | undefined)[] = [];
		const sign = deed("190313-0000-0001", (now, state) => {
			versions.push(state.version);
			return [signed(now)];
		});
		await Promise.all([
			ledger.execute(submission("190313-0000-0001")),
			ledger.execute(sign),
			ledger.execute(sign),
		]);
		expect(versions).toEqual([2, 3]);
		expect((await load("190313-0000-0001")).state?.version).toBe(4);
	});

	it("numbers positions without gaps, whatever was refused in between", async () => {
		const { ledger, reads } = opened(makeEngine);
		const outcomes = ["1", "2", "1", "3"].map((number) => ledger.execute(submission(number)));
		expect(await Promise.all(outcomes)).toEqual([
			{ reply: 2 },
			{ reply: 2 },
			{ refusal: { code: "numberTaken" } },
			{ reply: 2 },
		]);
		expect(
			["1", "2", "3"].flatMap((number) => reads.trailOf(number).map(({ position }) => position)),
		).toEqual([1, 2, 3, 4, 5, 6]);
	});
}

function refuses(makeEngine: MakeEngine): void {
	it("refuses a deed as stale when the case is no longer at the version the person saw", async () => {
		const { ledger, reads } = opened(makeEngine);
		await ledger.execute(submission("1"));
		const sign = deed("1", (now) => [signed(now)], { expectedVersion: 2 });
		expect(await Promise.all([ledger.execute(sign), ledger.execute(sign)])).toEqual([
			{ reply: 3 },
			{ refusal: { code: "stale" } },
		]);
		expect(reads.stateOf("1")?.version).toBe(3);
	});

	it("stores nothing of a refused deed: no event, no words, no receipt, no kept reply", async () => {
		const { ledger, reads } = opened(makeEngine);
		const retry = retryOf("key", "body");
		const refused = submission("1", { retry, decide: () => refuse("unknownArea", "areaCode") });
		expect(await ledger.execute(refused)).toEqual({ refusal: { code: "unknownArea", field: "areaCode" } });
		expect(reads.trailOf("1")).toEqual([]);
		expect(reads.caseOfReceipt(macOf("receipt of 1"))).toBeNull();
		// Neither words nor key are taken: the same deed, decided otherwise, goes through.
		expect(await ledger.execute(submission("1", { retry }))).toEqual({ reply: 2 });
	});

	it("writes nothing for a decision without events, and still replies", async () => {
		const { ledger, reads } = opened(makeEngine);
		await ledger.execute(submission("1"));
		const retry = retryOf("key", "body");
		const nothing = deed("1", () => [], { retry, words: [words("unsaid")] });
		expect(await ledger.execute(nothing)).toEqual({ reply: 2 });
		expect(await ledger.execute(nothing)).toEqual({ reply: 2 });
		expect(reads.stateOf("1")?.version).toBe(2);
	});

	it("rejects events that are dated otherwise than the deed, or are of another case", async () => {
		const { ledger, reads } = opened(makeEngine);
		await ledger.execute(submission("1"));
		await expect(ledger.execute(deed("1", (now) => [signed(now - 1)]))).rejects.toThrow("is dated");
		const other = {
			caseNumber: "2",
			decide: ({ now }: Loaded) => ({ events: [received("3", now)], reply: () => 0 }),
		};
		await expect(ledger.execute(other)).rejects.toThrow("not of 2");
		expect([reads.stateOf("1")?.version, reads.stateOf("2"), reads.stateOf("3")]).toEqual([2, null, null]);
	});
}

/** Makes one deed of a batch fail in each way a deed can, after some of it was written. */
const failing = {
	"in decide": () => submission("bad", { decide: () => fail() }),
	"in reply": () =>
		submission("bad", { decide: ({ now }) => ({ events: [received("bad", now)], reply: fail }) }),
	"in seal": () => submission("bad", { retry: { ...retryOf("key", "body"), seal: fail } }),
	"at words that are there": () => submission("bad", { words: [words("1 text")] }),
	"at a receipt that is there": () => submission("bad", { receiptMac: macOf("receipt of 1") }),
};

function fail(): never {
	throw new Error("a planted defect");
}

function counts(makeEngine: MakeEngine): void {
	it("lets 64 deeds that arrive together share one commit", async () => {
		const { ledger, commits } = opened(makeEngine);
		const outcomes = Array.from({ length: 64 }, (_, index) => ledger.execute(submission(`${index}`)));
		expect(await Promise.all(outcomes)).toEqual(Array.from({ length: 64 }, () => ({ reply: 2 })));
		expect(commits).toEqual([64]);
	});

	it("takes at most a batch into one commit, and lets at most so many wait", async () => {
		const { ledger, commits } = opened(makeEngine);
		await ledger.execute(submission("1"));
		commits.length = 0;
		const outcomes = Array.from({ length: commitWaitingMax + 1 }, () => ledger.execute(deed("1", () => [])));
		const last = (await Promise.all(outcomes)).at(-1);
		expect(last).toEqual({ refusal: { code: "busy" } });
		expect(commits).toEqual(Array.from({ length: commitWaitingMax / commitBatchMax }, () => commitBatchMax));
	});
}

function takesBack(makeEngine: MakeEngine): void {
	it.each(Object.entries(failing))("takes back only the deed that fails %s", async (_, bad) => {
		const { ledger, reads } = opened(makeEngine);
		const batch = [ledger.execute(submission("1")), ledger.execute(bad()), ledger.execute(submission("2"))];
		const [first, second, third] = await Promise.allSettled(batch);
		expect([first?.status, second?.status, third?.status]).toEqual(["fulfilled", "rejected", "fulfilled"]);
		expect([reads.stateOf("1")?.version, reads.stateOf("bad"), reads.stateOf("2")?.version]).toEqual([
			2,
			null,
			2,
		]);
		expect(reads.trailOf("bad")).toEqual([]);
		expect(reads.trailOf("2").map(({ position }) => position)).toEqual([3, 4]);
		expect(await ledger.execute(submission("bad"))).toEqual({ reply: 2 });
	});
}

/**
 * What every engine of the ledger port promises (server/domain/ledger.ts).
 * @param makeEngine an empty place for a ledger, anew for each test
 * @param isCounted whether `beforeCommit` is called for every commit: it is not where another thread makes them
 */
export function describeLedger(name: string, makeEngine: MakeEngine, isCounted = true): void {
	describe(`the ledger ${name}`, () => {
		appends(makeEngine);
		refuses(makeEngine);
		if (isCounted) counts(makeEngine);
		takesBack(makeEngine);
		keepsReplies(makeEngine);
		holdsTheClock(makeEngine);
		listsWhatIsDue(makeEngine);
		arranges(makeEngine);
		closes(makeEngine, isCounted);
	});
}
