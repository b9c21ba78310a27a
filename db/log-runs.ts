import {
	type Hash,
	hashesKept,
	type LeafRange,
	lastLeafOf,
	nodesOf,
	placeOf,
	proofOver,
	rootOf,
	type TreeEdge,
	type TreeNode,
	withLeaves,
} from "../server/domain/log-tree.ts";
import { sha256 } from "./canonical.ts";
import type { Store } from "./open.ts";
import { logRun } from "./schema.ts";
import { insertInto } from "./statements.ts";

const hashBytes = 32;

/** Where a log ends. */
export type LogEnd = {
	readonly logId: number;
	/** Leaves. */
	readonly size: number;
	/** The position of the last event that has a leaf. */
	readonly lastPosition: number;
};
type EndRow = readonly [logId: number, size: number, lastPosition: number, lastHash: Buffer];

const nothing: EndRow = [1, 0, 0, Buffer.alloc(0)];

function readers({ connection }: Store) {
	const end = connection
		.prepare<[], EndRow>(
			`SELECT log_id, first_leaf + leaves, last_position, substr(hashes, -${hashBytes})
			FROM log_run ORDER BY log_id DESC, first_leaf DESC LIMIT 1`,
		)
		.raw();
	const runWith = connection
		.prepare<[number, number], number>(
			"SELECT first_leaf FROM log_run WHERE log_id = ? AND first_leaf <= ? ORDER BY first_leaf DESC LIMIT 1",
		)
		.pluck();
	const hashAt = connection
		.prepare<[number, number, number], Buffer>(
			`SELECT substr(hashes, ? * ${hashBytes} + 1, ${hashBytes}) FROM log_run WHERE log_id = ? AND first_leaf = ?`,
		)
		.pluck();
	const leafAt = connection
		.prepare<[{ logId: number; position: number }], number>(
			`SELECT first_leaf + leaves - 1 - (last_position - @position) FROM log_run
			WHERE log_id = @logId AND last_position >= @position AND cover_seed IS NULL
			ORDER BY last_position LIMIT 1`,
		)
		.pluck();
	return { end, runWith, hashAt, leafAt };
}

/** The kept hashes of the logs of this house (server/domain/log-tree.ts), in rows of what each commit appended. */
export function logRuns(store: Store) {
	const { end, runWith, hashAt, leafAt } = readers(store);
	const insert = insertInto(store, logRun);
	/** The edge as this connection last saw it, known again by the last hash: that one is over a leaf with fresh salt. */
	let known: { readonly logId: number; readonly edge: TreeEdge; readonly lastHash: Buffer } | null = null;

	const hashOf = (logId: number, node: TreeNode): Hash => {
		const firstLeaf = runWith.get(logId, lastLeafOf(node)) ?? 0;
		const found = hashAt.get(placeOf(node) - hashesKept(firstLeaf), logId, firstLeaf);
		if (found?.length === hashBytes) return found;
		throw new Error(`the log keeps no hash of the subtree ${node.level}/${node.index}`);
	};
	const edgeOf = (logId: number, size: number): TreeEdge => ({
		size,
		hashes: nodesOf({ from: 0, to: size }).map((node) => hashOf(logId, node)),
	});
	return {
		end(): LogEnd {
			const [logId, size, lastPosition] = end.get() ?? nothing;
			return { logId, size, lastPosition };
		},
		/** Appends leaves to a log in the transaction under way; events up to `lastPosition` have theirs then. */
		append(logId: number, leaves: readonly Hash[], lastPosition: number, coverSeed: Buffer | null): void {
			const [endLogId, endSize, , lastHash] = end.get() ?? nothing;
			const size = endLogId === logId ? endSize : 0;
			const isKnown = known?.logId === logId && known.edge.size === size && known.lastHash.equals(lastHash);
			const before = isKnown && known !== null ? known.edge : edgeOf(logId, size);
			const { edge, kept } = withLeaves(sha256, before, leaves);
			const hashes = Buffer.concat(kept);
			insert({ logId, firstLeaf: size, leaves: leaves.length, lastPosition, coverSeed, hashes });
			known = { logId, edge, lastHash: hashes.subarray(-hashBytes) };
		},
		/** The root of the first `size` leaves. */
		rootAt: (logId: number, size: number): Hash => rootOf(sha256, edgeOf(logId, size)),
		hashOf,
		proof: (logId: number, ranges: readonly LeafRange[]): Hash[] =>
			proofOver(sha256, ranges, (node) => hashOf(logId, node)),
		/** The leaf of an event; null while it has none. */
		leafOfEvent: (logId: number, position: number): number | null => leafAt.get({ logId, position }) ?? null,
	};
}
