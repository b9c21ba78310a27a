import { render } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { ClockCard } from "../../web/desk/clock-card.tsx";
import { PreferencesProvider, plainPreferences } from "../../web/parts/preferences.tsx";
import { renderResident } from "../../web/resident/render.tsx";
import { at, caseOf, now } from "./desk-samples.ts";
import { follow, viewOf } from "./resident-pages.ts";
import { shellOf } from "./resident-report-pages.ts";

const plain = { until: null, seconds: null, days: null, limit: null } as const;
const start = (unit: "workingHour" | "workingDay", count: number) => [
	{ ...plain, kind: "start" as const, at: at("13", "12:30"), limit: { unit, count } },
];

describe("how each limit came about", () => {
	test("stands at the holder's clock, a line each", () => {
		const stopped = {
			...plain,
			kind: "assist",
			at: at("14", "09:00"),
			until: at("14", "10:00"),
			seconds: 3600,
		} as const;
		const reply = caseOf({
			signStory: start("workingHour", 4),
			contactStory: [...start("workingDay", 1), stopped],
			clockStory: start("workingDay", 5),
		});
		const html = render(
			<PreferencesProvider value={{ ...plainPreferences, language: "zh-CN" }}>
				<ClockCard reply={reply} now={now} />
			</PreferencesProvider>,
		);
		const lines = [...html.matchAll(/<li>(.*?)<\/li>/g)].map(([, line]) => line);
		expect(lines).toEqual([
			"签收：时限 4 个工作时，从 3 月 13 日 12:30 起算。",
			"联系：时限 1 个工作日，从 3 月 13 日 12:30 起算；等协办，停表 1 时。",
			"办完：时限 5 个工作日，从 3 月 13 日 12:30 起算。",
		]);
	});

	test("is under the resident's receipt: the one that runs in sight, the others for whoever asks", () => {
		for (const language of ["zh-CN", "zh-TW", "en"] as const) {
			const html = renderResident(follow(viewOf(language)), shellOf(language));
			const [, folded = ""] = /<details[^>]*><summary class="hint">(.*?)<\/details>/s.exec(html) ?? [];
			const limits = {
				"zh-CN": ["签收：", "联系：", "办完："],
				"zh-TW": ["簽收：", "聯絡：", "辦完："],
				en: ["Sign: ", "Contact: ", "Finish: "],
			};
			const [sign = "", contact = "", finish = ""] = limits[language];
			for (const name of [sign, contact]) expect(folded).toContain(`<p class="hint">${name}`);
			expect(folded).not.toContain(finish);
			expect(html).toContain(`<p class="hint">${finish}`);
		}
		const silent = renderResident(follow(viewOf("en", { signStory: [], contactStory: [] })), shellOf("en"));
		expect(silent).not.toContain("The other limits");
	});
});
