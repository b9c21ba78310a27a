import type { PhoneReason } from "../../server/domain/case-phone.ts";
import type { PhoneWords } from "./words-phone.zh-CN.ts";

const reasons: Readonly<Record<PhoneReason, string>> = {
	agreeTime: "to agree on a time to come",
	findPlace: "to ask where it is",
	askFacts: "to ask what happened",
	tellResult: "to say how it stands",
	inDanger: "for fear somebody comes to harm",
};

/** Who may see the phone number a resident left, in English. */
export const phoneWordsEn: PhoneWords = {
	head: "Your phone number",
	kept: "Whoever works on it cannot see your number now.",
	keptSealed: "Where somebody stands beside you, let nobody call.",
	grant: "Let whoever works on it see my number",
	grantHint: "For this one person only; nobody after them.",
	open: "Whoever works on it may see your number. Every look is written down here.",
	withdraw: "Take it back",
	withdrawHint: "What was seen was seen.",
	granted: "Done. Whoever works on it now may see your number.",
	withdrawn: "Taken back. From now on nobody can see your number.",
	views: "Who looked",
	somebody: "Whoever works on it",
	reasons,
	viewed: (reason) => `saw your number ${reason}`,
	toldGranted: "You let whoever works on it see your number",
	toldWithdrawn: "You took back your number",
};
