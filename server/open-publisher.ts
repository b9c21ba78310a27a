import { mirrorAt } from "./checkpoint-mirror.ts";
import type { Config } from "./config.ts";
import { logKeyOf } from "./log-key-file.ts";
import { createPublisher, type LogParts, type Publisher } from "./public-log.ts";

/** The name of the first log of an installation: where it is served, without the scheme (C2SP tlog-tiles). */
function originOf({ publicOrigin }: Config): string {
	return `${publicOrigin === null ? "localhost" : new URL(publicOrigin).host}/log`;
}

/**
 * The publisher of the log with its key and its mirror, made at the first start.
 * @throws ConfigRefused when either is missing beside a log that has them, or cannot be used
 */
export function openPublisher(
	config: Config,
	parts: Pick<LogParts, "log" | "clock" | "randomBytes">,
): Publisher {
	const { log } = parts;
	const mirror = mirrorAt(config.checkpointsFile, log.newestCheckpoint() !== null);
	const key = logKeyOf(config.logKeyFile, log.keys().at(-1)?.vkey ?? null, originOf(config));
	const successor = (vkey: string) => logKeyOf(config.logKeyFile, vkey, "");
	return createPublisher({ ...parts, mirror, key, successor });
}
