import { noteBytesMax } from "../domain/limits.ts";
import {
	type CheckpointFault,
	checkedCheckpoint,
	type Note,
	noteOf,
	saidOf,
	type TreeHead,
	treeHeadOf,
	type VerifierKey,
	verifierKeyOf,
} from "../domain/log-note.ts";
import { nodesOfTile, type Tile, tileOf, tilePath } from "../domain/log-tiles.ts";
import {
	consistencyRanges,
	type Hash,
	nodeHashOf,
	nodesOf,
	proofOver,
	rootOf,
	type TreeNode,
} from "../domain/log-tree.ts";
import { equalBytes, verifyConsistency } from "../domain/log-verification.ts";
import { nodePrimitives } from "../primitives.ts";
import type { Kept } from "./witness-kept.ts";

const { sha256 } = nodePrimitives;
const hashBytes = 32;

/** The log does what no honest log does; the message says what, and the evidence is kept. */
export class LogAccused extends Error {}
/** This round came to nothing, but it proves nothing against the log. */
export class RoundFailed extends Error {}

/** Fetches what lies at a path below the log's address, at most so many bytes. */
export type Fetch = (path: string, bytesMax: number) => Promise<Uint8Array>;

async function textAt(fetched: Fetch, path: string): Promise<string> {
	return Buffer.from(await fetched(path, noteBytesMax)).toString("utf8");
}

/** Reads subtree hashes from tiles, each tile fetched once. */
function tileReader(fetched: Fetch, size: number) {
	const tiles = new Map<string, Promise<Uint8Array>>();
	const bytesOf = (tile: Tile): Promise<Uint8Array> => {
		const path = tilePath(tile);
		const known = tiles.get(path) ?? fetched(path, tile.width * hashBytes);
		tiles.set(path, known);
		return known;
	};
	const foldedUp = (hashes: readonly Hash[]): Hash => {
		const [only = new Uint8Array(), ...more] = hashes;
		if (more.length === 0) return only;
		const middle = hashes.length / 2;
		return nodeHashOf(sha256, foldedUp(hashes.slice(0, middle)), foldedUp(hashes.slice(middle)));
	};
	return async (node: TreeNode): Promise<Hash> => {
		const tile = tileOf(node, size);
		const bytes = await bytesOf(tile);
		if (bytes.length !== tile.width * hashBytes) throw new RoundFailed(`${tilePath(tile)} is cut off.`);
		const [first] = nodesOfTile(tile);
		const span = 2 ** (node.level - (first?.level ?? 0));
		const from = node.index * span - (first?.index ?? 0);
		const under = Array.from({ length: span }, (_, at) =>
			bytes.subarray((from + at) * hashBytes, (from + at + 1) * hashBytes),
		);
		return foldedUp(under);
	};
}

async function hashesOf(nodes: readonly TreeNode[], read: (node: TreeNode) => Promise<Hash>) {
	const hashes = new Map<string, Hash>();
	for (const node of nodes) hashes.set(`${node.level}/${node.index}`, await read(node));
	return (node: TreeNode): Hash => hashes.get(`${node.level}/${node.index}`) ?? new Uint8Array();
}

/** Whether the log at `head` begins with the one at `before`; without one, whether its tiles come to its root. */
async function isGrownFrom(fetched: Fetch, before: TreeHead | null, head: TreeHead): Promise<boolean> {
	const size = Number(head.size);
	const read = tileReader(fetched, size);
	if (before === null || before.size === BigInt(0)) {
		const nodes = nodesOf({ from: 0, to: size });
		const hashOf = await hashesOf(nodes, read);
		return equalBytes(rootOf(sha256, { size, hashes: nodes.map(hashOf) }), head.root);
	}
	const ranges = consistencyRanges(Number(before.size), size);
	const path = proofOver(sha256, ranges, await hashesOf(ranges.flatMap(nodesOf), read));
	const { size: size1, root: root1 } = before;
	return verifyConsistency(sha256, { size1, size2: head.size, root1, root2: head.root, path });
}

async function announcements(fetched: Fetch): Promise<readonly (Note | null)[]> {
	return (await textAt(fetched, "keys")).split(/(?<=\n\u2014 .*\n)\n/).map(noteOf);
}

