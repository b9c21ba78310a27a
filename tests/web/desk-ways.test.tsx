import { render } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import type { AssistWire } from "../../server/contract/assist.ts";
import { actInFront, missing, offered, partOfField } from "../../web/desk/acts.ts";
import { CaseView } from "../../web/desk/case.tsx";
import { daysLeft } from "../../web/desk/case-facts.ts";
import { deedOf } from "../../web/desk/deeds.ts";
import { createDesk, DeskProvider } from "../../web/desk/desk.ts";
import { createDrafts, emptyDraft } from "../../web/desk/drafts.ts";
import { createClient } from "../../web/lib/client.ts";
import type { Language } from "../../web/lib/words.ts";
import { PreferencesProvider, plainPreferences } from "../../web/parts/preferences.tsx";
import { at, caseOf, json, now, only, pendingOf } from "./desk-samples.ts";

type Actions = ReturnType<typeof caseOf>["actions"];
const mine = (...given: readonly [action: Actions[number]["action"], why: string | null][]): Actions =>
	given.map(([action, why]) => ({ action, why }));
const acts = (actions: Actions) => offered(caseOf({ actions })).map(({ act }) => act);

function assist(more: Partial<AssistWire> = {}): AssistWire {
	const asked = { assistId: "a1", post: "水电协调岗", dueAt: at("15", "18:00"), words: "请查电缆。" };
	return { ...asked, mine: false, answeredAt: null, answer: null, help: null, ...more };
}

async function textOf(language: Language, more: Parameters<typeof caseOf>[0]) {
	const fetch = async () => json({ items: [], nextCursor: null, asOf: now });
	const desk = createDesk(createClient({ fetch }));
	const html = render(
		<PreferencesProvider value={{ ...plainPreferences, language }}>
			<DeskProvider value={desk}>
				<CaseView reply={caseOf(more)} seen={null} now={now} />
			</DeskProvider>
		</PreferencesProvider>,
	);
	return html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}

describe("other ways", () => {
	test("what the state leaves no room for is not offered, what a rule forbids says so", () => {
		const actions = mine(["extendCase", "askedTooLate"], ["promiseCase", "wrongState"], ["askAssist", null]);
		expect(offered(caseOf({ actions }))).toEqual([
			{ act: "extendCase", why: "askedTooLate" },
			{ act: "askAssist", why: null },
		]);
		expect(acts(mine(["answerAssist", "alreadyAnswered"], ["takeOver", "notYours"]))).toEqual([]);
	});

	test("help asked of me and an emergency to check stand in front", () => {
		const helping = caseOf({ ask: "assist", actions: mine(["answerAssist", null]) });
		expect(actInFront(helping, null)).toBe("answerAssist");
		const calling = caseOf({ ask: "confirmEmergency", actions: mine(["confirmEmergency", null]) });
		expect(actInFront(calling, null)).toBe("confirmEmergency");
	});

	test("words typed for a way keep its form in front, and would be missed", () => {
		const drafts = createDrafts();
		drafts.write("a", { extendWords: "等材料" });
		expect(drafts.unfinished("a")).toBe(true);
		const actions = mine(["contactResident", null], ["extendCase", null]);
		const reply = caseOf({ ask: "sign", actions });
		expect(actInFront(reply, null, drafts.of("a"))).toBe("extendCase");
		drafts.sent("a", ["extendWords", "days"]);
		expect(drafts.unfinished("a")).toBe(false);
	});
});

