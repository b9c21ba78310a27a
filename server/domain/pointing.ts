import type { Case } from "./case.ts";
import { isAtWorkCategory, isConductCategory } from "./category.ts";
import type { Match } from "./match.ts";
import { isSmallUnit } from "./people.ts";
import type { Setting, Unit } from "./setting.ts";

/**
 * Whom a report points at, kept for when the desk finds that it is about how staff work (rules.md §1): the track follows
 * from it then as it would have at receipt, and no unit gets what is said of itself.
 */
export type Pointing = {
	/** A person, a post, or a unit so small that its name names its people. */
	readonly pointsAtPeople?: true;
	/** Units that stand in the words of a report which says of no unit that it is about it. */
	readonly unitIds?: readonly string[];
};
type About = { readonly kind: "person" | "unit" } | null;

export function pointingOf(
	about: About,
	{ pointsAtPeople, units }: Match,
	aboutUnitId: string | null,
): Pointing {
	const all = aboutUnitId === null ? units : [];
	// The name of a whole office may begin with that of another.
	const isPart = ({ name }: { name: string }) =>
		all.some((other) => other.name !== name && other.name.includes(name));
	const unitIds = all.filter((unit) => !isPart(unit)).map(({ unitId }) => unitId);
	return {
		...(pointsAtPeople || about?.kind === "person" ? { pointsAtPeople: true as const } : {}),
		...(unitIds.length === 0 ? {} : { unitIds }),
	};
}

type Pointed = Pick<Case, "namedIds" | "aboutUnitId" | "pointsAtPeople">;

/** Whether a report of this category is for the sealed track: about how staff work, once it points at people (rules.md §1). */
export function isOfConduct(
	categoryCode: string | null,
	pointsAtPeople: boolean,
	unit: Unit | null,
): boolean {
	if (isConductCategory(categoryCode)) return true;
	return isAtWorkCategory(categoryCode) && (pointsAtPeople || (unit !== null && isSmallUnit(unit)));
}

/** The same of a report that is here, whoever sets the category and whenever. */
export function isForConduct(
	{ namedIds, aboutUnitId, pointsAtPeople }: Pointed,
	categoryCode: string | null,
	setting: Setting,
): boolean {
	const unit = setting.units.get(aboutUnitId ?? "") ?? null;
	return isOfConduct(categoryCode, pointsAtPeople === true || namedIds.length > 0, unit);
}

/** The units that may not hold it, nor anybody of them: none where it is about no work of staff. */
export function unitsAbout(
	{ aboutUnitId, unitIds = [] }: Pick<Case, "aboutUnitId" | "unitIds">,
	categoryCode: string | null,
): readonly string[] {
	if (!isAtWorkCategory(categoryCode)) return [];
	return aboutUnitId === null ? unitIds : [aboutUnitId];
}
