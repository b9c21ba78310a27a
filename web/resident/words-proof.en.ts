import type { ProofWords } from "./words-proof.zh-CN.ts";

/** What is said of the files under a receipt, in English. */
export const proofWordsEn: ProofWords = {
	head: "Proof",
	hint: "A file that proves your report was received and not changed. Anybody can check it without asking us. It holds your own words: keep it safe.",
	hintErased:
		"A file that proves your report was received and not changed. The words were erased by law and are not in it; a file you downloaded before still holds them.",
	hintSealed: (to) =>
		`A file that proves your report was received and not changed. Anybody can check it without asking us. Your words are not in it: they are encrypted, only ${to} can open them, and it holds the fingerprint of the encrypted file.`,
	go: "Download the proof",
	how: "How to check it: open the file on the page “Check a proof”, with the key copied from a printed notice or a newspaper. A site saying that it changed nothing proves nothing, so do not take our word alone.",
	here: "Check it here",
	hereHint:
		"The proof is fetched, worked out on your phone, and held against the checkpoint the public record shows now. If it did not hold, it would say so here, and what is wrong.",
	checking: "Checking…",
	unchecked:
		"Not checked: there is no network, or the browser is too old. Press again in a while, or download the proof and check it on another device.",
	check: "Check a proof",
	more: "What the public record is",
	all: "Everything that is kept",
	allHint:
		"One file: your words, a phone number, photos and what was done; what is kept is in it. Whoever has it can read it, so keep it safe.",
	allHintSealed: (to) =>
		`One file: case number, place, times, how far it is, and the encrypted file. Your words, a phone number and photos are locked in that, and only ${to} can open it.`,
	allHintErased:
		"One file: what was done and is still kept is in it; what was erased by law is gone. Whoever has it can read it, so keep it safe.",
	allGo: "Download everything",
};
