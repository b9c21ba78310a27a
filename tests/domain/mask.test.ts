import { describe, expect, test } from "vitest";
import type { Case } from "../../server/domain/case.ts";
import { maskedText, type Span } from "../../server/domain/case-mask.ts";
import { caseMasksMax } from "../../server/domain/limits.ts";
import { type MaskWords, photosHiddenFrom, seesWhole } from "../../server/domain/mask.ts";
import { answer, dispatch, message, sign, submit } from "../support/domain-deeds.ts";
import { given } from "../support/given.ts";
import { everybody } from "../support/house.ts";

const noon = "2019-03-13 12:30";
const later = "2019-03-13 14:00";
const text = "我是刘小兰，楼下的灯不亮。";
const waiting = given()
	.when(submit({ categoryCode: "0904", text }), noon)
	.done();
const name: Span = { of: "text", start: 2, end: 5 };
const mask = (by: string, spans: readonly Span[] = [name]): MaskWords => {
	return { type: "MaskWords", by, why: "reporter", spans };
};

describe("masks", () => {
	test("are set by the desk before the report is sent on and after, and taken off again", () => {
		const hidden = waiting.when(mask("p:desk1"), later).then({
			...{ type: "WordsMasked", by: "p:desk1", why: "reporter", spans: [name] },
		});
		expect(hidden.state.masks).toEqual({ why: "reporter", spans: [name] });
		expect(hidden.state.text).toEqual(waiting.state.text);
		const sent = hidden.when(dispatch("p:desk1", "grid1"), later).done();
		expect(sent.state.masks).toEqual(hidden.state.masks);
		const off = sent.when(mask("p:desk2", []), later).then({ type: "WordsMasked", spans: [] });
		expect(off.state.masks).toBeUndefined();
	});

	test("are nobody else's to set, and not of what is over or sealed for good", () => {
		waiting.when(mask("p:leader"), later).thenRefused("notYours");
		const sent = waiting.when(dispatch("p:desk1", "grid1"), later).done();
		sent.when(sign(), later).done().when(mask("p:grid1"), later).thenRefused("notYours");
	});

	test("name places that a report can have, in bounds, and change something", () => {
		waiting.when(mask("p:desk1", [{ ...name, end: 2 }]), later).thenRefused("numberUnusable", "spans");
		waiting.when(mask("p:desk1", [{ ...name, start: -1 }]), later).thenRefused("numberUnusable", "spans");
		waiting.when(mask("p:desk1", [{ ...name, end: 99_999 }]), later).thenRefused("numberUnusable", "spans");
		const many = Array.from({ length: caseMasksMax + 1 }, (_, at) => ({ ...name, start: at, end: at + 1 }));
		waiting.when(mask("p:desk1", many), later).thenRefused("numberUnusable", "spans");
		waiting.when(mask("p:desk1", []), later).thenRefused("alreadySo");
	});

	test("hide from whoever works on the case and whoever would help; superiors and discipline staff read it whole", () => {
		const sent = waiting.when(mask("p:desk1"), later).done().when(dispatch("p:desk1", "grid1"), later).done();
		const asked = sent
			.when(
				{ ...{ type: "AskAssist", by: "p:grid1", assistId: "a1", postId: "worksChief" }, words: helped },
				later,
			)
			.done();
		const whole = everybody.filter((id) => {
			const person = asked.setting.people.get(id);
			return person !== undefined && seesWhole(person, asked.state, null);
		});
		expect(whole).toEqual(expect.arrayContaining(["p:desk1", "p:eastSecretary", "p:leader", "p:officer"]));
		for (const id of ["p:grid1", "p:grid2", "p:worksChief"]) expect(whole).not.toContain(id);
	});
});

