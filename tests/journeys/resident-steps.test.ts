import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { isKept, type Resident, residentAt, sees } from "../support/resident-of-journey.ts";

const said = { place: "柳荫社区第二网格", category: "路灯", spot: "5 号楼 2 单元" };
const phoneWidth = 390;
/** Where a PNG says how wide it is. */
const widthAt = 16;

/** Pictures of the steps of one way through the door, numbered as they come; each is as wide as a phone. */
function album({ page }: Resident, way: string) {
	let number = 0;
	return async (step: string) => {
		number += 1;
		const path = await shot(page, `steps-${way}-${String(number).padStart(2, "0")}-${step}`);
		expect(readFileSync(path).readUInt32BE(widthAt)).toBe(phoneWidth);
	};
}

/** Every question open, one answer missing. */
async function writesAll(resident: Resident, text: string): Promise<void> {
	const { page, words } = resident;
	await resident.writes({ ...said, text });
	await page.getByRole("radio", { name: words.report.dangerNo }).check();
	await page.getByRole("radio", { name: words.report.aboutUnit }).check();
	await page.getByRole("checkbox", { name: words.report.wantCall }).check();
	await resident.field(words.report.phone).fill("12");
}

describe("every step of a resident's way has its picture on a phone", () => {
	const house = journeyFor("file");

	test.each([
		["script", true],
		["plain", false],
	])("from an empty page to a closed case (%s)", async (way, javaScript) => {
		const resident = residentAt(await house().visit({ javaScript }));
		const { page, words, button, field } = resident;
		const picture = album(resident, way);
		const text = `路灯坏了两个月，老人摸黑上楼（${way}）。`;
		await resident.opens();
		await picture("empty");
		await writesAll(resident, text);
		await picture("written");
		await button(words.report.go).click();
		await page.getByRole("alert").waitFor();
		await picture("errors");
		await field(words.report.phone).fill("13800138000");
		await resident.checks();
		await picture("check");
		await resident.sends();
		await picture("receipt");
		const receipt = await resident.copiesReceipt();
		await resident.seesProgress();
		await picture("follow");
		await resident.adds("今天又有人摔了。");
		await picture("added");
		await house().answer(text, "灯头换过了。");
		await resident.follows(receipt);
		await sees(resident, words.follow.asked);
		await picture("answered");
		await resident.says("not", "换了还是不亮。");
		await sees(resident, words.follow.done.disputed);
		await picture("disputed");
		await house().answer(text, "线路也换过了。");
		await resident.follows(receipt);
		await resident.says("solved");
		await sees(resident, words.follow.done.confirmed);
		await picture("closed");
		await resident.opens("/follow");
		await picture("enter");
		await resident.follows("0000-0000-0000-0000-0000-0000-0000");
		await sees(resident, words.enter.problem);
		await picture("unknown");
		await page.getByRole("link", { name: words.bar.leave }).click();
		await resident.heading(words.weather.head).waitFor();
		await picture("left");
	});

	test("without a network, and when it is back", async () => {
		const resident = residentAt(await house().visit());
		const { page, visit, words, button, heading } = resident;
		visit.expects(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_NETWORK_CHANGED/);
		const picture = album(resident, "offline");
		await resident.opens();
		await resident.writes({ ...said, text: "减速带翘起来了。" });
		await page.getByRole("checkbox", { name: words.report.draft }).check();
		await isKept({ page });
		await picture("draft");
		await resident.checks();
		await visit.context.setOffline(true);
		await button(words.check.send).click();
		await sees(resident, words.note.offline);
		await picture("waits");
		await visit.context.setOffline(false);
		await heading(words.receipt.head).waitFor();
		await picture("back");
	});
});
