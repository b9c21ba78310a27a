import type { Instant } from "../../server/domain/calendar.ts";
import type { Case } from "../../server/domain/case.ts";
import { maskReasons } from "../../server/domain/case-mask.ts";
import type { Command } from "../../server/domain/decide.ts";
import { words } from "./domain-deeds.ts";
import type { Dice } from "./simulation-house.ts";

/** What the desk does to a report beside sending it on. */
export const triageMakers = {
	maskWords: (by: string, _state: Case, dice: Dice): Command => {
		const spans = dice.chance(0.8) ? [{ of: "text", start: 0, end: 1 + dice.below(9) } as const] : [];
		return { type: "MaskWords", by, why: dice.oneOf(maskReasons), spans };
	},
	cutOutPart: (by: string, _state: Case, dice: Dice, now: Instant): Command => {
		const said = { text: words("路口的井盖坏了。"), spot: null, categoryCode: "0202", danger: false };
		return {
			...{ type: "CutOutPart", by, part: `p${now}-${dice.below(1e6)}` },
			protect: dice.chance(0.2),
			...said,
		};
	},
};
