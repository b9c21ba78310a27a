import type { TriageWords } from "./words-triage.zh-CN.ts";

/** What whoever is on triage says and does where somebody may be in danger, and who looks. */
export const triageWordsEn: TriageWords = {
	danger: {
		title: "Somebody may be in danger: do this",
		steps: [
			"If it is happening now, call 110 or 120 first; do not wait for a dispatch.",
			"Self-harm: 12356. A child: 12355. Violence at home: 12338.",
			"No visit, no call to the home, no merge: nothing may alert the home.",
			"Seal it for the protection office (F8): it is taken on within 30 minutes.",
		],
	},
	masked: {
		toHolder: (count, why) =>
			`${count === 1 ? "One place is" : `${count} places are`} hidden: ${why}. If you need it, ask the desk.`,
		toOthers: (count, why) =>
			`${count === 1 ? "One place is" : `${count} places are`} hidden from the holder: ${why}.`,
	},
	sheet: {
		title: "Task sheet",
		what: "What is asked of you and by when stands below, the place above. The resident's words, photos and the case's trail are not on it; ask the holder.",
	},
};

/** Cutting one matter out of a report. */
export const cutOutWayEn = {
	name: "Cut a matter out",
	when: "One report, several matters: make one of them a case of its own. With an accusation among them, cut out the plain matter first, then seal this one.",
	go: "Cut it out",
	brings:
		"It is dispatched and timed as a new report; nothing elsewhere shows where it came from. The resident finds it under the same receipt. The words of this report stay as they are.",
	done: (clock: string) => `Cut out ${clock}; its number stands in the trail.`,
};

/** Hiding words that would tell who somebody is. */
export const maskWayEn = {
	name: "Hide words or photos from the holder",
	when: "Name, door, illness, number plate, face: what would tell who reported is hidden from whoever works on it.",
	go: "Hide these",
	brings:
		"The holder reads that something is hidden, and why. The resident, the desk, superiors and discipline staff see it all; the log does not change.",
	done: (clock: string) => `Hidden as you asked ${clock}.`,
};
