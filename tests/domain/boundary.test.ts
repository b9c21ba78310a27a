import { describe, expect, test } from "vitest";
import { isHeld } from "../../server/domain/case.ts";
import type { Command } from "../../server/domain/decide.ts";
import { signDuties } from "../../server/domain/duty-book.ts";
import { dutyFaults, unsignedPosts } from "../../server/domain/duty-check.ts";
import { type DutyRow, dutiesFrom, dutyRowOf } from "../../server/domain/duty-rows.ts";
import type { DutyBook, DutyItem, Setting } from "../../server/domain/setting.ts";
import { emptySetting, evolveSetting } from "../../server/domain/setting.ts";
import type { SettingEvent } from "../../server/domain/setting-events.ts";
import { decision, dispatch, submit, words } from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";
import {
	at,
	east,
	eastGrid1,
	house,
	houseEvents,
	leave,
	names,
	relation,
	west,
	westGrid1,
} from "../support/house.ts";

// Dyke Road lies between east and west: the east leads, the west is the other side, the leader stands above both.
const dyke: DutyItem = {
	...{ itemId: "dyke", areaPrefix: east, categoryPrefix: "02", levels: "all", postId: "grid1" },
	clause: "河堤路",
	boundary: { place: "河堤路", otherAreaPrefix: west, alternatePostId: "west1" },
};
const bookOf = (...items: readonly DutyItem[]): DutyBook => ({
	version: "2019-border",
	from: at("2018-12-03 09:00"),
	items: [...(house.dutyBooks[0]?.items ?? []), ...items],
});
function housed(book: DutyBook, ...events: readonly SettingEvent[]): Setting {
	const issued: SettingEvent = { type: "DutyBookIssued", at: book.from, ...book };
	return { ...[...houseEvents, issued, ...events].reduce(evolveSetting, emptySetting), names };
}
const setting = housed(bookOf(dyke));
const start = "2019-03-13 10:00";
const report = (areaCode: string, text = "河堤路的灯三天没亮了。") => submit({ areaCode, text });
const from = (areaCode: string, where = setting, text?: string) =>
	given().in(where).when(report(areaCode, text), start).done();
const heldBy = ({ state }: Given) => (isHeld(state) ? [state.tour.postId, state.tour.holderId] : []);
const back = (by: string): Command => ({
	...{ type: "AskDecision", by, proposal: { kind: "return", itemId: null }, words: words("灯杆在河那边。") },
});
const yes = (by: string, postId: string | null): Command => ({ ...decision(by, true), postId }) as Command;

describe("a report that names a boundary place", () => {
	test("goes to the post that leads, from whichever side it comes", () => {
		for (const areaCode of [eastGrid1, westGrid1]) {
			const sent = from(areaCode);
			expect(heldBy(sent)).toEqual(["grid1", "p:grid1"]);
			expect(sent.events[1]).toMatchObject({
				...{ dutyItemId: "dyke", boundary: { lead: "grid1", alternate: "west1" } },
			});
		}
	});

	test("goes by the duty of its own side when it names another place, or another matter", () => {
		expect(heldBy(from(westGrid1, setting, "楼下的灯三天没亮了。"))).toEqual(["works1", "p:works1"]);
		const other = given()
			.in(setting)
			.when(submit({ text: "河堤路停水了。", categoryCode: "0601" }), start)
			.done();
		expect(heldBy(other)).toEqual(["works1", "p:works1"]);
	});

	test("goes to the other side while the lead and the deputy are away, or when the lead may not have it", () => {
		const away = ["p:grid1", "p:grid2"].map((id) => leave(id, "2019-03-12 09:00", "2019-03-15 09:00"));
		expect(heldBy(from(eastGrid1, housed(bookOf(dyke), ...away)))).toEqual(["west1", "p:west1"]);
		// Held back for naming somebody; triage says it is no accusation.
		const related = housed(bookOf(dyke), relation("p:grid1", "p:works1"));
		const named = given().in(related).when(report(eastGrid1, "河堤路的灯，高志远修过。"), start).done();
		const sent = named.when(dispatch("p:desk1"), "2019-03-13 10:10").done();
		expect(heldBy(sent)).toEqual(["west1", "p:west1"]);
	});

	test("waits at the desk when two items claim the place, and when the desk has said the matter goes to the lead", () => {
		const twice = housed(bookOf(dyke, { ...dyke, itemId: "dyke2", postId: "works1" }));
		expect(from(eastGrid1, twice).state.status).toBe("received");
		const unsorted = given()
			.in(setting)
			.when(submit({ text: "河堤路的灯。", categoryCode: null }), start)
			.done();
		expect(unsorted.state.status).toBe("received");
		expect(heldBy(unsorted.when(dispatch("p:desk1", null, "0203"), "2019-03-13 10:10").done())).toEqual([
			"grid1",
			"p:grid1",
		]);
	});
});

