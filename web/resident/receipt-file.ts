import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import { moment } from "../lib/formats.ts";
import { doorLanguageOf } from "../lib/words.ts";
import { residentWords } from "./words.ts";

/**
 * The receipt as a text file to keep: the code, the case number, since when, and that nobody can recover it. No word of
 * the report, and no place.
 */
export function receiptFile(
	receipt: string,
	{ caseNumber, receivedAt }: Pick<FollowCaseReply, "caseNumber" | "receivedAt">,
	lang: unknown,
): string {
	const language = doorLanguageOf(lang);
	const { receipt: words } = residentWords(language);
	const lines = [
		`${words.code}${words.colon}${receipt}`,
		`${words.caseNumber(caseNumber)} · ${moment(receivedAt, 0, language)}`,
		words.lead.join(""),
	];
	return `${lines.join("\r\n")}\r\n`;
}
