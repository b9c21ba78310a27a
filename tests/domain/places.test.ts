import { describe, expect, test } from "vitest";
import { isAreaCode, prefixesOf } from "../../server/domain/area.ts";
import type { Post } from "../../server/domain/setting.ts";
import type { SettingEvent } from "../../server/domain/setting-events.ts";
import { east, house, subDistrict, west } from "../support/house.ts";
import { givenHouse } from "../support/setting-given.ts";

const noon = "2019-03-13 12:30";

describe("places", () => {
	const known = house.posts.get("grid1");
	const post = (change: Partial<Post>, by = "p:boss") => {
		if (known === undefined) throw new Error("no such post");
		return { type: "NamePost", by, ...known, ...change } as const;
	};

	test("an administrator of everything that lies under a prefix may arrange for the prefix", () => {
		const area = (by: string, areaCode: string) =>
			({ type: "NameArea", by, areaCode, name: "东里" }) as const;
		givenHouse().when(area("p:eastBoss", east), noon).gives({ type: "AreaNamed", by: "p:eastBoss" });
		givenHouse().when(area("p:eastBoss", subDistrict), noon).refuses("notYours");
		givenHouse().when(area("p:boss", "9901"), noon).gives({ type: "AreaNamed" });
		givenHouse().when(area("p:boss", "99a"), noon).refuses("unknownArea", "areaCode");
	});

	test("areas of a table are named all or none, and those that are called so already say nothing new", () => {
		const table = (by: string, ...areas: readonly (readonly [string, string])[]) =>
			({ type: "NameAreas", by, areas: areas.map(([areaCode, name]) => ({ areaCode, name })) }) as const;
		const known = house.areas.get(east)?.name ?? "";
		givenHouse()
			.when(table("p:boss", [east, known], [`${east}009`, "东里九格"]), noon)
			.gives({ type: "AreaNamed", areaCode: `${east}009`, name: "东里九格" });
		givenHouse()
			.when(table("p:eastBoss", [`${east}009`, "东里九格"], [west, "西里"]), noon)
			.refuses("notYours");
		givenHouse()
			.when(table("p:boss", [`${east}009`, ""], [west, "西里"]), noon)
			.refuses("textEmpty", "name");
		givenHouse()
			.when(table("p:boss", [east, known]), noon)
			.refuses("alreadySo", "csv");
	});

	test("an area code is of the six lengths", () => {
		const lengths = Array.from({ length: 17 }, (_, length) => length);
		expect(lengths.filter((length) => isAreaCode("1".repeat(length)))).toEqual([2, 4, 6, 9, 12, 15]);
		expect(isAreaCode("11019900100a")).toBe(false);
		expect(prefixesOf("110199001001003")).toEqual([
			...["110199001001003", "110199001001", "110199001", "110199", "1101", "11", ""],
		]);
	});

	test("a post has a known area, unit, deputy and superior, and never stands above itself", () => {
		givenHouse()
			.when(post({ name: "东里一网格岗" }), noon)
			.gives({ type: "PostNamed", name: "东里一网格岗" });
		givenHouse()
			.when(post({ areaCode: "11" }), noon)
			.refuses("unknownArea", "areaCode");
		givenHouse()
			.when(post({ unitId: "gone" }), noon)
			.refuses("unknownUnit", "unitId");
		givenHouse()
			.when(post({ deputyPostId: "grid1" }), noon)
			.refuses("unknownPost", "deputyPostId");
		givenHouse()
			.when(post({ superiorPostId: "gone" }), noon)
			.refuses("unknownPost", "superiorPostId");
		const circle = { ...house.posts.get("leader"), type: "NamePost", by: "p:boss" } as Post & {
			type: "NamePost";
			by: string;
		};
		givenHouse()
			.when({ ...circle, superiorPostId: "grid1" }, noon)
			.refuses("standsBelow", "superiorPostId");
		givenHouse()
			.when(post({ areaCode: west }, "p:eastBoss"), noon)
			.refuses("notYours");
	});

	test("a new post is not called as a word in the addresses of posts; one that was stays to be changed", () => {
		for (const postId of ["new", "unit"]) {
			const named = givenHouse().when(post({ postId }), noon);
			named.refuses("idTaken", "postId");
			const old = { type: "PostNamed", at: 0, by: "p:boss", ...known, postId } as SettingEvent;
			givenHouse()
				.after(old)
				.when(post({ postId, name: "东里二网格岗" }), noon)
				.gives({ type: "PostNamed", postId });
		}
	});

	test("a unit says how many work there", () => {
		const unit = (people: number, by = "p:boss", unitId = "eastCommittee") =>
			({ type: "NameUnit", by, unitId, name: "东里居委会", people }) as const;
		givenHouse().when(unit(12, "p:eastBoss"), noon).gives({ type: "UnitNamed", people: 12 });
		givenHouse()
			.when(unit(3, "p:eastBoss", "newUnit"), noon)
			.gives({ type: "UnitNamed" });
		givenHouse().when(unit(0), noon).refuses("numberUnusable", "people");
		givenHouse()
			.when(unit(12, "p:eastBoss", "works"), noon)
			.refuses("notYours");
	});
});
