import type { Language } from "../lib/words.ts";
import { auditEn } from "./words.en.ts";
import { type AuditWords, auditZhCN } from "./words.zh-CN.ts";

/** The words of the audit door in one language. A word that is missing in a language fails the build. */
export function auditWords(language: Language): AuditWords {
	switch (language) {
		case "zh-CN":
			return auditZhCN;
		case "en":
			return auditEn;
		default:
			return language satisfies never;
	}
}
