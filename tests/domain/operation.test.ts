import { describe, expect, test } from "vitest";
import {
	backupAgeSecondsMax,
	checkpointsMissedMax,
	clockHeldSecondsMax,
	clockStepSecondsMax,
	diskFreeBytesMin,
	loopDelayMillisecondsMax,
	sweepLagSecondsMax,
	walBytesMax,
} from "../../server/domain/limits.ts";
import {
	alarmSentence,
	alarmsOf,
	type Gauge,
	gaugeNames,
	type Readings,
} from "../../server/domain/operation.ts";

const still: Readings = {
	...{
		sweepLagSeconds: 0,
		diskFreeBytes: 1e12,
		backupAgeSeconds: 0,
		checkpointsMissed: 0,
		mirrorFailures: 0,
	},
	...{ writesRefused: 0, clockHeldSeconds: 0, clockStepSeconds: 0, loopDelayMilliseconds: 0, walBytes: 0 },
	...{ checkpointAgeSeconds: 0, eventsUncovered: 0 },
};

describe("a house that runs", () => {
	test("rings no alarm, however long its log was quiet and whatever waits for the next checkpoint", () => {
		expect(alarmsOf(still)).toEqual([]);
		expect(alarmsOf({ ...still, checkpointAgeSeconds: 1e9, eventsUncovered: 1e9 })).toEqual([]);
	});

	const upTo: readonly (readonly [Gauge, number, RegExp])[] = [
		["sweepLagSeconds", sweepLagSecondsMax, /^The sweep is behind: a step has been due for 121 seconds/],
		["backupAgeSeconds", backupAgeSecondsMax, /^The last backup is 26 hours old/],
		["checkpointsMissed", checkpointsMissedMax, /^3 checkpoints of the log were not issued/],
		["mirrorFailures", 0, /^CHECKPOINTS_FILE cannot be read or written/],
		["writesRefused", 0, /^1 requests of the last minutes were refused/],
		["clockHeldSeconds", clockHeldSecondsMax, /^The clock is 3 seconds behind the newest event/],
		["clockStepSeconds", clockStepSecondsMax, /^The clock jumped by 3 seconds/],
		["loopDelayMilliseconds", loopDelayMillisecondsMax, /^The server is overloaded/],
		["walBytes", walBytesMax, /^The write-ahead log has grown to 512 MiB/],
	];
	test.each(upTo)("takes %s up to its bound, and says what is wrong beyond it", (gauge, max, sentence) => {
		expect(alarmsOf({ ...still, [gauge]: max })).toEqual([]);
		expect(alarmsOf({ ...still, [gauge]: max + 1 })).toEqual([gauge]);
		expect(alarmSentence(gauge, max + 1)).toMatch(sentence);
	});

	test("must have room on its disk", () => {
		expect(alarmsOf({ ...still, diskFreeBytes: diskFreeBytesMin })).toEqual([]);
		expect(alarmsOf({ ...still, diskFreeBytes: diskFreeBytesMin - 1 })).toEqual(["diskFreeBytes"]);
		expect(alarmSentence("diskFreeBytes", diskFreeBytesMin - 1)).toMatch(/nearly full: 1023 MiB are free/);
	});

	test("rings for everything that cannot be read, by name", () => {
		for (const gauge of gaugeNames) {
			expect(alarmsOf({ ...still, [gauge]: null })).toEqual([gauge]);
			expect(alarmSentence(gauge, null)).toContain(`${gauge} cannot be read`);
		}
	});
});
