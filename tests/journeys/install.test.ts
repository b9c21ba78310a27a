import type { CDPSession, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { lineTo } from "../support/cut-line.ts";
import { journeyFor } from "../support/journey.ts";
import { isKept, residentAt, sees } from "../support/resident-of-journey.ts";

const text = "地下车库的灯全灭了，推车的人看不见台阶。";
const place = "桥东社区第二网格";
const lostNetwork =
	/^console: .*(?:ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED|ERR_CONNECTION_(?:RESET|CLOSED)|ERR_FAILED)/;
/** Pixels of a side without which Chromium offers no installing. */
const iconSideMin = 144;

type Read = {
	readonly name: string;
	readonly startUrl: string;
	readonly scope: string;
	readonly display: string;
	readonly icons: readonly { readonly url: string; readonly sizes: string; readonly type: string }[];
};

/** The manifest as the browser itself has read it, and what it found wrong with it. */
async function manifestOf(session: CDPSession): Promise<{ read: Read; errors: readonly unknown[] }> {
	const { errors, manifest } = await session.send("Page.getAppManifest");
	// The protocol's types call this part experimental and leave it open.
	return { read: manifest as unknown as Read, errors };
}

/** Runs in the page: how wide a picture is once the browser has drawn it. */
async function widthOf(address: string): Promise<number> {
	const picture = new Image();
	picture.src = address;
	await picture.decode();
	return picture.naturalWidth;
}

async function widths(page: Page, { icons }: Read): Promise<[string, number][]> {
	const pngs = icons.filter(({ type }) => type === "image/png");
	return Promise.all(
		pngs.map(async ({ url, sizes }): Promise<[string, number]> => [sizes, await page.evaluate(widthOf, url)]),
	);
}

describe("the door on the first screen of a phone", () => {
	const house = journeyFor("file");

	// The headless browser answers `Page.getInstallabilityErrors` with an empty list whatever the manifest says, so what
	// Chromium asks for is held against what it has read.
	test("has all that Chromium asks of what may be installed, as the browser itself reads it", async () => {
		const { page, context } = await house().visit();
		await page.goto("/");
		const session = await context.newCDPSession(page);
		const { read, errors } = await manifestOf(session);
		expect(errors).toEqual([]);
		expect(read.name).toBe("青石桥街道");
		expect(["kStandalone", "kFullscreen", "kMinimalUi"]).toContain(read.display);
		expect(read.startUrl).toBe(`${house().url}/`);
		expect(read.startUrl.startsWith(read.scope)).toBe(true);
		expect(await page.evaluate(() => isSecureContext)).toBe(true);
		const drawn = await widths(page, read);
		expect(drawn.filter(([sizes, width]) => sizes !== `${width}x${width}`)).toEqual([]);
		expect(Math.max(...drawn.map(([, width]) => width))).toBeGreaterThanOrEqual(iconSideMin);
		const answer = await page.request.get(read.startUrl);
		expect(answer.status()).toBe(200);
	});

	test("opened there without a network, it has the unsent report; with one again it is sent once", async () => {
		const line = await lineTo(house().url);
		const visit = await house().visit({ through: line.url });
		visit.expects(lostNetwork);
		const first = residentAt(visit);
		await first.opens();
		await first.writes({ text, place });
		await first.page.getByRole("checkbox", { name: first.words.report.draft }).check();
		await isKept(first);
		const session = await visit.context.newCDPSession(first.page);
		const { startUrl } = (await manifestOf(session)).read;
		await first.page.close();
		line.cut();
		// A press on the icon opens the address of the manifest, in a window of its own.
		const opened = residentAt({ ...visit, page: await visit.context.newPage() });
		await opened.page.goto(startUrl);
		await expect.poll(() => opened.field(opened.words.report.text).inputValue()).toBe(text);
		await sees(opened, opened.words.note.again);
		await shot(opened.page, "resident-installed-offline-390");
		line.mend();
		const before = house().reportCount();
		await opened.checks();
		await opened.sends();
		expect(house().reportCount()).toBe(before + 1);
		expect(await opened.page.evaluate(() => localStorage.length)).toBe(0);
		await line.close();
	});
});
