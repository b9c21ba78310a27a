import { describe, expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { residentAt, sees } from "../support/resident-of-journey.ts";
import { type Staff, staffSigningInAt } from "../support/staff-of-journey.ts";

const said = "井盖碎了一半，孩子放学从那儿走，晚上没有灯看不见。";
const reason = "只放了一个路锥，井盖还是碎的。";
const answered = "18 日上午换了新井盖，位置在 3 号楼东侧路口。";
/**
 * What fires, and when: rules.md §4 from a dispute on a Wednesday at 14:00, limits of a rework. A working day after each
 * card the superior whom it told has not decided who is to have the case, and has a blue card of their own.
 */
const ladder = [
	["未签收", "11 月 18 日 周三 16:00"],
	["催办", "11 月 19 日 周四 15:00"],
	["蓝卡", "11 月 19 日 周四 18:00"],
	["蓝卡", "11 月 20 日 周五 18:00"],
	["催办", "11 月 23 日 周一 10:00"],
	["黄卡", "11 月 23 日 周一 18:00"],
	["蓝卡", "11 月 24 日 周二 18:00"],
	["红卡", "11 月 30 日 周一 18:00"],
	["蓝卡", "12 月 1 日 周二 18:00"],
	["已移交", "12 月 7 日 18:00"],
];
const tapsMost = 6;

/** The cadre's whole work on one case, on a phone; gives the taps from the open case on, text apart. */
async function handles(cadre: Staff, shots: string): Promise<number> {
	await shot(cadre.page, `${shots}-desk-list`);
	await cadre.opens(said);
	await shot(cadre.page, `${shots}-desk-sign`);
	const before = cadre.visit.taps();
	await cadre.signs();
	const words = "上午去看过，井盖确实碎了，先放了路锥。";
	await cadre.writesContact({ words, nextStep: "下午市政来换新井盖" });
	await shot(cadre.page, `${shots}-desk-contact`);
	await cadre.sendsContact();
	await cadre.writesAnswer(answered);
	await shot(cadre.page, `${shots}-desk-answer`);
	await cadre.sendsAnswer();
	await shot(cadre.page, `${shots}-desk-done`);
	return cadre.visit.taps() - before;
}

/** The board names step, post and holder; the file behind it tells how it came to that. */
async function readsTheTrail(officer: Staff, shots: string): Promise<void> {
	const { page, audit } = officer;
	const link = page.getByRole("link", { name: said });
	const row = page.getByRole("row").filter({ has: link });
	await link.waitFor();
	await expect.poll(() => row.getByText("已移交", { exact: true }).count()).toBe(1);
	expect(await row.innerText()).toContain("市政设施岗");
	const bar = (await row.getByRole("img").getAttribute("aria-label")) ?? "";
	expect(bar).toMatch(/拿着没动（柳荫社区 ?市政设施岗）.*上级（.*分管领导（.*主要领导（.*纪检（.*已移交/s);
	expect(bar).toContain(`走到：${ladder.map(([step, due]) => `${due} ${step}`).join("，")}。`);
	await page.getByRole("button", { name: `${audit.groupNames.ignored} 1` }).waitFor();
	await shot(page, `${shots}-board`);
	await link.click();
	await sees(officer, reason);
	await sees(officer, answered);
	await sees(officer, audit.trail.differences.done);
	const steps = page.getByRole("region", { name: audit.trail.ladder }).getByRole("rowheader");
	expect(await steps.allInnerTexts()).toEqual(ladder.map(([step]) => step));
	await shot(page, `${shots}-file`);
}

describe("an ignored rework climbs to discipline by itself", () => {
	const house = journeyFor("test");

	for (const javaScript of [false, true]) {
		const how = javaScript ? "with" : "without";
		test(`a resident reports and disputes ${how} script, a cadre answers in at most ${tapsMost} taps, nobody does the rework`, async () => {
			const journey = house();
			const shots = `main-${how}-script`;
			const resident = residentAt(await journey.visit({ javaScript, width: 390 }));
			const receipt = await resident.reports({ text: said, place: "柳荫社区第一网格", category: "井盖" });
			await shot(resident.page, `${shots}-receipt`);
			expect(receipt).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
			await resident.seesProgress();
			await sees(resident, resident.words.follow.waitingSign);

			await journey.until("2026-11-18 10:40");
			const cadre = await staffSigningInAt(journey, "duanmu", "/desk", { width: 390 });
			const taps = await handles(cadre, shots);
			process.stdout.write(
				`taps from an open case to its answer, ${how} script at the resident's: ${taps}\n`,
			);
			expect(taps).toBeLessThanOrEqual(tapsMost);

			await journey.until("2026-11-18 14:00");
			await resident.follows(receipt);
			await sees(resident, answered);
			await shot(resident.page, `${shots}-answered`);
			await resident.says("not", reason);
			await sees(resident, resident.words.follow.done.disputed);
			await shot(resident.page, `${shots}-disputed`);

			await journey.until("2026-12-08 09:30");
			const officer = await staffSigningInAt(journey, "xianyu", "/audit");
			await readsTheTrail(officer, shots);
			await resident.follows(receipt);
			await sees(resident, "已移交");
			await shot(resident.page, `${shots}-referred`);
		});
	}
});
