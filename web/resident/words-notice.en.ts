import type { noticeWordsZhCN } from "./words-notice.zh-CN.ts";

/** What is kept of a resident and by whom, in English: two pages to read. */
export const noticeWordsEn: typeof noticeWordsZhCN = {
	"personal-data": {
		link: "Your data: what is kept, who reads it",
		title: "Your data",
		head: "Your data: what is kept, who reads it, for how long",
		parts: [
			{
				head: "What is kept",
				texts: [
					"What you wrote, the place and the category; where you chose to give them, the spot, who it is about, a phone number and photos; what you added later, and whether you called it solved.",
					"Of receipts and spoken codes only a fingerprint is kept, which cannot be read back. There is a spoken code only if you asked for one; it opens how far the case is and nothing else.",
					"Where you agree to publication, a few sentences that a superior wrote anew and checked are published, none of your own words; they go as soon as you take it back.",
					"Not kept: network address, kind of phone, browser, file names. There is no account and no name, and nothing on the page follows you. Place, time and device are taken out of photos before they are stored.",
				],
			},
			{
				head: "What for",
				texts: [
					"Only to handle what you reported and to check how it was handled. It is not sold, not passed on, and not used to find out who you are.",
				],
			},
			{
				head: "Who reads it",
				texts: [
					"Not sealed: the desk, the post that handles it, superiors a card has told, and the leaders and discipline officers of the area. Administrators and observers cannot.",
					"Sealed: only the discipline officers in charge; about children, violence at home or self-harm, only two named people. Every look is recorded.",
					"A phone number is stored encrypted, and no other body gets it.",
				],
			},
			{
				head: "For how long",
				texts: [
					"A phone number: deleted by itself 12 months after the case is over. A photo that was never sent with a report: a day.",
					"Your words and photos stay with the case as evidence. Once it is over you may ask to have them erased; a court's order, the end of a time for keeping and other people's data are grounds too. Words are erased; what was done stays.",
					"The public log holds fingerprints only, which do not show who you are and cannot be taken out. Backups made before keep the words until those backups expire.",
				],
			},
			{
				head: "What you can do",
				texts: [
					"With your receipt open your report: download everything that is kept, ask to have your words erased, or change your verdict. You need give no reason and no name.",
					"Without the receipt we cannot tell which report is yours either.",
				],
			},
		],
	},
	gateway: {
		link: "What a gateway may keep",
		title: "What a gateway may keep",
		head: "What a gateway may keep",
		parts: [
			{
				head: "Not in our hands",
				texts: [
					"Between your phone and us lie the networks of your carrier, your workplace or your estate, and a gateway at the door. The law may bind them to keep records: the minute, the network address, that this site was reached, and how much was sent.",
					"The connection is encrypted: they cannot see what stands after the name of the site, what you wrote, or your receipt.",
				],
			},
			{
				head: "What we do",
				texts: [
					"We ask that the gateway keep no addresses and no seconds, for the two together would point at whoever reported just then. The time of a report and a network address never lie together here.",
				],
			},
			{
				head: "What you can do",
				texts: [
					"To report somebody at your workplace, use neither its network nor its devices.",
					"Use your own data plan, or a public network with many people on it. Sending a little later is fine: the limits run from when it is received.",
				],
			},
		],
	},
};
