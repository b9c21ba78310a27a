import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readsOf } from "../../db/reads.ts";
import type { ReadHandOverReply } from "../../server/contract/people.ts";
import { nextMoveOf } from "../../server/domain/case.ts";
import { settingSweep } from "../../server/setting-sweep.ts";
import { wireInstant } from "../../server/views/common.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { expectRefusal } from "../support/refusals.ts";
import { act, answer, read } from "../support/staff-deeds.ts";

let house: TestHouse;
let follow: () => Promise<void>;
beforeAll(async () => {
	house = await openTestHouse();
	follow = settingSweep(house.ledger, readsOf(house.store));
});
afterAll(() => house.close());

async function move(postId: string, personId: string, successor: string): Promise<void> {
	const common = { at: house.now(), postId };
	await house.arrange(
		{ type: "PostLeft", ...common, personId, to: common.at },
		{ type: "PostHeld", ...common, personId: successor, from: common.at, to: null },
	);
	await follow();
}
/** What the sheet of the post says that the person owes of the case. */
async function owedOnSheet(postId: string, personId: string, caseNumber: string): Promise<unknown> {
	const url = `/api/posts/${postId}/hand-over?personId=${personId}`;
	const sheet = (await (await house.as("dongye")).get(url)).json<ReadHandOverReply>();
	return sheet.items.find((one) => one.caseNumber === caseNumber)?.owed;
}
const lastOf = (caseNumber: string) => readsOf(house.store).trailOf(caseNumber).at(-1)?.event.type;

describe("when somebody leaves a post", () => {
	test("help asked of it is in the successor's list, and theirs alone to answer", async () => {
		const { caseNumber } = await house.submit();
		const body = { postId: "street:utilities", words: "请查这一段的电缆。" };
		await act(await house.as("duanmu"), caseNumber, "assists", body);
		const [post, owner] = ["street:utilities", "p:street:utilities"];
		expect(await owedOnSheet(post, owner, caseNumber)).toMatchObject([{ what: "assist" }]);
		house.setClock("2026-11-19 09:30");
		await move("street:utilities", "p:street:utilities", "p:liuyin:streets");
		expect(lastOf(caseNumber)).toBe("AssistHandedOver");
		expect(await owedOnSheet(post, owner, caseNumber)).toBeUndefined();
		const [gone, successor] = [await house.as("yuchi"), await house.as("puyang")];
		expectRefusal(await gone.get(`/api/cases/${caseNumber}`), 404, "notFound");
		const inbox = (await successor.get("/api/inbox")).json<{
			items: { caseNumber: string; ask: string }[];
		}>();
		expect(inbox.items.find((one) => one.caseNumber === caseNumber)?.ask).toBe("assist");
		const { assists } = await read(successor, caseNumber);
		expect(assists).toMatchObject([{ mine: true, dueAt: "2026-11-23T18:00:00+08:00", words: body.words }]);
		const told = { assistId: assists[0]?.assistId, words: "电缆已换。" };
		expect((await act(successor, caseNumber, "assists/answer", told)).assists[0]?.answer).toBe(told.words);
		const trail = (await read(await house.as("duanmu"), caseNumber)).trail;
		expect(trail.find(({ type }) => type === "AssistHandedOver")).toMatchObject({ by: null, words: null });
	});

	test("a report that waits at the desk is the next one's there", async () => {
		const { caseNumber, receipt } = await house.submit({ categoryCode: "0904" });
		const state = () => {
			const found = readsOf(house.store).stateOf(caseNumber);
			if (found === null) throw new Error("the case is there");
			return found;
		};
		const before = nextMoveOf(state());
		if (before?.by !== "staff") throw new Error("the desk has it");
		const limit = state().triageDueAt ?? 0;
		expect(await owedOnSheet(before.postId, before.personId, caseNumber)).toMatchObject([{ what: "report" }]);
		house.setClock("2026-11-19 09:50");
		await move(before.postId, before.personId, "p:liuyin:facilities");
		expect(nextMoveOf(state())).toMatchObject({ personId: "p:liuyin:facilities", postId: before.postId });
		expect((state().triageDueAt ?? 0) - limit).toBe(20 * 60);
		const view = (await house.resident.get("/api/follow", { "x-receipt": receipt })).json();
		expect(view.timeline.map(({ kind }: { kind: string }) => kind)).toEqual(["received"]);
	});

	test("a letter is the next head's to answer, also of a case that is over", async () => {
		const open = await house.submit();
		const over = await house.submit({ categoryCode: "0701", text: "低保证明三个月没有办。" });
		await house.at("2026-11-25 09:00");
		const letterOf = (caseNumber: string) => readsOf(house.store).stateOf(caseNumber)?.letters[0];
		const letter = letterOf(open.caseNumber);
		if (letter === undefined) throw new Error("a letter is owed");
		expect(letterOf(over.caseNumber)?.ownerId).toBe(letter.ownerId);
		const owed = await owedOnSheet(letter.postId, letter.ownerId, open.caseNumber);
		expect(owed).toContainEqual({ what: "letter", dueAt: wireInstant(letter.dueAt) });
		const left = { askedToWithdraw: true };
		const said = await house.resident.post("/api/follow/withdrawal", left, { "x-receipt": over.receipt });
		expect(said.json()).toMatchObject({ state: "withdrawn" });
		await answer(await house.as("duanmu"), open.caseNumber);
		house.setClock("2026-11-25 09:30");
		await move(letter.postId, letter.ownerId, "p:street:utilities");
		for (const { caseNumber } of [open, over]) {
			expect([lastOf(caseNumber), letterOf(caseNumber)?.ownerId]).toEqual([
				"LetterHandedOver",
				"p:street:utilities",
			]);
		}
		expect(letterOf(open.caseNumber)?.dueAt).toBe(letter.dueAt);
		const url = `/api/letters/${letter.letterId}`;
		const successor = await house.as("yuchi");
		expect((await successor.get(url)).json()).toMatchObject({ mayAnswer: true });
		const told = await successor.post(`${url}/answer`, { words: "明天上午换灯。" });
		expect(told.json()).toMatchObject({ mayAnswer: false });
	});

	test("the help that a letter waits for is on the sheet of whoever wrote it, until it is added or the post is left", async () => {
		const { caseNumber } = await house.submit({ text: "楼道灯坏了一周。" });
		await house.at("2026-12-02 09:00");
		const letter = readsOf(house.store).stateOf(caseNumber)?.letters[0];
		if (letter?.issuerPostId === undefined) throw new Error("a letter waits for help");
		const { issuerId, issuerPostId } = letter;
		const help = { what: "letterHelp", dueAt: null };
		expect(await owedOnSheet(issuerPostId, issuerId, caseNumber)).toContainEqual(help);
		expect(await owedOnSheet(letter.postId, letter.ownerId, caseNumber)).not.toContainEqual(help);
		house.setClock("2026-12-02 09:10");
		await move(issuerPostId, issuerId, "p:street:utilities");
		expect((await owedOnSheet(issuerPostId, issuerId, caseNumber)) ?? []).not.toContainEqual(help);
		house.setClock("2026-12-02 09:20");
		await move(issuerPostId, "p:street:utilities", issuerId);
		expect(await owedOnSheet(issuerPostId, issuerId, caseNumber)).toContainEqual(help);
		const leader = await house.as("chunyu");
		await leader.post(`/api/letters/${letter.letterId}/help`, { words: "派一组人去换灯。" });
		expect((await owedOnSheet(issuerPostId, issuerId, caseNumber)) ?? []).not.toContainEqual(help);
	});
});
