import { statfsSync, statSync } from "node:fs";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Config } from "./config.ts";
import type { Instant } from "./domain/calendar.ts";
import type { Ledger } from "./domain/ledger.ts";
import { clockStepsSecondsMax, refusalsSecondsMax } from "./domain/limits.ts";
import type { Operation, Readings } from "./domain/operation.ts";
import type { Publisher } from "./public-log.ts";

/** Written beside the database by `npm run backup`, once a copy has been checked. */
export const lastBackupName = "last-backup.json";

export type OperationParts = {
	readonly config: Pick<Config, "dataDir" | "checkpointSeconds">;
	readonly ledger: Pick<Ledger, "now" | "isStopped" | "nextDueAt">;
	readonly publisher: Pick<Publisher, "newest" | "uncovered">;
	readonly clock: () => Instant;
	/** How many times faster than the world's that clock runs; 1 but in a demo. */
	readonly speed: () => number;
	/** Milliseconds of the wall clock, and of one that nobody sets. */
	readonly wallMs: () => number;
	readonly steadyMs: () => number;
};

/** The log contradicts what was published; it could not be kept outside the database; or something else went wrong. */
type Published = "well" | "atOdds" | "mirrorFailed" | "failed";

/** What the process does itself is told here as it happens. */
export type WatchedOperation = Operation & {
	/** How issuing a checkpoint went. */
	published(outcome: Published): void;
	/** Looks for jumps of the clock since the last look. */
	tick(): void;
	close(): void;
};

const loopResolutionMs = 20;
const nanosecondsInMs = 1e6;

function orNull<Value>(read: () => Value): Value | null {
	try {
		return read();
	} catch {
		return null;
	}
}

/** What happened of late, second by second: how much in all, and the most in one second. */
function recently(seconds: number, steadyMs: () => number) {
	const kept = new Map<number, number>();
	const now = () => Math.floor(steadyMs() / 1000);
	const fresh = () => {
		for (const second of kept.keys()) if (second < now() - seconds) kept.delete(second);
		return [...kept.values()];
	};
	return {
		add: (weight: number) => kept.set(now(), (kept.get(now()) ?? 0) + weight),
		sum: () => fresh().reduce((sum, weight) => sum + weight, 0),
		largest: () => fresh().reduce((largest, weight) => Math.max(largest, weight), 0),
	};
}

function files(dataDir: string, wallMs: () => number) {
	const database = join(dataDir, "ledger.sqlite");
	const bornMs = () => {
		const { birthtimeMs, ctimeMs } = statSync(database);
		return birthtimeMs || ctimeMs;
	};
	const backupMs = () => orNull(() => statSync(join(dataDir, lastBackupName)).mtimeMs);
	return {
		diskFreeBytes: () => {
			const { bavail, bsize } = statfsSync(dataDir);
			return bavail * bsize;
		},
		backupAgeSeconds: () => Math.max(0, wallMs() - (backupMs() ?? bornMs())) / 1000,
		// Gone while nothing is written: then it holds nothing.
		walBytes: () => statSync(`${database}-wal`, { throwIfNoEntry: false })?.size ?? 0,
	};
}

function times({ ledger, clock, speed }: OperationParts) {
	return {
		sweepLagSeconds: () => {
			const due = ledger.nextDueAt();
			const lag = due === null ? 0 : ledger.now() - due;
			return Math.max(0, lag) / speed();
		},
		/** Null where the clock is so far back that nothing is written. */
		clockHeldSeconds: () => (ledger.isStopped() ? null : ledger.now() - clock()),
	};
}

function publishing({ config, publisher, clock, steadyMs }: OperationParts) {
	let [lastMs, mirrorFailures, isAtOdds] = [steadyMs(), 0, false];
	return {
		published(outcome: Published): void {
			isAtOdds = outcome === "atOdds";
			mirrorFailures = outcome === "mirrorFailed" ? mirrorFailures + 1 : 0;
			if (outcome === "well") lastMs = steadyMs();
		},
		isAtOdds: () => isAtOdds,
		readings: () => ({
			checkpointsMissed: Math.floor((steadyMs() - lastMs) / 1000 / config.checkpointSeconds),
			mirrorFailures,
			checkpointAgeSeconds: Math.max(0, clock() - (publisher.newest()?.at ?? clock())),
			eventsUncovered: publisher.uncovered(),
		}),
	};
}

/** Watches a house that runs: what an administrator, a metrics collector and a load balancer ask (trust.md D6). */
export function watchOperation(parts: OperationParts): WatchedOperation {
	const { config, ledger, wallMs, steadyMs } = parts;
	const onDisk = files(config.dataDir, wallMs);
	const inTime = times(parts);
	const ofLog = publishing(parts);
	const refused = recently(refusalsSecondsMax, steadyMs);
	const steps = recently(clockStepsSecondsMax, steadyMs);
	const loop = monitorEventLoopDelay({ resolution: loopResolutionMs });
	loop.enable();
	let ahead = wallMs() - steadyMs();
	const readings = (): Readings => ({
		sweepLagSeconds: inTime.sweepLagSeconds(),
		diskFreeBytes: orNull(onDisk.diskFreeBytes),
		backupAgeSeconds: orNull(onDisk.backupAgeSeconds),
		walBytes: orNull(onDisk.walBytes),
		...ofLog.readings(),
		writesRefused: refused.sum(),
		clockHeldSeconds: inTime.clockHeldSeconds(),
		clockStepSeconds: Math.floor(steps.largest() / 1000),
		loopDelayMilliseconds: Math.round(loop.percentile(99) / nanosecondsInMs),
	});
	return {
		readings,
		published: ofLog.published,
		answered(status) {
			if (status === 503 || status === 507) refused.add(1);
		},
		stopped() {
			if (ledger.isStopped()) return "clockWentBack";
			return ofLog.isAtOdds() ? "logAtOdds" : null;
		},
		tick() {
			refused.sum();
			const step = Math.abs(wallMs() - steadyMs() - ahead);
			ahead = wallMs() - steadyMs();
			if (step >= 1000) steps.add(step);
			loop.reset();
		},
		close: () => loop.disable(),
	};
}
