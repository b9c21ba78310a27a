import type { Route } from "playwright-core";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { type DoorLanguage, refusalSentence } from "../../web/lib/words.ts";
import { verifyWordsEn } from "../../web/verify/words.en.ts";
import { verifyWordsZhCN } from "../../web/verify/words.zh-CN.ts";
import { verifyWordsZhTW } from "../../web/verify/words.zh-TW.ts";
import { shot } from "../support/browser.ts";
import { doorBarriers } from "../support/inspection.ts";
import { journeyFor } from "../support/journey.ts";
import { checkpointBy, leafOf, ReferenceTree, signerNamed } from "../support/reference-log.ts";
import { isFocused, type Resident, residentAt, sees } from "../support/resident-of-journey.ts";
import type { Look } from "../support/visit.ts";

const said = { text: "巷子里的路灯不亮了，已经三天。", spot: "3 号楼门口" };
const verifyWords = { "zh-CN": verifyWordsZhCN, "zh-TW": verifyWordsZhTW, en: verifyWordsEn } as const;
const tree = new ReferenceTree(Array.from({ length: 64 }, (_, index) => leafOf(`leaf ${index}`)));

/** Turns the report in the file into one with other words, as whoever could change what is kept would. */
function withOtherWords(proof: string): string {
	return proof.replace(/^extra .*$/m, (line) => {
		const opened = JSON.parse(Buffer.from(line.slice("extra ".length), "base64").toString("utf8"));
		const words = opened.words.map((one: { text: string }) =>
			one.text === said.text ? { ...one, text: "路灯亮着。" } : one,
		);
		return `extra ${Buffer.from(JSON.stringify({ ...opened, words })).toString("base64")}`;
	});
}

/** Lets the server answer, and changes what it says on the way. */
function changed(change: (text: string) => string) {
	return async (route: Route) => {
		const response = await route.fetch();
		await route.fulfill({ response, body: change(await response.text()) });
	};
}

describe("the proof of a report is checked on the page of its receipt", () => {
	const house = journeyFor("file", { env: { CHECKPOINT_SECONDS: "1" } });
	let receipt = "";

	const opened = async (language: DoorLanguage = "zh-CN", look: Look = {}) => {
		const resident = residentAt(await house().visit(look), language);
		await resident.follows(receipt, `/follow?lang=${language}`);
		await resident.page.getByRole("heading", { name: resident.words.follow.proof.head }).waitFor();
		return resident;
	};
	const presses = ({ button, words }: Resident) => button(words.follow.proof.here).click();
	const outcomeOf = ({ page }: Resident, name: string) => page.getByRole("region", { name });

	beforeAll(async () => {
		const { url } = house();
		const visit = await house().visit();
		const resident = residentAt(visit);
		receipt = await resident.reports(said, "/#a=110199001003001");
		// A report is in the log once the next checkpoint covers it.
		await vi.waitFor(async () => {
			const asked = await fetch(`${url}/api/follow/proof`, { headers: { "x-receipt": receipt } });
			expect(asked.status).toBe(200);
		}, 60_000);
	});

	test.each(["zh-CN", "zh-TW", "en"] as const)(
		"it holds, and the page says beside what (%s)",
		async (language) => {
			const resident = await opened(language);
			const { page } = resident;
			const words = verifyWords[language];
			const fetched: string[] = [];
			page.on("request", (request) => void fetched.push(new URL(request.url()).pathname));
			expect(await page.locator("script[src], link[rel=modulepreload]").count()).toBe(1);
			await presses(resident);
			const outcome = outcomeOf(resident, words.right);
			await outcome.waitFor();
			expect(await outcome.innerText()).toContain(words.here.others.same);
			expect(await outcome.innerText()).toContain(said.text);
			const vkey = await (await fetch(`${house().url}/log/vkey`)).text();
			expect(await outcome.innerText()).toContain(vkey.trim());
			expect(await isFocused(outcome.getByRole("heading", { level: 2 }))).toBe(true);
			// What checks came with the press, and nothing went anywhere but to this house.
			expect(fetched.filter((path) => path.endsWith(".js")).length).toBeGreaterThan(0);
			expect(fetched).toContain("/follow/proof");
			await shot(page, `check-here-${language}`);
			expect(await doorBarriers(page, "check-here", { language })).toEqual([]);
		},
	);

	test.each([
		["other words", "/follow/proof", withOtherWords, verifyWordsZhCN.faults.wordsOther],
		[
			"another place in the log",
			"/follow/proof",
			(proof: string) => proof.replace(/^index (\d+)$/m, (_, index) => `index ${Number(index) + 1}`),
			verifyWordsZhCN.faults.notIncluded,
		],
		[
			"its end cut off",
			"/follow/proof",
			(proof: string) => proof.slice(0, -20),
			verifyWordsZhCN.faults.noCheckpoint,
		],
		[
			"a key that never signed it",
			"/log/vkey",
			(vkey: string) => signerNamed(vkey.split("+")[0] ?? "").vkey,
			verifyWordsZhCN.here.notSigned,
		],
	])("with %s it does not hold, and the page says why", async (_, path, change, sentence) => {
		const resident = await opened();
		await resident.page.route(`**${path}*`, changed(change));
		await presses(resident);
		const outcome = outcomeOf(resident, verifyWordsZhCN.wrong);
		await outcome.waitFor();
		expect(await outcome.innerText()).toContain(sentence);
		expect(await doorBarriers(resident.page, "check-here-wrong", { language: "zh-CN" })).toEqual([]);
	});

	test("a checkpoint in the public record that the key did not sign is not taken for the one in the file", async () => {
		const resident = await opened();
		const forged = checkpointBy(signerNamed("elsewhere.example/log"), tree, 64);
		await resident.page.route(
			"**/log/checkpoint*",
			changed(() => forged),
		);
		await presses(resident);
		const outcome = outcomeOf(resident, verifyWordsZhCN.right);
		expect(await outcome.innerText()).toContain(verifyWordsZhCN.here.others.unreadable);
		expect(await outcome.innerText()).not.toContain(verifyWordsZhCN.here.others.same);
	});

	test("without a network it says that it was not checked, and what was typed stays", async () => {
		const resident = await opened();
		const { page, words, visit } = resident;
		visit.expects(/ERR_INTERNET_DISCONNECTED/);
		await resident.field(words.message.head).fill("还没好");
		await visit.context.setOffline(true);
		await presses(resident);
		await sees(resident, words.follow.proof.unchecked);
		await visit.context.setOffline(false);
		await presses(resident);
		await outcomeOf(resident, verifyWordsZhCN.right).waitFor();
		expect(await page.getByText(words.follow.proof.unchecked).count()).toBe(0);
		expect(await resident.field(words.message.head).inputValue()).toBe("还没好");
	});

	test("without script there is the file, and how to check it", async () => {
		const resident = await opened("zh-CN", { javaScript: false });
		const { words, button } = resident;
		await sees(resident, words.follow.proof.how);
		expect(await button(words.follow.proof.here).count()).toBe(0);
		expect(await button(words.follow.proof.go).count()).toBe(1);
	});
});

describe("a report that no checkpoint covers yet", () => {
	const house = journeyFor("file", { env: { CHECKPOINT_SECONDS: "3600" } });

	test("has no proof yet, and the page says so in place", async () => {
		const visit = await house().visit();
		visit.expects(/503/);
		const resident = residentAt(visit);
		await resident.reports(said, "/#a=110199001003001");
		await resident.seesProgress();
		await resident.button(resident.words.follow.proof.here).click();
		await sees(resident, refusalSentence("notPublished", "zh-CN"));
	});
});
