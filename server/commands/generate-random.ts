import { hash } from "node:crypto";
import type { RandomBytes } from "../words.ts";

/** A stream of chance that can be had again from its seed (sfc32); quick, and good for nothing secret. */
export type Chance = {
	/** In [0, 1). */
	next(): number;
	/** A whole number in [0, count). */
	below(count: number): number;
	/** Whether something of this share happens. */
	happens(share: number): boolean;
	oneOf<Value>(values: readonly [Value, ...Value[]]): Value;
	readonly bytes: RandomBytes;
};

/** @param name what the stream is for: streams of other names or seeds have nothing in common */
export function chanceOf(seed: number, name: string): Chance {
	const start = hash("sha256", `${seed} ${name}`, "buffer");
	let a = start.readInt32LE(0);
	let b = start.readInt32LE(4);
	let c = start.readInt32LE(8);
	let count = 1;
	const draw = (): number => {
		const drawn = (a + b + count) | 0;
		count = (count + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (((c << 21) | (c >>> 11)) + drawn) | 0;
		return drawn >>> 0;
	};
	const next = () => draw() / 2 ** 32;
	const below = (count: number) => Math.floor(next() * count);
	return {
		next,
		below,
		happens: (share) => next() < share,
		oneOf: (values) => values[below(values.length)] ?? values[0],
		bytes(wanted) {
			const bytes = Buffer.allocUnsafe(wanted);
			for (let at = 0; at < wanted; at += 4) {
				const drawn = draw();
				for (let byte = 0; byte < 4 && at + byte < wanted; byte += 1) bytes[at + byte] = drawn >>> (8 * byte);
			}
			return bytes;
		},
	};
}

/** The value at a share of a distribution that is given by evenly spaced quantiles, ascending; straight lines between. */
export function quantileAt(quantiles: readonly number[], share: number): number {
	const place = share * (quantiles.length - 1);
	const left = quantiles[Math.floor(place)] ?? 0;
	const right = quantiles[Math.ceil(place)] ?? left;
	return left + (right - left) * (place - Math.floor(place));
}

/** Draws by weight. */
export function weighted<Value>(rows: readonly (readonly [weight: number, value: Value])[]) {
	const total = rows.reduce((sum, [weight]) => sum + weight, 0);
	return (chance: Chance): Value => {
		let left = chance.next() * total;
		for (const [weight, value] of rows) {
			left -= weight;
			if (left < 0) return value;
		}
		throw new Error("weights must be above zero");
	};
}
