import { render } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { CaseView } from "../../web/desk/case.tsx";
import { createDesk, DeskProvider } from "../../web/desk/desk.ts";
import { doneSentence } from "../../web/desk/done-note.tsx";
import { InboxPane } from "../../web/desk/inbox.tsx";
import { deskWordsEn } from "../../web/desk/words.en.ts";
import { deskWordsZhCN } from "../../web/desk/words.zh-CN.ts";
import { createClient } from "../../web/lib/client.ts";
import type { Language } from "../../web/lib/words.ts";
import { demoCode } from "../../web/parts/demo-code.ts";
import {
	PreferencesProvider,
	plainPreferences,
	readPreferences,
	withPreferences,
} from "../../web/parts/preferences.tsx";
import { sentenceOf } from "../../web/parts/problem.tsx";
import { SignInPage } from "../../web/parts/sign-in.tsx";
import { at, caseOf, json, now, only, pendingOf, row } from "./desk-samples.ts";

const languages: readonly Language[] = ["zh-CN", "en"];
const posts = { items: [], nextCursor: null };

/** A desk with this list already read. */
async function deskWith(...items: ReturnType<typeof row>[]) {
	const fetch = async (url: string) =>
		json(url.startsWith("/api/inbox") ? { items, nextCursor: null, asOf: now } : posts);
	const desk = createDesk(createClient({ fetch }));
	await desk.refresh();
	return desk;
}

type Desk = Awaited<ReturnType<typeof deskWith>>;

const page = (desk: Desk, language: Language, children: preact.ComponentChildren) =>
	render(
		<PreferencesProvider value={{ ...plainPreferences, language }}>
			<DeskProvider value={desk}>{children}</DeskProvider>
		</PreferencesProvider>,
	);

const casePage = (desk: Desk, language: Language, more: Parameters<typeof caseOf>[0]) =>
	page(desk, language, <CaseView reply={caseOf(more)} seen={null} now={now} />);

/** What a reader sees: the markup without its tags. */
const textOf = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

describe("the list", () => {
	test("a row leads with the verb, then the words, and never with the case number", async () => {
		const desk = await deskWith(row("190313-0001-0001", { ask: "sign" }));
		const text = textOf(page(desk, "zh-CN", <InboxPane title="我的工单" current={null} />));
		expect(text).toMatch(/18:00 还剩 2 时 50 分 签收 路灯从月初就不亮。/);
		expect(text).not.toContain("190313-0001-0001");
		expect(textOf(page(desk, "en", <InboxPane title="My cases" current={null} />))).toContain(
			"18:00 2 h 50 min left Sign",
		);
	});

	test("a sealed row shows lock and word, and no words of the report where none were sent", async () => {
		const desk = await deskWith(row("a", { ask: "read", sealed: true, text: "", dueAt: null }));
		const html = page(desk, "zh-CN", <InboxPane title="我的工单" current={null} />);
		expect(html).toContain('class="lock"');
		expect(textOf(html)).toContain("封存件。打开一次记一次。");
	});

	test("an empty list says so calmly, with what falls due next", async () => {
		const desk = await deskWith(row("a", { ask: "wait", dueAt: at("18", "11:30") }));
		const text = textOf(page(desk, "zh-CN", <InboxPane title="我的工单" current={null} />));
		expect(text).toContain("现在没有要您做的");
		expect(text).toContain("下一个到点：周一 11:30，柳荫社区 路灯。");
	});

	test("there is one first heading: the list's, or that of the case on screen", async () => {
		const desk = await deskWith(row("a"));
		const heads = (html: string) => html.match(/<h1/g)?.length ?? 0;
		expect(heads(page(desk, "zh-CN", <InboxPane title="我的工单" current={null} />))).toBe(1);
		expect(heads(page(desk, "zh-CN", <InboxPane title="我的工单" current="a" />))).toBe(0);
		expect(heads(casePage(desk, "zh-CN", {}))).toBe(1);
	});
});

