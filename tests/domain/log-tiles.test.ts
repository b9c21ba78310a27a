import { describe, expect, test } from "vitest";
import { nodesOfTile, readTilePath, tileOf, tilePath, tileWidthIn } from "../../server/domain/log-tiles.ts";

/** Every tile of a tree, by level: how many are full, and how wide the partial one is. */
function tilesOf(size: number): [full: number, partial: number][] {
	return [0, 1, 2, 3].map((level) => {
		let full = 0;
		while (tileWidthIn(size, level, full) === 256) full += 1;
		return [full, tileWidthIn(size, level, full)];
	});
}

describe("tiles of the log", () => {
	test("a tree has the tiles that C2SP tlog-tiles gives it", () => {
		expect(tilesOf(0)).toEqual([
			[0, 0],
			[0, 0],
			[0, 0],
			[0, 0],
		]);
		expect(tilesOf(256)).toEqual([
			[1, 0],
			[0, 1],
			[0, 0],
			[0, 0],
		]);
		expect(tilesOf(70_000)).toEqual([
			[273, 112],
			[1, 17],
			[0, 1],
			[0, 0],
		]);
	});

	test("a path names its tile and nothing else does", () => {
		const named = [
			["tile/0/000", { level: 0, index: 0, width: 256 }],
			["tile/0/000.p/1", { level: 0, index: 0, width: 1 }],
			["tile/1/x001/x234/067", { level: 1, index: 1_234_067, width: 256 }],
			["tile/2/x001/000.p/255", { level: 2, index: 1_000, width: 255 }],
		] as const;
		for (const [path, tile] of named) {
			expect(tilePath(tile)).toBe(path);
			expect(readTilePath(path)).toEqual(tile);
		}
	});

	test.each([
		"tile/0/0",
		"tile/00/000",
		"tile/7/000",
		"tile/64/000",
		"tile/0/x000/000",
		"tile/0/x001/00",
		"tile/0/001/000",
		"tile/0/x001",
		"tile/0/000.p/0",
		"tile/0/000.p/256",
		"tile/0/000.p/01",
		"tile/0/000.p/",
		"tile/0/000/",
		"tile/-1/000",
		"tile/0/x999/x999/x999/x999/x999/x999/999",
		"tile/entries/000",
	])("%s is no tile", (path) => {
		expect(readTilePath(path)).toBeNull();
	});

	test("a tile holds its hashes side by side, and each subtree is found in one", () => {
		const [first, second] = nodesOfTile({ level: 1, index: 3, width: 2 });
		expect([first, second]).toEqual([
			{ level: 8, index: 768 },
			{ level: 8, index: 769 },
		]);
		expect(tileOf({ level: 8, index: 769 }, 2 ** 18)).toEqual({ level: 1, index: 3, width: 256 });
		expect(tileOf({ level: 10, index: 0 }, 1_030)).toEqual({ level: 1, index: 0, width: 4 });
		expect(tileOf({ level: 3, index: 32 }, 300)).toEqual({ level: 0, index: 1, width: 44 });
	});
});
