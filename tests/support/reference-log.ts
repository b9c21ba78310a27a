import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { verifierKeyText } from "../../server/domain/log-note.ts";
import { nodePrimitives } from "../../server/primitives.ts";

/** A log as RFC 6962 §2.1 defines it, by recursion and without regard for speed: the measure for ours. */

function sha256(...parts: Uint8Array[]): Buffer {
	const hash = createHash("sha256");
	for (const part of parts) hash.update(part);
	return hash.digest();
}

export function leafOf(text: string): Uint8Array {
	return sha256(Uint8Array.of(0), Buffer.from(text));
}

export class ReferenceTree {
	readonly #leaves: readonly Uint8Array[];
	readonly #known = new Map<string, Uint8Array>();

	constructor(leaves: readonly Uint8Array[]) {
		this.#leaves = leaves;
	}

	/** MTH(D[from:to]). */
	root(from: number, to: number): Uint8Array {
		if (to - from === 0) return sha256();
		if (to - from === 1) return this.#leaves[from] ?? sha256();
		const name = `${from}:${to}`;
		const known = this.#known.get(name);
		if (known) return known;
		const split = from + splitOf(to - from);
		const root = sha256(Uint8Array.of(1), this.root(from, split), this.root(split, to));
		this.#known.set(name, root);
		return root;
	}

	/** PATH(m, D[from:to]), m counted from `from`. */
	path(m: number, from: number, to: number): Uint8Array[] {
		if (to - from <= 1) return [];
		const k = splitOf(to - from);
		return m < k
			? [...this.path(m, from, from + k), this.root(from + k, to)]
			: [...this.path(m - k, from + k, to), this.root(from, from + k)];
	}

	/** PROOF(m, D[0:n]). */
	consistency(m: number, n: number): Uint8Array[] {
		return this.#subproof(m, 0, n, true);
	}

	#subproof(m: number, from: number, to: number, isWhole: boolean): Uint8Array[] {
		if (m === to - from) return isWhole ? [] : [this.root(from, to)];
		const k = splitOf(to - from);
		return m <= k
			? [...this.#subproof(m, from, from + k, isWhole), this.root(from + k, to)]
			: [...this.#subproof(m - k, from + k, to, false), this.root(from, from + k)];
	}
}

/** The largest power of two below `count`. */
function splitOf(count: number): number {
	let k = 1;
	while (k * 2 < count) k *= 2;
	return k;
}

export type Signer = { readonly name: string; readonly privateKey: KeyObject; readonly vkey: string };

export function signerNamed(name: string, kind: "signature" | "cosignature" = "signature"): Signer {
	const { privateKey, publicKey } = generateKeyPairSync("ed25519");
	const raw = publicKey.export({ format: "der", type: "spki" }).subarray(-32);
	return { name, privateKey, vkey: verifierKeyText(nodePrimitives, name, kind, raw) };
}

/** A signed note over `text` by `signer`. */
export function noteBy({ name, privateKey, vkey }: Signer, text: string): string {
	const id = Buffer.from(vkey.split("+")[1] ?? "", "hex");
	const signature = sign(null, Buffer.from(text), privateKey);
	return `${text}\n\u2014 ${name} ${Buffer.concat([id, signature]).toString("base64")}\n`;
}

/** The checkpoint of the tree's first `size` leaves. */
export function checkpointBy(signer: Signer, tree: ReferenceTree, size: number): string {
	const root = Buffer.from(tree.root(0, size)).toString("base64");
	return noteBy(signer, `${signer.name}\n${size}\n${root}\n`);
}

/** A proof file of the leaf at `index`, with `extra` as JSON. */
export function proofFile(
	extra: unknown,
	index: number,
	path: readonly Uint8Array[],
	checkpoint: string,
): string {
	const opened = Buffer.from(JSON.stringify(extra)).toString("base64");
	const hashes = path.map((hash) => `${Buffer.from(hash).toString("base64")}\n`).join("");
	return `c2sp.org/tlog-proof@v1\nextra ${opened}\nindex ${index}\n${hashes}\n${checkpoint}`;
}