describe("the tie between the two sides", () => {
	const asked = from(eastGrid1).when(back("p:grid1"), "2019-03-13 15:00").done();

	test("is broken within one working day by whoever stands above both; until then the first holder leads", () => {
		expect(asked.nextMove).toBe("p:leader as decider");
		expect(asked.due).toEqual(["blue decision 2019-03-14 18:00"]);
		expect(heldBy(asked)).toEqual(["grid1", "p:grid1"]);
		asked
			.when(
				{
					...{ type: "ContactResident", by: "p:grid1", byDate: "2019-03-15" },
					...{ words: words("先把灯修好。"), nextStep: words("换灯") },
				},
				"2019-03-13 16:00",
			)
			.then({ type: "ResidentContacted" });
	});

	test("for the other side: it goes there for good, though the place is not its own area", () => {
		const granted = asked
			.when(yes("p:leader", null), "2019-03-14 10:00")
			.then({ type: "CaseDecided" }, { type: "CaseDispatched", why: "designation", postId: "west1" });
		expect(granted.state).toMatchObject({ designated: true, hop: 2 });
		granted.when(back("p:west1"), "2019-03-14 11:00").thenRefused("designated");
	});

	test("for the holder: it stays for good", () => {
		const kept = asked.when(decision("p:leader", false), "2019-03-14 10:00").done();
		expect(heldBy(kept)).toEqual(["grid1", "p:grid1"]);
		expect(kept.state).toMatchObject({ designated: true, hop: 1, returns: 0 });
		kept.when(back("p:grid1"), "2019-03-14 11:00").thenRefused("designated");
	});

	test("may be given to a third post of the place", () => {
		asked
			.when(yes("p:leader", "works1"), "2019-03-14 10:00")
			.then({ type: "CaseDecided" }, { type: "CaseDispatched", why: "designation", postId: "works1" });
	});

	test("left undecided is a card on whoever had to decide, and climbs", () => {
		expect(asked.leftAlone("2019-03-15 18:00").steps).toEqual([
			"blue decision 2019-03-14 18:00 fell p:leader told p:head as head",
		]);
	});

	test("is asked the same way by the other side where that one got it first", () => {
		const away = ["p:grid1", "p:grid2"].map((id) => leave(id, "2019-03-12 09:00", "2019-03-13 14:00"));
		const other = from(westGrid1, housed(bookOf(dyke), ...away));
		const granted = other
			.when(back("p:west1"), "2019-03-13 15:00")
			.done()
			.when(yes("p:leader", null), "2019-03-14 10:00");
		granted.then({ type: "CaseDecided" }, { type: "CaseDispatched", postId: "grid1", why: "designation" });
	});
});

describe("boundary places in the duty book", () => {
	test("make no gap and no overlap of the areas beside them", () => {
		const before = dutyFaults(house, bookOf(), at(start));
		expect(dutyFaults(house, bookOf(dyke), at(start))).toEqual(before);
	});

	test("that two items claim are an overlap; where neither side has anybody, the post is empty", () => {
		const twice = bookOf(dyke, { ...dyke, itemId: "dyke2", categoryPrefix: "0203", postId: "works1" });
		const more = dutyFaults(house, twice, at(start)).filter(({ itemIds }) => itemIds.includes("dyke2"));
		expect(more).toMatchObject([
			{ kind: "overlap", areaCode: east, categoryCode: "0203", itemIds: ["dyke", "dyke2"] },
		]);
		const gone = ["p:grid1", "p:grid2", "p:west1"].map((id) =>
			leave(id, "2019-03-12 09:00", "2019-03-15 09:00"),
		);
		const empty = dutyFaults(housed(bookOf(dyke), ...gone), bookOf(dyke), at(start));
		expect(empty.filter(({ itemIds }) => itemIds.includes("dyke")).map(({ kind }) => kind)).toContain(
			"vacant",
		);
	});

	test("are signed by both sides", () => {
		const book = bookOf(dyke);
		expect(unsignedPosts(setting, book, at(start))).toContain("west1");
		const only = { ...book, items: [dyke] };
		const alone = housed({ ...only, version: "alone" });
		const command = { type: "SignDuties", by: "p:west1", version: "alone", postId: "west1" } as const;
		expect(signDuties(alone, command, at(start))).toMatchObject({ events: [{ type: "DutiesSigned" }] });
		expect(signDuties(alone, { ...command, by: "p:grid2", postId: "grid2" }, at(start))).toEqual({
			refusal: { code: "unknownPost", field: "postId" },
		});
	});

	test("are rows of its table; each of the three cells asks for the others", () => {
		const row = dutyRowOf(dyke);
		expect(dutiesFrom([row], house)).toEqual({ items: [dyke], errors: [] });
		const wrong = (change: Partial<DutyRow>) => dutiesFrom([{ ...row, ...change }], house).errors;
		expect(wrong({ place: "" })).toEqual([{ line: 2, column: "place", code: "textEmpty" }]);
		for (const otherAreaPrefix of ["", east, eastGrid1, "990101001009"])
			expect(wrong({ otherAreaPrefix })).toEqual([
				{ line: 2, column: "otherAreaPrefix", code: "unknownArea" },
			]);
		for (const alternatePostId of ["", "grid1", "gone"])
			expect(wrong({ alternatePostId })).toEqual([
				{ line: 2, column: "alternatePostId", code: "unknownPost" },
			]);
	});
});
