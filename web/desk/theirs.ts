import { mayUse } from "../../server/domain/permission.ts";
import type { Role } from "../../server/domain/setting.ts";
import { ownActions } from "./own-pages.tsx";
import type { Route } from "./paths.ts";
import { sheetOf } from "./sheet-pages.tsx";

/** Whoever works on no case. */
export const isCalm = (role: Role) => role === "observer" || role === "administrator";

/** Whether a page is for this role; who comes to another one's finds their own first page, as such. */
export function isTheirs({ page }: Route, role: Role): boolean {
	switch (page) {
		case "setup":
			return mayUse("arrangeHouse", role);
		case "surges":
			return mayUse("listSurges", role);
		case "calls":
			return mayUse("listCalls", role);
		case "publications":
		case "callers":
		case "take":
			return mayUse(ownActions[page], role);
		case "casebook":
		case "shelved":
		case "figures":
			return sheetOf(page, role) !== null;
		case "letters":
			return !isCalm(role);
		default:
			return true;
	}
}