describe("the forms of other ways", () => {
	const lacks = (act: Parameters<typeof missing>[0], more: Partial<typeof emptyDraft> = {}) =>
		missing(act, { ...emptyDraft, ...more }, caseOf());

	test("say what they lack, in page order", () => {
		expect(lacks("extendCase")).toEqual(["days", "extendWords"]);
		expect(lacks("shelveCase", { cause: "funding" })).toEqual(["shelveWords", "ownerPostId", "reviewOn"]);
		expect(lacks("askAssist", { assistWords: "查电缆" })).toEqual(["assistPostId"]);
		expect(lacks("rateAssist")).toEqual(["help"]);
		expect(lacks("resumeCase")).toEqual([]);
	});

	test("a change is of level, category or both, and a step of a promise has words and a day", () => {
		expect(lacks("changeLevel", { levelWords: "要开挖" })).toEqual(["newLevel"]);
		expect(lacks("changeLevel", { levelWords: "要开挖", newCategory: "0201" })).toEqual([]);
		const promise = { promiseWords: "等材料", promisedOn: "2019-04-10" };
		expect(lacks("promiseCase", { ...promise, milestones: [{ byDate: "", words: "到货" }] })).toEqual([
			"milestones",
		]);
		expect(lacks("promiseCase", { ...promise, milestones: [{ byDate: "", words: "" }] })).toEqual([]);
	});

	test("a binding return names the post before it is granted, not before it is refused", () => {
		const reply = caseOf({ pending: { ...pendingOf("return"), mustName: true } });
		const draft = { ...emptyDraft, decisionWords: "可以" };
		expect(missing("decide", draft, reply, true)).toEqual(["decisionPostId"]);
		expect(missing("decide", draft, reply, false)).toEqual([]);
	});

	test("send what the contract asks for, and keep what was not changed", () => {
		const draft = {
			...emptyDraft,
			levelWords: "要开挖",
			newLevel: "complex",
			days: "3",
			extendWords: "等料",
		};
		const reply = caseOf({ assists: [assist({ assistId: "b", mine: true })] });
		expect(deedOf("changeLevel", draft, true, reply)).toEqual({
			act: "changeLevel",
			body: { words: "要开挖", level: "complex", categoryCode: "0203" },
		});
		expect(deedOf("extendCase", draft, true, reply)).toEqual({
			act: "extendCase",
			body: { words: "等料", days: 3 },
		});
		expect(deedOf("answerAssist", { ...draft, assistAnswer: "换了" }, true, reply)).toEqual({
			act: "answerAssist",
			body: { assistId: "b", words: "换了" },
		});
		expect(deedOf("returnCase", { ...draft, returnWords: "归物业" }, true, reply)).toEqual({
			act: "returnCase",
			body: { words: "归物业", itemId: null },
		});
	});

	test("a refusal's field is the control of this form", () => {
		expect(partOfField("promiseCase", "byDate")).toBe("promisedOn");
		expect(partOfField("askAssist", "postId")).toBe("assistPostId");
		expect(partOfField("decide", "postId")).toBe("decisionPostId");
	});

	test("an extension offers what the ten days still leave", () => {
		const part = { kind: "extension", at: now, until: null, seconds: null, limit: null } as const;
		expect(daysLeft(caseOf())).toBe(10);
		expect(daysLeft(caseOf({ clockStory: [{ ...part, days: 4 }] }))).toBe(6);
	});
});

describe("the page of a case", () => {
	test("what stops the clock stands at the clock, with its end, and no limit counts down", async () => {
		const until = { step: "resume", cause: "awaiting", dueAt: at("18", "14:00") } as const;
		const waits = caseOf({ ask: "wait", stops: ["awaiting"], due: [until] });
		const text = await textOf("zh-CN", waits);
		expect(text).toMatch(/停着：等居民答话 ，最晚 3 月 18 日 周一 14:00 接着走/);
		expect(text).toContain("停表");
		expect(text).not.toContain("还剩");
		expect(await textOf("en", waits)).toContain("Standing: ");
	});

	test("a limit that passed while the clock stood is not late; one that was past before is", async () => {
		const shelved = (since: string) => {
			const stop = {
				kind: "shelving",
				at: since,
				until: null,
				seconds: null,
				days: null,
				limit: null,
			} as const;
			const passed = { contactDueAt: at("14", "12:00"), finishDueAt: at("14", "14:00") };
			const clocks = { signDueAt: at("13", "17:00"), provisional: false, ...passed };
			return caseOf({ ask: "wait", stops: ["shelving"], due: [], clocks, clockStory: [stop] });
		};
		const inTime = await textOf("zh-CN", shelved(at("13", "14:00")));
		expect(inTime.match(/停表/g)).toHaveLength(2);
		expect(inTime).not.toContain("超");
		const late = await textOf("zh-CN", shelved(at("14", "13:00")));
		expect(late.match(/停表/g)).toHaveLength(1);
		expect(late).toContain("超 3 时 10 分");
	});

	test("the decider reads all that is asked for before deciding", async () => {
		const milestones = [{ byDate: "2019-04-01", words: "材料到货" }];
		const pending = { ...pendingOf("promise"), words: "厂家排期。", byDate: "2019-04-10", milestones };
		const text = await textOf("zh-CN", { ask: "decide", actions: only("decideCase"), pending });
		for (const told of ["厂家排期。", "4 月 10 日", "材料到货"]) expect(text).toContain(told);
		const shelving = { ...pendingOf("shelving"), cause: "funding" as const, owner: "城建岗" };
		const english = await textOf("en", { ask: "decide", actions: only("decideCase"), pending: shelving });
		for (const told of ["No money for it", "城建岗"]) expect(english).toContain(told);
		const back = { ask: "decide", actions: only("decideCase"), pending: pendingOf("return") } as const;
		expect(await textOf("zh-CN", back)).toContain("不指定，退回派单台");
	});

	test("help shows whose it is, by when, and what came of it", async () => {
		const open = await textOf("zh-CN", { assists: [assist()] });
		expect(open).toContain("水电协调岗");
		expect(open).toContain("请查电缆。");
		const given = assist({ answeredAt: now, answer: "电缆已换。", help: "partly" });
		const text = await textOf("zh-CN", { assists: [given] });
		expect(text).toContain("电缆已换。");
		expect(text).toContain("帮上一部分");
	});
});
