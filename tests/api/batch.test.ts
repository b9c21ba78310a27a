import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { rebuild } from "../../db/rebuild.ts";
import type { ReadCasebookReply } from "../../server/contract/casebook.ts";
import type { ListInboxReply } from "../../server/contract/handling.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { expectRefusal } from "../support/refusals.ts";
import { act, answer, answered, decide, read } from "../support/staff-deeds.ts";

let house: TestHouse;
let holder: Visitor;
beforeEach(async () => {
	house = await openTestHouse();
	holder = await house.as("duanmu");
});
afterEach(() => house.close());

type Sent = { readonly caseNumber: string; readonly receipt: string };
const say = (receipt: string, what: string, body: object) =>
	house.resident.post(`/api/follow/${what}`, body, { "x-receipt": receipt });
const confirm = (receipt: string, verdict = "partly") => say(receipt, "confirmation", { verdict });
const states = async (sent: readonly Sent[], who = holder) =>
	Promise.all(sent.map(async ({ caseNumber }) => (await read(who, caseNumber)).state));
const listed = async () =>
	(await holder.get("/api/inbox")).json<ListInboxReply>().items.map(({ caseNumber }) => caseNumber);

async function several(count: number): Promise<readonly Sent[]> {
	const sent: Sent[] = [];
	for (let one = 0; one < count; one += 1) sent.push(await answered(house));
	return sent;
}

describe("verdicts other than disputes", () => {
	test("tells the holder of five together, a superior and the resident of each at once", async () => {
		const sent = await several(6);
		const superior = await house.as("qiguan");
		for (const { receipt } of sent.slice(0, 4)) expect((await confirm(receipt)).json().state).toBe("closed");
		expect(await states(sent)).toEqual(Array(6).fill("followUp"));
		expect(await states(sent.slice(0, 4), superior)).toEqual(Array(4).fill("closed"));
		expect((await listed()).sort()).toEqual(sent.map(({ caseNumber }) => caseNumber).sort());
		await confirm(sent[4]?.receipt ?? "", "solved");
		expect(await states(sent)).toEqual([...Array(5).fill("closed"), "followUp"]);
		expect(await listed()).toEqual([sent[5]?.caseNumber]);
		const told = await read(holder, sent[0]?.caseNumber ?? "");
		expect(told).toMatchObject({ verdict: "partly", how: "confirmed" });
		await confirm(sent[5]?.receipt ?? "");
		expect(await states(sent)).toEqual([...Array(5).fill("closed"), "followUp"]);
	});

	test("happened for the holder when they were told, in the order in which they were: none of the five is the last", async () => {
		const sent = await several(5);
		for (const [minute, { receipt }] of sent.entries()) {
			await house.at(`2026-11-18 10:1${minute}`);
			// What the holder does meanwhile comes before what they are told then.
			const [first] = sent;
			const body = { reason: "forceMajeure", words: "大雨。" };
			if (minute === 2) await act(holder, first?.caseNumber ?? "", "exclusion", body);
			await confirm(receipt);
		}
		const last = "2026-11-18T10:14:00+08:00";
		for (const [index, { caseNumber }] of sent.entries()) {
			const { trail } = await read(holder, caseNumber);
			expect(trail.slice(-2)).toMatchObject([
				{ type: "CaseConfirmed", at: last },
				{ type: "CaseClosed", at: last },
			]);
			expect(trail.map(({ type }) => type).includes("ExclusionAsked")).toBe(index === 0);
			const truth = (await read(await house.as("qiguan"), caseNumber)).trail;
			expect(truth.find(({ type }) => type === "CaseClosed")?.at).toBe(`2026-11-18T10:1${index}:00+08:00`);
		}
		const { items } = (await holder.get("/api/casebook?period=2026-11")).json<ReadCasebookReply>();
		expect(items.map(({ closedAt }) => closedAt)).toEqual(Array(5).fill(last));
	});

	test("reach the holder with silence counted in, and by no lapse of time", async () => {
		const sent = await several(4);
		await confirm(sent[0]?.receipt ?? "");
		await house.at("2027-03-01 10:00");
		expect(await states(sent)).toEqual(Array(4).fill("followUp"));
		const last = await house.submit();
		await answer(holder, last.caseNumber);
		await confirm(last.receipt);
		expect(await states([...sent, last])).toEqual(Array(5).fill("closed"));
	});

	test("are told with a dispute, which comes at once and takes its case out of the batch", async () => {
		const sent = await several(5);
		for (const { receipt } of sent.slice(0, 4)) await confirm(receipt);
		const [first] = sent;
		await say(first?.receipt ?? "", "dispute", { reason: "又坏了。" });
		expect(await states(sent)).toEqual(["dispatched", ...Array(4).fill("followUp")]);
		const { trail, round } = await read(holder, first?.caseNumber ?? "");
		expect(round).toBe(2);
		expect(trail.map(({ type }) => type)).toContain("CaseConfirmed");
		await confirm(sent[4]?.receipt ?? "");
		expect(await states(sent)).toEqual(["dispatched", ...Array(4).fill("followUp")]);
	});

	test("leave the holder's deeds as they were: the version seen is right, and what the case refuses too", async () => {
		const [sent] = await several(1);
		const { caseNumber = "", receipt = "" } = sent ?? {};
		const { version } = await read(holder, caseNumber);
		await confirm(receipt);
		expect((await read(holder, caseNumber)).version).toBe(version);
		const late = { words: "再说一次。", outcome: "done", expectedVersion: version };
		expectRefusal(await holder.post(`/api/cases/${caseNumber}/answer`, late), 409, "alreadyAnswered");
		const body = { reason: "forceMajeure", words: "大雨。" };
		const after = await act(holder, caseNumber, "exclusion", body);
		expect(after).toMatchObject({ state: "followUp", version: version + 1, verdict: null });
		const stale = { ...body, expectedVersion: version };
		expectRefusal(await holder.post(`/api/cases/${caseNumber}/exclusion`, stale), 409, "stale");
		expect(await read(await house.as("qiguan"), caseNumber)).toMatchObject({
			state: "closed",
			verdict: "partly",
		});
	});

	test("are not told by an erasure either, which takes the words from everybody", async () => {
		const [sent] = await several(1);
		const { caseNumber = "", receipt = "" } = sent ?? {};
		await confirm(receipt);
		await say(receipt, "erasure", {});
		const untold = await read(holder, caseNumber);
		expect(untold).toMatchObject({ state: "followUp", pending: null });
		await decide(await house.as("xianyu"), caseNumber, true, "没有没了结的事。");
		const after = await read(holder, caseNumber);
		expect(after).toMatchObject({ state: "followUp", version: untold.version, text: "", verdict: null });
		expect(after.trail.map(({ type }) => type)).toEqual(untold.trail.map(({ type }) => type));
		expect(after.trail.find(({ type }) => type === "ReportReceived")?.words).toBeNull();
	});

	test("are in the same batches after the read models are folded anew", async () => {
		const sent = await several(7);
		for (const { receipt } of sent) await confirm(receipt);
		const rows = () => {
			const select = (table: string) =>
				house.store.connection.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all();
			return [select("case_batch"), select("case_batch_inbox"), select("case_told")];
		};
		const before = rows();
		expect(before.map(({ length }) => length)).toEqual([2, 2, 5]);
		rebuild(house.store);
		expect(rows()).toEqual(before);
	});
});
