import { describe, expect, test } from "vitest";
import { setupWordsZhCN as words } from "../../web/desk/words-setup.zh-CN.ts";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { type Staff, staffAt } from "../support/staff-of-journey.ts";

/** Goes on by a link of this name, and to the page's heading. */
async function opens({ visit, page }: Staff, link: string, heading: string): Promise<void> {
	await visit.tap(page.getByRole("main").getByRole("link", { name: link, exact: true }));
	await page.getByRole("heading", { name: heading, level: 1 }).waitFor();
}

const isDone = ({ page }: Staff, sentence: string) =>
	page.getByRole("status").filter({ hasText: sentence }).waitFor();

async function namesPost(staff: Staff): Promise<void> {
	const { page, field, button } = staff;
	await page.goto("/desk/setup/posts/unit");
	await field(words.posts.unitName).fill("新桥居委会");
	await field(words.posts.unitId).fill("u:xinqiao");
	await field(words.posts.unitPeople).fill("7");
	await button(words.posts.unitGo).click();
	await isDone(staff, words.posts.unitDone("新桥居委会"));
	await opens(staff, words.posts.add, words.posts.add);
	await field(words.posts.name).fill("综合岗");
	await field(words.posts.id).fill("xinqiao:general");
	await field(words.posts.unit).selectOption("u:xinqiao");
	await field(words.posts.area).selectOption("110199001009");
	await field(words.posts.superior).selectOption("street:worksLeader");
	await button(words.posts.go).click();
	await isDone(staff, words.posts.done("综合岗"));
	await shot(page, "setup-post-390");
}

describe("the administrator sets the house up", () => {
	const house = journeyFor("file", { cases: "demo" });

	test("an area, a unit and a post are named, a person is added, goes on leave and holds the post", async () => {
		const staff = await staffAt(house(), "dongye", "/desk/setup", { width: 390 });
		const { page, field, button } = staff;
		await page.getByRole("heading", { name: words.title }).waitFor();
		await shot(page, "setup-menu-390");

		await opens(staff, words.menu.areas.name, words.menu.areas.name);
		await opens(staff, words.areas.add, words.areas.add);
		await button(words.areas.go).click();
		await page.getByRole("alert").waitFor();
		await field(words.areas.code).fill("11019900100");
		await field(words.areas.name).fill("新桥社区");
		await button(words.areas.go).click();
		await page.getByRole("alert").filter({ hasText: "没有这个地方" }).waitFor();
		await shot(page, "setup-area-refused-390");
		await field(words.areas.code).fill("110199001009");
		await button(words.areas.go).click();
		await isDone(staff, words.areas.done("新桥社区"));

		await namesPost(staff);
		await page.goto("/desk/setup/people/new");
		await field(words.people.name).fill("陈一帆");
		await field(words.people.area).selectOption("110199001009");
		await button(words.people.go).click();
		await isDone(staff, words.people.done("陈一帆"));
		await opens(staff, words.people.leave, `${words.people.leave}: 陈一帆`);
		await field(words.people.leaveFrom).fill("2026-12-01");
		await field(words.people.leaveTo).fill("2026-12-04");
		await button(words.people.leaveGo).click();
		await isDone(staff, words.people.leaveDone("陈一帆"));
		await page.getByText(/12 月 1 日.* 00:00 到 12 月 4 日.* 23:59/).waitFor();
		await shot(page, "setup-person-390");

		await page.goto("/desk/setup/posts/xinqiao:general/move");
		await field(words.posts.who).selectOption({ label: "陈一帆" });
		await button(words.posts.moveGo).click();
		await isDone(staff, words.posts.moveDone("新桥社区 综合岗"));
		await page.getByText("陈一帆").waitFor();
	});

	test("what is typed survives another page, a reload and a sign-out, until its person thinks better of it", async () => {
		const staff = await staffAt(house(), "dongye", "/desk/setup/people/new");
		const { page, field, button, frame } = staff;
		await field(words.people.name).fill("没写完的人");
		await page
			.getByRole("link", { name: words.people.area })
			.or(page.getByRole("link", { name: `‹ ${words.back}` }))
			.click();
		await page.getByRole("heading", { name: words.title }).waitFor();
		await page.goBack();
		expect(await field(words.people.name).inputValue()).toBe("没写完的人");
		page.on("dialog", (dialog) => void dialog.accept());
		await page.waitForFunction(() => localStorage.length === 1);
		await page.reload();
		await expect.poll(() => field(words.people.name).inputValue()).toBe("没写完的人");
		await button(frame.signOut).click();
		await staff.signsIn("dongye", staff.passphrase);
		await page.getByRole("navigation").getByRole("link", { name: staff.words.nav.setup }).click();
		await opens(staff, words.menu.people.name, words.menu.people.name);
		await opens(staff, words.people.add, words.people.add);
		await expect.poll(() => field(words.people.name).inputValue()).toBe("没写完的人");
		await opens(staff, words.back1, words.menu.people.name);
		await page.waitForFunction(() => localStorage.length === 0);
		await opens(staff, words.people.add, words.people.add);
		expect(await field(words.people.name).inputValue()).toBe("");
	});

	test("the sheet of a hand-over names what is in hand and nobody's words; the holder reads it too", async () => {
		const post = "liuyin:facilities";
		const staff = await staffAt(house(), "dongye", `/desk/setup/posts/${post}`);
		await opens(staff, words.posts.sheet, "柳荫社区 市政设施岗 交接单");
		const numbers = await staff.page.getByRole("rowheader").allInnerTexts();
		expect(numbers.length).toBeGreaterThan(0);
		await shot(staff.page, "setup-hand-over-1280");
		const holder = await staffAt(house(), "duanmu", `/desk/hand-over/${post}`, { width: 390 });
		await holder.page.getByRole("rowheader").first().waitFor();
		expect(await holder.page.getByRole("rowheader").allInnerTexts()).toEqual(numbers);
	});
});
