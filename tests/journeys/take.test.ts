import { describe, expect, test } from "vitest";
import { takeWords } from "../../web/desk/words-take.ts";
import { shot } from "../support/browser.ts";
import { type Journey, journeyFor } from "../support/journey.ts";
import { residentAt, sees } from "../support/resident-of-journey.ts";
import { type Staff, staffAt } from "../support/staff-of-journey.ts";

const place = "桥东社区第一网格";
const forgotten = "堆在三楼和四楼中间。";
const heard = "楼道里堆着旧家具，老太太绊了一下。想知道归谁管。";

/** What was left out is added while the receipt is still on the screen. */
async function addsWordsAndGoesOn({ field, page, button }: Staff) {
	await field("补一句").fill(forgotten);
	await button("补上").click();
	await page.getByText("补上了。").waitFor();
	await page.getByRole("button", { name: "对方念对了，接下一个" }).press("Enter");
	await page.getByRole("heading", { name: "接听记录" }).waitFor();
	await expect
		.poll(() => page.locator("#take-text").evaluate((one) => one === document.activeElement))
		.toBe(true);
}

/** The receipt opens the case for whoever called, and so do number and code at the desk. */
async function opens(
	journey: Journey,
	operator: Staff,
	{
		receipt,
		code,
		caseNumber,
	}: { readonly receipt: string; readonly code: string; readonly caseNumber: string },
) {
	const resident = residentAt(await journey.visit());
	await resident.follows(receipt);
	await sees(resident, heard);
	await sees(resident, forgotten);
	await operator.page.goto("/desk/callers");
	const { callers } = operator.words;
	await operator.field(callers.caseNumber).fill(caseNumber);
	await operator.field(callers.code).fill(code);
	await operator.button(callers.go).click();
	await operator.page.getByRole("heading", { name: callers.say }).waitFor();
}

/** Whoever has it reads in the list, on the case and in its trail that it came by phone, and nowhere through whom. */
async function comesByPhone(journey: Journey) {
	const holder = await staffAt(journey, "huyan", "/desk", { width: 390 });
	await holder.row(heard).getByText(holder.words.called).waitFor();
	await shot(holder.page, "take-in-the-list-390");
	await holder.opens(heard);
	const told = holder.page.getByText(holder.words.called).filter({ visible: true });
	await expect.poll(() => told.count()).toBe(2);
	expect(await holder.page.content()).not.toContain("诸葛莳");
	await shot(holder.page, "take-on-the-case-390");
}

/** Tab, five letters, Enter, Tab, Tab, 1, Ctrl+Enter (look.md §5). */
const keysMax = 11;

/** The arrows go to another place and back, beside the way that is counted. */
async function walksPlaces(page: Staff["page"]) {
	const options = page.locator("#take-places").getByRole("option");
	await page.keyboard.press("ArrowDown");
	await expect.poll(() => options.nth(1).getAttribute("aria-selected")).toBe("true");
	await page.keyboard.press("ArrowUp");
	await expect.poll(() => options.first().getAttribute("aria-selected")).toBe("true");
}

/** From the categories on by keyboard: how urgent it is, tried and put back, beside the way that is counted. */
async function walksKinds(page: Staff["page"]) {
	const kind = page.locator("#take-kind").getByRole("radio");
	await page.keyboard.press("Tab");
	await page.keyboard.press("Tab");
	expect(await kind.first().evaluate((radio) => radio === document.activeElement)).toBe(true);
	await page.keyboard.press("ArrowDown");
	await expect.poll(() => kind.nth(1).isChecked()).toBe(true);
	await page.keyboard.press("ArrowUp");
}