describe("masks of photos, of later words and of voices", () => {
	const photo = { photoId: "photo:face", sha256: "00" };
	const pictured = given()
		.when(submit({ categoryCode: "0904", text, photos: [photo] }), noon)
		.done();

	test("hide a photo whole, and only one of the resident's, each once", () => {
		const hidden = pictured
			.when({ ...mask("p:desk1", []), photoIds: ["photo:face"] }, later)
			.then({ type: "WordsMasked", spans: [], photoIds: ["photo:face"] });
		expect(hidden.state.masks).toEqual({ why: "reporter", spans: [], photoIds: ["photo:face"] });
		const sees = (id: string) => {
			const person = hidden.setting.people.get(id);
			return person === undefined ? null : photosHiddenFrom(person, hidden.state, null);
		};
		expect([sees("p:grid1"), sees("p:desk1"), sees("p:officer")]).toEqual([["photo:face"], [], []]);
		for (const photoIds of [["photo:other"], ["photo:face", "photo:face"]])
			pictured.when({ ...mask("p:desk1"), photoIds }, later).thenRefused("photoUnusable", "photos");
		const off = hidden.when(mask("p:desk1", []), later).then({ type: "WordsMasked", spans: [] });
		expect(off.state.masks).toBeUndefined();
	});

	test("hide what is said later in the words they name alone, while work goes on and while the resident judges", () => {
		const sent = waiting.when(dispatch("p:desk1", "grid1"), later).done().when(sign(), later).done();
		const said = sent.when(message("我住三号楼。"), later).done();
		const span: Span = { of: "later", wordsId: "w:1", start: 2, end: 5 };
		const { state } = said.when(mask("p:desk1", [span]), later).then({ type: "WordsMasked", spans: [span] });
		const masks = state.masks ?? { why: "reporter" as const, spans: [] };
		expect(maskedText("我住三号楼。", "later", masks, "w:1")).toBe("我住▇▇▇。");
		expect(maskedText("我住三号楼。", "later", masks, "w:2")).toBe("我住三号楼。");
		expect(maskedText("我住三号楼。", "text", masks)).toBe("我住三号楼。");
		const { wordsId: _none, ...nowhere } = span;
		for (const wrong of [nowhere, { ...name, wordsId: "w:1" }])
			said.when(mask("p:desk1", [wrong]), later).thenRefused("numberUnusable", "spans");
		said
			.when(answer(), later)
			.done()
			.when(mask("p:desk1", [span]), later)
			.then({ type: "WordsMasked" });
	});

	test("of a voice hide from whoever works on the case it goes on in, whatever their role", () => {
		const { state, setting } = waiting.when(mask("p:desk1"), later).done();
		const voice: Case = { ...state, status: "merged", parent: "c:other", mergedAt: state.receivedAt };
		const held = waiting.when(dispatch("p:desk1", "grid1"), later).done().state;
		const parent: Case = "tour" in held ? { ...held, tour: { ...held.tour, holderId: "p:leader" } } : held;
		const leader = setting.people.get("p:leader");
		if (leader === undefined) throw new Error("the house has no leader");
		expect(seesWhole(leader, voice, null)).toBe(true);
		expect(seesWhole(leader, voice, held)).toBe(true);
		expect(seesWhole(leader, voice, parent)).toBe(false);
	});
});

const helped = { id: "w:h", salt: "s", hash: "h", text: "请派车。" };

test("what is hidden leaves a block that tells no length, in the part it stands in alone, whatever characters stand before", () => {
	const hides = (start: number, end: number, of: Span["of"] = "text") =>
		maskedText("𠮷我是刘小兰，灯不亮", of, { why: "reporter", spans: [{ of: "text", start, end }] });
	expect(hides(3, 6)).toBe("𠮷我是▇▇▇，灯不亮");
	expect(hides(0, 1)).toBe("▇▇▇我是刘小兰，灯不亮");
	expect(hides(3, 6, "spot")).toBe("𠮷我是刘小兰，灯不亮");
	const touching = {
		why: "reporter",
		spans: [3, 4, 5].map((start) => ({ of: "text" as const, start, end: start + 1 })),
	} as const;
	expect(maskedText("𠮷我是刘小兰，灯不亮", "text", touching)).toBe("𠮷我是▇▇▇，灯不亮");
});
