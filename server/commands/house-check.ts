import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type AnyEvent, canonicalJson, eventFrom, leafHash, sha256 } from "../../db/canonical.ts";
import { type CheckName, type Finding, Findings } from "../../db/verification-findings.ts";
import { erasedBy, photosErasedBy } from "../domain/erasure-events.ts";
import { coverLeaves } from "../domain/log-cover.ts";
import { checkedCheckpoint, type VerifierKey, verifierKeyOf } from "../domain/log-note.ts";
import { commitmentOf, wordsRefsIn } from "../domain/log-proof.ts";
import { emptyEdge, type Hash, leafHashOf, rootOf, withLeaves } from "../domain/log-tree.ts";
import { equalBytes } from "../domain/log-verification.ts";
import { photosOf } from "../domain/photo.ts";
import { nodePrimitives } from "../primitives.ts";
import { fileFacts } from "./backup-folder.ts";
import {
	checkpointsName,
	type HouseCounts,
	type HouseManifest,
	linesOf,
	logKeysName,
	manifestName,
	sealedLines,
	sealedName,
} from "./house-file.ts";
import { counted, type HouseLine, nothingCounted } from "./house-lines.ts";

/** What a check of a folder that `npm run leave` made found; `counts` is null where the sealed file was not opened. */
export type HouseVerdict = {
	readonly ok: boolean;
	readonly counts: HouseCounts | null;
	/** How many checkpoints the tree was held against. */
	readonly checkpoints: number;
	readonly findings: readonly Finding[];
	/** How many there are; not all of many are in `findings`. */
	readonly findingsCount: number;
};

async function checkFiles(dir: string, { files }: HouseManifest, findings: Findings): Promise<void> {
	for (const [name, told] of Object.entries(files)) {
		const path = join(dir, name);
		if (!existsSync(path)) {
			findings.add("file", `${name} is missing.`);
			continue;
		}
		const { bytes, sha256: hash } = await fileFacts(path);
		if (bytes !== told.bytes || hash !== told.sha256) findings.add("file", `${name} was changed or cut off.`);
	}
}

/** What is not there until an event tells that the law had it erased. */
function missingBook(findings: Findings) {
	const missing = new Map<string, readonly [check: CheckName, named: string]>();
	return {
		note: (check: CheckName, id: string, named: string) => missing.set(id, [check, named]),
		explain(event: AnyEvent): void {
			for (const id of [...erasedBy(event), ...photosErasedBy(event)]) missing.delete(id);
		},
		finish: () => {
			for (const [check, named] of missing.values())
				findings.add(check, `No event tells why ${named} is not there.`);
		},
	};
}
type Missing = ReturnType<typeof missingBook>;
type EventLine = Extract<HouseLine, { kind: "event" }>;

function checkWords(
	{ words, position }: EventLine,
	event: AnyEvent,
	missing: Missing,
	findings: Findings,
): void {
	for (const [id, { place, hash }] of wordsRefsIn(event)) {
		const named = `what stood at ${place} of event ${position}`;
		const kept = words.find((one) => one.id === id);
		if (kept === undefined || kept.text === null) missing.note("words", id, named);
		else if (commitmentOf(nodePrimitives, kept.salt, kept.text) !== hash)
			findings.add("words", `${named} was changed.`);
	}
}

function checkPhotos(
	{ photos, position }: EventLine,
	event: AnyEvent,
	missing: Missing,
	findings: Findings,
): void {
	for (const { photoId, sha256: told } of photosOf(event)) {
		const kept = photos.find(({ id }) => id === photoId);
		const named = `a photo of event ${position}`;
		if (kept === undefined) missing.note("photos", photoId, named);
		else if (createHash("sha256").update(Buffer.from(kept.base64, "base64")).digest("hex") !== told)
			findings.add("photos", `${named} is not the one that was sent.`);
	}
}

function isCanonical(bytes: string): boolean {
	try {
		return canonicalJson(JSON.parse(bytes)) === bytes;
	} catch {
		return false;
	}
}

/** The checkpoints in the order of their sizes, each with what it says; one that no key of the log signed is a finding. */
async function* headsOf(dir: string, keys: readonly VerifierKey[], findings: Findings) {
	for await (const line of linesOf(join(dir, checkpointsName))) {
		const { note }: { note: string } = JSON.parse(line);
		const heads = keys.map((key) => checkedCheckpoint(nodePrimitives, note, key));
		const head = heads.find((one) => !("fault" in one));
		if (head === undefined || "fault" in head)
			findings.add("checkpoints", "A checkpoint is signed by no key of the log.");
		else yield head;
	}
}

