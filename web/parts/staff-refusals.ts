import type { RefusalCode } from "../../server/domain/refusal.ts";
import type { Language } from "./preferences.tsx";

/**
 * What staff read for each refusal: what happened, and what to do. Codes of the rules are all here (a missing one fails
 * the build); below them the codes of the plugins and of this side of the wire.
 */
type StaffCode =
	| RefusalCode
	| "sessionMissing"
	| "signInRefused"
	| "tooManyRequests"
	| "forbidden"
	| "offline"
	| "tooSlow"
	| "unreadable";
