import type { VerifyWords } from "./words.zh-CN.ts";

export const verifyWordsEn: VerifyWords = {
	leave: "Leave now",
	largeType: "Large type",
	usualType: "Usual type",
	counts: {
		left: (count) => `${count} characters left`,
		over: (count) => `${count} characters too many`,
	},
	title: "Check a proof",
	log: "Public log",
	lead: "Find out whether the proof file in your hands is right. All of it is worked out on your own phone and nothing is sent; once open, this page works offline.",
	file: "Proof file",
	fileHint: "The file you kept from the progress page; its name ends in .tlog-proof.",
	key: "Key of the log",
	keyHint: "Copy it from a printed notice or a newspaper, not from the site you want to check.",
	other: "Another checkpoint (optional)",
	otherHint:
		"One from a notice, or one that somebody else kept: paste all of it, and see whether it is the same log.",
	go: "Check",
	checking: "Checking…",
	cannotCheck: "Something is missing:",
	whatYouWrote: "What you filled in is still here.",
	missing: { proof: "Choose the proof file.", key: "Fill in the key of the log." },
	fileTooLarge: "This file is too large to be a proof file.",
	keyWrong: "This is no key of a log; a character may be wrong.",
	right: "It holds",
	wrong: "It does not hold",
	fork: "There are two logs",
	place: (index, size, origin) =>
		`The entry is number ${index} of the first ${size} in the log ${origin}, and nothing of it was changed.`,
	meaning:
		"As long as you have this file, whoever deletes, changes or redates the entry will be found out. It does not say whether anything was done.",
	said: "Words that were kept",
	noWords:
		"The file holds no words; only the entry was checked. They may have been erased by law: the site's public record lists that. The entry is there and unchanged.",
	places: {
		text: "The report",
		spot: "The spot",
		aboutName: "Whom it is about",
		words: "What was said",
		reason: "The reason",
	},
	otherPlace: "What was kept",
	keep: "Keep the file and the key as they are. Check again on another device, or show them to somebody you trust.",
	faults: {
		noProof: "This is no proof file, or it was changed or cut off.",
		noCheckpoint: "The checkpoint in the file cannot be read; the file may be cut off.",
		notSigned: "The checkpoint in the file is not signed with this key. Compare the key once more.",
		signatureWrong: "The signature is wrong: the checkpoint was changed.",
		originOther: "The checkpoint in the file is of another log.",
		notIncluded: "The entry is not in the log that the checkpoint tells of, or it was changed.",
		wordsOther: "The words in the file are not those that were kept with the entry.",
	},
	others: {
		none: "",
		same: "The other checkpoint is the same: others see the same log.",
		notComparable:
			"The other checkpoint counts another number of entries, which cannot be compared offline. npm run verify can.",
		unreadable: "The other checkpoint cannot be read, or is not signed with this key; it was not compared.",
		fork: "The other checkpoint contradicts the one in the file: different people were shown different logs. Keep both, and show them to the discipline office or the press.",
	},
	here: {
		others: {
			none: "The checkpoint in the public record could not be fetched; it was not compared.",
			same: "The checkpoint that the public record shows now is the one in the file.",
			notComparable:
				"The checkpoint in the public record counts another number of entries; it was not compared. Check again in a while.",
			unreadable: "The checkpoint in the public record cannot be read; it was not compared.",
			fork: "The checkpoint in the public record contradicts the one in the file: different people were shown different logs. Keep the proof and the checkpoint, and show them to the discipline office or the press.",
		},
		notSigned: "The checkpoint in the file is not signed with the key that this site gives.",
		wrong:
			"Download the proof, keep it, and check it on another device. If it still does not hold, show it to the discipline office or the press.",
		key: "The key came from this site too. If the whole log had been replaced, it would not show here: hold this key against the one on a printed notice or in a newspaper.",
	},
};
