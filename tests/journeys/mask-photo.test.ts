import { expect, test } from "vitest";
import { maskWords } from "../../web/desk/words-mask.ts";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { photoWithPlace } from "../support/photos.ts";
import { type Resident, residentAt, sees } from "../support/resident-of-journey.ts";
import { type Staff, staffAt } from "../support/staff-of-journey.ts";

const house = journeyFor("file");
const said = "快递柜边上堆着纸箱，照片里有我家门牌。";
const words = maskWords("zh-CN");

/** Two photos, sent as they are. */
async function reportsWithPhotos(resident: Resident): Promise<string> {
	const { page, words: say, button } = resident;
	await resident.opens();
	await resident.writes({ text: said, place: "桥东社区第一网格" });
	const buffer = await photoWithPlace(600, 400);
	const files = ["a.jpg", "b.jpg"].map((name) => ({ name, mimeType: "image/jpeg", buffer }));
	await page.getByLabel(say.report.photos, { exact: true }).setInputFiles(files);
	for (const count of [1, 2]) {
		await button(say.tool.add).click();
		await sees(resident, say.report.photosSent(count));
	}
	await resident.checks();
	await resident.sends();
	return resident.copiesReceipt();
}

/** One with the mouse; the other by keys, and shown again with them. */
async function hidesFirst({ page, words: say, button, visit }: Staff): Promise<void> {
	await visit.tap(button(say.wayGroups.other));
	await visit.tap(page.getByRole("button", { name: say.way.maskWords.name }));
	const photos = page.getByRole("group", { name: words.photos }).getByRole("checkbox");
	await photos.first().click();
	await sees({ page }, words.photosLeft(1));
	await page.keyboard.press("Tab");
	expect(await photos.nth(1).evaluate((box) => box === document.activeElement)).toBe(true);
	await page.keyboard.press("Space");
	await sees({ page }, words.photosLeft(0));
	await page.keyboard.press("Space");
	await sees({ page }, words.photosLeft(1));
	await shot(page, "triage-mask-photo-1280");
	await page.keyboard.press("Control+Enter");
	await page.getByRole("status").filter({ hasText: "已照这样遮" }).waitFor();
}

test("an operator hides a photo with mouse and keys; its holder gets the other alone, and its resident all of them", async () => {
	const resident = residentAt(await house().visit());
	const receipt = await reportsWithPhotos(resident);
	const operator = await staffAt(house(), "zhuge", "/desk");
	await operator.opens(said);
	const pictures = operator.page.getByRole("region", { name: operator.shared.ownWords }).getByRole("img");
	await expect.poll(() => pictures.count()).toBe(2);
	const [first, second] = await pictures.evaluateAll((all) =>
		all.map((one) => one.getAttribute("src") ?? ""),
	);
	await hidesFirst(operator);
	const { field, button, visit, words: say } = operator;
	await field(say.dispatchForm.post).selectOption({ value: "qiaodong:welfare" });
	await visit.tap(button(say.dispatchForm.toPost("桥东社区 民生保障岗")));
	await operator.page.getByRole("status").filter({ hasText: "已派给" }).waitFor();

	const cadre = await staffAt(house(), "linghu", "/desk", { width: 390 });
	await cadre.opens(said);
	const shown = cadre.page.getByRole("region", { name: cadre.shared.ownWords }).getByRole("img");
	await shown.first().waitFor();
	expect(await shown.evaluateAll((all) => all.map((one) => one.getAttribute("src")))).toEqual([second]);
	const asked = async (path = "") => (await cadre.page.request.get(path)).status();
	expect([await asked(first), await asked(second)]).toEqual([404, 200]);
	await sees(cadre, "有 1 处遮住了");
	await shot(cadre.page, "case-mask-photo-390");

	await resident.follows(receipt);
	await resident.button(resident.words.follow.photo(2)).waitFor();
	expect(await resident.button(resident.words.follow.photo(1)).count()).toBe(1);
});
