import { render } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import type { PostWire } from "../../server/contract/dispatch.ts";
import { deedOf } from "../../web/desk/deeds.ts";
import { emptyDraft } from "../../web/desk/drafts.ts";
import { Loads } from "../../web/desk/load.tsx";
import { PreferencesProvider, plainPreferences } from "../../web/parts/preferences.tsx";
import { caseOf } from "./desk-samples.ts";

const post = (name: string, load: PostWire["load"]): PostWire => ({
	...{ postId: name, name, unit: "社区", areaCode: "110199001001", load },
});
const shown = (posts: readonly PostWire[], language: "zh-CN" | "en" = "zh-CN") =>
	render(
		<PreferencesProvider value={{ ...plainPreferences, language }}>
			<Loads posts={posts} />
		</PreferencesProvider>,
	);

describe("what lies with each post, before a case is moved", () => {
	const busy = post("停车岗", { open: 26, aged: 6, overdue: 2, overLoad: true });
	const quiet = post("综治岗", { open: 13, aged: 0, overdue: 0, overLoad: false });

	test("stands in words and on one scale, with a mark where it is over load", () => {
		const html = shown([busy, quiet]);
		expect(html).toContain("26 件 · 满 5 天 6 · 超期 2");
		expect(html.match(/超负荷/g)).toHaveLength(2);
		expect(html).toMatch(/class="open"[^>]*width="100%"/);
		expect(html).toMatch(/class="open"[^>]*width="50%"/);
		expect(shown([busy], "en")).toContain("1 post is over load");
	});

	test("is no box at all for who hands out no work", () => {
		expect(shown([post("停车岗", null)])).toBe("");
		expect(shown([quiet])).not.toContain("超负荷");
	});
});

describe("photos of a deed", () => {
	test("go with the words of their own form, and are absent where there are none", () => {
		const draft = { ...emptyDraft, answerPhotos: ["a"], contactPhotos: ["b"], settlePhotos: ["c"] };
		expect(deedOf("answer", draft, true, caseOf())).toMatchObject({ photos: ["a"] });
		expect(deedOf("contact", draft, true, caseOf())).toMatchObject({ photos: ["b"] });
		expect(deedOf("settleOnSpot", draft, true, caseOf())).toMatchObject({ body: { photos: ["c"] } });
		for (const act of ["answer", "contact"] as const)
			expect(deedOf(act, emptyDraft, true, caseOf())).not.toHaveProperty("photos");
	});
});