/** Under what name the log says that it was begun anew after a loss; null when it says no such thing. */
async function begunAnew(fetched: Fetch, kept: Kept): Promise<string | null> {
	for (const note of await announcements(fetched)) {
		const [name = "", what = "", before] = note?.text.split("\n") ?? [];
		if (what.startsWith("log opened after a loss at ") && before === kept.logKey()) return name;
	}
	return null;
}

/** The newest key that the trusted one, or one after it, handed over to. */
async function newestKey(
	fetched: Fetch,
	trusted: VerifierKey,
): Promise<{ key: VerifierKey; text: string | null }> {
	let [key, text]: [VerifierKey, string | null] = [trusted, null];
	for (const note of await announcements(fetched)) {
		const [name, , , fresh = ""] = note?.text.split("\n") ?? [];
		const next = verifierKeyOf(nodePrimitives, fresh);
		const isHandedOver = [key, next].every(
			(signer) => signer && note && saidOf(nodePrimitives, note, signer).says === "yes",
		);
		if (isHandedOver && next !== null && name === key.name) [key, text] = [next, fresh];
	}
	return { key, text };
}

const faults: Readonly<Record<CheckpointFault, string>> = {
	noCheckpoint: "What the log gives is no checkpoint.",
	notSigned: "The checkpoint is not signed with the key that this witness knows.",
	signatureWrong: "The signature of the checkpoint is wrong.",
	originOther: "The checkpoint is of another log.",
};

/** The checkpoint that the log gives now, its signature checked with the trusted key or one it handed over to. */
async function currentHead(fetched: Fetch, kept: Kept, logKey: string | null) {
	const signed = await textAt(fetched, "checkpoint");
	const given = logKey ?? kept.logKey() ?? (await textAt(fetched, "vkey"));
	const trusted = verifierKeyOf(nodePrimitives, given);
	if (trusted === null) throw new RoundFailed(`${given.trim()} is no key of a log.`);
	let head = checkedCheckpoint(nodePrimitives, signed, trusted);
	if ("fault" in head && head.fault === "notSigned") {
		const { key, text } = await newestKey(fetched, trusted);
		head = checkedCheckpoint(nodePrimitives, signed, key);
		if (!("fault" in head) && text !== null) kept.trust(text);
	}
	if ("fault" in head) {
		if (head.fault !== "notSigned" || kept.checkpoint() === null) throw new RoundFailed(faults[head.fault]);
		const anew = await begunAnew(fetched, kept);
		if (anew === null) throw new LogAccused("The log is signed with a key that nobody handed over to.");
		throw new LogAccused(
			`The log says that it was begun anew as ${anew} after a loss: nothing kept here binds it. Compare what it shows with what is kept, and watch the new one from a folder of its own.`,
		);
	}
	if (kept.logKey() === null) kept.trust(given.trim());
	return { signed, head };
}

/** How the log at `head` contradicts the one that was kept; null when it follows from it. */
async function contradiction(
	fetched: Fetch,
	before: TreeHead | null,
	head: TreeHead,
): Promise<string | null> {
	if (before !== null && head.size < before.size)
		return `The log has shrunk: it had ${before.size} leaves and now shows ${head.size}.`;
	if (await isGrownFrom(fetched, before, head)) return null;
	if (before === null) return `The log is at odds with itself: its tiles do not come to its root.`;
	return `The log has forked: its ${head.size} leaves do not begin with the ${before.size} that were seen before.`;
}

/**
 * One round: fetches the newest checkpoint, checks that it follows from the one kept, cosigns and keeps it.
 * @param logKey the key of the log as somebody knows it; null trusts the one seen first
 * @returns a sentence
 * @throws LogAccused for a fork or a log that shrank, RoundFailed for whatever proves nothing
 */
export async function witnessRound(
	fetched: Fetch,
	kept: Kept,
	at: number,
	logKey: string | null = null,
): Promise<string> {
	const { signed, head } = await currentHead(fetched, kept, logKey);
	const earlier = noteOf(kept.checkpoint() ?? "");
	const before = earlier === null ? null : treeHeadOf(earlier.text);
	const named = `${head.origin} with ${head.size} leaves`;
	const accusation = await contradiction(fetched, before, head);
	if (accusation !== null)
		throw new LogAccused(`${accusation} The evidence is in ${kept.accuse(signed, at)}.`);
	const note = noteOf(signed);
	if (note === null) throw new RoundFailed(faults.noCheckpoint);
	if (before?.size === head.size) return `Nothing new: ${named}.`;
	kept.cosign(note, signed, at);
	return `Cosigned ${named}.`;
}
