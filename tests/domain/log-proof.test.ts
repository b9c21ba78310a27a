import { describe, expect, test } from "vitest";
import { written } from "../../db/canonical.ts";
import { verifierKeyOf } from "../../server/domain/log-note.ts";
import { checkedProof, isFork } from "../../server/domain/log-proof.ts";
import { refOf } from "../../server/domain/words.ts";
import { nodePrimitives } from "../../server/primitives.ts";
import { wordsOf } from "../../server/words.ts";
import {
	checkpointBy,
	leafOf,
	proofFile,
	ReferenceTree,
	type Signer,
	signerNamed,
} from "../support/reference-log.ts";

const said = wordsOf("巷子里的路灯不亮了。\r\n已经三天。", (count) => new Uint8Array(count).fill(5));
const happened = { type: "MessageLeft", at: 1_700_000_000, words: refOf(said) } as const;
const { bytes: event } = written("case/X1", 2, "AAAAAAAAAAAAAAAAAAAAAA", happened);
const { id, salt, text } = said;
const extra = { event, words: [{ id, salt, text }] };

const place = 3;
const leaves = Array.from({ length: 7 }, (_, index) => leafOf(index === place ? event : `leaf ${index}`));
const tree = new ReferenceTree(leaves);
const log = signerNamed("example.org/log");
const checkpoint = checkpointBy(log, tree, 7);
const path = tree.path(place, 0, 7);
const good = proofFile(extra, place, path, checkpoint);

function checked(file: string, signer: Signer = log) {
	const key = verifierKeyOf(nodePrimitives, signer.vkey);
	if (key === null) throw new Error("the key cannot be read");
	return checkedProof(nodePrimitives, file, key);
}

describe("a proof file", () => {
	test("shows the event in the log, and the words the event is about", () => {
		expect(checked(good)).toMatchObject({
			head: { size: 7n },
			index: 3n,
			event,
			words: [{ place: "words", text: "巷子里的路灯不亮了。\n已经三天。" }],
		});
	});

	test("holds without the words, once they are erased", () => {
		expect(checked(proofFile({ event, words: [] }, place, path, checkpoint))).toHaveProperty("words", []);
	});

	const swapped = { ...extra, words: [{ id, salt, text: "都好着呢。" }] };
	const foreign = { ...extra, words: [{ id: "another", salt, text }] };
	const changed = { ...extra, event: event.replace("1700000000", "1700000001") };
	const otherKey = signerNamed("example.org/log");
	test.each([
		["other words", proofFile(swapped, place, path, checkpoint), "wordsOther"],
		["words of another event", proofFile(foreign, place, path, checkpoint), "wordsOther"],
		["a backdated event", proofFile(changed, place, path, checkpoint), "notIncluded"],
		["another place", proofFile(extra, place + 1, path, checkpoint), "notIncluded"],
		["half a path", proofFile(extra, place, path.slice(1), checkpoint), "notIncluded"],
		[
			"a checkpoint of another log",
			proofFile(extra, place, path, checkpointBy(otherKey, tree, 7)),
			"notSigned",
		],
		["no opened event", good.replace(/extra .*\n/, ""), "noProof"],
		["an unknown member", proofFile({ ...extra, more: "" }, place, path, checkpoint), "noProof"],
		["a leading zero", good.replace("index 3", "index 03"), "noProof"],
		["another version", good.replace("@v1", "@v2"), "noProof"],
		["a space more", good.replace("index 3", "index  3"), "noProof"],
		["no checkpoint", good.slice(0, good.indexOf("\n\n") + 2), "noCheckpoint"],
		["nothing at all", "", "noProof"],
	])("with %s is refused", (_, file, fault) => {
		expect(checked(file)).toEqual({ fault });
	});

	test("lets no single changed bit pass", () => {
		const bytes = Buffer.from(good);
		for (let bit = 0; bit < bytes.length * 8; bit += 1) {
			const one = Buffer.from(bytes);
			one[bit >> 3] = (one[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			if (!("fault" in checked(one.toString("utf8")))) expect.fail(`bit ${bit}`);
		}
	});

	test("with an event that says one thing twice is refused, though the log holds it", () => {
		const double = event.replace('{"event"', '{"event":{"type":"CaseClosed"},"event"');
		const other = new ReferenceTree([leafOf(double)]);
		const file = proofFile({ ...extra, event: double }, 0, [], checkpointBy(log, other, 1));
		expect(checked(file)).toEqual({ fault: "wordsOther" });
	});
});

test("two roots of one log at one size are a fork", () => {
	const head = { origin: "example.org/log", size: 7n, root: tree.root(0, 7) };
	expect(isFork(head, { ...head, root: tree.root(0, 6) })).toBe(true);
	expect(isFork(head, { ...head })).toBe(false);
	expect(isFork(head, { ...head, size: 6n, root: tree.root(0, 6) })).toBe(false);
});
