import { nodeHashOf, type Sha256 } from "./log-tree.ts";

/**
 * What anybody can check of the log without trusting who keeps it: that a leaf lies in a tree, and that one tree is the
 * beginning of another (RFC 6962 §2.1, in the words of RFC 9162 §2.1.3.2 and §2.1.4.2). Pure, and the same code in the
 * browser and on the server: what it needs of its surroundings comes in as `Primitives`.
 *
 * Sizes and positions are bigint, as a log may outgrow what a number can count. A hash is 32 bytes.
 */
export type Primitives = {
	readonly sha256: Sha256;
	/** Whether `signature` (64 bytes) is the Ed25519 signature of `message` under `publicKey` (32 bytes); never throws. */
	readonly isSignedBy: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
	readonly utf8: (text: string) => Uint8Array;
};

const hashBytes = 32;
const zero = BigInt(0);
const one = BigInt(1);

export type Inclusion = {
	/** Counted from 0. */
	readonly index: bigint;
	readonly size: bigint;
	readonly root: Uint8Array;
	readonly leaf: Uint8Array;
	/** From the sibling of the leaf up to the child of the root. */
	readonly path: readonly Uint8Array[];
};

export type Consistency = {
	readonly size1: bigint;
	readonly size2: bigint;
	readonly root1: Uint8Array;
	readonly root2: Uint8Array;
	readonly path: readonly Uint8Array[];
};

export function equalBytes(one: Uint8Array, other: Uint8Array): boolean {
	return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

function areHashes(hashes: readonly Uint8Array[]): boolean {
	return hashes.every(({ length }) => length === hashBytes);
}

function isOdd(number: bigint): boolean {
	return (number & one) === one;
}

/** Where a walk up the tree stands: the node on its level, and the last node of that level. */
type Walk = { node: bigint; last: bigint };

function up(walk: Walk): void {
	walk.node >>= one;
	walk.last >>= one;
}

/**
 * Takes one step up the tree.
 * @returns on which side the hash given for this step lies; null when the walk is at the root already
 */
function step(walk: Walk): "left" | "right" | null {
	if (walk.last === zero) return null;
	const side = isOdd(walk.node) || walk.node === walk.last ? "left" : "right";
	// The last node of a level may have no sibling on several: there its hash is its parent's.
	if (side === "left") while (!isOdd(walk.node) && walk.node !== zero) up(walk);
	up(walk);
	return side;
}

/** Whether `path` proves that `leaf` is the leaf at `index` of the tree of `size` leaves under `root`. */
export function verifyInclusion(sha256: Sha256, { index, size, root, leaf, path }: Inclusion): boolean {
	if (index < zero || index >= size || !areHashes([leaf, root, ...path])) return false;
	const walk: Walk = { node: index, last: size - one };
	let hash = leaf;
	for (const given of path) {
		const side = step(walk);
		if (side === null) return false;
		hash = side === "left" ? nodeHashOf(sha256, given, hash) : nodeHashOf(sha256, hash, given);
	}
	return walk.last === zero && equalBytes(hash, root);
}

/**
 * Whether `path` proves that the tree of `size1` leaves under `root1` is the beginning of the one of `size2` under
 * `root2`. Nothing can be proved of an empty tree, not even that it is itself.
 */
export function verifyConsistency(sha256: Sha256, proof: Consistency): boolean {
	const { size1, size2, root1, root2, path } = proof;
	if (size1 <= zero || size1 > size2) return false;
	if (size1 === size2) return path.length === 0 && equalBytes(root1, root2);
	if (!areHashes([root1, root2, ...path])) return false;
	const isWhole = (size1 & (size1 - one)) === zero;
	const [first, ...rest] = isWhole ? [root1, ...path] : path;
	if (first === undefined || path.length === 0) return false;
	const walk: Walk = { node: size1 - one, last: size2 - one };
	while (isOdd(walk.node)) up(walk);
	let hash1 = first;
	let hash2 = first;
	for (const given of rest) {
		const side = step(walk);
		if (side === null) return false;
		if (side === "left") hash1 = nodeHashOf(sha256, given, hash1);
		hash2 = side === "left" ? nodeHashOf(sha256, given, hash2) : nodeHashOf(sha256, hash2, given);
	}
	return walk.last === zero && equalBytes(hash1, root1) && equalBytes(hash2, root2);
}
