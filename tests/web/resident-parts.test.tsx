import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { type StepWire, stepNames } from "../../server/contract/common.ts";
import type { DoorLanguage } from "../../web/lib/words.ts";
import { Ruler } from "../../web/parts/ruler.tsx";
import { Step } from "../../web/parts/step.tsx";
import type { ReportDraft } from "../../web/resident/page.ts";
import { renderResident } from "../../web/resident/render.tsx";
import { follow as followPage, viewOf } from "./resident-pages.ts";
import { fullDraft, shellOf } from "./resident-report-pages.ts";

const from = "2026-11-16T10:05:00+08:00";
const clocks = {
	signDueAt: "2026-11-16T15:05:00+08:00",
	contactDueAt: "2026-11-17T18:00:00+08:00",
	finishDueAt: "2026-11-23T18:00:00+08:00",
};

function ruler(now: string, more: Partial<typeof clocks> = {}): string {
	return renderToString(<Ruler from={from} clocks={{ ...clocks, ...more }} now={now} language="zh-CN" />);
}

/** Every percent of the drawing. */
function percents(svg: string): number[] {
	return [...svg.matchAll(/"(-?[\d.]+)%"/g)].map(([, value]) => Number(value));
}

function shownTexts(svg: string): string[] {
	return [...svg.matchAll(/<text[^>]*>([^<]+)/g)].map(([, text]) => text ?? "");
}

describe("the ruler", () => {
	it.each([
		"2026-11-01T00:00:00+08:00",
		from,
		"2026-11-20T15:10:00+08:00",
		clocks.finishDueAt,
		"2027-11-20T15:10:00+08:00",
	])("stays within its line at %s", (now) => {
		const svg = ruler(now);
		expect(Math.min(...percents(svg))).toBeGreaterThanOrEqual(0);
		expect(Math.max(...percents(svg))).toBeLessThanOrEqual(100);
		expect(svg).not.toContain("style=");
		expect(svg).toContain('role="img"');
	});

	it("fills what is used, and past the limit runs on beyond a double tick", () => {
		const half = ruler("2026-11-20T02:02:30+08:00");
		expect(half).toContain('<rect class="used" y="1.8em" width="50%"');
		expect(half).not.toContain("translate(-5)");
		const past = ruler("2026-12-01T01:55:00+08:00");
		expect(past).toContain('<rect class="used" y="1.8em" width="50%"');
		expect(past).toContain("translate(-5)");
		expect(past).toContain("已过，超 7 天 7 时");
	});

	it("drops labels that would lie over one another, and never the finish", () => {
		expect(shownTexts(ruler("2026-11-20T15:10:00+08:00"))).toEqual(["现在", "办完", "联系"]);
		expect(shownTexts(ruler("2027-11-20T15:10:00+08:00"))).toContain("办完");
		expect(shownTexts(ruler(from, { finishDueAt: "2026-11-19T10:05:00+08:00" }))).toContain("联系");
	});
});

describe("a step of the ladder", () => {
	it("is told apart by word and stairs in every language, not by colour alone", () => {
		const filled = stepNames.map((step) => {
			const html = renderToString(<Step step={step} language="en" />);
			expect(html).toMatch(/>[A-Z][a-z ]+<\/span>$/);
			return (/<path d="([^"]*)"/.exec(html)?.[1]?.match(/M/g) ?? []).length;
		});
		expect(filled).toEqual([0, 0, 0, 1, 2, 3, 4]);
	});
});

const shown = (language: DoorLanguage, more: Parameters<typeof viewOf>[1]) =>
	renderResident(followPage(viewOf(language, more)), shellOf(language));

describe("the state sentence", () => {
	const late = { asOf: "2026-12-08T09:30:00+08:00", state: "dispatched" } as const;

	it.each([
		["zh-CN", "已出红卡", "已移交纪检"],
		["zh-TW", "已出紅卡", "已移交紀檢"],
		["en", "red card out", "referred to discipline"],
	] as const)("names a card that is out, and says a referral as one, in %s", (language, card, referred) => {
		const headOf = (step: StepWire) => /<h1[^>]*>(.*?)<\/h1>/.exec(shown(language, { ...late, step }))?.[1];
		expect(headOf("red")).toContain(card);
		expect(headOf("referred")).toContain(referred);
		expect(headOf("referred")).not.toMatch(/已出| out\b/);
	});
});

