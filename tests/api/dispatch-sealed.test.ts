import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ListInboxReply } from "../../server/contract/handling.ts";
import type { SubmitReport } from "../../server/contract/intake.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { expectRefusal } from "../support/refusals.ts";
import { dispatch, read } from "../support/staff-deeds.ts";

/** Everybody but the discipline officer whose turn it is. */
const others = ["zhuge", "duanmu", "qiguan", "chunyu", "gongsun", "moqi", "dongye", "baili", "zuoqiu"];
const officer = "xianyu";
const word = "暗号丁香";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

const sealedReports: readonly (readonly [name: string, over: Partial<SubmitReport>])[] = [
	["of category 11", { categoryCode: "1102", text: `办证要红包，${word}。` }],
	["whose resident asks for it", { sealed: true, text: `路灯，${word}。` }],
	["about a person at work", { categoryCode: "1001", about: { kind: "person", name: word }, text: "推诿。" }],
	["about faked visits", { categoryCode: "1007", text: `没有来过，${word}。` }],
];

async function listsOf(username: string): Promise<string> {
	const who = await house.as(username);
	const urls = ["/api/inbox", "/api/overdue", "/api/statistics", "/api/posts?areaCode=110199001001001"];
	const bodies = await Promise.all(urls.map(async (url) => (await who.get(url)).body));
	return bodies.join("\n");
}

describe("a sealed report", () => {
	for (const [name, over] of sealedReports) {
		test(`${name}: changes nothing that anybody but the officer can see`, async () => {
			const before = await Promise.all(others.map(listsOf));
			const { caseNumber } = await house.submit(over);
			expect(await Promise.all(others.map(listsOf))).toEqual(before);
			for (const username of others) {
				const who = await house.as(username);
				for (const part of ["", "/trail"]) {
					const answer = await who.get(`/api/cases/${caseNumber}${part}`);
					expect([403, 404]).toContain(answer.statusCode);
					const unknown = await who.get(`/api/cases/261118-0000-0000${part}`);
					expect([answer.statusCode, answer.body]).toEqual([unknown.statusCode, unknown.body]);
				}
			}
		});

		test(`${name}: is read by the officer, and every look is an event`, async () => {
			const { caseNumber } = await house.submit(over);
			const xianyu = await house.as(officer);
			const row = (await xianyu.get("/api/inbox"))
				.json<ListInboxReply>()
				.items.find((item) => item.caseNumber === caseNumber);
			expect(row).toMatchObject({ ask: "read", sealed: true, mine: true, text: "", spot: null });
			const first = await read(xianyu, caseNumber);
			expect(JSON.stringify(first)).toContain(word);
			expect(first.trail.map(({ type }) => type)).toEqual(["ReportReceived", "SealedViewed"]);
			const { items } = (await xianyu.get(`/api/cases/${caseNumber}/trail`)).json();
			expect(items.map(({ type }: { type: string }) => type)).toEqual([
				...["ReportReceived", "SealedViewed"],
			]);
			expect(items[1].by).toBe("青石桥街道 纪检监察一岗");
		});
	}

	test("shows its resident received and in hand, and no clock, no name, no post", async () => {
		const { receipt, caseNumber } = await house.submit({ categoryCode: "1102", text: "要红包。" });
		const follow = async () => (await house.resident.get("/api/follow", { "x-receipt": receipt })).json();
		const kinds = ({ timeline }: { timeline: { kind: string; post: string | null }[] }) =>
			timeline.map(({ kind, post }) => [kind, post]);
		const before = await follow();
		expect(kinds(before)).toEqual([["received", null]]);
		expect(before).toMatchObject({ sealed: true, clocks: null, nextMove: null, triageDueAt: null });
		await read(await house.as(officer), caseNumber);
		expect(kinds(await follow())).toEqual([...kinds(before), ["signed", null]]);
		const said = { words: "补充：还有第二次。" };
		await house.resident.post("/api/follow/messages", said, { "x-receipt": receipt });
		expect(kinds(await follow()).at(-1)).toEqual(["message", null]);
		const seen = await read(await house.as(officer), caseNumber);
		expect(seen.messages).toMatchObject([{ from: "resident", words: said.words }]);
	});

	test("is kept from the officer it names: a colleague has it", async () => {
		const about = { kind: "person", name: "鲜于砥" } as const;
		const { caseNumber } = await house.submit({ categoryCode: "1106", about, text: "打击报复。" });
		const own = await (await house.as(officer)).get(`/api/cases/${caseNumber}`);
		expectRefusal(own, 404, "notFound");
		expect(await read(await house.as("tuoba"), caseNumber)).toMatchObject({ ask: "read", about: "鲜于砥" });
	});
});

