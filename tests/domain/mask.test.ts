import { describe, expect, test } from "vitest";
import { maskedText, type Span } from "../../server/domain/case-mask.ts";
import { caseMasksMax } from "../../server/domain/limits.ts";
import { type MaskWords, seesWhole } from "../../server/domain/mask.ts";
import { dispatch, sign, submit } from "../support/domain-deeds.ts";
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
			return person !== undefined && seesWhole(person, asked.state);
		});
		expect(whole).toEqual(expect.arrayContaining(["p:desk1", "p:eastSecretary", "p:leader", "p:officer"]));
		for (const id of ["p:grid1", "p:grid2", "p:worksChief"]) expect(whole).not.toContain(id);
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
