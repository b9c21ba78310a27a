import { expect, test } from "vitest";
import { boundaryWords } from "../../web/desk/words-boundary.ts";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { residentAt } from "../support/resident-of-journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";

const house = journeyFor("test");
const said = "望河桥西头的路灯两盏都不亮。";
const other = "桥东社区 市政设施岗";

test("the lead of a boundary place returns it, and whoever stands above both sides gives it to the other for good", async () => {
	const own = boundaryWords("zh-CN");
	const resident = residentAt(await house().visit());
	await resident.reports({ text: said, place: "桥东社区第一网格", category: "路灯" });
	const lead = await staffAt(house(), "duanmu", "/desk");
	await lead.opens(said);
	await lead.page.getByText(own.open(other)).waitFor();
	await shot(lead.page, "boundary-lead-1280");
	const { words } = lead;
	await lead.button(words.wayGroups.notMine).click();
	await lead.page.getByRole("button", { name: words.way.returnCase.name }).first().click();
	await lead.field(words.wayForm.returnWords).fill("灯杆在河那边。");
	await lead.button(words.way.returnCase.go).click();
	await lead.page.getByRole("status").filter({ hasText: "退单" }).waitFor();
	const head = await staffAt(house(), house().moverOf(said), "/desk", { width: 390 });
	await head.opens(said);
	await head.page.getByText(own.accept(other)).waitFor();
	await head.page.getByText(own.decline("柳荫社区 市政设施岗")).waitFor();
	await shot(head.page, "boundary-decide-390");
	await head.field(words.decideForm.words).fill("看过线路，电表在桥东。");
	await head.button(words.decideForm.accept.return).click();
	await head.page.getByText(own.decided).waitFor();
	expect(await head.page.getByText(other).count()).toBeGreaterThan(0);
});
