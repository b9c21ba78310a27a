import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import { doorLanguageOf } from "../lib/words.ts";
import { residentWords } from "./words.ts";

/** The receipt as a text file to keep: the code, the case number, and that nobody can recover it. No word of the report. */
export function receiptFile(
	receipt: string,
	{ caseNumber }: Pick<FollowCaseReply, "caseNumber">,
	lang: unknown,
): string {
	const { receipt: words } = residentWords(doorLanguageOf(lang));
	const lines = [`${words.code}${words.colon}${receipt}`, words.caseNumber(caseNumber), words.lead.join("")];
	return `${lines.join("\r\n")}\r\n`;
}
