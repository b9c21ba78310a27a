import { covers, narrowed } from "./area.ts";
import { dayOf, type Instant } from "./calendar.ts";
import { withoutBody } from "./competence.ts";
import { decidedIntake } from "./conduct-intake.ts";
import { formatDay } from "./day.ts";
import { type DutyFault, dutyFaults, unsignedPosts } from "./duty-check.ts";
import { setupRosterSecondsMax } from "./limits.ts";
import { actingFor } from "./people.ts";
import { rosterGaps } from "./roster.ts";
import { dutyBookInForce, type PostKind, type Role, type Setting } from "./setting.ts";

/** How far the setting up of a house has come, for the administrator of a part of it: counts alone, no report. */
export type Setup = {
	readonly areas: number;
	/** Areas a resident can report from: communities and grids. */
	readonly reportAreas: number;
	readonly units: number;
	readonly posts: number;
	/** Kinds of post that the house has none of, so that some step of a case would find nobody. */
	readonly missingKinds: readonly PostKind[];
	/** Posts for which nobody acts now. */
	readonly vacantPosts: number;
	readonly people: number;
	/** People of a role that works on cases who hold no post now or later. */
	readonly idlePeople: number;
	/** Null before the first version is in force. */
	readonly dutyBook:
		| (Readonly<Record<DutyFault["kind"], number>> & {
				readonly version: string;
				readonly items: number;
				readonly unsigned: number;
		  })
		| null;
	/** People of the two offices that let others in: with two of each nobody is shut out for good (trust.md S1). */
	readonly administrators: number;
	readonly disciplineOfficers: number;
	/** What is done with conduct reports, once that has been decided. */
	readonly conduct: ReturnType<typeof decidedIntake>;
	/** People and units with no competent body (rules.md §1). */
	readonly withoutBody: number;
	/** When nobody is on duty outside working time, in the days to come. */
	readonly rosterGaps: number;
	/** The first year from this one on whose notice is not entered. */
	readonly missingYear: number;
};

const communityDigits = 12;
const kinds: readonly PostKind[] = [
	"desk",
	"cadre",
	"supervisor",
	"leader",
	"head",
	"discipline",
	"protection",
];
const withoutPost: readonly Role[] = ["observer", "administrator"];

function missingYear({ calendar }: Setting, areaPrefix: string, now: Instant): number {
	const above = calendar.filter((region) => covers(region.areaPrefix, areaPrefix));
	const published = new Set(above.flatMap((region) => region.publishedYears));
	let year = Number(formatDay(dayOf(now)).slice(0, 4));
	while (published.has(year)) year += 1;
	return year;
}

/** What is there and what is missing under `areaPrefix`, by the checks of duty book and roster (rules.md §2, §3, §8). */
export function setupOf(setting: Setting, areaPrefix: string, now: Instant): Setup {
	const isNear = (code: string) => narrowed(areaPrefix, code) !== null;
	const posts = [...setting.posts.values()].filter(({ areaCode }) => isNear(areaCode));
	const people = [...setting.people.values()].filter((person) => isNear(person.areaPrefix));
	const stretches = [...setting.stretches.values()].flat().filter(({ to }) => to === null || to > now);
	const placed = new Set(stretches.map(({ personId }) => personId));
	const ofRole = (wanted: Role) => [...setting.people.values()].filter(({ role }) => role === wanted).length;
	const book = dutyBookInForce(setting, now);
	const faults = book === null ? [] : dutyFaults(setting, book, now).filter((one) => isNear(one.areaCode));
	const count = (wanted: DutyFault["kind"]) => faults.filter(({ kind }) => kind === wanted).length;
	const areas = [...setting.areas.keys()].filter(isNear);
	const present = new Set([...setting.posts.values()].map(({ kind }) => kind));
	return {
		areas: areas.length,
		reportAreas: areas.filter((code) => code.length >= communityDigits).length,
		units: setting.units.size,
		posts: posts.length,
		missingKinds: kinds.filter((kind) => !present.has(kind)),
		vacantPosts: posts.filter(({ postId }) => actingFor(setting, postId, now) === null).length,
		people: people.length,
		idlePeople: people.filter(({ role, personId }) => !withoutPost.includes(role) && !placed.has(personId))
			.length,
		dutyBook:
			book === null
				? null
				: {
						...{ version: book.version, items: book.items.length },
						...{ gap: count("gap"), overlap: count("overlap"), vacant: count("vacant") },
						unsigned: unsignedPosts(setting, book, now).length,
					},
		administrators: ofRole("administrator"),
		disciplineOfficers: ofRole("disciplineOfficer"),
		conduct: decidedIntake(setting),
		withoutBody: withoutBody(setting, areaPrefix, now).length,
		rosterGaps: rosterGaps(setting, areaPrefix, now, now + setupRosterSecondsMax).length,
		missingYear: missingYear(setting, areaPrefix, now),
	};
}
