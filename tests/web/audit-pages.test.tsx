import { render } from "preact-render-to-string";
import { describe, expect, test, vi } from "vitest";
import type { ListOverdueReply } from "../../server/contract/escalation.ts";
import type { Session } from "../../server/contract/sign-in.ts";
import { App } from "../../web/audit/app.tsx";
import { noChanges } from "../../web/audit/board.ts";
import { HeldKey, OverdueTable } from "../../web/audit/escalation-table.tsx";
import { Numbers } from "../../web/audit/statistics.tsx";
import { createForms } from "../../web/lib/forms.ts";
import { createSession } from "../../web/lib/session.ts";
import type { Language } from "../../web/lib/words.ts";
import { PreferencesProvider, plainPreferences } from "../../web/parts/preferences.tsx";
import { asOf, at, fired, overdue, session, statistics, statisticsRow } from "./audit-samples.ts";

const languages: readonly Language[] = ["zh-CN", "en"];
// Place names and the resident's words are not translated; everything else of an English page is.
const chineseLeft = /[\u4e00-\u9fff]/;

function inLanguage(language: Language, children: preact.ComponentChildren): string {
	return render(
		<PreferencesProvider value={{ ...plainPreferences, language }}>{children}</PreferencesProvider>,
	);
}

function tableIn(language: Language, reply: Partial<ListOverdueReply>, changes = noChanges): string {
	const counts = { ignored: 7, late: 12, carded: 2 };
	const whole = { items: [overdue()], counts, asOf, nextCursor: null, ...reply };
	return inLanguage(
		language,
		<OverdueTable
			reply={whole}
			days={21}
			changes={changes}
			onSeen={() => undefined}
			onOpen={() => undefined}
			heading="—"
		/>,
	);
}

/** The door as it is first drawn for somebody at an address. */
async function doorFor(role: Session["role"], address: string): Promise<string> {
	vi.stubGlobal("location", new URL(address, "http://localhost"));
	const answer = (url: string) =>
		url === "/api/session"
			? new Response(JSON.stringify(session(role)), { status: 200 })
			: new Response("{}", { status: 404 });
	const store = createSession({ fetch: async (url) => answer(url) });
	await store.start();
	const html = render(<App store={store} forms={createForms()} />);
	vi.unstubAllGlobals();
	return html;
}

describe("the overdue board in both languages", () => {
	test.each([
		[
			"zh-CN",
			["未理会 7 · 没有任何人联系过居民", "超期 12 · 联系过，没办完", "卡还在 2 · 已经不超期，卡没有消"],
		],
		[
			"en",
			[
				"Ignored 7 · nobody has contacted the resident",
				"Late 12 · contacted, not finished",
				"Card in force 2 · no longer late, the card still stands",
			],
		],
	] as const)("%s: the groups stand under their names, with the counts of all pages", (language, names) => {
		const items = (["ignored", "late", "carded"] as const).map((group) =>
			overdue({ group, caseNumber: group }),
		);
		const html = tableIn(language, { items });
		for (const name of names) expect(html).toContain(name);
	});

	test("a row says how far, the words, whose it is, since when, and who held it", () => {
		const html = tableIn("zh-CN", {});
		expect(html).toContain("蓝卡");
		expect(html).toContain("我妈独居半年没见过人");
		expect(html).toContain("南塘社区 养老服务岗");
		expect(html).toMatch(/现由<\/span> <b[^>]*>书记岗/);
		expect(html).toContain("7 天 21 时");
		expect(html).toContain("11-12 18:00 起");
		expect(html).toContain('href="/audit/cases/261111-0052-0001"');
	});

	test("signs that something is wrong are written out, and nothing is said by colour alone", () => {
		const html = tableIn("zh-CN", {
			items: [overdue({ round: 2, answeredAt: at("13T10:00"), overdueSince: null, step: null })],
		});
		expect(html).toContain("第 2 轮");
		expect(html).toContain("没联系就答复");
		expect(html).toContain("不超期");
		expect(html).toContain("还没出卡");
	});

	test("a changed cell is outlined, the others are not", () => {
		const changes = new Map([["261111-0052-0001", new Set(["step"] as const)]]);
		const html = tableIn("zh-CN", {}, changes);
		expect(html.match(/changed/g)).toHaveLength(1);
	});

	test("an English board has no Chinese left but what people and places are called", () => {
		const plain = overdue({
			text: "The lamp is out.",
			areaName: "Nantang",
			post: "Care",
			nextMove: { as: "superior", post: null },
			steps: [fired("blue", at("12T18:00"), { fellOn: "Care", told: "Secretary" })],
			held: [{ from: at("11T10:30"), to: null, kind: "superior", post: "Secretary" }],
		});
		expect(tableIn("en", { items: [plain] })).not.toMatch(chineseLeft);
		expect(inLanguage("en", <HeldKey />)).not.toMatch(chineseLeft);
	});

	test("a hundred and twenty rows are a hundred and twenty rows", () => {
		const items = Array.from({ length: 120 }, (_, index) => overdue({ caseNumber: `c${index}` }));
		expect(tableIn("zh-CN", { items }).match(/class="held"/g)).toHaveLength(120);
	});
});

