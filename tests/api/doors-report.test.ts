import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { type PlainPage, pageOf, plainBrowser } from "../support/plain-browser.ts";

const typed = { text: "楼道里堆满了旧家具。", areaCode: "110199001001001", categoryCode: "0102" };

let house: TestHouse;
let browser: ReturnType<typeof plainBrowser>;
beforeAll(async () => {
	house = await openTestHouse("2026-11-18 10:05", { config: { PUBLIC_ORIGIN: "https://hotline.example" } });
	browser = plainBrowser(house.resident);
});
afterAll(() => house.close());

const checked = async (over: Readonly<Record<string, string>>) =>
	browser.press(await browser.open("/"), "/report", { ...typed, ...over, step: "check" });
const received = async (over: Readonly<Record<string, string>> = {}) =>
	browser.press(await checked(over), "/report", { step: "send" });
const receiptOn = ({ fields }: PlainPage) => fields.receipt ?? "";
const caseOf = (page: PlainPage) => house.resident.get("/api/follow", { "x-receipt": receiptOn(page) });

describe("the place of a report, typed instead of picked", () => {
	test("is found by its name, and shown before anything is sent", async () => {
		const check = await checked({ areaCode: "", areaTyped: "柳荫 第一网格" });
		expect(check.fields).toMatchObject({ areaCode: typed.areaCode, areaTyped: "", text: typed.text });
		expect(check.html).toContain("柳荫社区第一网格");
	});

	test("is asked for again where nobody knows it, with what was typed", async () => {
		const page = await checked({ areaCode: "", areaTyped: "北门" });
		expect(page.status).toBe(422);
		expect(page.fields.areaTyped).toBe("北门");
		expect(page.html).toMatch(/href="#place">没找到这个地方/);
	});
});

describe("what kind of report it is", () => {
	test("is kept, and a question has the limit of a question", async () => {
		const check = await checked({ type: "inquiry" });
		expect(check.html).toContain("咨询：问一件事");
		const view = await caseOf(await browser.press(check, "/report", { step: "send" }));
		expect(view.json().clocks).toMatchObject({
			contactDueAt: null,
			finishDueAt: "2026-11-19T18:00:00+08:00",
		});
	});
});

describe("words of danger to a person", () => {
	test("show help lines on every page from the check on, and hold the report for the desk", async () => {
		const check = await checked({ text: "邻居天天打孩子，孩子身上有伤。" });
		const receipt = await browser.press(check, "/report", { step: "send" });
		for (const page of [check, receipt]) expect(page.addresses).toContain("tel:12355");
		expect((await caseOf(receipt)).json()).toMatchObject({ state: "received", sealed: true });
		expect((await received()).addresses).not.toContain("tel:12355");
	});
});

describe("a receipt", () => {
	test("is kept as a file without script: the code, the case number, no word of the report", async () => {
		const page = await received();
		const file = await house.resident.form("/follow/receipt", { receipt: receiptOn(page) });
		expect(file.headers["content-disposition"]).toBe('attachment; filename="receipt.txt"');
		expect(file.body).toContain(receiptOn(page));
		expect(file.body).toMatch(/\d{6}-\d{4}-\d{4}/);
		expect(file.body).not.toContain(typed.text);
	});

	test("that opens nothing gives no file, the same for an unknown and a malformed one", async () => {
		const unknown = pageOf(await house.resident.form("/follow/receipt", { receipt: "0000" }));
		expect(unknown.status).toBe(404);
		expect(unknown.html).toContain("没有这个查询码");
	});

	test("is a QR code whose address holds the receipt where no server sees it", async () => {
		const { html, addresses } = await received();
		expect(html).toMatch(
			/<svg[^>]* role="img" aria-label="查询码的二维码"><path[^>]*><\/path><path[^>]* data-qr="\d+"/,
		);
		expect(addresses.join(" ")).not.toContain("hotline.example");
	});
});
