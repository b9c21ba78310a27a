import { type HouseAction, houseRules, mayUse } from "../../server/domain/permission.ts";
import type { Role } from "../../server/domain/setting.ts";

export const roles: readonly Role[] = [
	"cadre",
	"supervisor",
	"leader",
	"head",
	"operator",
	"disciplineOfficer",
	"observer",
	"administrator",
];

/** Who may use which page or list: one letter a role, in the order above. A new one has to be written here. */
export const houseTable: Readonly<Record<HouseAction, string>> = {
	listInbox: "++++++--",
	listOverdue: "-+++-+--",
	readTrail: "-+++-+--",
	readStatistics: "-+++-++-",
	listPosts: "++++++--",
	readHouse: "++++++++",
	arrangeHouse: "-------+",
	readOperation: "-------+",
	keepAccess: "++++++-+",
	previewPolicy: "-+++-+-+",
	listLetters: "++++++--",
	readReferral: "-----+--",
	listSurges: "-+++++--",
	declareSurge: "--++----",
	listCalls: "-++++---",
	readCasebook: "++++----",
	listShelved: "-+++----",
	readFigures: "++++----",
	hearCallers: "----+---",
	listPublications: "-+++----",
};

export const houseActions = Object.keys(houseRules) as HouseAction[];

/** The row of the rules, written so. */
export function rowOf(action: HouseAction): string {
	return roles.map((role) => (mayUse(action, role) ? "+" : "-")).join("");
}
