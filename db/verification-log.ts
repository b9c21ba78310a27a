import { asc, eq } from "drizzle-orm";
import { noteOf, saidOf, type TreeHead, type VerifierKey, verifierKeyOf } from "../server/domain/log-note.ts";
import { checkedHead } from "../server/domain/log-proof.ts";
import { equalBytes, type Primitives } from "../server/domain/log-verification.ts";
import type { Store } from "./open.ts";
import { logCheckpoint, logKey, logOrigin, logRun } from "./schema.ts";
import type { CheckName, Findings } from "./verification-findings.ts";
import { type GrownLog, growLog } from "./verification-tree.ts";

type Checkpoint = typeof logCheckpoint.$inferSelect;

/** Whether two people declared that the key of the log before was lost: then it could hand over to none. */
function isOpenedWithoutKey(store: Store, logId: number): boolean {
	const opened = store.orm.select().from(logOrigin).where(eq(logOrigin.logId, logId)).get();
	return (
		opened?.opening !== undefined && opened.opening !== null && JSON.parse(opened.opening).lost === "key"
	);
}

/**
 * The keys that the database names for each log; a key after the first must have been handed over by the one before,
 * but for one that begins a log because that was lost.
 */
function checkedKeys(store: Store, primitives: Primitives, findings: Findings): readonly VerifierKey[] {
	const keys: VerifierKey[] = [];
	let logIdBefore = 1;
	for (const { logId, vkey, announcement } of store.orm
		.select()
		.from(logKey)
		.orderBy(asc(logKey.keyId))
		.all()) {
		const key = verifierKeyOf(primitives, vkey);
		if (key === null) {
			findings.add("log", `${vkey} is no key.`);
			continue;
		}
		const before = keys.at(-1);
		const note = announcement === null ? null : noteOf(announcement);
		const isFirstOfLost = logId !== logIdBefore && isOpenedWithoutKey(store, logId);
		logIdBefore = logId;
		const isHandedOver = [key, ...(isFirstOfLost ? [] : [before])].every(
			(signer) =>
				signer && note && saidOf(primitives, note, signer).says === "yes" && note.text.includes(vkey),
		);
		if (before !== undefined && !isHandedOver)
			findings.add("log", `The key ${vkey} was not handed over by the key before it.`);
		keys.push(key);
	}
	return keys;
}

/** The head that `text`, a checkpoint or a proof file, gives under one of the keys; null when under none. */
function headUnder(primitives: Primitives, text: string, keys: readonly VerifierKey[]): TreeHead | null {
	for (const key of keys) {
		const head = checkedHead(primitives, text, key);
		if (!("fault" in head)) return head;
	}
	return null;
}

/** Holds a head that was told against the tree as it is. */
function holdHead(logs: readonly GrownLog[], { check, named, head }: ToldHead, findings: Findings): void {
	const log = logs.find(({ origin }) => origin === head.origin);
	const root = log?.rootAt.get(Number(head.size));
	if (log === undefined) findings.add(check, `${named} is of ${head.origin}, a log that is not here.`);
	else if (head.size > BigInt(log.size))
		findings.add(
			check,
			`${named} has ${head.size} leaves, but only ${log.size} are here: the end was cut off.`,
		);
	else if (root === undefined || !equalBytes(root, head.root))
		findings.add(
			check,
			`${named} has another root than the same ${head.size} leaves here: something among them was changed.`,
		);
}

/** Stored checkpoints follow upon one another: no later one is smaller or earlier. */
function checkOrder(rows: readonly Checkpoint[], findings: Findings): void {
	for (const [index, row] of rows.entries()) {
		const before = rows[index - 1];
		if (before === undefined) continue;
		const isAfter = row.logId > before.logId || (row.logId === before.logId && row.size >= before.size);
		if (!isAfter || row.at < before.at)
			findings.add(
				"checkpoints",
				`Checkpoint ${row.checkpointId} is smaller or earlier than the one before it.`,
			);
	}
}

/** Every event has its leaf in the log that is written. */
function checkLeaves(store: Store, logs: readonly GrownLog[], findings: Findings): void {
	const last = Number(store.connection.prepare("SELECT coalesce(max(position), 0) FROM event").pluck().get());
	const known = logs.at(-1)?.lastPosition ?? 0;
	if (known !== last)
		findings.add("log", `The log ends with event ${known}, but the newest event is ${last}.`);
}

/** The logs of the house, oldest first. Before the first start with a key there is one without a name. */
function originsOf(store: Store, findings: Findings) {
	const origins = store.orm.select().from(logOrigin).orderBy(asc(logOrigin.logId)).all();
	const known = origins.length === 0 ? [{ logId: 1, origin: "", openedAt: 0, opening: null }] : origins;
	const kept = store.orm.selectDistinct({ logId: logRun.logId }).from(logRun).all();
	for (const { logId } of kept) {
		if (!known.some((origin) => origin.logId === logId))
			findings.add("log", `There are hashes of a log ${logId} that was never opened.`);
	}
	return known;
}

type CheckedLogs = { readonly leaves: number; readonly checkpoints: number };
export type Told = {
	readonly primitives: Primitives;
	/** Checkpoints as signed notes that the house keeps outside the database. */
	readonly mirrored: readonly string[];
	/** What somebody else kept: a checkpoint or a proof file, and the key of the log if they have it. */
	readonly outside: { readonly text: string; readonly key: VerifierKey | null } | null;
};
type ToldHead = { readonly check: CheckName; readonly named: string; readonly head: TreeHead };

/** Every head that was told, its signature checked. */
function toldHeads(store: Store, told: Told, rows: readonly Checkpoint[], findings: Findings): ToldHead[] {
	const { primitives, mirrored, outside } = told;
	const keys = checkedKeys(store, primitives, findings);
	const heads: ToldHead[] = [];
	const hear = (check: CheckName, named: string, text: string, under = keys): TreeHead | null => {
		const head = headUnder(primitives, text, under);
		if (head === null) findings.add(check, `${named} does not hold under any key of the log.`);
		else heads.push({ check, named, head });
		return head;
	};
	for (const { checkpointId, note, size } of rows) {
		const head = hear("checkpoints", `Checkpoint ${checkpointId}`, note);
		if (head !== null && head.size !== BigInt(size))
			findings.add("checkpoints", `Checkpoint ${checkpointId} is filed under another size.`);
	}
	for (const [index, note] of mirrored.entries())
		hear("checkpoints", `Checkpoint ${index + 1} kept beside the database`, note);
	if (outside !== null)
		hear("outside", "What was kept outside", outside.text, outside.key === null ? keys : [outside.key]);
	return heads;
}

/** The public log: every kept hash, every stored and mirrored checkpoint, and what somebody else kept. */
export function checkLogs(store: Store, told: Told, findings: Findings): CheckedLogs {
	const rows = store.orm.select().from(logCheckpoint).orderBy(asc(logCheckpoint.checkpointId)).all();
	const heads = toldHeads(store, told, rows, findings);
	const sizes = new Set(heads.map(({ head }) => Number(head.size)));
	const logs = originsOf(store, findings).map((origin) => growLog(store, origin, sizes, findings));
	for (const head of heads) holdHead(logs, head, findings);
	checkOrder(rows, findings);
	checkLeaves(store, logs, findings);
	const leaves = logs.reduce((sum, { size }) => sum + size, 0);
	return { leaves, checkpoints: heads.length };
}
