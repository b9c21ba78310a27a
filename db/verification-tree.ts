import { asc, eq } from "drizzle-orm";
import { coverLeaves } from "../server/domain/log-cover.ts";
import { emptyEdge, type Hash, leafHashOf, rootOf, withLeaves } from "../server/domain/log-tree.ts";
import { leafHash, sha256 } from "./canonical.ts";
import type { Store } from "./open.ts";
import { type logOrigin, logRun } from "./schema.ts";
import type { Findings } from "./verification-findings.ts";

type Origin = typeof logOrigin.$inferSelect;
type Run = typeof logRun.$inferSelect;

/** A log as its tree was grown anew: how many leaves it has, and the roots that were asked for. */
export type GrownLog = {
	readonly logId: number;
	readonly origin: string;
	readonly size: number;
	/** The position of the last event that has a leaf. */
	readonly lastPosition: number;
	readonly rootAt: ReadonlyMap<number, Hash>;
};

/** The leaves of a run, made anew: of events from their bytes, of cover from its seed, of an opening from its text. */
function leavesReader({ connection }: Store, { opening }: Origin) {
	const bytesOf = connection
		.prepare<[number, number], string>(
			"SELECT bytes FROM event WHERE position > ? AND position <= ? ORDER BY position",
		)
		.pluck();
	return (run: Run, lastPosition: number): Hash[] => {
		if (run.coverSeed !== null) return coverLeaves(sha256, run.coverSeed, run.leaves);
		if (run.firstLeaf === 0 && opening !== null) return [leafHashOf(sha256, Buffer.from(opening, "utf8"))];
		return bytesOf.all(lastPosition, run.lastPosition).map(leafHash);
	};
}

/** A tree that grows leaf by leaf and takes the root at each size of `wanted`. */
function growing(wanted: ReadonlySet<number>) {
	const rootAt = new Map<number, Hash>();
	let edge = emptyEdge;
	return {
		rootAt,
		size: () => edge.size,
		/** Gives the hashes to be kept, side by side. */
		append(leaves: readonly Hash[]): Buffer {
			const kept = leaves.flatMap((leaf) => {
				const after = withLeaves(sha256, edge, [leaf]);
				edge = after.edge;
				if (wanted.has(edge.size)) rootAt.set(edge.size, rootOf(sha256, edge));
				return after.kept;
			});
			return Buffer.concat(kept);
		},
	};
}

/**
 * Grows the tree of one log anew from what its leaves are over, and compares every hash that is kept of it.
 * @param wanted the sizes whose roots are asked for
 */
export function growLog(
	store: Store,
	origin: Origin,
	wanted: ReadonlySet<number>,
	findings: Findings,
): GrownLog {
	const { logId } = origin;
	const leavesOf = leavesReader(store, origin);
	const tree = growing(wanted);
	const ofLog = eq(logRun.logId, logId);
	const runs = store.orm.select().from(logRun).where(ofLog).orderBy(asc(logRun.firstLeaf)).prepare();
	let lastPosition = 0;
	for (const run of runs.all()) {
		const { firstLeaf, leaves, hashes } = run;
		const named = `The run of ${origin.origin} from leaf ${firstLeaf}`;
		if (firstLeaf !== tree.size()) findings.add("log", `${named} does not begin where the one before ends.`);
		const made = leavesOf(run, lastPosition);
		if (made.length !== leaves)
			findings.add("log", `${named} has ${leaves} leaves, but ${made.length} events.`);
		if (!tree.append(made).equals(hashes))
			findings.add("log", `${named} keeps other hashes than those of its events.`);
		lastPosition = run.lastPosition;
	}
	return { logId, origin: origin.origin, size: tree.size(), lastPosition, rootAt: tree.rootAt };
}
