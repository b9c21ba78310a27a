import { expect, test } from "vitest";
import { journeyFor } from "../support/journey.ts";
import { sees } from "../support/resident-of-journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";

const journey = journeyFor("file");

test("whoever is signed in elsewhere too sees it, ends it there with one press, and stays here", async () => {
	const phone = await staffAt(journey(), "duanmu", "/desk", { width: 390 });
	const desk = await staffAt(journey(), "duanmu", "/desk/sessions");
	const { page, button, frame } = desk;
	const ends = page.getByRole("button", { name: /^退出这一处/ });
	await ends.waitFor();
	await expect.poll(() => ends.count()).toBe(1);
	await ends.click();
	await sees(desk, "别处没有登录着。");
	await phone.page.reload();
	await phone.button(phone.frame.signIn).waitFor();
	await page.reload();
	await button(frame.signOut).waitFor();
	await sees(desk, "别处没有登录着。");
});

test("all others end at once", async () => {
	const [one, other] = [
		await staffAt(journey(), "puyang", "/desk"),
		await staffAt(journey(), "puyang", "/desk"),
	];
	const here = await staffAt(journey(), "puyang", "/desk/sessions", { width: 390 });
	await here.button("退出别处，只留这里").click();
	await sees(here, "别处没有登录着。");
	for (const { page, button, frame } of [one, other]) {
		await page.reload();
		await button(frame.signIn).waitFor();
	}
	await here.page.reload();
	await here.button(here.frame.signOut).waitFor();
});
