import { render } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { missing, partOfField } from "../../web/desk/acts.ts";
import { CaseView } from "../../web/desk/case.tsx";
import { deedOf } from "../../web/desk/deeds.ts";
import { createDesk, DeskProvider } from "../../web/desk/desk.ts";
import { emptyDraft } from "../../web/desk/drafts.ts";
import { createClient } from "../../web/lib/client.ts";
import { PreferencesProvider, plainPreferences } from "../../web/parts/preferences.tsx";
import { caseOf, json, now, pendingOf } from "./desk-samples.ts";

function textOf(more: Partial<ReadCaseReply>): string {
	const desk = createDesk(createClient({ fetch: async () => json({ items: [] }) }));
	const html = render(
		<PreferencesProvider value={plainPreferences}>
			<DeskProvider value={desk}>
				<CaseView reply={caseOf(more)} seen={null} now={now} />
			</DeskProvider>
		</PreferencesProvider>,
	);
	return html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}

const elsewhere = { reason: "otherPlace", body: "河对岸的街道", limit: "五个工作日" } as const;

describe("a report that is not for this house", () => {
	test("is turned away with a reason, the body in charge and its limit, or not sent", () => {
		expect(missing("redirectCase", emptyDraft, caseOf())).toEqual([
			...["redirectReason", "inCharge", "theirLimit", "redirectWords"],
		]);
		const draft = {
			...emptyDraft,
			...{ redirectReason: "otherPlace", inCharge: elsewhere.body, theirLimit: elsewhere.limit },
			...{ redirectWords: "界桩在对岸。", declineWords: "别的" },
		};
		expect(missing("redirectCase", draft, caseOf())).toEqual([]);
		expect(deedOf("redirectCase", draft, true, caseOf())).toEqual({
			act: "redirectCase",
			body: { ...elsewhere, words: "界桩在对岸。" },
		});
		expect(partOfField("declineCase", "limit")).toBe("theirLimit");
	});

	test("shows whoever decides, and afterwards everybody, who is in charge", () => {
		const actions: ReadCaseReply["actions"] = [{ action: "decideCase", why: null }];
		const pending = { ...pendingOf("redirect"), words: "界桩在对岸。", exit: elsewhere };
		const asked = textOf({ ask: "decide", actions, pending });
		for (const said of [elsewhere.body, elsewhere.limit, "是别的地方的事"]) expect(asked).toContain(said);
		const left = textOf({ state: "redirected", ask: "wait", exit: { ...elsewhere, appealUntil: null } });
		expect(left).toContain(elsewhere.body);
	});
});

describe("a dispute between neighbours", () => {
	test("is answered with how the mediation came out; no other matter is", () => {
		const actions: ReadCaseReply["actions"] = [{ action: "answerCase", why: null }];
		expect(textOf({ ask: "answer", actions, categoryCode: "0901" })).toContain("没谈成");
		expect(textOf({ ask: "answer", actions, categoryCode: "0203" })).not.toContain("没谈成");
		expect(textOf({ mediation: "court" })).toContain("去法院");
	});
});

describe("a red card", () => {
	test("is explained by the facts the trail has written, then the person's own reason", () => {
		const draft = { ...emptyDraft, explainFacts: "11-13收到。原因：", explainWords: "没有换人。" };
		expect(deedOf("explainRed", draft, true, caseOf())).toEqual({
			act: "explainRed",
			body: { words: "11-13收到。原因：没有换人。" },
		});
		expect(missing("explainRed", emptyDraft, caseOf())).toEqual(["explainWords"]);
	});
});
