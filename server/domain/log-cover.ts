import { type Hash, leafHashOf, type Sha256 } from "./log-tree.ts";

/** A checkpoint covers a multiple of this many leaves, so that growth tells little of what happened (trust.md I2). */
const coverMultiple = 64;

const indexBytes = 4;

/** How many cover leaves bring a tree of `size` leaves to a size that a checkpoint may tell. */
export function coverCount(size: number): number {
	return (coverMultiple - (size % coverMultiple)) % coverMultiple;
}

/**
 * The hashes of `count` cover leaves. From outside they are like any leaf; whoever has the seed can open each as SHA-256
 * of the seed and its number in the run (four bytes, big-endian), so that no event can be passed off as cover.
 * @param seed 32 random bytes
 */
export function coverLeaves(sha256: Sha256, seed: Uint8Array, count: number): Hash[] {
	return Array.from({ length: count }, (_, index) => {
		const named = new Uint8Array(seed.length + indexBytes);
		named.set(seed);
		new DataView(named.buffer).setUint32(seed.length, index);
		return leafHashOf(sha256, sha256(named));
	});
}
