import {
	backupAgeSecondsMax,
	checkpointsMissedMax,
	clockHeldSecondsMax,
	clockStepSecondsMax,
	diskFreeBytesMin,
	loopDelayMillisecondsMax,
	sweepLagSecondsMax,
	walBytesMax,
} from "./limits.ts";

/** How one reading is judged, and what it means when it is out of bounds. */
type Rule = {
	readonly max?: number;
	readonly min?: number;
	/** What is read, in plain English. */
	readonly what: string;
	/** What it means, and what to do. */
	readonly says: (value: number) => string;
};

const mebibyte = 1024 * 1024;
const hourSeconds = 3600;
const whole = (value: number) => String(Math.floor(value));

/** What is watched of a running house (trust.md D6). None of it tells of a case, a place or a person. */
export const gauges = {
	sweepLagSeconds: {
		max: sweepLagSecondsMax,
		what: "since the oldest due step was due that has not fired",
		says: (value) => `The sweep is behind: a step has been due for ${whole(value)} seconds.`,
	},
	diskFreeBytes: {
		min: diskFreeBytesMin,
		what: "free on the disk of DATA_DIR",
		says: (value) =>
			`The disk of DATA_DIR is nearly full: ${whole(value / mebibyte)} MiB are free. Make room before reports are refused.`,
	},
	backupAgeSeconds: {
		max: backupAgeSecondsMax,
		what: "since the last backup was made and checked, or since the database was made",
		says: (value) =>
			`The last backup is ${whole(value / hourSeconds)} hours old. Run npm run backup, and see why nobody did.`,
	},
	checkpointsMissed: {
		max: checkpointsMissedMax,
		what: "checkpoints that should have been issued since the last one was",
		says: (value) =>
			`${whole(value)} checkpoints of the log were not issued. See the server's log for the reason.`,
	},
	mirrorFailures: {
		max: 0,
		what: "checkpoints in a row that CHECKPOINTS_FILE could not be read or written for",
		says: () => "CHECKPOINTS_FILE cannot be read or written, so nothing new of the log is told.",
	},
	writesRefused: {
		max: 0,
		what: "requests of the last minutes answered with 503 or 507",
		says: (value) => `${whole(value)} requests of the last minutes were refused with 503 or 507.`,
	},
	clockHeldSeconds: {
		max: clockHeldSecondsMax,
		what: "that the clock is behind the newest event, so that time is held",
		says: (value) =>
			`The clock is ${whole(value)} seconds behind the newest event. Set it by NTP; a minute behind, nothing is written.`,
	},
	clockStepSeconds: {
		max: clockStepSecondsMax,
		what: "the largest jump of the clock in the last hour",
		says: (value) =>
			`The clock jumped by ${whole(value)} seconds within the last hour. Keep it in step with NTP.`,
	},
	loopDelayMilliseconds: {
		max: loopDelayMillisecondsMax,
		what: "waited for the event loop, 99 times of 100 at most",
		says: (value) => `The server is overloaded: work waits ${whole(value)} milliseconds for its turn.`,
	},
	walBytes: {
		max: walBytesMax,
		what: "in the write-ahead log",
		says: (value) =>
			`The write-ahead log has grown to ${whole(value / mebibyte)} MiB: something reads an old state of the database for very long.`,
	},
	checkpointAgeSeconds: {
		what: "since the newest checkpoint was issued; a quiet log issues the same one again",
		says: () => "",
	},
	eventsUncovered: {
		what: "events under no checkpoint yet, rounded up to 64 as the log's own growth is",
		says: () => "",
	},
} as const satisfies Readonly<Record<string, Rule>>;

export type Gauge = keyof typeof gauges;
export const gaugeNames = Object.keys(gauges) as readonly Gauge[];
/** Null for what could not be read, which is an alarm too. */
export type Readings = Readonly<Record<Gauge, number | null>>;

function rule(gauge: Gauge): Rule {
	return gauges[gauge];
}

function isOutside(gauge: Gauge, value: number | null): boolean {
	if (value === null) return true;
	const { max = Number.POSITIVE_INFINITY, min = Number.NEGATIVE_INFINITY } = rule(gauge);
	return value > max || value < min;
}

/** Everything that is out of its bounds. */
export function alarmsOf(readings: Readings): readonly Gauge[] {
	return gaugeNames.filter((gauge) => isOutside(gauge, readings[gauge]));
}

/** An alarm as one plain English sentence, for logs and mails. */
export function alarmSentence(gauge: Gauge, value: number | null): string {
	return value === null ? `${gauge} cannot be read (${rule(gauge).what}).` : rule(gauge).says(value);
}

/** The operation of the house, as the process sees itself. */
export type Operation = {
	readings(): Readings;
	/** A request was answered with this status. */
	answered(status: number): void;
	/** Why nothing would be written now; null while everything may be. */
	stopped(): "clockWentBack" | "logAtOdds" | null;
};
