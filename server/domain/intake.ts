import { calendarFor, type Instant } from "./calendar.ts";
import type { CaseEvent, DueStep, HoldReason, Move, ReportReceived, Track } from "./case-events.ts";
import { categoryOf, type ReportType } from "./category.ts";
import { dispatchTo, dutyTarget, postTarget, type Target } from "./dispatch.ts";
import { deskLimits } from "./ladder.ts";
import { aboutNameCharactersMax, phoneCharactersMax, reportCharactersMax, spotCharactersMax, unitSmallPeopleMax } from "./limits.ts";
import { type Match, matchWords } from "./match.ts";
import { actingFor, actingOf, isExcluded, postsAbove, postsFor } from "./people.ts";
import type { Level } from "./policy.ts";
import { type Decision, refuse, type Refusal } from "./refusal.ts";
import { policyInForce, type Setting } from "./setting.ts";
import { refOf, refuseWords, type Words } from "./words.ts";

/** Intake: what a resident sends becomes a case on its track, at its level (rules.md §1, §7). */
export type SubmitReport = {
	readonly type: "SubmitReport";
	readonly caseNumber: string;
	readonly areaCode: string;
	readonly categoryCode: string | null;
	readonly reportType: ReportType | null;
	readonly danger: boolean;
	readonly about: { readonly kind: "person" | "unit"; readonly name: Words } | null;
	readonly sealed: boolean;
	readonly text: Words;
	readonly spot: Words | null;
	/** Already encrypted: the core and the database never see the number itself (trust.md A7). */
	readonly contactPhone: Words | null;
	readonly consentPublish: boolean;
};

const withPeopleInDanger = ["0503", "0504", "0505"];

/** The level from danger, category and type, never from the sender (rules.md §7). */
export function levelOf({ danger, categoryCode, reportType }: Pick<SubmitReport, "danger" | "categoryCode" | "reportType">): Level {
	const category = categoryCode ?? "";
	if (danger && withPeopleInDanger.includes(category)) return "emergency";
	if (category.startsWith("06") || (category === "0402" && danger)) return "urgent";
	if (danger) return "emergency";
	return reportType === "inquiry" ? "inquiry" : "normal";
}

/** What is typed of a report, before it is sent. */
export type ReportFields = {
	readonly text: string;
	readonly areaCode: string;
	readonly categoryCode: string | null;
	readonly spot: string | null;
	readonly aboutName: string | null;
};

/** Everything that stands against a report, in the order of the page; none when it can be received. */
export function refusalsOf(fields: ReportFields, setting: Setting): readonly Refusal[] {
	const { text, areaCode, categoryCode, spot, aboutName } = fields;
	const unknownCategory = categoryCode !== null && categoryOf(categoryCode) === undefined;
	const refusals: readonly (Refusal | null)[] = [
		refuseWords(text, reportCharactersMax, "text"),
		unknownCategory ? { code: "unknownCategory", field: "categoryCode" } : null,
		setting.areas.has(areaCode) ? null : { code: "unknownArea", field: "areaCode" },
		spot === null ? null : refuseWords(spot, spotCharactersMax, "spot"),
		aboutName === null ? null : refuseWords(aboutName, aboutNameCharactersMax, "about"),
	];
	return refusals.filter((refusal) => refusal !== null);
}

/** Refuses a phone number that cannot be one; asked before it is encrypted. */
export function refusePhone(phone: string): Refusal | null {
	const words = refuseWords(phone, phoneCharactersMax, "contactPhone");
	if (words !== null) return words;
	return /^[+\d][\d\s\-()]{4,}$/.test(phone) ? null : { code: "textUnprintable", field: "contactPhone" };
}

const alwaysConduct = ["1007", "1008", "1009", "1203"];

type Sorted = { readonly track: Track; readonly held: readonly HoldReason[] };

/** The track of rules.md §1. A unit nobody here knows waits for triage: its size decides. */
function trackOf(command: SubmitReport, match: Match, setting: Setting): Sorted {
	const { about, sealed } = command;
	const category = command.categoryCode ?? "";
	const conduct: Sorted = { track: "conduct", held: [] };
	if (sealed || category.startsWith("11") || alwaysConduct.includes(category)) return conduct;
	if (!category.startsWith("10")) return { track: "service", held: match.held };
	if (about?.kind === "person" || match.held.includes("name")) return conduct;
	if (about === null) return { track: "service", held: match.held };
	const unit = [...setting.units.values()].find(({ name }) => name === about.name.text.trim());
	if (unit === undefined) return { track: "service", held: [...match.held, "unit"] };
	return unit.people <= unitSmallPeopleMax ? conduct : { track: "service", held: match.held };
}

/** A larger unit named in category 10 is held by the unit's superior, never by the unit itself. */
function aboveUnit(command: SubmitReport, match: Match, setting: Setting, now: Instant): Target | null {
	const unit = [...setting.units.values()].find(({ name }) => name === command.about?.name.text.trim());
	const inside = [...setting.posts.values()].find(({ unitId }) => unitId === unit?.unitId);
	if (unit === undefined || inside === undefined) return null;
	const above = postsAbove(setting, inside.postId).find(({ unitId }) => unitId !== unit.unitId);
	return above === undefined ? null : postTarget(setting, above.postId, match.namedIds, now);
}

