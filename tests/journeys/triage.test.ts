import { describe, expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { residentAt, sees } from "../support/resident-of-journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";

const place = "桥东社区第一网格";

describe("a report that accuses waits at the desk until triage decides", () => {
	const house = journeyFor("test");

	test("the operator sees why it waits and sends it to a post, which has it from then on", async () => {
		const journey = house();
		const said = "听说评低保要给好处费，我不知道真假，只想问我家为什么没评上。";
		const resident = residentAt(await journey.visit());
		const receipt = await resident.reports({ text: said, place, category: "低保特困" });
		await sees(resident, resident.words.receipt.triage);
		const operator = await staffAt(journey, "zhuge", "/desk");
		const { page, words, field, button } = operator;
		await operator.opens(said);
		await sees(operator, words.held.accusation);
		await field(words.dispatchForm.post).selectOption({ value: "qiaodong:welfare" });
		await shot(page, "triage-dispatch-1280");
		await operator.visit.tap(button(words.dispatchForm.toPost("桥东社区 民生保障岗")));
		await page.getByRole("status").filter({ hasText: "已派给 桥东社区 民生保障岗" }).waitFor();
		const cadre = await staffAt(journey, "linghu", "/desk");
		await cadre.opens(said);
		await cadre.button(cadre.words.acts.sign).waitFor();
		await resident.follows(receipt);
		await sees(resident, resident.words.follow.waitingSign);
	});

	test("sealed, it is gone for the operator; only the discipline officer finds it, and opening it is recorded", async () => {
		const journey = house();
		const said = "窗口的人收了红包才肯盖章，我亲眼看见两次。";
		const resident = residentAt(await journey.visit());
		const receipt = await resident.reports({ text: said, place });
		const operator = await staffAt(journey, "zhuge", "/desk");
		await operator.opens(said);
		await operator.visit.tap(operator.page.getByRole("button", { name: operator.words.acts.sealConduct }));
		await shot(operator.page, "triage-seal-1280");
		const sealedPath = new URL(operator.page.url()).pathname;
		await operator.visit.tap(operator.button(operator.words.sealForm.conduct.go));
		await operator.page.getByRole("status").filter({ hasText: operator.words.done.seal }).waitFor();
		await expect.poll(() => operator.row(said).count()).toBe(0);
		await shot(operator.page, "triage-sealed-1280");
		await operator.page.goto(sealedPath);
		await sees(operator, operator.words.goneTitle);
		expect(await operator.page.getByText(said).count()).toBe(0);

		const caseNumber = sealedPath.split("/").at(-1) ?? "";
		const officer = await staffAt(journey, "xianyu", "/audit/sealed");
		const { page, audit, button } = officer;
		await page.getByRole("button", { name: caseNumber }).click();
		await sees(officer, audit.sealed.recordedTitle);
		expect(await page.getByText(said).count()).toBe(0);
		await shot(page, "sealed-list-1280");
		await button(audit.sealed.open(caseNumber)).click();
		await sees(officer, said);
		const trail = page.getByRole("region", { name: audit.trail.trail }).getByRole("listitem");
		const last = trail.filter({ hasText: audit.trail.events.SealedViewed }).last();
		expect(await last.innerText()).toContain("纪检监察一岗");
		await shot(page, "sealed-file-1280");
		await resident.follows(receipt);
		await sees(resident, resident.words.follow.states.received);
		expect(await resident.page.getByRole("heading", { name: resident.words.follow.story }).count()).toBe(0);
		await shot(resident.page, "resident-sealed-390");
	});

	test("a sealed report is in no count: not on the board, not in the numbers, not in another officer's list of service cases", async () => {
		const journey = house();
		const resident = residentAt(await journey.visit());
		await resident.opens();
		const { words, page } = resident;
		await resident.writes({ text: "他拿着钥匙不开门，还骂人。", place });
		await page.getByRole("radio", { name: words.report.aboutPerson }).check();
		await sees(resident, words.seal.head);
		await page.getByLabel(words.report.aboutName, { exact: true }).fill("证明窗口岗的人");
		await shot(page, "resident-about-a-person-390");
		await resident.checks();
		await sees(resident, words.check.sealYes);
		await resident.sends();
		await sees(resident, words.receipt.sealedText);
		await journey.until("2026-12-30 17:00");
		const officer = await staffAt(journey, "xianyu", "/audit");
		await sees(officer, officer.audit.board.empty);
		await shot(officer.page, "board-empty-1280");
		await officer.page.getByRole("link", { name: officer.audit.nav.statistics }).click();
		await sees(officer, officer.audit.statistics.none);
		const operator = await staffAt(journey, "zhuge", "/desk");
		await sees(operator, operator.words.empty.mine);
		await shot(operator.page, "desk-empty-1280");
	});
});
