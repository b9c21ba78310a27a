import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { axeViolations, shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { photoWithPlace } from "../support/photos.ts";
import { type Resident, residentAt, sees } from "../support/resident-of-journey.ts";

const place = "桥东社区第二网格";

async function chooses({ page, words }: Resident, count = 1): Promise<void> {
	const buffer = await photoWithPlace(1_200, 900);
	const files = Array.from({ length: count }, () => ({ name: "IMG_1.jpg", mimeType: "image/jpeg", buffer }));
	await page.getByLabel(words.report.photos, { exact: true }).setInputFiles(files);
	await page.getByRole("heading", { name: words.tool.head }).waitFor();
}

describe("a photo before it is sent", () => {
	const house = journeyFor("file");
	const keptPhotos = () =>
		house()
			.house.store.connection.prepare<[], Buffer>("SELECT bytes FROM photo ORDER BY rowid")
			.pluck()
			.all();

	test("chosen without a network it can still be covered, once there is one", async () => {
		const resident = residentAt(await house().visit());
		const { page, words, visit } = resident;
		// The offer of a matter is looked for while there is no network.
		visit.expects(/ERR_INTERNET_DISCONNECTED/);
		await resident.opens();
		await resident.writes({ text: "门口的灯罩碎了。", place });
		await visit.context.setOffline(true);
		const buffer = await photoWithPlace(1_200, 900);
		const file = { name: "IMG_1.jpg", mimeType: "image/jpeg", buffer };
		await page.getByLabel(words.report.photos, { exact: true }).setInputFiles([file]);
		await page.waitForTimeout(300);
		expect(await page.getByRole("heading", { name: words.tool.head }).count()).toBe(0);
		await visit.context.setOffline(false);
		await page.getByRole("heading", { name: words.tool.head }).waitFor();
	});

	test("is covered with a finger or by keyboard, cropped, and only then leaves the device, without place or device", async () => {
		const resident = residentAt(await house().visit());
		const { page, words, button } = resident;
		await resident.opens();
		await resident.writes({ text: "长椅的扶手断了，旁边停着谁家的车。", place });
		await chooses(resident, 2);
		expect(keptPhotos()).toEqual([]);
		const board = page.getByRole("application", { name: words.tool.frame });
		const box = await board.locator("canvas").boundingBox();
		if (box === null) throw new Error("the picture is not shown");
		await page.mouse.move(box.x + 10, box.y + 10);
		await page.mouse.down();
		await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.75);
		await page.mouse.up();
		await button(words.tool.blur).click();
		await board.focus();
		await page.keyboard.press("ArrowRight");
		await page.keyboard.press("Shift+ArrowDown");
		await page.getByRole("status").filter({ hasText: /^框/ }).waitFor();
		expect(await axeViolations(page)).toEqual([]);
		await shot(page, "resident-photo-tool-390");
		await button(words.tool.crop).click();
		await button(words.tool.undo).click();
		await button(words.tool.add).click();
		await sees(resident, words.report.photosSent(1));
		await button(words.tool.skip).click();
		await page.getByRole("heading", { name: words.tool.head }).waitFor({ state: "hidden" });
		const [kept = Buffer.alloc(0), ...others] = keptPhotos();
		expect(others).toEqual([]);
		const { exif, width, height } = await sharp(kept).metadata();
		expect([exif, width, height]).toEqual([undefined, 1_200, 900]);
		expect(kept.toString("latin1")).not.toContain("Marker");
		// The light half and the dark half meet in the covered part: its few squares have a colour between the two.
		const { data, info } = await sharp(kept).greyscale().raw().toBuffer({ resolveWithObject: true });
		const column = (x: number) =>
			Array.from({ length: info.height }, (_, y) => data[y * info.width + x] ?? 0);
		const between = (x: number) => column(x).filter((grey) => grey > 45 && grey < 215).length;
		expect(between(300)).toBeGreaterThan(40);
		expect(between(1_100)).toBeLessThan(10);
		await resident.checks();
		await sees(resident, words.report.photosSent(1));
		await shot(page, "resident-check-photo-390");
		await resident.sends();
	});

	test.each([true, false])("goes under the receipt later too (script: %s)", async (javaScript) => {
		const visit = await house().visit({ javaScript });
		const resident = residentAt(visit);
		const { page, words, button, field } = resident;
		await resident.reports({ text: `井盖边上裂了一圈，${javaScript ? "有" : "没有"}脚本。`, place });
		await resident.seesProgress();
		if (javaScript) {
			await chooses(resident);
			expect(await axeViolations(page)).toEqual([]);
			await button(words.tool.add).click();
			await sees(resident, words.report.photosSent(1));
		} else {
			const buffer = await photoWithPlace(300, 200);
			await field(words.report.photos).setInputFiles([{ name: "a.jpg", mimeType: "image/jpeg", buffer }]);
		}
		await resident.adds("补一张，裂得更大了。");
		await button(words.follow.photo(1)).waitFor();
		await shot(page, `resident-follow-photo-${javaScript ? "script" : "plain"}-390`);
	});
});
