import { publicationObjectionDaysMin } from "../../server/domain/limits.ts";
import type { PublicationWords } from "./words-publication.zh-CN.ts";

/** The words of the page that checks what is published, in English. */
export const publicationWordsEn: PublicationWords = {
	publications: {
		title: "To check for publication",
		what: `Closed cases whose residents agreed. You write anew what is published; the resident sees it for ${publicationObjectionDaysMin} days first, and it stands on the daylight page unless they say no. They can withdraw it at any time.`,
		none: "Nothing waits for you to check it",
		standing: { waits: "to check", announced: "the resident is reading", public: "published" },
		closed: (moment) => `closed ${moment}`,
		owed: (post, deadline) => `${post} to look by ${deadline}`,
		publicFrom: (moment) => `published after ${moment}`,
		own: "The resident's own words (not published)",
		answer: "The answer (not published)",
		words: "What is published",
		wordsHint: "What it was about and what was done. No quotation, no name, door, phone number or day.",
		approve: "Checked, show the resident",
		approved: "Noted. The resident sees it first, and it is published unless they say no.",
		reason: "Why it is not published",
		reasonHint: "The resident reads this.",
		refuse: "Do not publish",
		takeBack: "Take off",
		refused: "Noted: it is not published.",
		refuseAsk: "Not to be published?",
		required: { words: "Write what is published.", reason: "Write a reason." },
		spans: (spans) => `These may tell who reported; say it otherwise: ${spans}`,
		open: (what) => `Look at ${what}`,
	},
};
