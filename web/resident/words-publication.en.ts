import { publicationObjectionDaysMin } from "../../server/domain/limits.ts";
import type { PublicationWords } from "./words-publication.zh-CN.ts";

/** Agreeing to publication, and what is published, in English. */
export const publicationWordsEn: PublicationWords = {
	head: "Publication",
	yes: "You agree to publication once it is closed.",
	no: "You have not agreed, so nothing is published.",
	how: `Published are a few sentences that a superior writes anew: none of your own words, no name, door or phone number, the date to the month, the place to the community. You see them here for ${publicationObjectionDaysMin} days first. You can change your mind at any time; what was published goes at once.`,
	announced: (moment) => `A superior has looked at it. After ${moment} this will be published:`,
	isPublic: "This stands on the daylight page now:",
	refused: "A superior looked at it and decided not to publish it, because:",
	agree: "Agree to publication",
	disagree: "Do not publish",
	agreed: "Noted: you agree. You will see here first what is published.",
	disagreed: "Noted: nothing is published, and what was has gone.",
	given: "You agreed to publication",
	taken: "You did not agree to publication",
	cases: "What was done",
	casesHint:
		"Published only where the resident agreed and a superior checked it. No resident's own words; dates to the month, places to the community.",
	casesEmpty: "Nothing has been published of this quarter yet.",
	month: (year, month) => `${year}-${String(month).padStart(2, "0")}`,
	csv: "Download these (CSV)",
	noCategory: "No category",
};
