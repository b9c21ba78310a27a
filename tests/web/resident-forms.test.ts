import { describe, expect, it } from "vitest";
import { type DoorLanguage, refusalSentence } from "../../web/lib/words.ts";
import { isSealPromised, type ResidentPage } from "../../web/resident/page.ts";
import { quickReport, quickReports } from "../../web/resident/quick.ts";
import { renderResident } from "../../web/resident/render.tsx";
import { residentWords } from "../../web/resident/words.ts";
import { answeredView, follow, pagesOf, sealedView, viewOf } from "./resident-pages.ts";
import { dataOf, fullDraft, receipt, shellOf } from "./resident-report-pages.ts";

/** What the forms send, and what the pages promise and keep quiet about. */
function draw(page: ResidentPage, language: DoorLanguage = "zh-CN"): string {
	return renderResident(page, shellOf(language));
}

function named(name: string, language: DoorLanguage = "zh-CN"): string {
	const page = pagesOf(language)[name];
	if (page === undefined) throw new Error(`no page ${name}`);
	return draw(page, language);
}

const zh = residentWords("zh-CN");

describe("the report form", () => {
	it("sends the fields of the report and no others", () => {
		const [, body = ""] = named("grown").split("<body>");
		const names = [...body.matchAll(/ name="([a-zA-Z]+)"/g)].map(([, name]) => name);
		// Whether a matter that others reported is the same is asked on the check.
		const { join: _join, ...asked } = fullDraft("zh-CN");
		const fields = [...Object.keys(asked), "quick", "step", "photo", "dropPhotos"];
		expect([...new Set(names)].sort()).toEqual(fields.sort());
	});

	it("never sends a field twice: a field sent twice is refused", () => {
		const html = named("grown");
		for (const field of ["text", "areaCode", "categoryCode", "spot", "aboutName", "sealed", "contactPhone"]) {
			expect([...html.matchAll(new RegExp(` name="${field}"`, "g"))], field).toHaveLength(1);
		}
	});

	it("comes back from check with everything that was typed", () => {
		const html = named("check");
		for (const [field, value] of Object.entries(fullDraft("zh-CN"))) {
			const escaped = value.replace("<", "&lt;");
			expect(html, field).toContain(`<input type="hidden" name="${field}" value="${escaped}"/>`);
		}
	});

	it("hands in no verdict by Enter on a choice", () => {
		expect(/<button[^>]*>/.exec(named("answered"))?.[0]).toContain(`form="follow" formaction="/follow"`);
	});

	it("means the check by Enter in a field, not the first switch of the bar", () => {
		const first = /<button[^>]*>/.exec(named("report"))?.[0];
		expect(first).toContain('form="report"');
		expect(first).toContain('value="check"');
		expect(first).toContain('tabindex="-1"');
	});

	it("keeps what was typed when language or letter size are switched", () => {
		const switches = [...named("grown").matchAll(/<button class="link"[^>]*>/g)].map(([tag]) => tag);
		expect(switches).toHaveLength(3);
		for (const tag of switches) expect(tag).toMatch(/form="report" formaction="\/report\?[^"]+"/);
		for (const tag of switches) expect(tag).toContain('value="edit"');
	});

	it("chooses the door's own area where the resident has chosen none", () => {
		const page: ResidentPage = {
			page: "report",
			draft: { ...fullDraft("zh-CN"), areaCode: "" },
			problems: [],
		};
		const html = renderResident(page, { ...shellOf("zh-CN"), areaCode: "110105001002" });
		expect(html).toContain('<option value="110105001002" selected');
	});

	it("fills words and category by one tap, in either language", () => {
		for (const { words, categoryCode } of quickReports) {
			for (const text of Object.values(words)) expect(quickReport(text)).toEqual({ text, categoryCode });
			expect(named("report")).toContain(`name="quick" value="${words["zh-CN"]}"`);
		}
		expect(quickReport("anything else")).toBeNull();
	});

	it("names each problem on top in page order, and again at its field", () => {
		const html = named("errors");
		const links = [...html.matchAll(/<a href="#([a-z]+)">([^<]+)/g)].map(([, id]) => id);
		expect(links).toEqual(["area", "who", "tel"]);
		expect(html).toContain("<title>错误：");
		for (const id of links) expect(html).toMatch(new RegExp(`id="${id}"[^>]*aria-invalid="true"`));
		expect(html).toContain(zh.kept);
	});

	it("shows help lines at once for words of danger to a person, on the page, the check and the receipt", () => {
		const hidden = /data-help="[^"]*"><div hidden/;
		expect(named("grown")).toMatch(hidden);
		for (const page of ["grownDanger", "checkDanger", "receiptDesk"]) {
			expect(named(page), page).not.toMatch(hidden);
			expect(named(page), page).toContain('<a href="tel:12356">');
		}
		for (const page of ["check", "receipt"]) expect(named(page), page).not.toContain("12356");
	});

	it("says by the code's own sentence what the field's cannot say", () => {
		const problems = [{ field: "text", code: "textTooLong" }];
		const html = draw({ page: "report", draft: fullDraft("zh-CN"), problems });
		expect(html).toContain(refusalSentence("textTooLong", "zh-CN"));
	});
});

