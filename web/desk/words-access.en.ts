import type { AccessWords } from "./words-access.zh-CN.ts";

/** The page on who can sign in, in English. */
export const accessWordsEn: AccessWords = {
	title: "Sign-in and rights",
	what: "Who can sign in, who cannot yet, and what two decide. Only its owner sets a passphrase; nobody else sees it.",
	proposals: "Waiting for a second person",
	noProposals: "Nothing is waiting now.",
	grant: {
		role: (person, role, area) => `${person} is to be ${role} (${area})`,
		post: (person, post) => `${person} is to hold ${post}`,
		empty: (post) => `${post} is to be left empty`,
		recovery: (person) => `${person} has lost passphrase or authenticator and is to be invited anew`,
	},
	proposedBy: (name, until) => `Proposed by ${name}, open until ${until}.`,
	agree: "Agree",
	drop: "Do not agree: drop it",
	dropOwn: "Take back",
	waitsForOther: "Whoever proposed it cannot agree; it waits for another.",
	people: "People",
	accounts: {
		none: "not invited yet",
		invited: "invited, not set up yet",
		expired: "the invitation has expired",
		open: "can sign in",
	},
	invite: "Invite",
	renew: "A fresh link",
	recover: "Lost passphrase or authenticator",
	officeInvites: "Links into this office come from its own people, not from an administrator.",
	linkTitle: (name) => `The link for ${name}`,
	linkOnce: (until) =>
		`Shown this once. Hand it over in person or by telephone; it opens once, until ${until}.`,
	copy: "Copy the link",
	copied: "Copied.",
	propose: "Propose what two decide",
	proposeWhat:
		"Into and out of triage, discipline and protection it takes two: one proposes, another of that office agrees. While it has only one, an administrator proposes and that one agrees; while it has none, a discipline officer agrees.",
	person: "Who",
	role: "Role",
	post: "Post of protection",
	send: "Propose it",
	sendPost: "Propose it for this post",
	sending: "Sending…",
	choose: "Please choose",
	proposed: "Proposed; it waits for another to agree.",
	agreed: "Agreed; it holds from the next request.",
	dropped: "Dropped.",
};
