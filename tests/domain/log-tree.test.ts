import { hash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
	consistencyRanges,
	emptyEdge,
	type Hash,
	hashesKept,
	inclusionRanges,
	leafHashOf,
	nodesOf,
	placeOf,
	proofOver,
	rootOf,
	type TreeEdge,
	type TreeNode,
	withLeaves,
} from "../../server/domain/log-tree.ts";

const sha256 = (bytes: Uint8Array) => hash("sha256", bytes, "buffer");
const leaves = Array.from({ length: 300 }, (_, index) => leafHashOf(sha256, Buffer.from(`leaf ${index}`)));

function node(left: Hash, right: Hash): Buffer {
	return sha256(Buffer.concat([Buffer.of(1), left, right]));
}

const known = new Map<string, Hash>();

/** MTH of RFC 6962 as it is written there, over the leaves [from, to). */
function plainRoot(from: number, to: number): Hash {
	const [only] = leaves.slice(from, to);
	if (only === undefined) return sha256(Buffer.alloc(0));
	if (to - from === 1) return only;
	const key = `${from} ${to}`;
	const found = known.get(key);
	if (found !== undefined) return found;
	const middle = from + splitOf(to - from);
	const root = node(plainRoot(from, middle), plainRoot(middle, to));
	known.set(key, root);
	return root;
}

function splitOf(count: number): number {
	return 2 ** Math.ceil(Math.log2(count) - 1);
}

function plainPath(index: number, from: number, to: number): Hash[] {
	if (to - from === 1) return [];
	const middle = from + splitOf(to - from);
	return index < middle
		? [...plainPath(index, from, middle), plainRoot(middle, to)]
		: [...plainPath(index, middle, to), plainRoot(from, middle)];
}

function plainProof(oldSize: number, from: number, to: number, isWhole: boolean): Hash[] {
	if (oldSize === to) return isWhole ? [] : [plainRoot(from, to)];
	const middle = from + splitOf(to - from);
	return oldSize <= middle
		? [...plainProof(oldSize, from, middle, isWhole), plainRoot(middle, to)]
		: [...plainProof(oldSize, middle, to, false), plainRoot(from, middle)];
}

/** Trees of every size from 0 on, grown a leaf at a time, and the row of hashes kept of the last. */
function grown(): { readonly edges: readonly TreeEdge[]; readonly row: readonly Hash[] } {
	const edges: TreeEdge[] = [emptyEdge];
	const row: Hash[] = [];
	let edge = emptyEdge;
	for (const leaf of leaves) {
		const after = withLeaves(sha256, edge, [leaf]);
		edge = after.edge;
		edges.push(edge);
		row.push(...after.kept);
	}
	return { edges, row };
}

const { edges, row } = grown();
const hex = (hashes: readonly Hash[]) => hashes.map((one) => Buffer.from(one).toString("hex"));

function kept(at: TreeNode): Hash {
	const found = row[placeOf(at)];
	if (found === undefined) throw new Error(`nothing is kept of ${at.level}/${at.index}`);
	return found;
}

describe("the tree of the log", () => {
	test("the hash of the empty tree is the hash of nothing", () => {
		const nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
		expect(hex([rootOf(sha256, emptyEdge)])).toEqual([nothing]);
	});

	test("its root is the one of RFC 6962 at every size, and so are the hashes kept of it", () => {
		for (const [size, edge] of edges.entries()) {
			expect(hex([rootOf(sha256, edge)]), `${size} leaves`).toEqual(hex([plainRoot(0, size)]));
			expect(hex(nodesOf({ from: 0, to: size }).map(kept))).toEqual(hex(edge.hashes));
		}
		expect(row.length).toBe(hashesKept(leaves.length));
	});

	test("many leaves at once come to the same as one after the other", () => {
		for (const first of [0, 1, 7, 64, 200]) {
			const { edge } = withLeaves(sha256, emptyEdge, leaves.slice(0, first));
			const after = withLeaves(sha256, edge, leaves.slice(first));
			expect(after.edge).toEqual(edges.at(-1));
			expect(hex(after.kept)).toEqual(hex(row.slice(hashesKept(first))));
		}
	});

	test("every leaf has the audit path of RFC 6962 in every tree that holds it", () => {
		for (let size = 1; size <= leaves.length; size += 1) {
			for (let index = 0; index < size; index += 1) {
				const proof = proofOver(sha256, inclusionRanges(index, size), kept);
				if (hex(proof).join() !== hex(plainPath(index, 0, size)).join())
					throw new Error(`the path of leaf ${index} of ${size} is another`);
			}
		}
	});

	test("every tree has the consistency proof of RFC 6962 with every smaller one", () => {
		for (let size = 1; size <= leaves.length; size += 1) {
			for (let oldSize = 1; oldSize <= size; oldSize += 1) {
				const proof = proofOver(sha256, consistencyRanges(oldSize, size), kept);
				if (hex(proof).join() !== hex(plainProof(oldSize, 0, size, true)).join())
					throw new Error(`the proof from ${oldSize} to ${size} is another`);
			}
		}
	});

	test("proofs read only a few hashes, in the largest trees too", () => {
		const size = 2 ** 52 + 12_345;
		const read = (ranges: ReturnType<typeof inclusionRanges>) => ranges.flatMap(nodesOf).length;
		expect(read(inclusionRanges(2 ** 51 + 3, size))).toBeLessThan(120);
		expect(read(consistencyRanges(2 ** 51 + 3, size))).toBeLessThan(120);
	});

	test("what is not in the tree has no proof", () => {
		expect(() => inclusionRanges(3, 3)).toThrow(RangeError);
		expect(() => inclusionRanges(-1, 3)).toThrow(RangeError);
		expect(() => consistencyRanges(0, 3)).toThrow(RangeError);
		expect(() => consistencyRanges(4, 3)).toThrow(RangeError);
	});
});
