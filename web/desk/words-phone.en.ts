import type { PhoneWords } from "./words-phone.zh-CN.ts";

/** Looking at a phone number the resident lets one see. */
export const phoneWordsEn: PhoneWords = {
	phone: {
		title: "The resident lets you see a phone number",
		titleHome: "Before you call, think who may pick up.",
		reason: "What do you need it for?",
		choose: "Choose a reason",
		missing: "Choose a reason; the resident reads it",
		hint: "The resident reads which post looked, when and why. After another dispatch it cannot be seen any more.",
		go: "See the number, on record",
		number: "Phone",
		shown:
			"On this page only, until you leave it. What was said still has to be written down: a call by itself is no proof of contact.",
	},
};
