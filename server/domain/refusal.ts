/**
 * Every way the rules say no. A refusal is a value; a thrown error is a bug. The code is stable on the wire and has
 * a sentence in each language (web/lib/words); `field` names the part of the request it is about.
 */
export const refusalCodes = [
	"unknownArea",
	"unknownCategory",
	"textEmpty",
	"textTooLong",
	"textUnprintable",
	"dateUnusable",
	"notFound",
	"notYours",
	"wrongState",
	"alreadyAnswered",
	"stale",
	"stillEvidence",
	"nobodyInCharge",
	"postUnusable",
	"numberTaken",
	"askedTooLate",
	"usedUp",
	"photoUnusable",
	"photoHeic",
	"photoTooLarge",
	"photosTooMany",
	"chasedToday",
	"calledJustNow",
	"awaitedTooLong",
	"designated",
	"unknownItem",
	"notSmall",
	"staysSealed",
	"clockWentBack",
	"storageFull",
	"busy",
	"logAtOdds",
	"unknownUnit",
	"unknownPost",
	"unknownPerson",
	"standsBelow",
	"notInScope",
	"idTaken",
	"alreadySo",
	"timeUnusable",
	"numberUnusable",
	"linesRefused",
	"notATable",
	"unknownVersion",
	"unknownLevel",
	"setByStatute",
	"staysSingle",
	"hasVoices",
	"stepDue",
	"parentUnusable",
	"parentLater",
	"othersDetails",
	"invitationUnusable",
	"hasAccount",
	"usernameTaken",
	"usernameUnusable",
	"passphraseShort",
	"passphraseGuessable",
	"codeWrong",
	"officeGrants",
	"proposalGone",
	"lastFactor",
	"conductElsewhere",
	"noRecipient",
	"recipientKeyUnusable",
] as const;

export type RefusalCode = (typeof refusalCodes)[number];
export type Refusal = {
	readonly code: RefusalCode;
	readonly field?: string;
	/** What of the words it is about, as it was typed. */
	readonly spans?: readonly string[];
};

/** What a decision comes to: events, or a refusal. */
export type Decision<Event> = { readonly events: readonly Event[] } | { readonly refusal: Refusal };

/** A refusal as a decision. */
export function refuse(code: RefusalCode, field?: string): { readonly refusal: Refusal } {
	return { refusal: field === undefined ? { code } : { code, field } };
}