function targetOf(command: SubmitReport, level: Level, match: Match, setting: Setting, now: Instant): Target | null {
	const { areaCode, categoryCode, about } = command;
	if (categoryCode === null) return null;
	if (categoryCode.startsWith("10") && about?.kind === "unit") return aboveUnit(command, match, setting, now);
	return dutyTarget(setting, { areaCode, categoryCode, level }, match.namedIds, now);
}

type Placed = Pick<ReportReceived, "triageDueAt" | "due" | "nextMove">;

/** The desk of the area, with the desk's own limit (rules.md §2, dispatch); up its chain while nobody is there. */
function onDesk(areaCode: string, level: Level, namedIds: readonly string[], setting: Setting, now: Instant): Placed | null {
	const kept = (personId: string) => isExcluded(setting, personId, namedIds, now);
	const desk = postsFor(setting, "desk", areaCode)[0];
	const above = desk === undefined ? [] : postsAbove(setting, desk.postId);
	const acting =
		actingOf(setting, "desk", areaCode, kept, now) ??
		above.map(({ postId }) => actingFor(setting, postId, now)).find((found) => found !== null && !kept(found.personId)) ??
		actingOf(setting, "discipline", areaCode, kept, now);
	if (acting === null) return null;
	const { blueAt, yellowAt } = deskLimits(calendarFor(setting.calendar, areaCode), policyInForce(setting, now), level, now);
	const due: DueStep[] = [
		{ step: "blue", cause: "triage", dueAt: blueAt },
		{ step: "yellow", cause: "triage", dueAt: yellowAt },
	];
	return { triageDueAt: blueAt, due, nextMove: { by: "staff", ...acting, as: "desk" } };
}

/** Where a sealed report goes: the nearest competent body that is neither named, nor below or related to the named. */
export function sealedPlace(
	track: "conduct" | "protected",
	areaCode: string,
	namedIds: readonly string[],
	setting: Setting,
	now: Instant,
): Pick<Placed, "due" | "nextMove"> | null {
	const kept = (personId: string) => isExcluded(setting, personId, namedIds, now);
	const discipline = () => actingOf(setting, "discipline", areaCode, kept, now);
	if (track === "conduct") {
		const officer = discipline();
		return officer && { due: [], nextMove: { by: "staff", ...officer, as: "discipline" } };
	}
	const named = actingOf(setting, "protection", areaCode, kept, now);
	const acting = named ?? discipline();
	if (acting === null) return null;
	const limit = policyInForce(setting, now).protectedLimit.count * 60;
	const as = named === null ? "discipline" : "protection";
	return { due: [{ step: "blue", cause: "triage", dueAt: now + limit }], nextMove: { by: "staff", ...acting, as } };
}

/** `SubmitReport`: received, and dispatched in the same breath when exactly one duty covers it and nothing waits for triage. */
export function submitReport(command: SubmitReport, now: Instant, setting: Setting): Decision<CaseEvent> {
	const { areaCode, categoryCode, text, spot, about } = command;
	const typed = { text: text.text, spot: spot?.text ?? null, aboutName: about?.name.text ?? null };
	const [refusal] = refusalsOf({ ...typed, areaCode, categoryCode }, setting);
	if (refusal !== undefined) return { refusal };
	const match = matchWords(setting, areaCode, `${typed.text}\n${typed.spot ?? ""}`, typed.aboutName);
	const level = levelOf(command);
	const { track, held } = trackOf(command, match, setting);
	const { namedIds } = match;
	if (track !== "service") {
		const place = sealedPlace("conduct", areaCode, namedIds, setting, now);
		if (place === null) return refuse("nobodyInCharge", "areaCode");
		const placed = { track, held, namedIds, sealed: true, triageDueAt: null, ...place };
		return { events: [receivedWith(command, level, now, setting, placed)] };
	}
	const target = held.length > 0 ? null : targetOf(command, level, match, setting, now);
	if (target === null) {
		const desk = onDesk(areaCode, level, namedIds, setting, now);
		if (desk === null) return refuse("nobodyInCharge", "areaCode");
		const placed = { track, held, namedIds, sealed: held.length > 0, ...desk };
		return { events: [receivedWith(command, level, now, setting, placed)] };
	}
	const policyVersion = policyInForce(setting, now).version;
	const sending = { setting, now, receivedAt: now, policyVersion, areaCode, categoryCode, level, by: null };
	const sent = dispatchTo(target, sending);
	const placed = { track, held, namedIds, sealed: false, triageDueAt: null, due: [], nextMove: sent.nextMove };
	return { events: [receivedWith(command, level, now, setting, placed), sent] };
}

type Sorting = Placed & Pick<ReportReceived, "track" | "held" | "namedIds" | "sealed"> & { readonly nextMove: Move };

function receivedWith(command: SubmitReport, level: Level, now: Instant, setting: Setting, placed: Sorting): ReportReceived {
	const { caseNumber, areaCode, categoryCode, reportType, danger, about, text, spot, contactPhone } = command;
	return {
		type: "ReportReceived",
		at: now,
		caseNumber,
		areaCode,
		categoryCode,
		reportType,
		danger,
		level,
		text: refOf(text),
		spot: spot && refOf(spot),
		aboutKind: about?.kind ?? null,
		aboutName: about && refOf(about.name),
		contactPhone: contactPhone && refOf(contactPhone),
		consentPublish: command.consentPublish,
		policyVersion: policyInForce(setting, now).version,
		...placed,
	};
}
