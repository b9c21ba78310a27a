import { render } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import type { PieceWire } from "../../server/contract/erasure.ts";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { missing, offered } from "../../web/desk/acts.ts";
import { CaseView } from "../../web/desk/case.tsx";
import { deedOf } from "../../web/desk/deeds.ts";
import { createDesk, DeskProvider } from "../../web/desk/desk.ts";
import { emptyDraft } from "../../web/desk/drafts.ts";
import { ErasureForm } from "../../web/desk/erasure-form.tsx";
import { createClient } from "../../web/lib/client.ts";
import type { Language } from "../../web/lib/words.ts";
import { PreferencesProvider, plainPreferences } from "../../web/parts/preferences.tsx";
import { caseOf, json, now, only, pendingOf } from "./desk-samples.ts";

const pieces: PieceWire[] = [
	{ wordsId: "w1", at: now, type: "ReportReceived", place: "text", words: "路灯坏了一排。" },
	{ wordsId: "w2", at: now, type: "ReportReceived", place: "contactPhone", words: null },
];

/** The page of a case, with the form of this act in front, as it is drawn. */
function pageOf(language: Language, reply: ReadCaseReply, chosen: "proposeErasure" | null = null): string {
	const fetch = async () => json({ items: [], nextCursor: null, asOf: now });
	const desk = createDesk(createClient({ fetch }));
	desk.work.chosen.value = chosen;
	return render(
		<PreferencesProvider value={{ ...plainPreferences, language }}>
			<DeskProvider value={desk}>
				<CaseView reply={reply} seen={null} now={now} />
			</DeskProvider>
		</PreferencesProvider>,
	);
}

/** The form, which the page loads when it is asked for. */
function formOf(language: Language, reply: ReadCaseReply): string {
	const fields = {
		draft: emptyDraft,
		write: () => undefined,
		errors: [],
		errorOf: () => undefined,
		refused: null,
	};
	return render(
		<PreferencesProvider value={{ ...plainPreferences, language }}>
			<ErasureForm reply={reply} fields={fields} />
		</PreferencesProvider>,
	);
}

describe("erasure by law at the desk", () => {
	const may = [{ action: "proposeErasure" as const, why: null }];
	const over = caseOf({ state: "closed", ask: "wait", actions: may, pieces });

	test("is offered where the rules allow it, and lists every piece with its words but never a phone number", () => {
		expect(offered(over)).toEqual([{ act: "proposeErasure", why: null }]);
		expect(pageOf("zh-CN", over, "proposeErasure")).toContain("提出依法删除");
		const form = formOf("zh-CN", over);
		for (const told of ["凭什么删", "法院裁定", "路灯坏了一排。", "联系电话（不显示）"])
			expect(form).toContain(told);
		expect(form.match(/type="checkbox"/g)).toHaveLength(pieces.length);
		expect(formOf("en", over)).toContain("Phone number (not shown)");
	});

	test("asks for a ground, at least one piece and the basis, and sends just those", () => {
		const lacks = (draft: Partial<typeof emptyDraft>) =>
			missing("proposeErasure", { ...emptyDraft, ...draft }, over);
		expect(lacks({})).toEqual(["erasureGround", "erasedPieces", "erasureBasis"]);
		const draft = {
			...emptyDraft,
			...{ erasureGround: "courtOrder", erasedPieces: ["w1"], erasureBasis: "第 7 号裁定" },
		};
		expect(lacks(draft)).toEqual([]);
		expect(deedOf("proposeErasure", draft, true, over)).toEqual({
			act: "proposeErasure",
			body: { ground: "courtOrder", pieces: ["w1"], basis: "第 7 号裁定" },
		});
	});

	test("shows the decider the ground, the basis and every piece, and what either answer brings about", () => {
		const pending = {
			...pendingOf("erasure"),
			...{ words: "第 7 号裁定", erasure: { ground: "courtOrder" as const, pieces } },
		};
		const asked = caseOf({ state: "closed", ask: "decide", actions: only("decideCase"), pending });
		const page = pageOf("zh-CN", asked);
		for (const told of [
			"依法删除：您同意吗",
			"第 7 号裁定",
			"路灯坏了一排。",
			"同意，马上删除",
			"不同意，留着",
		])
			expect(page).toContain(told);
		// Asked by the resident, there is no basis but the request itself: an answer given before is none.
		const own = { ...pending, words: null, erasure: { ground: "resident" as const, pieces } };
		expect(pageOf("zh-CN", { ...asked, pending: own })).toContain("居民自己要求");
	});

	test("says on the case that words are gone, since when and why", () => {
		const erased = [{ at: now, ground: "thirdPerson" as const, pieces: 2 }];
		const page = pageOf("zh-CN", caseOf({ state: "closed", text: "", erased }));
		expect(page).toMatch(/依法删除了 2 处文字或照片：涉及别人的个人信息。/);
	});
});
