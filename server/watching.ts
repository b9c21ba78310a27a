import type { FastifyInstance } from "fastify";
import { alarmSentence, alarmsOf, type Gauge, type Operation } from "./domain/operation.ts";
import type { WatchedOperation } from "./operation.ts";
import { MirrorFailed } from "./public-log.ts";

const watchEveryMs = 10_000;

/**
 * Tells of every alarm once when it begins and once when it is over.
 * @returns what to call from time to time
 */
export function alarmBell(
	{ readings }: Pick<Operation, "readings">,
	tell: (level: "warn" | "info", gauge: Gauge, sentence: string) => void,
): () => void {
	let ringing: readonly Gauge[] = [];
	return () => {
		const read = readings();
		const alarms = alarmsOf(read);
		for (const gauge of alarms)
			if (!ringing.includes(gauge)) tell("warn", gauge, alarmSentence(gauge, read[gauge]));
		for (const gauge of ringing)
			if (!alarms.includes(gauge)) tell("info", gauge, `${gauge} is within its bounds again.`);
		ringing = alarms;
	};
}

/** Issues a checkpoint, and lets the house know how that went. */
export function watchedPublishing(
	publish: () => void,
	operation: WatchedOperation,
	isAtOdds: (error: unknown) => boolean,
): () => void {
	return () => {
		try {
			publish();
			operation.published("well");
		} catch (error) {
			const isMirror = error instanceof MirrorFailed;
			operation.published(isAtOdds(error) ? "atOdds" : isMirror ? "mirrorFailed" : "failed");
			throw error;
		}
	};
}

/** A log that contradicts what was published is told of here; from then on the ledger refuses to write (trust.md I4). */
export function firstCheckpoint(publish: () => void, app: FastifyInstance): void {
	try {
		publish();
	} catch (error) {
		app.log.error({ err: error }, "nothing is written until this is settled");
	}
}

/** Rings the alarms into the log. Gives how to stop it. */
export function startWatching(app: FastifyInstance, operation: WatchedOperation): () => void {
	const ring = alarmBell(operation, (level, alarm, sentence) => app.log[level]({ alarm }, sentence));
	const watch = setInterval(() => {
		operation.tick();
		ring();
	}, watchEveryMs);
	return () => {
		clearInterval(watch);
		operation.close();
	};
}
