import type { TreeNode } from "./log-tree.ts";

/** A tile of C2SP tlog-tiles: `width` hashes beside each other, each over 256^level leaves. */
export type Tile = { readonly level: number; readonly index: number; readonly width: number };

const tileWidth = 256;
const tileLevels = 8;
/** Above this no tree of 2^53 leaves has a tile. */
const topLevel = 6;

/** How wide a tile is in a tree of `size` leaves; 0 when it has none there. */
export function tileWidthIn(size: number, level: number, index: number): number {
	const hashes = Math.floor(size / tileWidth ** level) - index * tileWidth;
	return Math.min(Math.max(hashes, 0), tileWidth);
}

/** The subtrees whose hashes a tile holds, in its order. */
export function nodesOfTile({ level, index, width }: Tile): TreeNode[] {
	const first = index * tileWidth;
	return Array.from({ length: width }, (_, at) => ({ level: level * tileLevels, index: first + at }));
}

/** The tile that holds the hash of the highest tile level at or below `node`, as wide as it is in a tree of `size`. */
export function tileOf(node: TreeNode, size: number): Tile {
	const level = Math.floor(node.level / tileLevels);
	const index = Math.floor((node.index * 2 ** (node.level % tileLevels)) / tileWidth);
	return { level, index, width: tileWidthIn(size, level, index) };
}

/** Where a tile lies below the prefix of its log: `tile/0/x001/234` or, when partial, `tile/0/x001/234.p/56`. */
export function tilePath({ level, index, width }: Tile): string {
	const groups: string[] = [];
	for (let rest = index; rest > 0 || groups.length === 0; rest = Math.floor(rest / 1000)) {
		groups.unshift(String(rest % 1000).padStart(3, "0"));
	}
	const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join("/");
	return `tile/${level}/${path}${width < tileWidth ? `.p/${width}` : ""}`;
}

/** The tile a path names, `tilePath` read backwards; null for what is no such path, letter by letter. */
export function readTilePath(path: string): Tile | null {
	const parts = /^tile\/(\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path);
	if (parts === null) return null;
	const [, level = "", groups = "", width = String(tileWidth)] = parts;
	const tile = { level: Number(level), index: Number(groups.replace(/[x/]/g, "")), width: Number(width) };
	const isPossible = tile.level <= topLevel && Number.isSafeInteger(tile.index) && tile.width > 0;
	return isPossible && tilePath(tile) === path ? tile : null;
}
