import type { InvitationWords } from "./words-invitation.zh-CN.ts";

/** The page of an invitation, in English. */
export const invitationWordsEn: InvitationWords = {
	title: "Set up your sign-in",
	forWhom: (name, place) => `${name}, you are: ${place}.`,
	forFirst: (place) => `You are the first here: ${place}.`,
	once: (until) => `This link works once, until ${until}.`,
	nobodyElse: "Only you set username and passphrase; whoever invited you can neither set nor see them.",
	name: "Your name",
	nameHint: "What you do is recorded under this name; residents do not see it.",
	username: "Username",
	usernameHint: "Small letters, digits, dots and dashes, 3 or more, such as chen-yifan.",
	passphrase: "Passphrase",
	passphraseHint:
		"At least 12 characters. A sentence only you remember is best; no capitals or signs are asked for, and it never has to change.",
	show: "Show the passphrase",
	factorTitle: "Set up one-time codes",
	factorWhat: "Besides the passphrase, signing in takes 6 digits from an authenticator, each good once.",
	factorScan: "Open any authenticator that knows TOTP on your phone, and scan this:",
	factorOpen: "Open the authenticator on this phone",
	factorType: "If it cannot be scanned, type this in:",
	qrLabel: "QR code for an authenticator",
	totp: "The 6 digits it shows now",
	go: "Make the account and sign in",
	going: "Making it…",
	cannot: "The account cannot be made yet",
	keep: "Everything you filled in is still here.",
	missing: "Please fill this in.",
	passkeyTitle: "Or without a passphrase",
	passkeyWhat:
		"Sign in with this device's finger, face or PIN: leave passphrase and code above empty, a username is enough. Add a second one once you are in.",
	passkeyGo: "Make the account with a passkey of this device",
	passkeyGoing: "Follow your device…",
	passkeyName: "The first one",
	closed: "This link does not open",
	toSignIn: "You have an account? Sign in",
};
