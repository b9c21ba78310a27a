import { render } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import type { LetterCase, ReadLetterReply } from "../../server/contract/letter.ts";
import { createDesk, DeskProvider } from "../../web/desk/desk.ts";
import { LetterView } from "../../web/desk/letter.tsx";
import { pathOf, routeOf } from "../../web/desk/paths.ts";
import { createClient } from "../../web/lib/client.ts";
import type { Language } from "../../web/lib/words.ts";
import { PreferencesProvider, plainPreferences } from "../../web/parts/preferences.tsx";
import { at, json, now } from "./desk-samples.ts";

function letterCase(more: Partial<LetterCase> = {}): LetterCase {
	const place = { areaCode: "110199001001001", areaName: "柳荫社区第一网格", post: "柳荫社区 市政设施岗" };
	const clocks = { signDueAt: at("11", "14:00"), contactDueAt: at("12", "18:00"), provisional: false };
	return {
		...{ caseNumber: "190311-1111-2222", state: "handling", level: "normal", ...place },
		...{ categoryCode: "0203", text: "路灯坏了一排。", receivedAt: at("11", "10:00") },
		...{ clocks: { ...clocks, finishDueAt: at("18", "18:00") }, contactedAt: null, answeredAt: null },
		...{
			steps: [],
			from: "城建分管领导岗",
			to: "书记岗",
			issuedAt: at("14", "18:00"),
			dueAt: at("19", "18:00"),
		},
		...{ late: false, helpedAt: null, help: null, repliedAt: null, reply: null },
		...more,
	};
}

function textOf(more: Partial<ReadLetterReply>, language: Language = "zh-CN"): string {
	const desk = createDesk(createClient({ fetch: async () => json({}) }));
	const letter: ReadLetterReply = {
		...{ letterId: "u:liuyin:2019-W11", unit: "柳荫社区居民委员会", week: "2019-W11" },
		...{ cases: 1, helped: 0, answered: 0, late: 0, dueAt: at("19", "18:00"), asOf: now },
		...{ mayHelp: false, mayAnswer: false, items: [letterCase()] },
		...more,
	};
	const html = render(
		<PreferencesProvider value={{ ...plainPreferences, language }}>
			<DeskProvider value={desk}>
				<LetterView letter={letter} onSaid={() => undefined} />
			</DeskProvider>
		</PreferencesProvider>,
	);
	return html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}

describe("a supervision letter", () => {
	test("is filled from the trail: what the resident said, what was due and not done, and by when to answer", () => {
		const text = textOf({});
		for (const said of [
			"路灯坏了一排。",
			"城建分管领导岗 发给 书记岗",
			"2019 年第 11 周",
			"没有做",
			"还没有回。",
		])
			expect(text).toContain(said);
		expect(textOf({}, "en")).toContain("not done");
		const { clocks } = letterCase();
		const ahead = clocks && { ...clocks, finishDueAt: at("29", "18:00") };
		expect(textOf({ items: [letterCase({ clocks: ahead })] })).toContain("还没到");
	});

	test("asks the superior for the help alone, the unit for its answer alone, and anybody else for nothing", () => {
		const [help, answer] = ["写进督办函", "一次回这一函里的每一件。"];
		expect(textOf({ mayHelp: true })).toContain(help);
		expect(textOf({ mayHelp: true })).not.toContain(answer);
		expect(textOf({ mayAnswer: true })).toContain(answer);
		for (const asked of [help, answer]) expect(textOf({})).not.toContain(asked);
	});

	test("shows the help given and the answer, once they are written", () => {
		const written = letterCase({ help: "派两个人。", reply: "周五前换灯。" });
		const text = textOf({ items: [written] });
		expect(text).toContain("派两个人。");
		expect(text).toContain("周五前换灯。");
		expect(text).not.toContain("还没有回。");
	});
});

test("a letter has an address of its own, and so has the list", () => {
	for (const letterId of [null, "u:liuyin:2019-W11"]) {
		const route = { page: "letters", letterId } as const;
		expect(routeOf(pathOf(route))).toEqual(route);
	}
});
