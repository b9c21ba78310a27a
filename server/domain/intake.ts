import { placesIn } from "./boundary.ts";
import { calendarFor, type Instant } from "./calendar.ts";
import type { CaseEvent, HoldReason, Track } from "./case-events.ts";
import { categoryOf, isAtWorkCategory, levelOf, type ReportType } from "./category.ts";
import { handOverTo } from "./conduct-intake.ts";
import { outStep } from "./deferral.ts";
import { deskPlace, type Placed } from "./desk.ts";
import { dispatchTo, dutyTarget, type Target, unitTarget } from "./dispatch.ts";
import { halfDayOf, keepsHalfDay, type OfHalfDay } from "./half-day.ts";
import {
	aboutNameCharactersMax,
	phoneCharactersMax,
	reportCharactersMax,
	reportPhotosMax,
	spotCharactersMax,
} from "./limits.ts";
import { type Match, matchWords } from "./match.ts";
import type { PhotoRef } from "./photo.ts";
import { isOfConduct } from "./pointing.ts";
import { withProvisional } from "./provisional.ts";
import { type Given, receivedWith, type Sorting } from "./received-event.ts";
import { type Decision, type Refusal, refuse } from "./refusal.ts";
import { receiveSealed, secretOf } from "./sealed-arrival.ts";
import { bodyFor } from "./sealing.ts";
import { dutyBookInForce, policyInForce, type Setting, type Unit } from "./setting.ts";
import { arrivalTarget, type Encrypted, refuseArrival } from "./transfer.ts";
import { refuseWords, type Words } from "./words.ts";

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
	/** Whoever has it first may see the number too, and not the desk alone (trust.md A7). */
	readonly phoneForHolder?: boolean;
	readonly consentPublish: boolean;
	readonly photos?: readonly PhotoRef[];
	/** Somebody frail 老人、孩子、病人、残障 is concerned: the report stays by itself in a surge. */
	readonly frail?: boolean;
	/** An operator took it down of a call. */
	readonly called?: boolean;
	/** The case that the resident would rather add a voice to (server/domain/join.ts). */
	readonly joins?: string | null;
	/** Triage found danger to a person in another report, and sends it to those two people alone (server/domain/cut-out.ts). */
	readonly protect?: boolean;
	/** Of a conduct report where the house hands such reports over; then nothing else of its words is stored. */
	readonly encrypted?: Encrypted;
};

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
	const digits = phone.replace(/[\s\-()（）]/g, "");
	return /^\+?\d{5,}$/.test(digits) ? null : { code: "textUnprintable", field: "contactPhone" };
}

export type Sorted = {
	readonly track: Track;
	readonly held: readonly HoldReason[];
	readonly unit: Unit | null;
};

/** The unit of this house that the report is about, the nearest where several have the name. */
function unitAbout({ about }: SubmitReport, { units }: Match, setting: Setting): Unit | null {
	if (about?.kind !== "unit") return null;
	const isIt = ({ name }: Unit) => name === about.name.text.trim();
	return units.find(isIt) ?? [...setting.units.values()].find(isIt) ?? null;
}

/** What of the words waits for triage; a unit whose superior will hold the case anyway is no surprise. */
function reasonsIn(match: Match, expected: Unit | null): HoldReason[] {
	const units = match.units.filter(({ name }) => !expected?.name.includes(name));
	const held: HoldReason[] = match.pointsAtPeople || units.length > 0 ? ["name"] : [];
	if (match.accusation) held.push("accusation");
	if (match.danger) held.push("danger");
	return held;
}

/**
 * The track of rules.md §1. How staff work is never for the unit itself to hold, so a report that names no unit, or one
 * that nobody here knows, waits for triage.
 */
function sortedBy(command: SubmitReport, match: Match, setting: Setting): Sorted {
	const { about, sealed, categoryCode } = command;
	const unit = unitAbout(command, match, setting);
	if (command.protect === true) return { track: "protected", held: [], unit };
	const pointsAtPeople = about?.kind === "person" || match.pointsAtPeople;
	if (sealed || isOfConduct(categoryCode, pointsAtPeople, unit)) return { track: "conduct", held: [], unit };
	if (!isAtWorkCategory(categoryCode)) return { track: "service", held: reasonsIn(match, null), unit };
	if (unit === null) return { track: "service", held: [...reasonsIn(match, null), "unit"], unit };
	return { track: "service", held: reasonsIn(match, unit), unit };
}

/** Where a report waits that no rule can dispatch. */
function onDesk(given: Given, { held, unit }: Sorted, now: Instant, setting: Setting): Placed | null {
	const { command, match, level } = given;
	const { areaCode } = command;
	const concern = { sealed: held.length > 0, namedIds: match.namedIds, aboutUnitId: unit?.unitId ?? null };
	// Danger to a person is looked at as an emergency is, whatever it hides under (rules.md §1: within the hour).
	return deskPlace({ areaCode, ...concern }, match.danger ? "emergency" : level, now, setting);
}

