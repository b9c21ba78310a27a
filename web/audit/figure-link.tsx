import { type ComponentChildren, createContext } from "preact";
import { useContext } from "preact/hooks";
import type { FigureName } from "../../server/domain/figure-cases.ts";
import { usePreferences } from "../parts/preferences.tsx";
import { auditRoutes, linkTo } from "./paths.ts";
import type { Period } from "./period.ts";
import { auditWords } from "./words.ts";

/** The period the numbers are about, where they lead to their cases; null for whoever reads no case. */
const LinkedPeriod = createContext<Period | null>(null);
export const LinkedPeriodProvider = LinkedPeriod.Provider;

export type FigureAsked = {
	readonly figure: FigureName;
	readonly level?: string | null;
	readonly areaCode?: string | null;
	/** Whose decisions or help. */
	readonly of?: string | null;
};

type FigureLinkProps = FigureAsked & {
	/** What the row is about, where the number alone does not say it. */
	readonly row?: string;
	readonly children: ComponentChildren;
};

/** A number that leads to its cases, within the same period. */
export function FigureLink({ figure, level, areaCode, of, row, children }: FigureLinkProps) {
	const preferences = usePreferences();
	const { names, link } = auditWords(preferences.language).figureCases;
	const period = useContext(LinkedPeriod);
	if (period === null) return <>{children}</>;
	const asked = { ...period, areaCode: areaCode ?? period.areaCode, figure, level, of };
	return (
		<a
			href={linkTo(auditRoutes.figureCases, preferences, asked)}
			aria-label={link(row === undefined ? names[figure] : `${row} ${names[figure]}`, String(children))}
		>
			{children}
		</a>
	);
}