describe("the case", () => {
	const asks = [
		[
			"sign",
			{ ask: "sign", state: "dispatched", actions: only("signCase", "contactResident", "answerCase") },
		],
		["contact", { ask: "contact" }],
		["answer", { ask: "answer", contactedAt: at("14", "10:12") }],
		[
			"decide",
			{
				ask: "decide",
				actions: only("decideCase"),
				pending: pendingOf("cannotBeSolved"),
			},
		],
		["dispatch", { ask: "triage", state: "received", actions: only("dispatchCase", "sealCase") }],
		["none", { ask: "wait", state: "followUp", actions: only() }],
	] as const;

	test.each(asks)("%s: at most one green button, and its consequence beside it", async (act, more) => {
		const desk = await deskWith();
		for (const language of languages) {
			const html = casePage(desk, language, {
				...more,
				actions: [...("actions" in more ? more.actions : caseOf().actions)],
			});
			expect(html.match(/class="go"/g)?.length ?? 0).toBe(act === "none" ? 0 : 1);
			expect(html).not.toContain("style=");
			expect(html).not.toMatch(/undefined|\[object|NaN/);
		}
	});

	test("the resident's own words are shown whole, as text and never as markup", async () => {
		const html = casePage(await deskWith(), "zh-CN", { text: "<b>门锁着</b>\n没人" });
		expect(html).toContain('<p class="words">&lt;b>门锁着&lt;/b>\n没人</p>');
		expect(html).toContain("居民原话 · 谁也改不了");
	});

	test("what cannot be done stays with its reason, and is announced as such", async () => {
		const actions = caseOf().actions.map(({ action, why }) =>
			action === "answerCase" ? { action, why: "alreadyAnswered" } : { action, why },
		);
		const html = casePage(await deskWith(), "zh-CN", { actions });
		expect(html).toMatch(/class="way" aria-disabled="true" aria-describedby="way-answer"/);
		expect(textOf(html)).toContain("做不了：已经答复过了");
	});

	test("the reply shows what the resident will read before it is sent", async () => {
		const desk = await deskWith();
		desk.drafts.write(caseOf().caseNumber, { answerWords: "换了三盏灯。", outcome: "cannotBeSolved" });
		const text = textOf(casePage(desk, "zh-CN", { ask: "answer" }));
		expect(text).toContain("居民会看到这些： 他们说解决不了，理由在下面。您说呢？ 换了三盏灯。");
		expect(text).toContain("先由上级确认，居民才看到");
	});

	test("an answer without contact says that it will be marked so", async () => {
		const desk = await deskWith();
		expect(textOf(casePage(desk, "zh-CN", { ask: "answer" }))).toContain("没联系就答复");
		expect(textOf(casePage(desk, "zh-CN", { ask: "answer", contactedAt: now }))).not.toContain(
			"没联系就答复",
		);
	});

	test("the clock says what falls next by itself, with the rule's own time", async () => {
		const due = [{ step: "referred", cause: "finish", dueAt: at("20", "18:00") }] as const;
		const text = textOf(casePage(await deskWith(), "zh-CN", { due: [...due] }));
		expect(text).toContain("3 月 20 日 周三 18:00 还没答复，自动移交纪检。");
	});

	test("a seal says who can read it, who cannot and what follows, before it is pressed", async () => {
		const desk = await deskWith();
		desk.work.chosen.value = "sealConduct";
		const more = { ask: "triage", state: "received", actions: only("dispatchCase", "sealCase") } as const;
		const text = textOf(casePage(desk, "zh-CN", { ...more, held: ["accusation"] }));
		expect(text).toContain("谁看得到 只有管得着被说的人的纪检监察人员。");
		expect(text).toContain("谁看不到");
		expect(text).toContain("封存，交纪检监察");
		expect(text).toContain("原话里有检举控告的词");
	});
});

describe("the sentence about a deed", () => {
	test("it says when, and what is due next", () => {
		const done = { act: "sign", caseNumber: caseOf().caseNumber, reply: caseOf() } as const;
		expect(doneSentence(done, deskWordsZhCN, "zh-CN")).toBe("已签收 15:10。联系居民还剩 2 时 50 分。");
		expect(doneSentence(done, deskWordsEn, "en")).toBe(
			"Signed 15:10. Contact the resident: 2 h 50 min left.",
		);
		const contacted = { ...done, act: "contact", reply: caseOf({ contactedAt: now }) } as const;
		expect(doneSentence(contacted, deskWordsZhCN, "zh-CN")).toBe(
			"已发给居民 15:10。答复居民还剩 6 天 2 时。",
		);
	});

	test("an answer that cannot be published yet is said to wait for the superior", () => {
		const pending = pendingOf("cannotBeSolved");
		const done = { act: "answer", caseNumber: caseOf().caseNumber, reply: caseOf({ pending }) } as const;
		expect(doneSentence(done, deskWordsZhCN, "zh-CN")).toBe("已报上级确认 15:10。");
	});
});

describe("signing in", () => {
	const nobody = async () => null;
	const ways = { signIn: nobody, signInByPasskey: nobody };
	const signIn = (language: Language, demo: Parameters<typeof SignInPage>[0]["demo"], lost = false) =>
		render(
			<PreferencesProvider value={{ ...plainPreferences, language }}>
				<SignInPage title="办理台" path="/desk" {...{ demo, lost }} {...ways} />
			</PreferencesProvider>,
		);
	const person = { role: "cadre", name: "甲", username: "a", passphrase: "b", totpSecret: "" } as const;

	test("the demo's list is labelled as one, and an installation has none", () => {
		const demo = { clock: now, speed: 1, people: [person] };
		expect(textOf(signIn("zh-CN", demo))).toContain("演示：点一个人，直接进去");
		expect(textOf(signIn("en", demo))).toContain("Demo: pick a person and go in");
		expect(textOf(signIn("zh-CN", null))).not.toContain("演示");
	});

	test("a lost session says that the words typed are still there", () => {
		expect(textOf(signIn("zh-CN", null, true))).toContain("您写的都还在");
		expect(textOf(signIn("en", null, true))).toContain("what you wrote is still here");
	});

	test("the demo's one-time code is that of RFC 6238", async () => {
		// "12345678901234567890", the secret of the standard's own vectors.
		const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
		expect(await demoCode(secret, 59)).toBe("287082");
		expect(await demoCode(secret, 1_111_111_109)).toBe("081804");
		expect(await demoCode(secret, 20_000_000_000)).toBe("353130");
	});
});

describe("language and letter size", () => {
	test("they live in the address and come back from it", () => {
		for (const preferences of [plainPreferences, { language: "en", large: true } as const]) {
			const url = withPreferences("/desk", preferences);
			expect(readPreferences(url.slice("/desk".length))).toEqual(preferences);
		}
		expect(readPreferences("?lang=fr&type=huge")).toEqual(plainPreferences);
	});

	test("no word of the desk is empty, and no English one is Chinese", () => {
		const leaves = (value: unknown, path: string): [string, string][] => {
			if (typeof value === "string") return [[path, value]];
			if (typeof value === "function") return [[path, String(value("x", 2))]];
			return Object.entries(value ?? {}).flatMap(([key, part]) => leaves(part, `${path}.${key}`));
		};
		const mayBeEmpty = /^words\.(details|operation\.advice)\./;
		for (const [path, word] of [...leaves(deskWordsZhCN, "words"), ...leaves(deskWordsEn, "words")]) {
			if (!mayBeEmpty.test(path)) expect(word, path).not.toBe("");
		}
		for (const [path, word] of leaves(deskWordsEn, "words"))
			expect(word, path).not.toMatch(/\p{Script=Han}/u);
	});

	test("every refusal has a sentence, with the wait where there is one", () => {
		const refused = { code: "busy", status: 503, field: null, retryAfterSeconds: 2 };
		expect(sentenceOf(refused, "zh-CN")).toContain("过 2 秒再试");
		expect(sentenceOf({ ...refused, code: "offline", retryAfterSeconds: null }, "zh-CN")).toContain(
			"现在没有网",
		);
		expect(sentenceOf({ ...refused, code: "nobodyKnows" }, "en")).not.toBe("");
	});
});