describe("a report held for its words", () => {
	const held = { text: `端木衡来过，路灯还是不亮，${word}。` };

	test("is sealed until the desk decides, and each look of the desk is an event", async () => {
		const { caseNumber } = await house.submit(held);
		const seen = await read(await house.as("zhuge"), caseNumber);
		expect(seen).toMatchObject({ track: "service", sealed: true, held: ["name"], ask: "triage" });
		expect(seen.trail.at(-1)?.type).toBe("SealedViewed");
		for (const username of ["duanmu", "qiguan", "chunyu", officer, "dongye"]) {
			const answer = await (await house.as(username)).get(`/api/cases/${caseNumber}`);
			expect([403, 404]).toContain(answer.statusCode);
		}
	});

	test("dispatched by the desk never goes to, and is never read by, the person it names", async () => {
		const { caseNumber } = await house.submit(held);
		const desk = await house.as("zhuge");
		const { version } = await read(desk, caseNumber);
		const url = `/api/cases/${caseNumber}/dispatch`;
		const toNamed = await desk.post(url, { expectedVersion: version, postId: "liuyin:facilities" });
		expectRefusal(toNamed, 422, "postUnusable", "postId");
		await dispatch(desk, caseNumber, { postId: "liuyin:streets" });
		expectRefusal(await (await house.as("duanmu")).get(`/api/cases/${caseNumber}`), 404, "notFound");
		expect((await read(await house.as("puyang"), caseNumber)).ask).toBe("sign");
	});

	test("is not read by a superior it names either, who reads every other case of the place", async () => {
		const { caseNumber } = await house.submit({ text: "亓官澄来看过，没有用。" });
		await dispatch(await house.as("zhuge"), caseNumber, { postId: "street:enforcement" });
		const qiguan = await house.as("qiguan");
		for (const part of ["", "/trail"]) {
			expectRefusal(await qiguan.get(`/api/cases/${caseNumber}${part}`), 404, "notFound");
		}
		expect((await read(await house.as("chunyu"), caseNumber)).state).toBe("dispatched");
	});

	test("sealed by the desk is out of the desk's sight with the answer itself", async () => {
		for (const [track, office] of [
			["conduct", officer],
			["protected", "zuoqiu"],
		] as const) {
			const { caseNumber, receipt } = await house.submit(held);
			const desk = await house.as("zhuge");
			const { version } = await read(desk, caseNumber);
			const sealed = await desk.post(`/api/cases/${caseNumber}/seal`, { expectedVersion: version, track });
			expect([sealed.statusCode, sealed.body]).toEqual([204, ""]);
			expectRefusal(await desk.get(`/api/cases/${caseNumber}`), 404, "notFound");
			expect((await desk.get("/api/inbox")).body).not.toContain(caseNumber);
			const view = (await house.resident.get("/api/follow", { "x-receipt": receipt })).json();
			expect(view.timeline.map(({ kind }: { kind: string }) => kind)).toEqual(["received"]);
			expect(await read(await house.as(office), caseNumber)).toMatchObject({ track, sealed: true });
		}
	});
});
