import type { Instant } from "../../server/domain/calendar.ts";
import type { Case } from "../../server/domain/case.ts";
import { maskReasons } from "../../server/domain/case-mask.ts";
import type { Command } from "../../server/domain/decide.ts";
import { words } from "./domain-deeds.ts";
import type { Dice } from "./simulation-house.ts";

/** What the desk does to a report beside sending it on. */
export const triageMakers = {
	maskWords: (by: string, state: Case, dice: Dice): Command => {
		const place = { start: 0, end: 1 + dice.below(9) };
		const first = dice.chance(0.8) ? [{ of: "text", ...place } as const] : [];
		const later = dice.chance(0.2) ? [{ of: "later", wordsId: "w:said", ...place } as const] : [];
		const photoIds = state.photos.filter(() => dice.chance(0.5)).map(({ photoId }) => photoId);
		return { type: "MaskWords", by, why: dice.oneOf(maskReasons), spans: [...first, ...later], photoIds };
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
