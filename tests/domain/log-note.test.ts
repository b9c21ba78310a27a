import { sign } from "node:crypto";
import { describe, expect, test } from "vitest";
import { base64Of, bytesOfBase64, bytesOfBase64Url } from "../../server/domain/base64.ts";
import {
	checkedCheckpoint,
	cosignatureLine,
	cosignedText,
	noteOf,
	saidOf,
	treeHeadOf,
	type VerifierKey,
	verifierKeyOf,
} from "../../server/domain/log-note.ts";
import { nodePrimitives } from "../../server/primitives.ts";
import { noteBy, type Signer, signerNamed } from "../support/reference-log.ts";

// Public test vectors of the Go module golang.org/x/mod/sumdb/note and of its log.
const goKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const goNote =
	"If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
	"— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

function keyOf(signer: Signer | string): VerifierKey {
	const key = verifierKeyOf(nodePrimitives, typeof signer === "string" ? signer : signer.vkey);
	if (key === null) throw new Error("the key cannot be read");
	return key;
}

const log = signerNamed("example.org/log");
const root = Buffer.alloc(32, 7).toString("base64");
const text = `example.org/log\n20852163\n${root}\n`;
const note = noteBy(log, text);
const says = (signed: string, key: VerifierKey) => {
	const read = noteOf(signed);
	return read === null ? "no note" : saidOf(nodePrimitives, read, key).says;
};

describe("a signed note", () => {
	test("of another program is read and its signature holds", () => {
		expect(says(goNote, keyOf(goKey))).toBe("yes");
		expect(says(goNote.replace("your problem is", "your problem was"), keyOf(goKey))).toBe("no");
	});

	test("says nothing about a key that did not sign it, even one of the same name", () => {
		expect(says(note, keyOf(signerNamed("example.org/other")))).toBe("nothing");
		expect(says(note, keyOf(signerNamed("example.org/log")))).toBe("nothing");
	});

	test("is refused when one of two lines in the key's name is wrong", () => {
		const [, line = ""] = noteBy(log, "another\n").split("\n\n");
		expect(says(note + line, keyOf(log))).toBe("no");
	});

	test.each([
		["has no signature", text],
		["does not end its last line", note.slice(0, -1)],
		["has a carriage return", note.replace("\n", "\r\n")],
		["has a plain dash", note.replace("\u2014", "-")],
		["has a signature that is not base64", note.replace(/=*\n$/, "!\n")],
		["has more signatures than can be wanted", note + (note.split("\n\n")[1] ?? "").repeat(64)],
	])("is none when it %s", (_, wrong) => {
		expect(noteOf(wrong)).toBeNull();
	});

	test("lets no single changed bit pass", () => {
		const bytes = Buffer.from(note);
		for (let bit = 0; bit < bytes.length * 8; bit += 1) {
			const changed = Buffer.from(bytes);
			changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			const found = checkedCheckpoint(nodePrimitives, changed.toString("utf8"), keyOf(log));
			if (!("fault" in found)) expect.fail(`bit ${bit}`);
		}
	});
});

describe("a key", () => {
	test.each([
		["a wrong id", goKey.replace("c74f20a3", "c74f20a4")],
		["another kind", goKey.replace("+AR", "+BR")],
		["too few bytes", goKey.slice(0, -4)],
		["no name", goKey.replace("PeterNeumann", "")],
	])("with %s is refused", (_, wrong) => {
		expect(verifierKeyOf(nodePrimitives, wrong)).toBeNull();
	});
});

describe("a checkpoint", () => {
	const checked = (signed: string, key = keyOf(log)) => checkedCheckpoint(nodePrimitives, signed, key);

	test("tells the log, how many leaves it has and its root", () => {
		expect(checked(note)).toEqual({
			origin: "example.org/log",
			size: 20852163n,
			root: new Uint8Array(32).fill(7),
		});
	});

	test("may carry lines that say nothing to us, and the signatures of others", () => {
		const [, line = ""] = noteBy(signerNamed("witness.example"), text).split("\n\n");
		expect(checked(note + line)).toHaveProperty("size", 20852163n);
		expect(checked(noteBy(log, `${text}more\n`))).toHaveProperty("size", 20852163n);
	});

	test.each([
		["a leading zero", `example.org/log\n020852163\n${root}\n`],
		["no root", "example.org/log\n20852163\n"],
		["a short root", "example.org/log\n20852163\nAAAA\n"],
		["an empty line", `${text}\nmore\n`],
		["no origin", `\n20852163\n${root}\n`],
		["a sign", `example.org/log\n+20852163\n${root}\n`],
	])("with %s is none", (_, wrong) => {
		expect(treeHeadOf(wrong)).toBeNull();
		expect(checked(noteBy(log, wrong))).toEqual({ fault: "noCheckpoint" });
	});

	test("of another log, or signed by nobody we know, is refused with its reason", () => {
		expect(checked(noteBy(log, text.replace("log", "log2")))).toEqual({ fault: "originOther" });
		expect(checked(note, keyOf(signerNamed("example.org/log")))).toEqual({ fault: "notSigned" });
		expect(checked(note.replace("2085", "2086"))).toEqual({ fault: "signatureWrong" });
	});
});

describe("the cosignature of a witness", () => {
	const witness = signerNamed("witness.example", "cosignature");
	const time = 1_700_000_000n;
	const lineAt = (signed: bigint, written = signed) =>
		cosignatureLine(
			keyOf(witness),
			written,
			sign(null, Buffer.from(cosignedText(text, signed)), witness.privateKey),
		);

	test("holds beside the log's own and tells when it was given", () => {
		const read = noteOf(note + lineAt(time));
		expect(read && saidOf(nodePrimitives, read, keyOf(witness))).toEqual({ says: "yes", time });
		expect(says(note + lineAt(time), keyOf(log))).toBe("yes");
	});

	test("does not hold for another time", () => {
		expect(says(note + lineAt(time, time + 1n), keyOf(witness))).toBe("no");
	});

	test("is not a plain signature of the same key", () => {
		const [, id = ""] = witness.vkey.split("+");
		const plain = Buffer.concat([Buffer.from(id, "hex"), sign(null, Buffer.from(text), witness.privateKey)]);
		expect(says(`${note}\u2014 witness.example ${plain.toString("base64")}\n`, keyOf(witness))).toBe("no");
	});
});

describe("base64", () => {
	test.each(["", "A", "AB", "ABC", "ABCD", "人", "\u0000\u00ff"])("of %j comes back", (words) => {
		const bytes = Buffer.from(words);
		expect(base64Of(bytes)).toBe(bytes.toString("base64"));
		expect(bytesOfBase64(bytes.toString("base64"))).toEqual(new Uint8Array(bytes));
		expect(bytesOfBase64Url(bytes.toString("base64url"))).toEqual(new Uint8Array(bytes));
	});

	test.each(["A", "AA", "AAA", "A===", "====", "AB==", "AAB=", "AA=A", "AA==AAAA", "A A=", "-_==", "AAAA\n"])(
		"%j is none",
		(wrong) => {
			expect(bytesOfBase64(wrong)).toBeNull();
		},
	);
});
