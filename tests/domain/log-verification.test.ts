import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { verifyConsistency, verifyInclusion } from "../../server/domain/log-verification.ts";
import { nodePrimitives } from "../../server/primitives.ts";
import { leafOf, ReferenceTree } from "../support/reference-log.ts";

const { sha256 } = nodePrimitives;
const sizeMax = 300;
const tree = new ReferenceTree(Array.from({ length: sizeMax }, (_, index) => leafOf(`leaf ${index}`)));

function included(index: number, size: number) {
	const path = tree.path(index, 0, size);
	return {
		index: BigInt(index),
		size: BigInt(size),
		root: tree.root(0, size),
		leaf: leafOf(`leaf ${index}`),
		path,
	};
}

function grown(m: number, n: number) {
	const path = tree.consistency(m, n);
	return { size1: BigInt(m), size2: BigInt(n), root1: tree.root(0, m), root2: tree.root(0, n), path };
}

/** Every change of one bit of `bytes`, or of one in each `stride`. */
function* flipped(bytes: Uint8Array, stride: number, from = 0): Generator<Uint8Array> {
	for (let bit = from % stride; bit < bytes.length * 8; bit += stride) {
		const changed = Uint8Array.from(bytes);
		changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
		yield changed;
	}
}

/** Every change of one of the hashes in one of its bits; the stride is odd, so that every bit has its turn. */
function* changedPaths(path: readonly Uint8Array[], from: number): Generator<Uint8Array[]> {
	for (const [at, hash] of path.entries()) {
		for (const changed of flipped(hash, 127, from + at)) yield path.with(at, changed);
	}
}

describe("trees of every size up to 300", { timeout: 120_000 }, () => {
	test("every leaf of every tree is accepted with its path", () => {
		for (let size = 1; size <= sizeMax; size += 1)
			for (let index = 0; index < size; index += 1)
				if (!verifyInclusion(sha256, included(index, size))) expect.fail(`leaf ${index} of ${size}`);
	});

	test("every tree is accepted as the beginning of every later one", () => {
		for (let n = 1; n <= sizeMax; n += 1)
			for (let m = 1; m <= n; m += 1)
				if (!verifyConsistency(sha256, grown(m, n))) expect.fail(`${m} of ${n}`);
	});

	test("a changed bit of leaf, root, index or path is refused", () => {
		let tried = 0;
		const refuse = (changed: ReturnType<typeof included>) => {
			tried += 1;
			if (verifyInclusion(sha256, changed)) expect.fail(`accepted at ${changed.index} of ${changed.size}`);
		};
		for (let size = 1; size <= sizeMax; size += 1) {
			for (let index = size % 29; index < size; index += 29) {
				const proof = included(index, size);
				for (const leaf of flipped(proof.leaf, 61, index)) refuse({ ...proof, leaf });
				for (const root of flipped(proof.root, 61, index)) refuse({ ...proof, root });
				for (const path of changedPaths(proof.path, index)) refuse({ ...proof, path });
				for (let bit = 0n; bit < 64n; bit += 1n) refuse({ ...proof, index: proof.index ^ (1n << bit) });
				if (proof.path.length > 0) refuse({ ...proof, path: proof.path.slice(1) });
				refuse({ ...proof, path: [...proof.path, proof.root] });
			}
		}
		expect(tried).toBeGreaterThan(100_000);
	});

	test("a changed bit of a root or of the path from one tree to the next is refused", () => {
		let tried = 0;
		const refuse = (changed: ReturnType<typeof grown>) => {
			tried += 1;
			if (verifyConsistency(sha256, changed)) expect.fail(`accepted ${changed.size1} of ${changed.size2}`);
		};
		for (let n = 2; n <= sizeMax; n += 1) {
			for (let m = 1 + (n % 29); m <= n; m += 29) {
				const proof = grown(m, n);
				for (const root1 of flipped(proof.root1, 61, m)) refuse({ ...proof, root1 });
				for (const root2 of flipped(proof.root2, 61, m)) refuse({ ...proof, root2 });
				for (const path of changedPaths(proof.path, m)) refuse({ ...proof, path });
				if (m < n) refuse({ ...proof, path: proof.path.slice(1) });
				refuse({ ...proof, path: [...proof.path, proof.root2] });
			}
		}
		expect(tried).toBeGreaterThan(30_000);
	});

	test("each single bit of one proof is refused", () => {
		const proof = included(77, 157);
		for (const [at, hash] of proof.path.entries())
			for (const changed of flipped(hash, 1))
				expect(verifyInclusion(sha256, { ...proof, path: proof.path.with(at, changed) })).toBe(false);
	});

	test("sizes count beyond what a number can", () => {
		const size = 2n ** 60n + 1n;
		const leaf = leafOf("the last one");
		const rest = leafOf("all before it, as if it were one hash");
		const root = sha256(Buffer.concat([Uint8Array.of(1), rest, leaf]));
		expect(verifyInclusion(sha256, { index: size - 1n, size, root, leaf, path: [rest] })).toBe(true);
		expect(verifyInclusion(sha256, { index: size - 2n, size, root, leaf, path: [rest] })).toBe(false);
	});

	test("of an empty tree nothing is proved", () => {
		const empty = tree.root(0, 0);
		const nothing = { size1: 0n, size2: 0n, root1: empty, root2: empty, path: [] };
		expect(verifyConsistency(sha256, nothing)).toBe(false);
		expect(verifyConsistency(sha256, { ...nothing, size2: 1n, root2: tree.root(0, 1) })).toBe(false);
		expect(verifyConsistency(sha256, { ...grown(3, 3), size2: 2n })).toBe(false);
	});
});

