import { isDeepStrictEqual } from "node:util";
import type { Case } from "../../server/domain/case.ts";
import { type Done, rules } from "./simulation.ts";
import type { Defect } from "./simulation-defects.ts";

/** What the desk hides stays hidden, whatever else happens, until the desk shows it (trust.md A10). */
function staysHidden({ before, after, events }: Done): string | null {
	const last = events.findLast((event) => event.type === "WordsMasked");
	const { type: _type, at: _at, by: _by, ...asked } = last ?? {};
	const shown = last?.type === "WordsMasked" && last.spans.length + (last.photoIds?.length ?? 0) === 0;
	const wanted = last === undefined ? before.masks : shown ? undefined : asked;
	return isDeepStrictEqual(after.masks, wanted) ? null : "what is hidden is not what the desk hid";
}

const hidden = "what the desk hides stays hidden until the desk shows it";
export const ofMasks = { [hidden]: staysHidden };

export const maskDefects: readonly Defect[] = [
	{
		invariant: hidden,
		is: "a dispatch shows what was hidden",
		rules: {
			...rules,
			evolve: (state, event) => {
				const { masks, ...bare } = rules.evolve(state, event);
				const isShown = event.type === "CaseDispatched" || masks === undefined;
				// Nothing but one optional member is left out.
				return (isShown ? bare : { ...bare, masks }) as Case;
			},
		},
	},
];
