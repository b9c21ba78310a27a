import { randomFillSync } from "node:crypto";
import type { RandomBytes } from "./words.ts";

const poolBytes = 16 * 1024;

/** Random bytes of the system, drawn in large pieces: a report needs several small ones, and each draw costs a call. */
export function pooledRandomBytes(): RandomBytes {
	const pool = Buffer.alloc(poolBytes);
	let used = poolBytes;
	return (count) => {
		if (count > poolBytes) return randomFillSync(Buffer.alloc(count));
		if (used + count > poolBytes) {
			randomFillSync(pool);
			used = 0;
		}
		const drawn = Buffer.from(pool.subarray(used, used + count));
		// What was given out is not kept where the next dump of memory would show it.
		pool.fill(0, used, used + count);
		used += count;
		return drawn;
	};
}
