import type { ComponentChildren } from "preact";
import { render } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { CaseLadder } from "../../web/audit/trail-ladder.tsx";
import { CaseView } from "../../web/desk/case.tsx";
import { createDesk, DeskProvider } from "../../web/desk/desk.ts";
import { InboxRow } from "../../web/desk/inbox-row.tsx";
import { createClient } from "../../web/lib/client.ts";
import { type Language, wordsOf } from "../../web/lib/words.ts";
import { PreferencesProvider, plainPreferences } from "../../web/parts/preferences.tsx";
import { renderResident } from "../../web/resident/render.tsx";
import { sharedWords } from "../../web/resident/words.ts";
import { at, caseOf, json, now, only, pendingOf, row } from "./desk-samples.ts";
import { follow, viewOf } from "./resident-pages.ts";
import { reportPages, shellOf } from "./resident-report-pages.ts";

const languages = ["zh-CN", "en"] as const;
const provisional = true;
const dueAt = at("18", "18:00");

/** How often the mark stands on it. */
function marksIn(language: Language, children: ComponentChildren): number {
	const desk = createDesk(
		createClient({ fetch: async () => json({ items: [], nextCursor: null, asOf: now }) }),
	);
	const html = render(
		<PreferencesProvider value={{ ...plainPreferences, language }}>
			<DeskProvider value={desk}>{children}</DeskProvider>
		</PreferencesProvider>,
	);
	return html.split(wordsOf(language).mayMove).length - 1;
}

const caseIn = (more: Parameters<typeof caseOf>[0]) => (
	<CaseView reply={caseOf(more)} seen={null} now={now} />
);
const help = { assistId: "a1", post: "水电协调岗", words: "请查电缆。", mine: false, answeredAt: null };

describe("a limit that may move is marked where staff read it", () => {
	test.each(languages)(
		"in %s: in the list, on a decision, on help and a letter, and among what comes next",
		(language) => {
			const item = row("190313-0001-0001", { dueAt });
			const one = { item, now, current: false, fresh: false, unfinished: false };
			expect(marksIn(language, <InboxRow {...one} />)).toBe(0);
			expect(marksIn(language, <InboxRow {...one} item={{ ...item, provisional }} />)).toBe(1);
			const deciding = (more: object) =>
				caseIn({
					ask: "decide",
					actions: only("decideCase"),
					pending: { ...pendingOf("extension"), ...more },
				});
			expect(marksIn(language, deciding({}))).toBe(0);
			expect(marksIn(language, deciding({ provisional }))).toBe(1);
			const assists = [{ ...help, answer: null, help: null, dueAt, provisional }];
			expect(marksIn(language, caseIn({ assists }))).toBe(1);
			const letters = [{ letterId: "u:a:2026-W53", dueAt, provisional, mayHelp: false, mayAnswer: true }];
			expect(marksIn(language, caseIn({ letters }))).toBe(1);
			const due = [{ step: "blue", cause: "decision", dueAt, provisional } as const];
			expect(marksIn(language, <CaseLadder file={caseOf({ due })} />)).toBe(1);
		},
	);

	test("the clock of the case says why", () => {
		const due = [{ step: "blue", cause: "triage", dueAt, provisional } as const];
		const html = (more: Parameters<typeof caseOf>[0]) =>
			render(
				<PreferencesProvider value={plainPreferences}>
					<DeskProvider value={createDesk(createClient({ fetch: async () => json({}) }))}>
						{caseIn(more)}
					</DeskProvider>
				</PreferencesProvider>,
			);
		expect(html({ due })).toContain(wordsOf("zh-CN").provisional);
		expect(html({})).not.toContain(wordsOf("zh-CN").provisional);
		expect(html({ claimed: { checkedBy: null } })).toContain(wordsOf("zh-CN").claimed(null));
	});
});

describe("the resident reads it too", () => {
	test.each(["zh-CN", "zh-TW", "en"] as const)(
		"in %s: that days may move, and that an emergency is not checked yet",
		(language) => {
			const shell = shellOf(language);
			const shared = sharedWords(language);
			const page = (more: object) => renderResident(follow(viewOf(language, more)), shell);
			expect(page({})).not.toContain(shared.provisional);
			expect(page({ provisional })).toContain(shared.provisional);
			const [before] = shared.claimed("@").split("@");
			const claimed = { checkedBy: "2026-11-16T10:15:00+08:00" };
			expect(page({ claimed })).toContain(before);
			expect(page({ claimed })).toContain("10:15");
			const made = reportPages(language).receipt;
			if (made?.page !== "receipt") throw new Error("there is one");
			const told = renderResident({ ...made, reply: { ...made.reply, provisional, claimed } }, shell);
			expect(told).toContain(shared.provisional);
			expect(told).toContain(before);
		},
	);
});
