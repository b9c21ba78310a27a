/**
 * The Merkle tree of the public log (RFC 6962 section 2): what is kept of it, and how roots and proofs are made from
 * that. Checking what others made is server/domain/log-verification.ts.
 *
 * Kept is the hash of every complete subtree, in the order in which they become complete: a leaf, then each subtree
 * that ends with it, smallest first. Appending only ever adds to the end of that row of hashes, and any root or proof
 * reads O(log n) of them.
 */
export type Hash = Uint8Array;
export type Sha256 = (bytes: Uint8Array) => Hash;
/** The complete subtree over the leaves [index · 2^level, (index + 1) · 2^level). */
export type TreeNode = { readonly level: number; readonly index: number };
/** The leaves [from, to); its hash is MTH of RFC 6962 over them. */
export type LeafRange = { readonly from: number; readonly to: number };
/** The right edge of a tree: the hashes of the largest complete subtrees of `size` leaves, leftmost first. */
export type TreeEdge = { readonly size: number; readonly hashes: readonly Hash[] };

const leafPrefix = 0;
const nodePrefix = 1;

function prefixed(prefix: number, ...parts: readonly Uint8Array[]): Uint8Array {
	const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 1));
	bytes[0] = prefix;
	let at = 1;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return bytes;
}

/** The hash of a leaf that holds `bytes`. */
export function leafHashOf(sha256: Sha256, bytes: Uint8Array): Hash {
	return sha256(prefixed(leafPrefix, bytes));
}

/** The hash of a node over two subtrees. */
export function nodeHashOf(sha256: Sha256, left: Hash, right: Hash): Hash {
	return sha256(prefixed(nodePrefix, left, right));
}

/** How many complete subtrees end with the last of `size` leaves, single leaves left out. */
function levelsEndingAt(size: number): number {
	let levels = 0;
	for (let rest = size; rest % 2 === 0; rest /= 2) levels += 1;
	return levels;
}

/** The largest power of two below `count`, which must be 2 or more. */
function splitOf(count: number): number {
	let split = 1;
	while (split * 2 < count) split *= 2;
	return split;
}

/** The complete subtrees that make up `range`, leftmost first; `from` must be where the subtree of that span begins. */
export function nodesOf({ from, to }: LeafRange): TreeNode[] {
	const nodes: TreeNode[] = [];
	let [at, level, span] = [from, 0, 1];
	while (span * 2 <= to - from) [level, span] = [level + 1, span * 2];
	while (at < to) {
		while (span > to - at) [level, span] = [level - 1, span / 2];
		nodes.push({ level, index: at / span });
		at += span;
	}
	return nodes;
}

/** How many hashes are kept of a tree of `size` leaves. */
export function hashesKept(size: number): number {
	let complete = 0;
	for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) complete += rest;
	return complete;
}

/** The leaf with which a subtree becomes complete. */
export function lastLeafOf({ level, index }: TreeNode): number {
	return (index + 1) * 2 ** level - 1;
}

/** Where in the row of kept hashes the hash of a subtree lies. */
export function placeOf(node: TreeNode): number {
	return hashesKept(lastLeafOf(node)) + node.level;
}

/** Joins neighbouring subtrees, leftmost first, into the one hash over them all. */
function joined(sha256: Sha256, hashes: readonly Hash[]): Hash {
	return hashes.reduceRight((right, left) => nodeHashOf(sha256, left, right));
}

/** The root of a tree (MTH of RFC 6962). */
export function rootOf(sha256: Sha256, { hashes }: TreeEdge): Hash {
	return hashes.length === 0 ? sha256(new Uint8Array()) : joined(sha256, hashes);
}

export const emptyEdge: TreeEdge = { size: 0, hashes: [] };

/** Appends leaves: the new edge, and the hashes to add to the row of kept ones. */
export function withLeaves(
	sha256: Sha256,
	edge: TreeEdge,
	leaves: readonly Hash[],
): { readonly edge: TreeEdge; readonly kept: readonly Hash[] } {
	const hashes = [...edge.hashes];
	const kept: Hash[] = [];
	let size = edge.size;
	for (const leaf of leaves) {
		size += 1;
		let hash = leaf;
		kept.push(hash);
		for (let level = levelsEndingAt(size); level > 0; level -= 1) {
			const left = hashes.pop();
			if (left === undefined) throw new Error(`the edge of a tree of ${edge.size} leaves is incomplete`);
			hash = nodeHashOf(sha256, left, hash);
			kept.push(hash);
		}
		hashes.push(hash);
	}
	return { edge: { size, hashes }, kept };
}

/** The ranges whose hashes prove that leaf `index` is in a tree of `size` leaves, in the order of PATH of RFC 6962. */
export function inclusionRanges(index: number, size: number): LeafRange[] {
	if (!(index >= 0 && index < size)) throw new RangeError(`leaf ${index} is not in a tree of ${size}`);
	const ranges: LeafRange[] = [];
	let [from, to] = [0, size];
	while (to - from > 1) {
		const middle = from + splitOf(to - from);
		ranges.push(index < middle ? { from: middle, to } : { from, to: middle });
		[from, to] = index < middle ? [from, middle] : [middle, to];
	}
	return ranges.reverse();
}

/**
 * The ranges whose hashes prove that a tree of `size` leaves begins with one of `oldSize`, in the order of PROOF of
 * RFC 6962; none when the sizes are equal.
 */
export function consistencyRanges(oldSize: number, size: number): LeafRange[] {
	if (!(oldSize > 0 && oldSize <= size)) throw new RangeError(`${oldSize} of ${size} leaves prove nothing`);
	const ranges: LeafRange[] = [];
	let [from, to] = [0, size];
	while (oldSize < to) {
		const middle = from + splitOf(to - from);
		ranges.push(oldSize <= middle ? { from: middle, to } : { from, to: middle });
		[from, to] = oldSize <= middle ? [from, middle] : [middle, to];
	}
	// What the old root says by itself need not be sent.
	if (from > 0) ranges.push({ from, to });
	return ranges.reverse();
}

/** The proof over such ranges, from kept hashes. */
export function proofOver(
	sha256: Sha256,
	ranges: readonly LeafRange[],
	hashOf: (node: TreeNode) => Hash,
): Hash[] {
	return ranges.map((range) => joined(sha256, nodesOf(range).map(hashOf)));
}
