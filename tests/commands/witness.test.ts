import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { type Kept, keptIn } from "../../server/commands/witness-kept.ts";
import { type Fetch, LogAccused, RoundFailed, witnessRound } from "../../server/commands/witness-round.ts";
import { checkedCheckpoint, noteOf, saidOf, verifierKeyOf } from "../../server/domain/log-note.ts";
import { nodesOfTile, readTilePath } from "../../server/domain/log-tiles.ts";
import { nodePrimitives } from "../../server/primitives.ts";
import {
	checkpointBy,
	leafOf,
	noteBy,
	ReferenceTree,
	type Signer,
	signerNamed,
} from "../support/reference-log.ts";

const log = signerNamed("hotline.example/log");
const leaves = (name: string, count: number) =>
	Array.from({ length: count }, (_, index) => leafOf(`${name} ${index}`));
const honest = new ReferenceTree(leaves("said", 1400));
/** The same beginning, another end. */
const forked = new ReferenceTree([...leaves("said", 60), ...leaves("bent", 1340)]);

/** A log that shows this much of a tree, by its tiles. */
function showing(tree: ReferenceTree, size: number, signer: Signer = log, keys = ""): Fetch {
	return async (path) => {
		if (path === "vkey") return Buffer.from(`${signer.vkey}\n`);
		if (path === "checkpoint") return Buffer.from(checkpointBy(signer, tree, size));
		if (path === "keys") return Buffer.from(keys);
		const tile = readTilePath(path);
		if (tile === null) throw new RoundFailed(`${path} is not there`);
		const hashes = nodesOfTile(tile).map(({ level, index }) => {
			expect((index + 1) * 2 ** level, `${path} of ${size}`).toBeLessThanOrEqual(size);
			return tree.root(index * 2 ** level, (index + 1) * 2 ** level);
		});
		return Buffer.concat(hashes);
	};
}

let dir: string;
let kept: Kept;
beforeEach(() => {
	dir = mkdtempSync(join(tmpdir(), "witness-"));
	onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
	kept = keptIn(dir, "witness.example");
});
let now = 1_800_000_000;
const round = (fetched: Fetch, key: string | null = null) => {
	now += 60;
	return witnessRound(fetched, kept, now, key);
};
const keyIn = (text: string) => {
	const key = verifierKeyOf(nodePrimitives, text);
	if (key === null) throw new Error("no key");
	return key;
};

describe("a witness", () => {
	test("follows an honest log of any growth, and each note it keeps has both signatures", async () => {
		for (const size of [1, 2, 64, 65, 256, 257, 640, 1023, 1024, 1025, 1399, 1400]) {
			expect(await round(showing(honest, size))).toBe(`Cosigned hotline.example/log with ${size} leaves.`);
			const note = kept.checkpoint() ?? "";
			expect(checkedCheckpoint(nodePrimitives, note, keyIn(log.vkey))).toHaveProperty("size", BigInt(size));
			const own = keyIn(readFileSync(join(dir, "witness.vkey"), "utf8"));
			const read = noteOf(note);
			expect(read && saidOf(nodePrimitives, read, own)).toEqual({ says: "yes", time: BigInt(now) });
		}
		expect(readFileSync(join(dir, "checkpoints.jsonl"), "utf8").trimEnd().split("\n")).toHaveLength(12);
		expect(statSync(join(dir, "witness.key")).mode & 0o077).toBe(0);
	});

	test("signs nothing twice when nothing is new, also after a restart", async () => {
		await round(showing(honest, 640));
		const before = kept.checkpoint();
		kept = keptIn(dir, null);
		expect(await round(showing(honest, 640))).toMatch(/^Nothing new/);
		expect(kept.checkpoint()).toBe(before);
	});

	test.each([
		["a fork that grows on", showing(forked, 1400), /has forked/],
		["a fork of the same size", showing(forked, 640), /has forked/],
		["a log that shrank", showing(honest, 576), /has shrunk/],
		[
			"a log under a key nobody handed over to",
			showing(honest, 1400, signerNamed(log.name)),
			/nobody handed over/,
		],
	])("accuses %s and keeps what it had", async (_, fetched, sentence) => {
		await round(showing(honest, 640));
		const before = kept.checkpoint();
		const accusing = round(fetched);
		await expect(accusing).rejects.toBeInstanceOf(LogAccused);
		await expect(accusing).rejects.toThrow(sentence);
		expect(kept.checkpoint()).toBe(before);
	});

	test("keeps both checkpoints of a fork as evidence", async () => {
		await round(showing(honest, 640));
		await expect(round(showing(forked, 1400))).rejects.toThrow();
		const [evidence = ""] = readdirSync(dir).filter((name) => name.startsWith("accused-"));
		const text = readFileSync(join(dir, evidence), "utf8");
		expect(text).toContain("\n640\n");
		expect(text).toContain(checkpointBy(log, forked, 1400));
	});

	test("accuses a log whose tiles do not come to its root, at first sight already", async () => {
		const liar: Fetch = (path, max) => showing(path === "checkpoint" ? honest : forked, 640)(path, max);
		await expect(round(liar)).rejects.toThrow(/at odds with itself/);
	});

	test("takes a wrong signature, a cut tile or no answer for a failed round", async () => {
		const forge: Fetch = async (path, max) => {
			const bytes = Buffer.from(await showing(honest, 640)(path, max));
			return path === "checkpoint" ? Buffer.from(bytes.toString().replace("640", "641")) : bytes;
		};
		await expect(round(forge, log.vkey)).rejects.toThrow("The signature of the checkpoint is wrong.");
		const cut: Fetch = async (path, max) => {
			const bytes = await showing(honest, 640)(path, max);
			return path.startsWith("tile") ? bytes.subarray(1) : bytes;
		};
		await expect(round(cut)).rejects.toBeInstanceOf(RoundFailed);
		expect(kept.checkpoint()).toBeNull();
	});

	test("follows a key that the old one handed over to", async () => {
		await round(showing(honest, 640));
		const fresh = signerNamed(log.name);
		const text = `${log.name}\nlog key changed\n${log.vkey}\n${fresh.vkey}\n`;
		const [, line = ""] = noteBy(fresh, text).split("\n\n");
		const announcement = noteBy(log, text) + line;
		expect(await round(showing(honest, 704, fresh, announcement))).toMatch(/^Cosigned/);
		expect(kept.logKey()).toBe(fresh.vkey);
		const thief = signerNamed(log.name);
		const forged = `${announcement}\n${noteBy(thief, text.replace(fresh.vkey, thief.vkey))}`;
		await expect(round(showing(honest, 768, thief, forged))).rejects.toThrow(/nobody handed over/);
	});
});
