import { render } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import type { TrailEntry } from "../../server/contract/trail.ts";
import { CaseView } from "../../web/desk/case.tsx";
import { createDesk, DeskProvider } from "../../web/desk/desk.ts";
import { InboxRow } from "../../web/desk/inbox-row.tsx";
import { createClient } from "../../web/lib/client.ts";
import type { Language } from "../../web/lib/words.ts";
import { PreferencesProvider, plainPreferences } from "../../web/parts/preferences.tsx";
import { at, caseOf, json, now, only, pendingOf, row } from "./desk-samples.ts";

const plain = (html: string) =>
	html
		.replace(/<[^>]+>/g, " ")
		.replace(/\s+/g, " ")
		.replace(/ (?=[，：])/g, "");

function caseText(language: Language, more: Parameters<typeof caseOf>[0]): string {
	const fetch = async () => json({ items: [], nextCursor: null, asOf: now });
	const desk = createDesk(createClient({ fetch }));
	return plain(
		render(
			<PreferencesProvider value={{ ...plainPreferences, language }}>
				<DeskProvider value={desk}>
					<CaseView reply={caseOf(more)} seen={null} now={now} />
				</DeskProvider>
			</PreferencesProvider>,
		),
	);
}

function rowText(language: Language, more: Parameters<typeof row>[1]): string {
	const item = row("190313-0001-0001", { ask: "decide", decision: "level", ...more });
	return plain(
		render(
			<PreferencesProvider value={{ ...plainPreferences, language }}>
				<InboxRow item={item} now={now} current={false} fresh={false} unfinished={false} />
			</PreferencesProvider>,
		),
	);
}

function entry(type: string, detail: string): TrailEntry {
	const nothing = {
		by: null,
		words: null,
		nextStep: null,
		byDate: null,
		step: null,
		cause: null,
		dueAt: null,
	};
	return { ...nothing, version: 4, at: at("14", "15:00"), type, detail };
}

/** The case has level normal and category 0203, lamps; 0206 is for ramps. */
describe("another level or category", () => {
	const asks = (level: "normal" | "complex", categoryCode: string) => ({
		ask: "decide" as const,
		actions: only("decideCase"),
		pending: { ...pendingOf("level"), level, categoryCode },
	});

	test("the decider reads which of the two changes, and to what", () => {
		const category = caseText("zh-CN", asks("normal", "0206"));
		expect(category).toContain("事项要改成 无障碍设施");
		expect(category).not.toContain("紧急程度要改成");
		const level = caseText("zh-CN", asks("complex", "0203"));
		expect(level).toContain("紧急程度要改成 复杂");
		expect(level).not.toContain("事项要改成");
		const both = caseText("en", asks("complex", "0206"));
		expect(both).toContain("Change the level to Complex");
		expect(both).toContain("Change the category to");
	});

	test("the list says it before the case is opened", () => {
		expect(rowText("zh-CN", { changeTo: { level: "normal", categoryCode: "0206" } })).toContain(
			"您同意吗 → 无障碍设施",
		);
		expect(rowText("zh-CN", { changeTo: { level: "complex", categoryCode: "0206" } })).toContain(
			"→ 复杂 → 无障碍设施",
		);
		expect(rowText("zh-CN", { decision: "promise" })).not.toContain("→");
	});

	test("the trail names both, and a number of days is still one", () => {
		const trail = [
			entry("LevelChanged", "normal 0206"),
			{ ...entry("DecisionAsked", "extension 3"), version: 5 },
		];
		const text = caseText("zh-CN", { trail });
		expect(text).toContain("改了紧急程度或事项 一般，无障碍设施");
		expect(text).toContain("延期，3 个工作日");
	});
});
