import { describe, expect, test } from "vitest";
import { refusalSentence } from "../../web/lib/words.ts";
import { shot } from "../support/browser.ts";
import { type Journey, journeyFor } from "../support/journey.ts";
import { sees } from "../support/resident-of-journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";

const bench = "小花园东头那条长椅只剩两根铁架子，老人走到那里没处坐。";
const board = "单元门口的公告栏锁着，钥匙说丢了，招领启事贴不进去。";

/** The same person at another screen: that the number was seen there is an event, and the first screen is behind it. */
async function looksAtTheNumber(journey: Journey, caseNumber: string) {
	const other = await staffAt(journey, "zhuge", `/desk/calls/${caseNumber}`, { width: 390 });
	await other.visit.tap(other.button(other.words.calls.begin));
	await other.page.getByRole("link", { name: "010-5550 0163" }).waitFor();
}

describe("the desk calls", () => {
	const house = journeyFor("file", { cases: "demo" });

	test("a resident whose case was answered, takes down what they say, and the case is closed by their word", async () => {
		const journey = house();
		const { caseNumber } = journey.caseOf(bench);
		const desk = await staffAt(journey, "zhuge", "/desk", { width: 1280 });
		const { calls } = desk.words;
		await desk.visit.tap(desk.page.getByRole("link", { name: calls.title, exact: true }));
		await desk.page.getByRole("heading", { name: calls.title, level: 1 }).waitFor();
		await desk.page.getByRole("link", { name: caseNumber }).waitFor();
		await shot(desk.page, "calls-1280");
		await desk.visit.tap(desk.page.getByRole("link", { name: caseNumber }));
		await sees(desk, calls.scripts.followUp("柳荫社区第二网格 小花园东头"));
		expect(await desk.page.getByText("010-5550 0163").count()).toBe(0);
		await shot(desk.page, "call-card-1280");
		await desk.visit.tap(desk.button(calls.begin));
		await desk.page.getByRole("link", { name: "010-5550 0163" }).waitFor();
		await desk.visit.tap(desk.button(calls.go));
		await sees(desk, calls.required.came);
		await desk.page.getByRole("radio", { name: calls.reached, exact: true }).check();
		await desk.page.getByRole("radio", { name: calls.verdicts.notSolved }).check();
		await desk.visit.tap(desk.button(calls.go));
		await sees(desk, calls.required.words);
		await shot(desk.page, "call-errors-1280");
		await desk.page.getByRole("radio", { name: calls.verdicts.solved, exact: true }).check();
		await desk.field(calls.words).fill("坐上去稳当。");
		await desk.field(calls.visited).selectOption({ label: calls.yes });
		await looksAtTheNumber(journey, caseNumber);
		await desk.visit.tap(desk.button(calls.go));
		await desk.page.getByText(refusalSentence("stale", "zh-CN")).waitFor();
		expect(await desk.field(calls.words).inputValue()).toBe("坐上去稳当。");
		await desk.visit.tap(desk.button(calls.go));
		await sees(desk, calls.done.solved);
		expect(await desk.page.getByRole("link", { name: caseNumber }).count()).toBe(0);
		expect(journey.caseOf(bench)).toMatchObject({ status: "closed", verdict: "solved" });
	});

	test("a resident whom nobody has contacted, from the case itself and on a phone in English", async () => {
		const journey = house();
		const { caseNumber } = journey.caseOf(board);
		const desk = await staffAt(journey, "zhuge", "/desk", {
			width: 390,
			dark: true,
		});
		await desk.page.goto(`/desk/cases/${caseNumber}?lang=en`);
		const link = desk.page.getByRole("link", { name: "Call the resident" });
		await desk.visit.tap(link);
		await desk.page.getByRole("button", { name: "See the number and call" }).waitFor();
		await shot(desk.page, "call-contact-390-dark-en");
		await desk.visit.tap(desk.page.getByRole("button", { name: "See the number and call" }));
		await desk.page.getByRole("radio", { name: "Reached", exact: true }).check();
		await desk.visit.tap(desk.page.getByRole("button", { name: "Take it down" }));
		await desk.page.getByText("Taken down: reached.").waitFor();
		await shot(desk.page, "call-taken-390-dark-en");
	});
});
