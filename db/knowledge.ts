import type { Instant } from "../server/domain/calendar.ts";
import { foldingMaps } from "../server/domain/fold-map.ts";
import { clockBackSecondsMax } from "../server/domain/limits.ts";
import { emptySetting, evolveSetting, type Setting } from "../server/domain/setting.ts";
import { isSignIn, type SettingEvent } from "../server/domain/setting-events.ts";
import { eventFrom } from "./canonical.ts";
import type { EventLog } from "./events.ts";
import type { Store } from "./open.ts";
import type { WordsTable } from "./words.ts";

/**
 * What the writer keeps in memory of the log: where it ends, when its newest event happened, and the setting with how
 * many events it follows from; sign-ins are not counted.
 */
export type Knowledge = {
	readonly position: number;
	readonly newestAt: Instant;
	readonly setting: Setting;
	readonly settingEvents: number;
};

/** The knowledge after an event of the setting; names of people are read from their words. */
export function withSettingEvent(before: Knowledge, event: SettingEvent, table: WordsTable): Knowledge {
	const setting = evolveSetting(before.setting, event);
	return {
		position: before.position + 1,
		newestAt: Math.max(before.newestAt, event.at),
		settingEvents: before.settingEvents + (isSignIn(event) ? 0 : 1),
		setting:
			event.type === "PersonAdded" ? withName(setting, event.personId, table.textOf(event.name)) : setting,
	};
}

function withName(setting: Setting, personId: string, name: string | null): Setting {
	if (name === null) return setting;
	return { ...setting, names: new Map(setting.names).set(personId, name) };
}

/** Catches up with what was appended since `known`. */
function caughtUp(known: Knowledge, log: EventLog, table: WordsTable): Knowledge {
	let { setting, settingEvents, newestAt } = known;
	// Once for all: a copy of every name for each person added would be felt at every start of a large house.
	const names = new Map(setting.names);
	foldingMaps(() => {
		for (const bytes of log.settingBytesAfter(known.position)) {
			const event: SettingEvent = eventFrom(bytes);
			setting = evolveSetting(setting, event);
			settingEvents += 1;
			newestAt = Math.max(newestAt, event.at);
			const name = event.type === "PersonAdded" ? table.textOf(event.name) : null;
			if (event.type === "PersonAdded" && name !== null) names.set(event.personId, name);
		}
	});
	if (setting !== known.setting) setting = { ...setting, names };
	const position = log.lastPosition();
	return { position, newestAt: Math.max(newestAt, log.newestCaseAt()), setting, settingEvents };
}

/** Gives the knowledge as of the last commit of anybody: another process may write to the same file. */
export function knowledgeOf(store: Store, log: EventLog, table: WordsTable) {
	// Changes whenever another connection has committed, and only then.
	const dataVersion = store.connection.prepare<[], number>("PRAGMA data_version").pluck();
	// One snapshot for all that is read, whatever others commit meanwhile.
	const catchUp = store.connection.transaction((from: Knowledge) => caughtUp(from, log, table));
	let known: Knowledge = { position: 0, newestAt: 0, setting: emptySetting, settingEvents: 0 };
	let seen: number | undefined;
	let lookedInThisTurn = false;
	const current = (): Knowledge => {
		const version = dataVersion.get();
		if (version !== seen) known = catchUp(known);
		seen = version;
		return known;
	};
	return {
		current,
		/** For those who only read, many times in one turn of the event loop: looks for others' commits once in it. */
		recent(): Knowledge {
			if (lookedInThisTurn) return known;
			lookedInThisTurn = true;
			setImmediate(() => {
				lookedInThisTurn = false;
			});
			return current();
		},
		/** As it stands inside the transaction under way. */
		held: () => known,
		learn(after: Knowledge): void {
			known = after;
		},
		/** What a connection beside this one appended: not read again, where nothing in it was of the setting. */
		passed(end: Omit<Knowledge, "setting">): void {
			if (end.settingEvents === known.settingEvents && end.position > known.position)
				known = { ...end, setting: known.setting };
		},
	};
}
export type KnowledgeOf = ReturnType<typeof knowledgeOf>;

/**
 * The moment a deed counts as done: the clock's, held while the clock is a little behind the newest event
 * (rules.md §3); null when it is too far behind for anything to be written.
 */
export function heldNow(clock: Instant, newestAt: Instant): Instant | null {
	if (clock >= newestAt) return clock;
	return newestAt - clock <= clockBackSecondsMax ? newestAt : null;
}
