import { describe, expect, test } from "vitest";
import { dutyBookAt, type IssueDutyBook } from "../../server/domain/duty-book.ts";
import { areasOver, dutyFaults, unsignedPosts } from "../../server/domain/duty-check.ts";
import { type DutyRow, dutiesFrom, dutyRowOf } from "../../server/domain/duty-rows.ts";
import type { DutyItem } from "../../server/domain/setting.ts";
import { at, east, eastGrid1, eastGrid2, house, leave, subDistrict, west } from "../support/house.ts";
import { givenHouse } from "../support/setting-given.ts";

const noon = "2019-03-13 12:30";
const lamps: DutyItem = {
	...{ itemId: "lamps", areaPrefix: east, categoryPrefix: "0203", levels: "all" },
	...{ postId: "grid1", clause: "第 8 条" },
};
const issue = (change: Partial<IssueDutyBook> = {}): IssueDutyBook => {
	return { type: "IssueDutyBook", by: "p:boss", version: "2019-04", from: null, items: [lamps], ...change };
};
const sign = (by: string, postId: string, version = "2019") =>
	({ type: "SignDuties", by, postId, version }) as const;

describe("a version of the duty book", () => {
	test("is in force from its first second; the one before stays until then", () => {
		const after = givenHouse()
			.when(issue({ from: at("2019-04-01 00:00") }), noon)
			.gives({ type: "DutyBookIssued", by: "p:boss", version: "2019-04" });
		expect(dutyBookAt(after, at("2019-03-31 23:59:59"))?.version).toBe("2019");
		expect(dutyBookAt(after, at("2019-04-01 00:00"))?.version).toBe("2019-04");
	});

	test("is refused under a name in use, in the past, empty, or from whoever arranges only a part", () => {
		const issued = (change: Partial<IssueDutyBook>) => givenHouse().when(issue(change), noon);
		issued({ version: "2019" }).refuses("idTaken", "version");
		for (const version of ["current", "first", "new", "boundary", "mend"])
			issued({ version }).refuses("idTaken", "version");
		issued({ from: at("2019-03-13 12:29:59") }).refuses("timeUnusable", "from");
		issued({ items: [] }).refuses("numberUnusable", "items");
		issued({ by: "p:eastBoss" }).refuses("notYours");
	});

	test("is signed post by post, by the holder alone and once", () => {
		const signed = givenHouse()
			.when(sign("p:grid1", "grid1"), noon)
			.gives({ type: "DutiesSigned", by: "p:grid1", postId: "grid1", signedAt: at(noon) });
		givenHouse(signed).when(sign("p:grid1", "grid1"), noon).refuses("alreadySo", "postId");
		givenHouse().when(sign("p:grid2", "grid1"), noon).refuses("notYours");
		givenHouse().when(sign("p:head", "head"), noon).refuses("unknownPost", "postId");
		givenHouse()
			.when(sign("p:grid1", "grid1", "1999"), noon)
			.refuses("unknownVersion", "version");
		const book = dutyBookAt(signed, at(noon));
		if (book === null) throw new Error("no book");
		expect(unsignedPosts(signed, book, at(noon))).not.toContain("grid1");
		expect(unsignedPosts(signed, book, at(noon))).toContain("grid2");
	});

	test("is unsigned again for a post that somebody else holds now", () => {
		const signed = givenHouse().when(sign("p:grid1", "grid1"), noon).gives({ type: "DutiesSigned" });
		const moved = {
			type: "MovePost",
			by: "p:boss",
			postId: "grid1",
			personId: "p:grid2",
			from: null,
		} as const;
		const after = givenHouse(signed).when(moved, "2019-03-14 09:00").gives({}, {});
		const [book] = after.dutyBooks;
		if (book === undefined) throw new Error("no book");
		expect(unsignedPosts(after, book, at("2019-03-14 09:00"))).toContain("grid1");
	});
});

describe("the check of the duty book", () => {
	const [book] = house.dutyBooks;
	if (book === undefined) throw new Error("no book");
	const faults = dutyFaults(house, book, at(noon));
	const of = (categoryCode: string) => faults.filter((fault) => fault.categoryCode === categoryCode);
	const all = ["emergency", "urgent", "normal", "complex", "inquiry"];

	test("names what is nobody's, once for the widest area", () => {
		expect(of("0904")).toEqual([
			{ kind: "gap", areaCode: subDistrict, categoryCode: "0904", levels: all, itemIds: [] },
		]);
		expect(of("0302")).toMatchObject([{ kind: "gap", areaCode: east }]);
		expect(of("0203")).toEqual([]);
	});

	test("names what is several people's, with their items", () => {
		expect(of("0301")).toEqual([
			{ kind: "gap", areaCode: east, categoryCode: "0301", levels: all, itemIds: [] },
			{ kind: "overlap", areaCode: west, categoryCode: "0301", levels: all, itemIds: ["stalls", "stalls2"] },
		]);
	});

	test("names levels left out, and a post where nobody acts", () => {
		const short = { ...book, items: book.items.filter(({ itemId }) => itemId !== "everyday") };
		const missing = dutyFaults(house, short, at(noon)).find((fault) => fault.categoryCode === "0502");
		expect(missing).toMatchObject({ kind: "gap", levels: ["normal", "complex", "inquiry"] });
		const away = ["p:grid1", "p:grid2"].map((id) => leave(id, "2019-03-13 09:00", "2019-03-14 09:00"));
		const { setting } = givenHouse().after(...away);
		const vacant = dutyFaults(setting, book, at(noon)).filter(({ categoryCode }) => categoryCode === "0203");
		expect(vacant.map(({ kind, areaCode }) => [kind, areaCode])).toEqual([
			["vacant", eastGrid1],
			["vacant", eastGrid2],
		]);
	});

	test("asks nothing of it for what is sealed or held by a unit's superior", () => {
		const asked = new Set(faults.map((fault) => fault.categoryCode.slice(0, 2)));
		expect([...asked].filter((group) => group === "10" || group === "11")).toEqual([]);
		expect(of("1203")).toEqual([]);
	});

	test("rolls areas up only where every part is meant", () => {
		expect(areasOver(house, new Set([eastGrid1, eastGrid2]))).toEqual([east]);
		expect(areasOver(house, new Set([eastGrid2]))).toEqual([eastGrid2]);
	});
});

describe("the duty book as rows", () => {
	const row = (change: Partial<DutyRow> = {}): DutyRow => ({ ...dutyRowOf(lamps), ...change });

	test("gives back the items it was made from", () => {
		const items = house.dutyBooks[0]?.items ?? [];
		expect(dutiesFrom(items.map(dutyRowOf), house)).toEqual({ items, errors: [] });
	});

	test.each([
		["itemId", "", "textUnprintable"],
		["areaPrefix", "110", "unknownArea"],
		["areaPrefix", "990199", "unknownArea"],
		["categoryPrefix", "2", "unknownCategory"],
		["categoryPrefix", "0299", "unknownCategory"],
		["levels", "urgent soon", "unknownLevel"],
		["levels", "", "unknownLevel"],
		["postId", "gone", "unknownPost"],
		["clause", " ", "textEmpty"],
	] as const)("names a wrong %s “%s” by its line", (column, text, code) => {
		const { errors } = dutiesFrom([row({ itemId: "first" }), row({ [column]: text })], house);
		expect(errors).toEqual([{ line: 3, column, code }]);
	});

	test("takes no id twice", () => {
		expect(dutiesFrom([row(), row()], house).errors).toEqual([
			{ line: 3, column: "itemId", code: "idTaken" },
		]);
	});
});
