import { type HouseAction, mayUse } from "../../server/domain/permission.ts";
import type { Role } from "../../server/domain/setting.ts";
import { Later } from "./later.tsx";
import type { Route } from "./paths.ts";

type SheetName = Extract<Route["page"], "casebook" | "shelved" | "figures">;
const rights = {
	casebook: "readCasebook",
	shelved: "listShelved",
	figures: "readFigures",
} as const satisfies Record<SheetName, HouseAction>;

const sheetNames = Object.keys(rights) as readonly SheetName[];

const loadCasebook = () => import("./casebook.tsx").then(({ CasebookPage }) => CasebookPage);
const loadShelved = () => import("./shelved.tsx").then(({ ShelvedPage }) => ShelvedPage);
const loadFigures = () => import("./figures.tsx").then(({ FiguresPage }) => FiguresPage);
const pages = { casebook: loadCasebook, shelved: loadShelved, figures: loadFigures };

/** The sheet out of the cases that a page is, if it is one and one for this role. */
export function sheetOf(page: Route["page"], role: Role): SheetName | null {
	const found = sheetNames.find((name) => name === page);
	return found !== undefined && mayUse(rights[found], role) ? found : null;
}

/** A sheet out of the cases, loaded when it is opened. */
export function SheetPage({ page, role }: { readonly page: SheetName; readonly role: Role }) {
	return <Later load={pages[page]} props={{ role }} />;
}
