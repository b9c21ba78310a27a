import type { Case } from "./case.ts";
import { deskPaceOf } from "./desk.ts";
import { type LimitMove, movedLimits } from "./limit-moves.ts";
import type { Policy } from "./policy.ts";
import { boundAnew } from "./recompute.ts";
import type { Setting } from "./setting.ts";

/** The house with a draft of the policy in it; what a draft may be is for `refusePolicy` to say. */
export function withDraft(setting: Setting, draft: Policy): Setting {
	return { ...setting, policies: [...setting.policies, draft] };
}

/**
 * Which limits of an open case that run now would stand elsewhere, had it been received under the draft. Nothing
 * changes: a case keeps the version it was received under (rules.md).
 * @param drafted the house `withDraft`
 */
export function differsUnder(
	state: Case,
	{ version }: Pick<Policy, "version">,
	setting: Setting,
	drafted: Setting,
): readonly LimitMove[] {
	const pace = deskPaceOf(state, setting);
	const own = boundAnew(state, setting, pace);
	return movedLimits(own, boundAnew({ ...state, policyVersion: version }, drafted, pace));
}
