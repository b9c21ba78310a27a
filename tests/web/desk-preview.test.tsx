import { render } from "preact-render-to-string";
import { expect, test } from "vitest";
import { type Act, acts, factsOf } from "../../web/desk/act-facts.ts";
import { createDesk, DeskProvider } from "../../web/desk/desk.ts";
import { type Draft, emptyDraft, textParts } from "../../web/desk/drafts.ts";
import { Preview } from "../../web/desk/preview.tsx";
import { createClient } from "../../web/lib/client.ts";
import type { Language } from "../../web/lib/words.ts";
import { PreferencesProvider, plainPreferences } from "../../web/parts/preferences.tsx";
import { residentWords } from "../../web/resident/words.ts";
import { caseOf, json, now, pendingOf } from "./desk-samples.ts";

function shown(act: Act, draft: Partial<Draft>, language: Language = "zh-CN", kind?: "check" | "return") {
	const desk = createDesk(createClient({ fetch: async () => json({}) }));
	const reply = caseOf(kind === undefined ? {} : { pending: pendingOf(kind) });
	const html = render(
		<PreferencesProvider value={{ ...plainPreferences, language }}>
			<DeskProvider value={desk}>
				<Preview {...{ act, reply, now }} draft={{ ...emptyDraft, ...draft }} />
			</DeskProvider>
		</PreferencesProvider>,
	);
	return html.replace(/<[^>]+>/g, "\n");
}

/** Acts whose own words are between the staff, or stand in a preview of their own form. */
const unread: readonly Act[] = [
	...(["answer", "returnCase", "changeLevel", "askAssist", "answerAssist", "keepCase"] as const),
	...(["explainRed", "askExclusion", "proposeErasure", "cutOutPart", "decide"] as const),
];

test("of every act whose words the resident comes to read, they are shown as they are typed", () => {
	const worded = acts.filter((act) => Object.values(factsOf(act).fields).some(isText));
	for (const act of worded) {
		const parts = Object.values(factsOf(act).fields).filter(isText);
		const draft = Object.fromEntries(parts.map((part) => [part, `${part}：说的话`]));
		const text = shown(act, draft);
		if (unread.includes(act)) expect(text, act).toBe("");
		else for (const part of parts) expect(text, act).toContain(`${part}：说的话`);
	}
	expect(worded.filter((act) => !unread.includes(act))).toHaveLength(8);
});
const isText = (part: string) => textParts.some((text) => text === part);

test("of decisions, those whose reason the resident reads are shown, and the others are not", () => {
	expect(shown("decide", { decisionWords: "去看过了" }, "zh-CN", "check")).toContain("去看过了");
	expect(shown("decide", { decisionWords: "去看过了" }, "zh-CN", "return")).toBe("");
});

test.each<Language>(["zh-CN", "en"])(
	"the line above the words is the one in the resident's story (%s)",
	(language) => {
		const { follow } = residentWords(language);
		const lines: readonly (readonly [Act, Partial<Draft>, string])[] = [
			["contact", {}, follow.contacted],
			["contact", { nextStep: "换灯" }, follow.nextStep("换灯", null).replace(/[（(].*/, "")],
			["settleOnSpot", {}, follow.answeredDone],
			["awaitResident", {}, follow.awaited],
			["extendCase", {}, follow.extended],
			["promiseCase", {}, follow.promised("|").split("|")[0] ?? ""],
			["shelveCase", {}, follow.shelved("|").split("|")[0] ?? ""],
			["declineCase", {}, follow.declined],
			["redirectCase", {}, follow.redirected],
		];
		for (const [act, draft, line] of lines) expect(shown(act, draft, language), act).toContain(line);
		const { noStop } = residentWords(language).exits;
		expect(shown("declineCase", {}, language)).toContain(noStop);
	},
);