/** Grows the tree leaf by leaf, and holds it against each checkpoint as it reaches its size. */
async function treeHeldTo(heads: ReturnType<typeof headsOf>, findings: Findings) {
	let edge = emptyEdge;
	let held = 0;
	let next = await heads.next();
	return {
		async grow(leaf: Hash): Promise<void> {
			edge = withLeaves(sha256, edge, [leaf]).edge;
			while (!next.done && next.value.size === BigInt(edge.size)) {
				if (!equalBytes(rootOf(sha256, edge), next.value.root))
					findings.add(
						"log",
						`The first ${edge.size} leaves are not those that the checkpoint of that size was signed for.`,
					);
				held += 1;
				next = await heads.next();
			}
		},
		finish(): number {
			if (!next.done)
				findings.add("log", `A checkpoint has ${next.value.size} leaves, but only ${edge.size} are here.`);
			return held;
		},
	};
}
type Tree = Awaited<ReturnType<typeof treeHeldTo>>;

async function checkEvent(line: EventLine, tree: Tree, missing: Missing, findings: Findings): Promise<void> {
	const { position, bytes } = line;
	if (!isCanonical(bytes)) findings.add("events", `Event ${position} is not written as events are.`);
	await tree.grow(leafHash(bytes));
	const event = eventFrom<AnyEvent>(bytes);
	checkWords(line, event, missing, findings);
	checkPhotos(line, event, missing, findings);
	missing.explain(event);
}

async function checkLedger(
	dir: string,
	identity: string,
	tree: Tree,
	findings: Findings,
): Promise<HouseCounts> {
	const missing = missingBook(findings);
	let counts = nothingCounted;
	for await (const text of await sealedLines(join(dir, sealedName), identity)) {
		const line: HouseLine = JSON.parse(text);
		if (line.kind === "phone") continue;
		counts = counted(counts, line);
		if (line.kind === "cover") {
			const seed = Buffer.from(line.seed, "base64");
			for (const leaf of coverLeaves(sha256, seed, line.leaves)) await tree.grow(leaf);
		} else if (line.kind === "opening" && line.text !== null) {
			await tree.grow(leafHashOf(sha256, Buffer.from(line.text, "utf8")));
		} else if (line.kind === "event") {
			if (line.position !== counts.events) findings.add("events", `Event ${counts.events} is missing.`);
			await checkEvent(line, tree, missing, findings);
		}
	}
	missing.finish();
	return counts;
}

function keysOf(dir: string, own: VerifierKey | null): readonly VerifierKey[] {
	if (own !== null) return [own];
	const lines = readFileSync(join(dir, logKeysName), "utf8").split("\n");
	return lines.flatMap((line) => verifierKeyOf(nodePrimitives, line) ?? []);
}

/**
 * Checks a folder that `npm run leave` made: every file is whole; and with the identity that opens it, every event, word
 * and photo is what the log committed to, and the log is what its checkpoints were signed for.
 * @param identity an age secret key; null leaves the sealed file shut
 * @param key of the log, from somewhere else; null trusts those in the folder
 */
export async function checkHouse(
	dir: string,
	identity: string | null,
	key: VerifierKey | null,
): Promise<HouseVerdict> {
	const findings = new Findings();
	const verdict = (counts: HouseCounts | null, checkpoints: number): HouseVerdict => {
		const { count, list } = findings;
		return { ok: count === 0, counts, checkpoints, findings: list, findingsCount: count };
	};
	const manifest: HouseManifest = JSON.parse(readFileSync(join(dir, manifestName), "utf8"));
	await checkFiles(dir, manifest, findings);
	if (identity === null || findings.count > 0) return verdict(null, 0);
	const tree = await treeHeldTo(headsOf(dir, keysOf(dir, key), findings), findings);
	try {
		const counts = await checkLedger(dir, identity, tree, findings);
		const held = tree.finish();
		if (canonicalJson(counts) !== canonicalJson(manifest.counts))
			findings.add("file", "There is not as much in the sealed file as the manifest tells.");
		return verdict(counts, held);
	} catch (error) {
		findings.add(
			"file",
			`The sealed file cannot be read: ${error instanceof Error ? error.message : error}.`,
		);
		return verdict(null, 0);
	}
}