describe("somebody calls to report", () => {
	const house = journeyFor("test");

	test("the operator takes it down by keyboard alone, reads receipt and spoken code back, and both open the case", async () => {
		const journey = house();
		const operator = await staffAt(journey, "zhuge", "/desk/take", { width: 1440 });
		const { page } = operator;
		const keys: string[] = [];
		const press = async (key: string) => {
			keys.push(key);
			await page.keyboard.press(key);
		};
		await operator.field("来电人怎么说（记原话，不概括）").focus();
		await page.keyboard.insertText(heard);
		await press("Tab");
		for (const letter of "qdsqd") await press(letter);
		const chosen = page.locator("#take-places").getByRole("option").first();
		await chosen.waitFor();
		await shot(page, "take-place-1440");
		expect(await chosen.innerText()).toContain(place);
		await walksPlaces(page);
		await press("Enter");
		await press("Tab");
		await page.keyboard.insertText("2 号楼门口");
		// What the words suggest stands there once the typing has paused, and is the next thing the key goes to.
		const likely = page.locator("#take-likely").getByRole("radio").first();
		await likely.waitFor();
		await press("Tab");
		expect(await likely.evaluate((radio) => radio === document.activeElement)).toBe(true);
		await press("1");
		await expect.poll(() => likely.isChecked()).toBe(true);
		await walksKinds(page);
		await page.locator(".take button.go", { hasText: "读查询码" }).waitFor();
		await shot(page, "take-1440");
		await press("Control+Enter");
		await page.getByRole("heading", { name: "读给来电人听，请他记下" }).waitFor();
		process.stdout.write(`a call is taken down with ${keys.length} keys beside its words\n`);
		expect(keys.length).toBeLessThanOrEqual(keysMax);
		const groups = await page
			.getByRole("list", { name: "查询码，七组" })
			.getByRole("listitem")
			.allInnerTexts();
		const receipt = groups.map((group) => group.slice(-4)).join("-");
		const [code = ""] = (await page.locator(".digits").innerText()).match(/\d{3} \d{3}/) ?? [];
		const caseNumber = /\d{6}-\d{4}-\d{4}/.exec(await page.locator(".slip").innerText())?.[0] ?? "";
		await shot(page, "take-read-back-1440");
		await addsWordsAndGoesOn(operator);
		expect(await page.content()).not.toContain(groups[0]?.slice(-4) ?? "");

		await opens(journey, operator, { receipt, code, caseNumber });
		await comesByPhone(journey);
	});

	test("what is missing is said at its field, and leaves with the letter that mends it, the focus staying where one types", async () => {
		const journey = house();
		const operator = await staffAt(journey, "zhuge", "/desk/take", { width: 390 });
		const { page, field } = operator;
		const { text, place: where } = takeWords("zh-CN").required;
		const said = field("来电人怎么说（记原话，不概括）");
		await said.focus();
		await page.keyboard.press("Control+Enter");
		const summary = page.getByRole("alert");
		await summary.getByText(text).waitFor();
		await expect.poll(() => summary.getByRole("link").count()).toBe(2);
		await said.focus();
		await page.keyboard.insertText("灯");
		await summary.getByText(text).waitFor({ state: "detached" });
		expect(await page.getByText(text).count()).toBe(0);
		expect(await summary.getByText(where).count()).toBe(1);
		expect(await said.evaluate((one) => one === document.activeElement)).toBe(true);
		await shot(page, "take-mended-390");
		await field("哪里").fill(place);
		await page.locator("#take-places").getByRole("option").first().click();
		await summary.waitFor({ state: "detached" });
		await said.fill("");
		await summary.getByText(text).waitFor();
		expect(await said.evaluate((one) => one === document.activeElement)).toBe(true);
	});

	test("what is in hand nearby stands beside it, and F2 adds a voice; F8 seals, and then nothing is told by phone", async () => {
		const journey = house();
		const first = residentAt(await journey.visit());
		await first.reports({ text: "楼道堆满旧家具，走不过去。", place, category: "乱堆物料" });
		const operator = await staffAt(journey, "zhuge", "/desk/take", { width: 390 });
		const { page, field } = operator;
		const starts = async () => {
			await field("来电人怎么说（记原话，不概括）").fill(heard);
			await field("哪里").fill(place);
			await page.locator("#take-places").getByRole("option").first().click();
			await page.locator("#take-category").selectOption({ value: "0102" });
		};
		await starts();
		const near = page.getByRole("region", { name: "附近正在办的，像是同一件" });
		await near.waitFor();
		expect(await near.locator("mark").allTextContents()).toContain("旧家具");
		await page.keyboard.press("F2");
		await page.getByRole("button", { name: "加一个声音，读查询码" }).waitFor();
		await shot(page, "take-near-390");
		await page.keyboard.press("Control+Enter");
		await page.getByRole("heading", { name: "读给来电人听，请他记下" }).waitFor();
		await shot(page, "take-read-back-390");
		await page.keyboard.press("Enter");
		await starts();
		await page.keyboard.press("F8");
		await page.getByRole("button", { name: "封存，读查询码" }).waitFor();
		await page.keyboard.press("Control+Enter");
		await sees(operator, "这一件不能打电话查，只能凭查询码上网看。");
	});
});
