import { expect, test } from "vitest";
import { policyWords } from "../../web/desk/words-setup-policy.ts";
import type { Language } from "../../web/lib/words.ts";

test("one of a limit's unit is told as one", () => {
	const told = (language: Language) => {
		const { counted, units } = policyWords(language);
		return [1, 2].map((value) => counted(value, units.workingDay));
	};
	expect(told("en")).toEqual(["1 working day", "2 working days"]);
	expect(told("zh-CN")).toEqual(["1 个工作日", "2 个工作日"]);
});
