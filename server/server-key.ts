import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { type Config, ConfigRefused } from "./config.ts";
import { serverKeyBytes } from "./keys.ts";
import { refuseOpenFile } from "./secret-file.ts";

/**
 * The server key of the file; made anew, for the owner alone, when neither key nor database is there yet.
 * @throws ConfigRefused when the key is missing beside a database, or is no key
 */
export function serverKeyOf({ serverKeyFile }: Config, databaseExists: boolean): Uint8Array {
	const named = `SERVER_KEY_FILE ${serverKeyFile}`;
	const isMissing = !existsSync(serverKeyFile);
	// Without its key a database answers no receipt; a new one would hide that.
	if (isMissing && databaseExists)
		throw new ConfigRefused(`${named} is missing, but there is a database it belongs to.`);
	const key = Buffer.from(keyTextOf(serverKeyFile, isMissing, named).trim(), "base64");
	if (key.length !== serverKeyBytes)
		throw new ConfigRefused(`${named} does not hold ${serverKeyBytes} bytes in base64.`);
	refuseOpenFile(serverKeyFile, named);
	return key;
}

function keyTextOf(path: string, isMissing: boolean, named: string): string {
	try {
		const fresh = randomBytes(serverKeyBytes).toString("base64");
		if (isMissing) writeFileSync(path, fresh, { mode: 0o600, flag: "wx" });
		return readFileSync(path, "utf8");
	} catch (cause) {
		throw new ConfigRefused(
			`${named} cannot be ${isMissing ? "made" : "read"}: ${cause instanceof Error ? cause.message : String(cause)}.`,
		);
	}
}
