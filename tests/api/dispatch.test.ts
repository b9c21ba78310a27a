import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { PostWire } from "../../server/contract/dispatch.ts";
import type { ListInboxReply } from "../../server/contract/handling.ts";
import { defaultPolicy } from "../../server/domain/policy.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";
import { dispatch, read } from "../support/staff-deeds.ts";

const at = (local: string) => `${local.replace(" ", "T")}:00+08:00`;
const nobodys = { text: "网购退货没人管。", categoryCode: "0904" };

let house: TestHouse;
let desk: Visitor;
beforeAll(async () => {
	house = await openTestHouse();
	desk = await house.as("zhuge");
});
afterAll(() => house.close());

const triage = async (who: Visitor) => (await who.get("/api/inbox")).json<ListInboxReply>().items;

describe("a report that waits at the desk", () => {
	test("stands in the list of every operator of the area, with the desk's own limit", async () => {
		const { caseNumber } = await house.submit(nobodys);
		for (const operator of [desk, await house.as("xiahou")]) {
			const row = (await triage(operator)).find((item) => item.caseNumber === caseNumber);
			expect(row).toMatchObject({ ask: "triage", state: "received", dueAt: at("2026-11-18 13:05") });
		}
		expect(await triage(await house.as("duanmu"))).toEqual([]);
	});

	test("goes to the post chosen, whose holder's clocks start then; the resident's from receipt", async () => {
		house.setClock("2026-11-18 10:05");
		const { caseNumber, receipt } = await house.submit(nobodys);
		house.setClock("2026-11-18 11:00");
		const sent = await dispatch(desk, caseNumber, { postId: "liuyin:property" });
		expect(sent).toMatchObject({ state: "dispatched", post: "柳荫社区 物业协调岗", dutyItem: null });
		const clocks = (await read(await house.as("gongye"), caseNumber)).clocks;
		expect(clocks).toEqual({
			...{ signDueAt: at("2026-11-18 16:00"), contactDueAt: at("2026-11-19 18:00") },
			...{ finishDueAt: at("2026-11-25 18:00"), provisional: false },
		});
		const view = (await house.resident.get("/api/follow", { "x-receipt": receipt })).json();
		expect(view.nextMove).toEqual({ as: "holder", post: "柳荫社区 物业协调岗" });
	});

	test("goes where the duty book says once the desk has named the category, at that category's level", async () => {
		const { caseNumber } = await house.submit({ text: "整栋楼没有电。", categoryCode: undefined });
		const sent = await dispatch(desk, caseNumber, { categoryCode: "0602" });
		expect(sent).toMatchObject({ level: "urgent", categoryCode: "0602" });
		expect(sent.post).toBe("青石桥街道 水电气热协调岗");
		expect(sent.dutyItem).toContain("第 21 条");
	});

	test("cannot go to a post of elsewhere, of no kind that holds cases, or to nobody", async () => {
		const { caseNumber } = await house.submit(nobodys);
		const { version } = await read(desk, caseNumber);
		const send = (body: object) =>
			storingNothing(house, () =>
				desk.post(`/api/cases/${caseNumber}/dispatch`, { expectedVersion: version, ...body }),
			);
		for (const postId of ["qiaodong:facilities", "street:desk1", "street:discipline1", "street:head", "x"]) {
			expectRefusal(await send({ postId }), 422, "postUnusable", "postId");
		}
		expectRefusal(await send({}), 422, "postUnusable", "categoryCode");
		expectRefusal(await send({ categoryCode: "0999" }), 422, "unknownCategory", "categoryCode");
		expectRefusal(await send({ categoryCode: "1102" }), 422, "staysSealed", "categoryCode");
		expectRefusal(await send({ level: "normal" }), 400, "bodyInvalid", "level");
		expectRefusal(await send({ expectedVersion: version + 1, postId: "liuyin:property" }), 409, "stale");
		expectRefusal(await send({ expectedVersion: undefined }), 400, "bodyInvalid", "expectedVersion");
	});

	test("is dispatched once: what has left the desk is not the desk's to send", async () => {
		const { caseNumber } = await house.submit(nobodys);
		const { version } = await dispatch(desk, caseNumber, { postId: "liuyin:property" });
		const again = { expectedVersion: version, postId: "liuyin:welfare" };
		for (const what of ["dispatch", "seal"] as const) {
			const body = what === "seal" ? { expectedVersion: version, track: "conduct" } : again;
			const answer = await desk.post(`/api/cases/${caseNumber}/${what}`, body);
			expectRefusal(answer, 409, "wrongState");
		}
	});

	test("is not sent by a cadre, nor by a superior of the place", async () => {
		const { caseNumber } = await house.submit(nobodys);
		const body = { expectedVersion: 1, postId: "liuyin:property" };
		const url = `/api/cases/${caseNumber}/dispatch`;
		expectRefusal(await (await house.as("duanmu")).post(url, body), 404, "notFound");
		expectRefusal(await (await house.as("qiguan")).post(url, body), 403, "notYours");
	});
});

