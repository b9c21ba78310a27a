import { describe, expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { residentAt, sees } from "../support/resident-of-journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";

const place = "桥东社区第一网格";
const said = "楼道堆满旧家具。还有，听说评低保要给好处费。";
const plain = "楼道堆满旧家具。";

describe("a report that holds something plain and an accusation", () => {
	const house = journeyFor("test");

	test("the operator cuts the plain matter out and seals the rest; its resident finds both under one receipt", async () => {
		const journey = house();
		const resident = residentAt(await journey.visit());
		const receipt = await resident.reports({ text: said, place });
		const operator = await staffAt(journey, "zhuge", "/desk");
		const { page, words, field, button, visit } = operator;
		await operator.opens(said);
		const { cutOutPart } = words.way;
		await visit.tap(page.getByRole("button", { name: cutOutPart.name }));
		await visit.tap(button(cutOutPart.go));
		await page.getByRole("alert").getByText(words.required.partTo).waitFor();
		await page.getByRole("radio", { name: "平常的事" }).check();
		await page
			.getByRole("form", { name: cutOutPart.name })
			.getByLabel("事项")
			.selectOption({ value: "0102" });
		await visit.tap(button("抄原话来改"));
		await field("这一件的话").fill(plain);
		await shot(page, "triage-cut-out-1280");
		await visit.tap(button(cutOutPart.go));
		await page.getByRole("status").filter({ hasText: "已另立一件" }).waitFor();
		await visit.tap(page.getByRole("button", { name: words.acts.sealConduct }));
		await visit.tap(button(words.sealForm.conduct.go));
		await page.getByRole("status").filter({ hasText: words.done.seal }).waitFor();
		await expect.poll(() => operator.row(said).count()).toBe(0);

		await resident.follows(receipt);
		const { exits } = resident.words;
		await resident.page.getByRole("heading", { name: exits.parts.head }).waitFor();
		await shot(resident.page, "resident-parts-390");
		await resident.visit.tap(resident.page.getByRole("button", { name: exits.parts.go }));
		await sees(resident, resident.words.follow.waitingSign);
		await shot(resident.page, "resident-part-390");
		await resident.visit.tap(resident.page.getByRole("button", { name: exits.parts.whole }));
		await sees(resident, resident.words.follow.states.received);
	});
});

describe("a report that tells who wrote it", () => {
	const house = journeyFor("test");

	test("the operator hides the name by keyboard; the holder reads that something is hidden, the resident all of it", async () => {
		const journey = house();
		const told = "我是刘小兰，网购退货没人管。";
		const resident = residentAt(await journey.visit());
		const receipt = await resident.reports({ text: told, place });
		await resident.seesProgress();
		await resident.adds("我叫刘小兰，单号没写。");
		const operator = await staffAt(journey, "zhuge", "/desk");
		const { page, words, field, button, visit } = operator;
		await operator.opens(told);
		await button(words.wayGroups.other).focus();
		await page.keyboard.press("Enter");
		await page.getByRole("button", { name: words.way.maskWords.name }).focus();
		await page.keyboard.press("Enter");
		const lines = field("遮哪些字");
		await lines.waitFor();
		await expect.poll(() => lines.inputValue()).toContain("刘小兰");
		await lines.fill("刘小兰\n没有这几个字");
		await sees(operator, "原话里没有：“没有这几个字”");
		await lines.fill("刘小兰");
		await sees(operator, "我是▇▇▇，网购退货没人管。");
		await sees(operator, "我叫▇▇▇，单号没写。");
		await shot(page, "triage-mask-1280");
		await page.keyboard.press("Control+Enter");
		await page.getByRole("status").filter({ hasText: "已照这样遮" }).waitFor();
		await field(words.dispatchForm.post).selectOption({ value: "qiaodong:welfare" });
		await visit.tap(button(words.dispatchForm.toPost("桥东社区 民生保障岗")));
		await page.getByRole("status").filter({ hasText: "已派给" }).waitFor();

		const cadre = await staffAt(journey, "linghu", "/desk", { width: 390 });
		await cadre.opens("我是▇▇▇，网购退货没人管。");
		await sees(cadre, "会认出诉求人");
		expect(await cadre.page.getByText("刘小兰").count()).toBe(0);
		await sees(cadre, "我叫▇▇▇，单号没写。");
		await sees(cadre, "有 2 处遮住了");
		await shot(cadre.page, "case-masked-390");
		await resident.follows(receipt);
		await sees(resident, "承办岗看不到");
	});
});

describe("a new report that says what is in hand already", () => {
	const house = journeyFor("test");

	test("stands at triage beside it with the alike words marked, and is merged with two keys", async () => {
		const journey = house();
		const resident = residentAt(await journey.visit());
		await resident.reports({ text: "楼道堆满旧家具，走不过去。", place, category: "乱堆物料" });
		const said = "旧家具堆在楼道里，孩子绊了一跤。";
		await resident.reports({ text: said, place });
		const operator = await staffAt(journey, "zhuge", "/desk");
		const { page, words } = operator;
		await operator.opens(said);
		const beside = page.getByRole("region", { name: "正在办的，像是同一件" });
		await beside.waitFor();
		expect(await beside.locator("mark").allTextContents()).toEqual(["楼道", "旧家具"]);
		await shot(page, "triage-alike-1280");
		await page.keyboard.press("F2");
		await page.getByRole("heading", { name: words.way.mergeCase.name, level: 2 }).waitFor();
		await page.keyboard.press("Control+Enter");
		await page.getByRole("status").filter({ hasText: "已并单" }).waitFor();
	});
});
