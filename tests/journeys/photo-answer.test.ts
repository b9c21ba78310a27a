import { describe, expect, test } from "vitest";
import { photoWords } from "../../web/desk/words-photo.ts";
import { axeViolations, shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { photoWithPlace } from "../support/photos.ts";
import { residentAt, sees } from "../support/resident-of-journey.ts";
import { type Staff, staffAt } from "../support/staff-of-journey.ts";

const place = "柳荫社区第一网格";
const words = photoWords("zh-CN");
const done = "灯管换了，三楼到五楼都亮。";

/** Chooses a picture as the camera of a phone gives it. */
async function takesPhoto({ page }: Staff, label: string): Promise<void> {
	const buffer = await photoWithPlace(1_200, 900);
	await page
		.getByLabel(label, { exact: true })
		.setInputFiles([{ name: "a.jpg", mimeType: "image/jpeg", buffer }]);
}

describe("photos of the holder", () => {
	const house = journeyFor("file");

	test.each([true, false])(
		"go from a phone in the street to the resident, beside the words they came with (script: %s)",
		async (javaScript) => {
			const said = `楼道灯坏了，${javaScript ? "有" : "没有"}脚本。`;
			const resident = residentAt(await house().visit({ javaScript }));
			const receipt = await resident.reports({ text: said, place, category: "路灯" });
			const cadre = await staffAt(house(), "duanmu", "/desk", { width: 390 });
			const { page } = cadre;
			await cadre.opens(said);
			await cadre.signs();
			await cadre.writesContact({ words: "晚上七点带灯管去。", nextStep: "换灯管" });
			await takesPhoto(cadre, words.camera);
			await page
				.getByRole("img", { name: words.name(1) })
				.first()
				.waitFor();
			await cadre.sendsContact();
			await cadre.writesAnswer(done);
			const camera = page.getByLabel(words.camera, { exact: true });
			expect(await camera.getAttribute("capture")).toBe("environment");
			await takesPhoto(cadre, words.camera);
			await takesPhoto(cadre, words.choose);
			await page.getByText(words.added(2, 6)).waitFor();
			const preview = page.locator(".see");
			await expect.poll(() => preview.getByRole("img").count()).toBe(2);
			expect(await preview.innerText()).toContain("居民会看到这些");
			expect(await axeViolations(page)).toEqual([]);
			await shot(page, `cadre-answer-photos-${javaScript ? "script" : "plain"}-390`);
			await page.getByRole("button", { name: words.remove(2) }).click();
			await page.getByText(words.added(1, 6)).waitFor();
			await cadre.sendsAnswer();
			await resident.follows(receipt);
			await sees(resident, done);
			const photo = resident.button(resident.words.follow.photo(1));
			await expect.poll(() => photo.count()).toBe(2);
			await shot(resident.page, `resident-answer-photos-${javaScript ? "script" : "plain"}-390`);
			const saved = resident.page.waitForEvent("download");
			await photo.first().click();
			expect((await saved).suggestedFilename()).toBe("photo.jpg");
			const superior = await staffAt(house(), "qiguan", `/audit/cases/${house().caseOf(said).caseNumber}`);
			const wrote = superior.page.getByRole("region", { name: superior.audit.trail.bothSides });
			await wrote.getByRole("img").first().waitFor();
			await expect.poll(() => wrote.getByRole("img").count()).toBe(2);
			await shot(superior.page, `audit-answer-photos-${javaScript ? "script" : "plain"}`);
		},
	);

	test("one that cannot be opened is said at its field, and neither words nor other photos are lost", async () => {
		const said = "楼梯扶手松了，老人扶着晃。";
		const resident = residentAt(await house().visit());
		await resident.reports({ text: said, place, category: "路灯" });
		const cadre = await staffAt(house(), "duanmu", "/desk", { width: 390 });
		const { page } = cadre;
		await cadre.opens(said);
		await cadre.signs();
		await cadre.writesContact({ words: "看过了。", nextStep: "换膨胀螺栓" });
		await takesPhoto(cadre, words.camera);
		await page.getByText(words.added(1, 6)).waitFor();
		const broken = { name: "a.jpg", mimeType: "image/jpeg", buffer: Buffer.from("not a picture") };
		await page.getByLabel(words.choose, { exact: true }).setInputFiles([broken]);
		await page.getByRole("alert").getByText("照片打不开").waitFor();
		expect(await axeViolations(page)).toEqual([]);
		await page.reload();
		await expect.poll(() => cadre.field(cadre.words.contactForm.words).inputValue()).toBe("看过了。");
		await page.getByText(words.added(1, 6)).waitFor();
		await page
			.getByText(`${words.name(1)} · ${words.kept}`)
			.first()
			.waitFor();
		await cadre.sendsContact();
	});
});
