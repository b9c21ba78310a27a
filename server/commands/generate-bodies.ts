import type { Body } from "../domain/body.ts";
import type { Instant } from "../domain/calendar.ts";
import type { BodyKey } from "../domain/conduct-intake.ts";
import type { SettingEvent } from "../domain/setting-events.ts";

/** The bodies of a made-up house (rules.md §1): each sub-district's own office, and outside one above, one that manages, one that regulates. */
type Place = { readonly code: string; readonly name: string };
const outside = { postId: null, headPostId: null, reach: "", aboveId: null } as const;
const city: Body = { ...outside, bodyId: "b:city", name: "市纪检监察机关", kind: "discipline" };
const others: readonly Body[] = [
	{ ...outside, bodyId: "b:personnel", name: "市干部管理机关", kind: "manager" },
	{ ...outside, bodyId: "b:housing", name: "市物业主管机关", kind: "regulator" },
];

/** Keys of the bodies outside that get reports. The other halves lie with nobody. */
export const bodyKeys: readonly BodyKey[] = [
	{ bodyId: "b:city", key: "age1qtswgskw88rzeaqzd6gpnme26d6vs6zu3xgf4v03jzgzua8m4pss99emw7" },
	{ bodyId: "b:housing", key: "age19ysa2w9cr7jkpn3e5u43s4wjduxmd8upygyj56af7gn6vzvkcqqqgua37r" },
];

/** The firm that looks after the houses of a sub-district. */
export function firmOf(subDistrict: string): string {
	return `${subDistrict}物业服务公司`;
}

/** The bodies outside, which every sub-district shares. */
export function bodiesOutside(at: Instant): readonly SettingEvent[] {
	return [city, ...others].map((body): SettingEvent => ({ type: "BodyNamed", at, ...body }));
}

/**
 * What is said of one sub-district: its units are under its own office, its head under the body above, and its firm ends
 * at the regulator.
 */
export function bodiesOf({ code, name }: Place, unitIds: readonly string[], at: Instant): SettingEvent[] {
	const own = `b:${code}`;
	const firmId = `u:${code}:firm`;
	const common = { type: "CompetenceSet", at, managedBy: "b:personnel" } as const;
	const post = { postId: `${code}:officer1`, headPostId: `${code}:officer1`, aboveId: city.bodyId };
	return [
		{
			...{ ...outside, ...post, type: "BodyNamed", at, bodyId: own },
			...{ name: `${name}纪检监察室`, kind: "discipline" },
		},
		{ type: "UnitNamed", at, unitId: firmId, name: firmOf(name), people: 40 },
		...unitIds.map((id): SettingEvent => ({ ...common, of: "unit", id, supervisedBy: own })),
		{ ...common, of: "person", id: `p:${code}:head`, supervisedBy: city.bodyId },
		{ ...common, of: "unit", id: firmId, supervisedBy: null, managedBy: "b:housing" },
	];
}