describe("what is said of the proof file", () => {
	const to = "区纪委监委信访室";
	const sealed = { track: "conduct", sealed: true, sealedTo: to, text: "" } as const;

	it.each([
		["zh-CN", "里面有您的原话", "里面没有您的原话"],
		["zh-TW", "裡面有您的原話", "裡面沒有您的原話"],
		["en", "It holds your own words", "Your words are not in it"],
	] as const)("is true of a report that was encrypted as it came, in %s", (language, holds, holdsNone) => {
		expect(shown(language, {})).toContain(holds);
		const html = shown(language, sealed);
		expect(html).toContain(holdsNone);
		expect(html).toContain(to);
		expect(html).not.toContain(holds);
	});
});

describe("what is said of the file with everything kept", () => {
	const to = "区纪委监委信访室";
	const sealed = { track: "conduct", sealed: true, sealedTo: to, text: "" } as const;
	const erased = [{ at: "2026-11-20T10:00:00+08:00", ground: "resident" as const, pieces: 2 }];

	it.each([
		["zh-CN", "您写的话、电话、照片和办理经过", "都锁在里面", "依法删掉的已经不在了"],
		["zh-TW", "您寫的話、電話、照片和辦理經過", "都鎖在裡面", "依法刪掉的已經不在了"],
		["en", "your words, a phone number, photos", "are locked in that", "erased by law is gone"],
	] as const)(
		"is true of one that was encrypted, and of one that was erased, in %s",
		(language, all, locked, gone) => {
			expect(shown(language, {})).toContain(all);
			const html = shown(language, sealed);
			expect(html).toContain(locked);
			expect(html).not.toContain(all);
			for (const view of [
				{ erased, text: "" },
				{ ...sealed, erased },
			]) {
				expect(shown(language, view)).toContain(gone);
				expect(shown(language, view)).not.toContain(locked);
				expect(shown(language, view)).not.toContain(all);
			}
		},
	);
});

describe("a dispute between neighbours", () => {
	const follow = (more: Parameters<typeof viewOf>[1]) => {
		return shown("en", { categoryCode: "0901", allowed: ["withdrawCase"], ...more });
	};
	const warning = "they may guess it is you";

	it("says before anybody is talked to that they may guess who it was, on the check page and under the receipt", () => {
		const draft = { ...fullDraft("en"), categoryCode: "0901" };
		const check = (categoryCode: string) =>
			renderResident(
				{ page: "check", draft: { ...draft, categoryCode }, offered: [], matters: [] },
				shellOf("en"),
			);
		expect(check("0901")).toContain(warning);
		expect(follow({})).toContain(warning);
		expect(check("0201")).not.toContain(warning);
	});

	it("says it no more where nobody goes any more, and never of a sealed report", () => {
		expect(follow({ allowed: [] })).not.toContain(warning);
		expect(follow({ sealed: true })).not.toContain(warning);
	});
});

describe("a visit to a counter", () => {
	const told = "sees only morning or afternoon";
	const draft = { ...fullDraft("en"), danger: "no", type: "" } as const;
	const check = (more: Partial<ReportDraft>) =>
		renderResident({ page: "check", draft: { ...draft, ...more }, offered: [], matters: [] }, shellOf("en"));

	it("is said to be told by its half-day where it is chosen, on the page of the report and on the check page", () => {
		const report = renderResident(
			{ page: "report", draft: { ...draft, categoryCode: "1004" }, problems: [] },
			shellOf("en"),
		);
		expect(report).toContain(told);
		expect(check({ categoryCode: "0801" })).toContain(told);
		expect(check({ categoryCode: "0203" })).not.toContain(told);
	});

	it("is not where it does not wait: in danger, and as a question", () => {
		expect(check({ categoryCode: "0801", danger: "yes" })).not.toContain(told);
		expect(check({ categoryCode: "0801", type: "inquiry" })).not.toContain(told);
	});
});