/** Whom the rules make responsible at once; null sends the report to the desk. */
function targetOf(
	{ command, match, level, places }: Given,
	{ held, unit }: Sorted,
	now: Instant,
	setting: Setting,
) {
	const { areaCode, categoryCode } = command;
	if (held.length > 0 || categoryCode === null) return null;
	if (isAtWorkCategory(categoryCode)) {
		return unit === null ? null : unitTarget(setting, unit.unitId, match.namedIds, now);
	}
	return dutyTarget(setting, { areaCode, categoryCode, level, places }, match.namedIds, now);
}

function saidIn({ text, spot, about }: SubmitReport): string {
	return [text.text, spot?.text, about?.name.text].filter((part) => part !== undefined).join("\n");
}

/** The key a report has to be encrypted to before it is taken in; null where it is taken in as it is. */
export function keyToEncrypt(command: SubmitReport, now: Instant, setting: Setting): string | null {
	if (handOverTo(setting) === null) return null;
	const match = matchWords(setting, command.areaCode, saidIn(command), now);
	const sorted = sortedBy(command, match, setting);
	if (sorted.track !== "conduct") return null;
	const body = bodyFor(secretOf({ command, match }, sorted, now, setting), setting, now);
	return arrivalTarget(setting, body)?.key ?? null;
}

function receive(command: SubmitReport, now: Instant, setting: Setting): Decision<CaseEvent> {
	const { areaCode, categoryCode, text, spot, about } = command;
	const typed = { text: text.text, spot: spot?.text ?? null, aboutName: about?.name.text ?? null };
	const [refusal] = refusalsOf({ ...typed, areaCode, categoryCode }, setting);
	if (refusal !== undefined) return { refusal };
	if ((command.photos?.length ?? 0) > reportPhotosMax) return refuse("photosTooMany", "photos");
	const said = saidIn(command);
	const match = matchWords(setting, areaCode, said, now);
	const level = levelOf(command);
	const places = placesIn(dutyBookInForce(setting, now), areaCode, said);
	const given = { command, match, level, places };
	const sorted = sortedBy(command, match, setting);
	const secret = sorted.track === "conduct" ? secretOf(given, sorted, now, setting) : null;
	const arrival = refuseArrival(command, sorted.track, secret && bodyFor(secret, setting, now), setting);
	if (arrival !== null) return { refusal: arrival };
	if (sorted.track !== "service") return receiveSealed(given, sorted, now, setting);
	const { track, held, unit } = sorted;
	const facts = { track, held, namedIds: match.namedIds, aboutUnitId: unit?.unitId ?? null };
	const target = targetOf(given, sorted, now, setting);
	if (target === null) {
		const desk = onDesk(given, sorted, now, setting);
		if (desk === null) return refuse("nobodyInCharge", "areaCode");
		const waiting = { ...facts, ...halfDayIn(given, now, setting), sealed: held.length > 0, ...desk };
		return { events: [receivedWith(given, waiting, now, setting)] };
	}
	const kept = keptBack(given, sorted, facts, now, setting);
	return { events: kept ?? receivedAndSent(given, facts, target, now, setting) };
}

/** `SubmitReport`: received, and dispatched in the same breath when exactly one duty covers it and nothing waits for triage. */
export function submitReport(command: SubmitReport, now: Instant, setting: Setting): Decision<CaseEvent> {
	const decision = receive(command, now, setting);
	if ("refusal" in decision) return decision;
	return { events: withProvisional(null, decision.events, setting) };
}

/** The half-day that it keeps to; nothing where it keeps to none. */
function halfDayIn({ command, level }: Given, now: Instant, setting: Setting): OfHalfDay {
	if (!keepsHalfDay(command.categoryCode, level, policyInForce(setting, now))) return {};
	return { halfDay: halfDayOf(calendarFor(setting.calendar, command.areaCode), now) };
}

type Known = Pick<Sorting, "track" | "held" | "namedIds" | "aboutUnitId">;

/**
 * Of a visit to a counter nobody is told before its half-day is over, whoever would have it: until then the desk has it,
 * and nothing to do. Null where it goes at once.
 */
function keptBack(given: Given, sorted: Sorted, facts: Known, now: Instant, setting: Setting) {
	const { halfDay } = halfDayIn(given, now, setting);
	const desk = halfDay === undefined ? null : onDesk(given, sorted, now, setting);
	if (halfDay === undefined || desk === null) return null;
	const { nextMove } = desk;
	const due = [outStep(halfDay)];
	const waiting = { ...facts, halfDay, sealed: false, triageDueAt: null, due, nextMove };
	return [receivedWith(given, waiting, now, setting)];
}

function receivedAndSent(
	given: Given,
	{ track, held, namedIds, aboutUnitId }: Known,
	target: Target,
	now: Instant,
	setting: Setting,
): CaseEvent[] {
	const { areaCode, categoryCode, danger: claimed } = given.command;
	const { version: policyVersion } = policyInForce(setting, now);
	const { level } = given;
	const matter = { policyVersion, areaCode, categoryCode, level };
	const to = { setting, now, receivedAt: now, ...matter, by: null, claimed };
	const sent = dispatchTo(target, to);
	const { nextMove } = sent;
	const sorting = { track, held, namedIds, aboutUnitId, sealed: false, triageDueAt: null, due: [], nextMove };
	return [receivedWith(given, sorting, now, setting), sent];
}
