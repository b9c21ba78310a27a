import { describe, expect, test } from "vitest";
import { categoryOf } from "../../server/domain/category.ts";
import { accessWordsZhCN } from "../../web/desk/words-access.zh-CN.ts";
import { passkeysWords } from "../../web/desk/words-passkeys.ts";
import { journeyFor } from "../support/journey.ts";
import { withDevice } from "../support/passkey-device.ts";
import { residentAt, sees } from "../support/resident-of-journey.ts";
import { type Staff, staffAt } from "../support/staff-of-journey.ts";

describe("what comes to nothing is said, and leaves what was typed", () => {
	const journey = journeyFor("file");

	/** The house answers this address with a refusal, as often as told; gives how often it was asked. */
	const refuses = async ({ page, visit }: Pick<Staff, "page" | "visit">, path: RegExp, times = 1) => {
		visit.expects(/^(?:503 from|console: Failed to load resource)/);
		const asked = { count: 0 };
		await page.route(path, async (route) => {
			if (route.request().method() === "GET") return route.continue();
			asked.count += 1;
			if (asked.count > times) return route.continue();
			const body = JSON.stringify({ code: "busy", status: 503 });
			await route.fulfill({ status: 503, contentType: "application/problem+json", body });
		});
		return asked;
	};

	test("a new name of a passkey stays in its field until it is taken", async () => {
		const words = passkeysWords("zh-CN");
		const staff = await staffAt(journey(), "duanmu", "/desk/sessions");
		const { page, visit, field, button } = staff;
		await withDevice(visit);
		await field(words.name).fill("我的手机");
		await button(words.add).click();
		await page.getByRole("button", { name: `${words.rename} 我的手机` }).click();
		await field(words.renameTo).fill("办公室那台");
		await refuses(staff, /\/api\/passkeys\/.*\/name$/);
		await button(words.renameGo).click();
		await page.getByRole("alert").waitFor();
		expect(await field(words.renameTo).inputValue()).toBe("办公室那台");
		await button(words.renameGo).click();
		await page.getByText("办公室那台", { exact: true }).first().waitFor();
		expect(await page.getByRole("alert").count()).toBe(0);
	});

	test("a link that the browser does not let the page copy is there to be copied by hand, and that is said", async () => {
		const words = accessWordsZhCN;
		const { page, button } = await staffAt(journey(), "dongye", "/desk/access");
		await page.evaluate(() => {
			navigator.clipboard.writeText = () => Promise.reject(new Error("not allowed"));
		});
		await page.getByRole("button", { name: `${words.invite} 濮阳禾` }).click();
		await button(words.copy).click();
		await page.getByRole("status").filter({ hasText: words.notCopied }).waitFor();
		// On an address that is not encrypted a page has no clipboard at all.
		await page.reload();
		await page.getByRole("button", { name: `${words.renew} 濮阳禾` }).click();
		await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
		await button(words.copy).click();
		await page.getByRole("status").filter({ hasText: words.notCopied }).waitFor();
	});

	test("two presses look at a phone number once, as each look is on record", async () => {
		const said = "楼下的井盖翘起来了，骑车的人摔过。";
		const resident = residentAt(await journey().visit());
		await resident.opens();
		await resident.writes({ text: said, place: "柳荫社区第一网格", category: "井盖" });
		const { report, phone } = resident.words;
		await resident.page.getByRole("checkbox", { name: report.wantCall }).check();
		await resident.field(report.phone).fill("010-5550 0123");
		await resident.page.getByRole("checkbox", { name: report.phoneForHolder }).check();
		await resident.checks();
		await resident.sends();
		const receipt = await resident.copiesReceipt();

		const { page, words, field, button, opens } = await staffAt(journey(), "duanmu", "/desk");
		await opens(said);
		await field(words.phone.reason).selectOption("agreeTime");
		let looks = 0;
		page.on("request", (request) => {
			looks += Number(request.method() === "POST" && request.url().endsWith("/phone"));
		});
		// Two presses before the first has been answered, as a finger does that trembles.
		await button(words.phone.go).evaluate((one: HTMLElement) => {
			one.click();
			requestAnimationFrame(() => one.click());
		});
		await page.getByRole("status").filter({ hasText: "5550" }).waitFor();
		await resident.follows(receipt);
		await sees(resident, phone.viewed(phone.reasons.agreeTime));
		expect(await resident.page.getByText(phone.viewed(phone.reasons.agreeTime)).count()).toBe(1);
		expect(looks).toBe(1);
	});

	test("a surge that is refused keeps what was typed of it, over another page too", async () => {
		const said = "整条巷子的路灯都灭了。";
		const resident = residentAt(await journey().visit());
		await resident.reports({ text: said, place: "柳荫社区第一网格", category: categoryOf("0203")?.zh ?? "" });
		const staff = await staffAt(journey(), "chunyu", "/desk/surges");
		const { page, words, field, button } = staff;
		const { surges } = words;
		const { caseNumber } = journey().caseOf(said);
		await field(surges.fields.parent).fill(caseNumber);
		await field(surges.fields.areaPrefix).selectOption({ label: "柳荫社区" });
		await field(surges.fields.hours).fill("12");
		await refuses(staff, /\/api\/surges$/);
		await button(surges.go).click();
		await page.getByRole("alert").waitFor();
		const isKept = async () => {
			expect(await field(surges.fields.parent).inputValue()).toBe(caseNumber);
			expect(await field(surges.fields.hours).inputValue()).toBe("12");
			expect(await field(surges.fields.areaPrefix).inputValue()).not.toBe("");
		};
		await isKept();
		await page.getByRole("link", { name: words.letters.title, exact: true }).click();
		await page.getByRole("heading", { name: words.letters.title, level: 1 }).waitFor();
		await page.getByRole("link", { name: surges.title, exact: true }).click();
		await button(surges.go).waitFor();
		await isKept();
		await button(surges.go).click();
		await sees(staff, surges.declared);
		await expect.poll(() => field(surges.fields.parent).inputValue()).toBe("");
	});

	test("a dispute that a caller dictates stays in its field when it is refused", async () => {
		const said = "巷口第二盏路灯不亮，晚上看不见台阶。";
		const resident = residentAt(await journey().visit());
		const { page: theirs, words: own } = resident;
		const receipt = await resident.reports({
			text: said,
			place: "桥东社区第一网格",
			category: categoryOf("0203")?.zh ?? "",
		});
		await resident.follows(receipt);
		await theirs.locator("summary", { hasText: own.spokenCode.make }).click();
		await resident.button(own.spokenCode.makeGo).click();
		const shown = theirs.getByText(own.spokenCode.made("").trim()).first();
		await shown.waitFor();
		const code = ((await shown.textContent()) ?? "").replace(/\D/g, "");
		await journey().answer(said, "灯泡已换，请晚上看一眼。");
		const staff = await staffAt(journey(), "zhuge", "/desk/callers");
		const { page, words, field, button } = staff;
		const { callers } = words;
		await field(callers.caseNumber).fill(journey().caseOf(said).caseNumber);
		await field(callers.code).fill(code);
		await button(callers.go).click();
		await field(callers.reason).fill("换了还是不亮。");
		await refuses(staff, /\/api\/callers\/dispute/);
		await button(callers.disputeGo).click();
		await page.getByRole("alert").waitFor();
		expect(await field(callers.reason).inputValue()).toBe("换了还是不亮。");
		await button(callers.disputeGo).click();
		await sees(staff, callers.disputed);
	});
});
