import { mayArrange } from "./authority.ts";
import { dayOf, type Instant } from "./calendar.ts";
import { formatDay, parseDay } from "./day.ts";
import { policyNumberMax } from "./limits.ts";
import { defaultPolicy, type LevelPolicy, type Policy } from "./policy.ts";
import { type Decision, type Refusal, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import type { SettingEvent } from "./setting-events.ts";

/** A new version of the editable numbers; a case keeps the version it was received under (rules.md). */
export type SetPolicy = { readonly type: "SetPolicy"; readonly by: string; readonly policy: Policy };

/**
 * Where the policy leaves the shape of the shipped one: a member too many or missing, another unit or base, a number
 * that is none, under 1 or beyond its bound. Null when it fits.
 */
function misfit(given: unknown, shipped: unknown, path: string): string | null {
	if (typeof shipped === "number") {
		const max = path.endsWith("percent") ? 99 : policyNumberMax;
		return Number.isInteger(given) && Number(given) >= 1 && Number(given) <= max ? null : path;
	}
	if (typeof shipped !== "object" || shipped === null) return given === shipped ? null : path;
	if (typeof given !== "object" || given === null) return path;
	const [have, want] = [Object.entries(given), Object.entries(shipped)];
	if (have.length !== want.length) return path;
	for (const [name, part] of want) {
		const found = have.find(([own]) => own === name);
		const wrong = found === undefined ? name : misfit(found[1], part, name);
		if (wrong !== null) return path === "" ? wrong : `${path}.${wrong}`;
	}
	return null;
}

/** A later step may not come before an earlier one. */
function disorder({ sign, contact, finish, ...level }: LevelPolicy): string | null {
	const isLater = (one: { unit: string; count: number }, other: { unit: string; count: number }) =>
		one.unit !== other.unit || one.count >= other.count;
	if (!isLater(finish, sign) || (contact !== null && !isLater(finish, contact))) return "finish";
	if (contact !== null && !isLater(contact, sign)) return "contact";
	if (!isLater(level.redAfterFinish, level.yellowAfterFinish)) return "redAfterFinish";
	return isLater(level.referredAfterFinish, level.redAfterFinish) ? null : "referredAfterFinish";
}

/** A limit that only a statute may change (rules.md, marked §), where the policy has another. */
function editedStatute({ statute }: Policy): string | null {
	const names = ["acceptance", "result", "forwarding"] as const satisfies (keyof Policy["statute"])[];
	const edited = names.find((name) => statute[name].count !== defaultPolicy.statute[name].count);
	return edited === undefined ? null : `statute.${edited}.count`;
}

/** Why nobody may set this version now, or null: a day to come, numbers within their bounds and in their order. */
export function refusePolicy(setting: Setting, policy: Policy, now: Instant): Refusal | null {
	const { version, effectiveFrom } = policy;
	if (setting.policies.some((one) => one.version === version)) return { code: "idTaken", field: "version" };
	if (parseDay(effectiveFrom) === null || effectiveFrom <= formatDay(dayOf(now)))
		return { code: "timeUnusable", field: "effectiveFrom" };
	const wrong = misfit(policy, { ...defaultPolicy, version, effectiveFrom }, "");
	if (wrong !== null) return { code: "numberUnusable", field: wrong };
	const statutory = editedStatute(policy);
	if (statutory !== null) return { code: "setByStatute", field: statutory };
	for (const [name, level] of Object.entries(policy.levels)) {
		const step = disorder(level);
		if (step !== null) return { code: "numberUnusable", field: `levels.${name}.${step}` };
	}
	return null;
}

/** `SetPolicy`: a version from a day to come on. */
export function setPolicy(setting: Setting, { by, policy }: SetPolicy, now: Instant): Decision<SettingEvent> {
	const no = mayArrange(setting, by, "");
	if (no !== null) return refuse(no);
	const refusal = refusePolicy(setting, policy, now);
	return refusal === null ? { events: [{ type: "PolicySet", at: now, by, policy }] } : { refusal };
}
