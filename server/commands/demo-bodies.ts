import type { Body } from "../domain/body.ts";
import type { Instant } from "../domain/calendar.ts";
import type { SettingEvent } from "../domain/setting-events.ts";
import { demoUnits } from "./demo-people.ts";

/** Bodies of the demo (rules.md §1): its own discipline office, the one above it outside, and a firm's regulator. */
export const demoFirm = "禾院物业服务公司";
const outside = { postId: null, headPostId: null, reach: "", aboveId: null } as const;
const bodies: readonly Body[] = [
	{
		...{ ...outside, bodyId: "b:district", name: "云河区纪委监委", kind: "discipline" },
		reach: "云河区信访接待中心二楼，工作日",
	},
	{
		...{ ...outside, bodyId: "b:street", name: "青石桥街道纪检监察室", kind: "discipline" },
		...{ postId: "street:discipline1", aboveId: "b:district" },
	},
	{
		...{ ...outside, bodyId: "b:housing", name: "云河区住房和建设局", kind: "regulator" },
		reach: "政务服务大厅三楼物业科",
	},
	{ ...outside, bodyId: "b:organisation", name: "云河区组织部", kind: "manager" },
];
const leaders = ["p:street:head", "p:street:worksLeader", "p:street:welfareLeader"];

/** Leaders are supervised one level up; everybody else by the office of the sub-district; the firm ends at its regulator. */
export function demoBodies(at: Instant): SettingEvent[] {
	const common = { type: "CompetenceSet", at } as const;
	const firm = { unitId: "u:firm", name: demoFirm, people: 45 };
	const supervisedBy = (id: string) => ({ supervisedBy: id, managedBy: "b:organisation" });
	return [
		{ type: "UnitNamed", at, ...firm },
		...bodies.map((body): SettingEvent => ({ type: "BodyNamed", at, ...body })),
		...Object.keys(demoUnits).map(
			(id): SettingEvent => ({ ...common, of: "unit", id, ...supervisedBy("b:street") }),
		),
		...leaders.map((id): SettingEvent => ({ ...common, of: "person", id, ...supervisedBy("b:district") })),
		{ ...common, of: "unit", id: firm.unitId, supervisedBy: null, managedBy: "b:housing" },
	];
}
