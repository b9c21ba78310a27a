import type { posterWordsZhCN } from "./words-poster.zh-CN.ts";

/** The words of the posters with a code, in English. */
export const posterWordsEn: typeof posterWordsZhCN = {
	title: "Poster",
	listHead: "Posters with a code, one for each grid",
	listLead: "Open one, print it, and hang it up at the door. Whoever scans it has the place chosen.",
	head: "Something wrong? Scan and say so",
	lead: "A dead lamp, a stamp you cannot get, nobody in charge: say it here.",
	code: (place) => `Code for ${place}`,
	promise:
		"No account, no name. You get a receipt and see for yourself who has it and how far it is. Whether it is solved is for you to say.",
	typed: (address) => `No camera? Open ${address}`,
};
