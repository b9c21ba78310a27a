import type { DeedName } from "../../web/lib/deeds.ts";
import type { Door } from "./door-states.ts";
import type { Staff } from "./staff-of-journey.ts";

/** How somebody of staff comes to a state of a page, in either language. */

/** Opens the first case of the list. */
export async function opensFirst({ page, words, shared }: Door): Promise<void> {
	await page.getByRole("region", { name: words.listLabel, exact: true }).getByRole("link").first().click();
	await page.getByRole("region", { name: shared.ownWords }).waitFor();
}

/** Chooses to contact the resident, and sends nothing. */
export async function sendsNothing(door: Door): Promise<void> {
	const { page, words, button } = door;
	await opensFirst(door);
	await page.getByRole("button", { name: `${words.acts.contact} ${words.ways.contact}` }).click();
	await button(words.acts.contact).click();
	await page.getByRole("alert").waitFor();
}

/** Opens the case with these words, goes to one of the other ways where none is in front, and sends nothing. */
export async function triesNothing(
	door: Door,
	said: string,
	way: DeedName,
	group?: keyof Door["words"]["wayGroups"],
) {
	const { page, words, row, button } = door;
	await row(said).click();
	if (group !== undefined) {
		await button(words.wayGroups[group]).click();
		await page.getByRole("button", { name: words.way[way].name }).click();
	}
	await button(words.way[way].go).click();
	await page.getByRole("alert").waitFor();
}

/** Chooses a way that stands in the open on the first case, waits for its form, and sends nothing. */
export async function triesWith(door: Door, way: DeedName) {
	const { page, words, button } = door;
	await opensFirst(door);
	await page.getByRole("button", { name: words.way[way].name }).click();
	await page.getByRole("radio").first().waitFor();
	await button(words.way[way].go).click();
	await page.getByRole("alert").waitFor();
}

/** Opens the first case, and chooses to hide words of it. */
export async function hidesNothing(door: Door): Promise<void> {
	const { page, words, button } = door;
	await opensFirst(door);
	await button(words.wayGroups.other).click();
	await page.getByRole("button", { name: words.way.maskWords.name }).click();
	const form = page.getByRole("form", { name: words.way.maskWords.name });
	await form.getByRole("textbox").first().waitFor();
	await button(words.way.maskWords.go).click();
	await page.getByRole("alert").waitFor();
}

const heard = "楼道里堆着旧家具，老太太绊了一下。";

/** Takes a call down that waits for triage, and comes to what is read back. */
export async function takesDown({ page }: Door): Promise<void> {
	await page.locator("#take-text").fill(heard);
	await page.locator("#take-place").fill("qdsqd");
	await page.locator("#take-places").getByRole("option").first().waitFor();
	await page.keyboard.press("Enter");
	await page.locator(".near").waitFor();
	await page.keyboard.press("Control+Enter");
	await page.locator("#take-right").waitFor();
}

/** What was taken down waits for triage, beside what is in hand and says some of the same. */
export async function seesAlike({ page, row }: Door): Promise<void> {
	await row(heard).first().click();
	await page.locator("#alike-title").waitFor();
}

export const shows = (role: "listitem" | "table" | "term") => (door: Door) =>
	door.page.getByRole(role).first().waitFor();

/** Sends a form with nothing in it. */
export async function enters({ page }: Door): Promise<void> {
	await page.locator("button.go").click();
	await page.getByRole("alert").waitFor();
}

export const list = ({ page, words }: Door) =>
	page.getByRole("region", { name: words.listLabel, exact: true }).getByRole("link").first().waitFor();

/** Opens the sealed reports one by one, each look recorded, up to the one with these words. */
export async function opensSealed(
	{ page, audit, button }: Pick<Staff, "page" | "audit" | "button">,
	said: string,
): Promise<void> {
	const rows = page.getByRole("listitem").getByRole("button");
	await rows.first().waitFor();
	for (const row of await rows.all()) {
		await row.click();
		await page.getByRole("button", { name: /打开 .*记下这一次/ }).click();
		await page.getByRole("button", { name: audit.sealed.close }).waitFor();
		if ((await page.getByText(said).count()) > 0) break;
		await button(audit.sealed.close).click();
		await rows.first().waitFor();
	}
}