describe("the posts a report can go to", () => {
	const posts = async (areaCode: string, who = desk) =>
		(await who.get(`/api/posts?areaCode=${areaCode}`)).json<{ items: PostWire[] }>().items;

	test("are those of the place, nearest first, with what each has in hand", async () => {
		const before = await posts("110199001002001");
		expect(before.map(({ postId }) => postId)).toEqual([
			...["qiaodong:counter", "qiaodong:facilities", "qiaodong:property"],
			...["qiaodong:streets", "qiaodong:welfare"],
			...["street:clerk", "street:emergency", "street:enforcement", "street:utilities"],
		]);
		const facilities = { postId: "qiaodong:facilities", areaCode: "110199001002" };
		const named = { ...facilities, name: "桥东社区 市政设施岗", unit: "桥东社区居民委员会" };
		const none = { open: 0, aged: 0, overdue: 0, overLoad: false };
		expect(before).toContainEqual({ ...named, load: none });
		await house.submit({ areaCode: "110199001002001" });
		expect(await posts("110199001002001")).toContainEqual({ ...named, load: { ...none, open: 1 } });
	});

	test("tell which of it is old, overdue, or more than one post can be asked for", async () => {
		const busy = await openTestHouse("2026-11-18 10:05");
		onTestFinished(() => busy.close());
		// The demo's own policy has a lower one, so that a visitor meets it.
		await busy.arrange({ type: "PolicySet", at: busy.now(), policy: { ...defaultPolicy, version: "usual" } });
		const loadAt = async () => {
			const reply = await (await busy.as("zhuge")).get("/api/posts?areaCode=110199001001001");
			const { items } = reply.json<{ items: PostWire[] }>();
			return items.find(({ postId }) => postId === "liuyin:facilities")?.load;
		};
		for (let count = 0; count < 25; count += 1) await busy.submit();
		expect(await loadAt()).toEqual({ open: 25, aged: 0, overdue: 0, overLoad: false });
		await busy.at("2026-11-23 10:04");
		expect(await loadAt()).toEqual({ open: 25, aged: 0, overdue: 25, overLoad: false });
		await busy.at("2026-11-23 10:05");
		await busy.submit();
		expect(await loadAt()).toEqual({ open: 26, aged: 25, overdue: 25, overLoad: true });
	});

	test("do not count what is sealed", async () => {
		const before = await posts("110199001001001");
		await house.submit({ sealed: true, text: "路灯的事，请保密。" });
		expect(await posts("110199001001001")).toEqual(before);
	});
});

describe("whom a form can name", () => {
	test("cases go to posts that work on them, help may come from their superiors too", async () => {
		const first = await house.submit();
		const { areaCode } = await read(await house.as("duanmu"), first.caseNumber);
		const list = async (who: Visitor, more = "") =>
			(await who.get(`/api/posts?areaCode=${areaCode}${more}`)).json<{ items: PostWire[] }>().items;
		const idsOf = (posts: readonly PostWire[]) => posts.map(({ postId }) => postId);
		const atDesk = await list(desk);
		expect(idsOf(atDesk)).not.toContain("liuyin:secretary");
		expect(atDesk.every(({ load }) => load !== null)).toBe(true);
		const toHelp = await list(await house.as("duanmu"), "&for=help");
		expect(idsOf(toHelp)).toEqual(expect.arrayContaining(["liuyin:secretary", "street:utilities"]));
		expect(idsOf(toHelp).some((id) => id.includes("discipline"))).toBe(false);
		expect(toHelp.every(({ load }) => load === null)).toBe(true);
	});

	test("a return names an item of the duty book of the place", async () => {
		const first = await house.submit();
		const duanmu = await house.as("duanmu");
		const { areaCode } = await read(duanmu, first.caseNumber);
		const { items } = (await duanmu.get(`/api/duties?areaCode=${areaCode}`)).json();
		expect(items).toContainEqual(
			expect.objectContaining({ itemId: "liuyin:0401:property", post: "柳荫社区 物业协调岗" }),
		);
		expect(items.some(({ itemId }: { itemId: string }) => itemId.startsWith("qiaodong"))).toBe(false);
	});
});