describe("the seal", () => {
	it("is promised to whoever asks for it and to every report about a person", () => {
		const categoryCode = "";
		expect(isSealPromised({ about: "person", sealed: "", categoryCode })).toBe(true);
		expect(isSealPromised({ about: "none", sealed: "yes", categoryCode })).toBe(true);
		expect(isSealPromised({ about: "unit", sealed: "", categoryCode })).toBe(false);
		expect(isSealPromised({ about: "none", sealed: "", categoryCode: "1007" })).toBe(true);
		expect(named("check")).toContain(zh.check.sealYes);
		expect(named("checkPlain")).not.toContain(zh.check.sealYes);
	});

	it("leaves nothing under the receipt but received, in hand, ended", () => {
		for (const state of ["received", "dispatched", "handling", "followUp", "closed"] as const) {
			const html = draw(follow({ ...sealedView("zh-CN"), state }));
			const { text, holder, superior, reply, spot } = dataOf["zh-CN"];
			for (const secret of [
				text.slice(0, 8),
				holder,
				superior,
				reply,
				spot,
				"蓝卡",
				"道路破损",
				"<time",
				"rule",
			]) {
				expect(html, `${state}: ${secret}`).not.toContain(secret);
			}
			expect(html.replaceAll("</span><span>", "")).toContain(`>${zh.follow.states[state]}</span>`);
		}
		const said = new Set(Object.values(zh.follow.states));
		// And that the resident took it back, who knows that anyway.
		expect(said.size).toBe(4);
	});
});

describe("the receipt", () => {
	it("stands in seven numbered groups, and a form that cannot be sent before it is kept", () => {
		const html = named("receipt");
		for (const [index, group] of receipt.split("-").entries()) {
			expect(html).toContain(`<li><i>${index + 1}</i>${group}</li>`);
		}
		expect(html).toMatch(/<input type="checkbox" required/);
		expect(html).toContain(`<input type="hidden" name="receipt" value="${receipt}"/>`);
	});

	it("promises the limits of this case, and none where none is set yet", () => {
		expect(named("receipt")).toContain("11 月 23 日 周一 18:00 前");
		expect(named("receiptDesk")).not.toContain(zh.receipt.finish);
		expect(named("receiptSealed")).toContain(zh.receipt.sealedText);
	});

	it("unknown and malformed get the same bytes", () => {
		const page = { page: "enter", typed: receipt } as const;
		expect(draw({ ...page, problem: "unknown" })).toBe(draw({ ...page, problem: "malformed" }));
	});
});

describe("following a case", () => {
	it("tells the story oldest first, the resident's later words among it", () => {
		const html = named("follow");
		const told = ["您说", "派给", "没人签收", "签收了", "到时没做到", "留言", "系统催了", "现在："];
		const places = told.map((words) => html.indexOf(words));
		expect(places).toEqual([...places].sort((one, other) => one - other));
		expect(places[0]).toBeGreaterThan(0);
		const own = html.lastIndexOf("您说");
		expect(own).toBeGreaterThan(html.indexOf("留言"));
		expect(own).toBeLessThan(html.indexOf("现在："));
	});

	it("writes a card that is no longer in force as 曾到, and never removes it", () => {
		expect(named("follow")).toMatch(/曾到 <span class="step s1">/);
		expect(named("late")).not.toContain("曾到");
		expect(named("late")).toMatch(/<dd><span class="step s3">/);
	});

	it("asks for a verdict only when it is the resident's move, without a default", () => {
		expect(named("follow")).not.toContain('name="verdict"');
		const asked = named("answered");
		expect([...asked.matchAll(/<input type="radio" name="verdict"[^>]*>/g)]).toHaveLength(3);
		expect(asked).not.toMatch(/name="verdict"[^>]*checked/);
		expect(asked).toContain("11 月 27 日 周五 24:00");
		expect(named("checking")).not.toContain('name="verdict"');
	});

	it("offers a check, not another rework, to whoever has disputed before", () => {
		expect(named("answered")).toContain(zh.verdict.not);
		expect(draw(follow(answeredView("zh-CN", { disputes: 1 })))).toContain(zh.verdict.notAgain);
	});

	it("keeps what was typed in the one form of the page, whichever button was pressed", () => {
		const draft = {
			words: "补一句",
			verdict: "not",
			reason: "差一块",
			contacted: "yes",
			visited: "no",
			askedForRating: "",
			askedToWithdraw: "",
			appeal: "",
			photos: "",
			proof: "",
			attitude: "fair",
		} as const;
		const html = draw(follow(answeredView("zh-CN"), { draft }));
		expect(html).toMatch(/<textarea[^>]*id="say"[^>]*>补一句</);
		expect(html).toMatch(/<textarea[^>]*id="why"[^>]*>差一块</);
		expect(html).toMatch(/value="not" checked/);
		expect([...html.matchAll(/<form/g)]).toHaveLength(1);
	});

	it("shows no message field once the case is closed", () => {
		expect(named("closed")).not.toContain('name="words"');
		expect(named("closed").replaceAll("</span><span>", "")).toContain(zh.follow.closed.unconfirmed);
	});

	it("never names limits that are past as still to come", () => {
		const html = draw(follow(viewOf("zh-CN", { asOf: "2026-11-24T09:00:00+08:00" })));
		expect(html).not.toContain('<li class="due"');
		expect(html).toContain("超期 15 时");
	});
});

describe("a refusal", () => {
	it("keeps the words of whoever was refused for one more press", () => {
		const html = named("refused");
		expect(html).toContain(refusalSentence("storageFull", "zh-CN"));
		expect(html).toContain('action="/report"');
		expect(html).toContain('name="step" value="send"');
	});

	it("leaves no trace of this door on the weather page", () => {
		const html = named("weather");
		expect(html).not.toContain(dataOf["zh-CN"].place);
		expect(html).not.toMatch(/查询码|诉求|<script|href="\/"/);
	});
});