describe("the numbers in both languages", () => {
	test.each(languages)(
		"%s: what is counted, what is not, and under which policy, comes first",
		(language) => {
			const html = inLanguage(language, <Numbers reply={statistics()} />);
			const expected =
				language === "en"
					? ["40 cases counted", "3 of praise", "Policy version 1", "95% interval 82.0–95.0"]
					: ["算进 40 件", "表扬 3 件", "办法第 1 版", "95% 区间 82.0–95.0"];
			for (const sentence of expected) expect(html).toContain(sentence);
			expect(html).not.toContain("style=");
		},
	);

	test("fewer than twenty have a count and no value", () => {
		const few = statistics({ all: statisticsRow(19), levels: [], areas: [] });
		const html = inLanguage("zh-CN", <Numbers reply={few} />);
		// The two times and the share of the whole; then a row each in the three figures that compare, and in the measures
		// returns, promises, attitude, the one superior, the one department and the one community.
		expect(html.match(/只有 19 件，太少，不比较/g)).toHaveLength(3);
		expect(html.match(/>件太少，不比较/g)).toHaveLength(3 + 6);
		// The measures of the fixture have 40 and may show theirs; nothing that has nineteen shows a share.
		const ofNineteen = html.replaceAll(/<tr(?:(?!<\/tr>).)*36 \/ 40(?:(?!<\/tr>).)*<\/tr>/g, "");
		expect(ofNineteen).not.toBe(html);
		expect(ofNineteen).not.toContain("90.0%");
	});

	test("times are said as working time, never as bare minutes", () => {
		const html = inLanguage("zh-CN", <Numbers reply={statistics()} />);
		expect(html).toContain("2 个工作日");
		expect(html).toContain("5 个工作日");
		expect(html).not.toContain("2400");
	});

	test("communities stand in code order and none is ranked", () => {
		const areas = [
			statisticsRow(40, { areaCode: "110102004001", areaName: "柳荫社区", late: 9 }),
			statisticsRow(40, { areaCode: "110102004002", areaName: "桥东社区", late: 1 }),
		];
		const html = inLanguage("zh-CN", <Numbers reply={statistics({ areas })} />);
		expect(html.indexOf("柳荫社区")).toBeLessThan(html.indexOf("桥东社区"));
		expect(html).toContain("按区划代码排，不排名次");
	});

	test("every plot says in words what it shows", () => {
		const html = inLanguage("en", <Numbers reply={statistics()} />);
		const plots = html.match(/<svg[^>]*role="img"[^>]*>/g) ?? [];
		expect(plots.length).toBeGreaterThan(5);
		for (const plot of plots) expect(plot).toMatch(/aria-label="[^"]+"/);
	});

	test("a period without reports is said calmly", () => {
		const html = inLanguage("zh-CN", <Numbers reply={statistics({ counted: 0 })} />);
		expect(html).toContain("这一段没有到期的诉求");
	});
});

describe("who finds what behind the audit door", () => {
	test("the discipline officer has the board, the sealed reports and the numbers", async () => {
		const html = await doorFor("disciplineOfficer", "/audit");
		for (const name of ["超期板", "封存件", "数字"]) expect(html).toContain(`>${name}</a>`);
	});

	test.each(["leader", "head", "supervisor"] as const)(
		"%s has the board and the numbers, no sealed reports",
		async (role) => {
			const html = await doorFor(role, "/audit");
			expect(html).toContain(">超期板</a>");
			expect(html).not.toContain("封存件");
			expect(await doorFor(role, "/audit/sealed")).toContain("没有这一页");
		},
	);

	test("the observer has the numbers only, whatever the address", async () => {
		expect(await doorFor("observer", "/audit")).toContain("<h1>数字</h1>");
		expect(await doorFor("observer", "/audit/cases/261111-0052-0001")).toContain("没有这一页");
	});

	test.each(["cadre", "operator", "administrator"] as const)(
		"%s is shown the way to the desk",
		async (role) => {
			expect(await doorFor(role, "/audit?lang=en")).toContain('href="/desk?lang=en"');
		},
	);

	test("links keep the language and the letter size", async () => {
		const html = await doorFor("disciplineOfficer", "/audit?lang=en&type=large");
		expect(html).toContain('href="/audit/statistics?lang=en&amp;type=large"');
	});

	test("sealed reports are said to record each opening before any is opened", async () => {
		const html = await doorFor("disciplineOfficer", "/audit/sealed");
		expect(html).toContain('class="sealed-page"');
		expect(html).toContain("只有纪检监察看得到这一页");
	});
});