const vectors = join(import.meta.dirname, "../../../shared/data/merkle");

/** The cases of one kind; whole numbers as text, as a number would round them. */
function casesOf<Case>(kind: string): [string, Case][] {
	const paths = readdirSync(join(vectors, kind), { recursive: true, encoding: "utf8" });
	return paths
		.filter((path) => path.endsWith(".json"))
		.map((path) => {
			const text = readFileSync(join(vectors, kind, path), "utf8");
			return [path, JSON.parse(text.replace(/: *(-?\d+)/g, ': "$1"'))];
		});
}
const bytes = (text: string | null) => Buffer.from(text ?? "", "base64");

type InclusionCase = { leafIdx: string; treeSize: string; root: string; leafHash: string } & Common;
type ConsistencyCase = { size1: string; size2: string; root1: string; root2: string } & Common;
type Common = { proof: string[] | null; wantErr: boolean };

if (!existsSync(vectors)) {
	process.stdout.write("The cases of transparency-dev/merkle are absent: ../shared/data/merkle.\n");
	test.todo("the cases of transparency-dev/merkle (../shared/data/merkle is absent)");
} else {
	describe("the cases of transparency-dev/merkle", () => {
		test.each(casesOf<InclusionCase>("inclusion"))("inclusion %s", (_, one) => {
			const [index, size] = [BigInt(one.leafIdx), BigInt(one.treeSize)];
			const path = (one.proof ?? []).map(bytes);
			const proof = { index, size, root: bytes(one.root), leaf: bytes(one.leafHash), path };
			expect(verifyInclusion(sha256, proof)).toBe(!one.wantErr);
		});

		test.each(casesOf<ConsistencyCase>("consistency"))("consistency %s", (_, one) => {
			const [size1, size2] = [BigInt(one.size1), BigInt(one.size2)];
			const path = (one.proof ?? []).map(bytes);
			const proof = { size1, size2, root1: bytes(one.root1), root2: bytes(one.root2), path };
			expect(verifyConsistency(sha256, proof)).toBe(!one.wantErr);
		});
	});
}
