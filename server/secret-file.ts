import { statSync } from "node:fs";
import { ConfigRefused } from "./config.ts";

const othersMay = 0o077;

/**
 * Refuses a file that others on this machine may read or change: a key, or the database.
 * @param named what it is and the path, as the refusal names them
 */
export function refuseOpenFile(path: string, named: string): void {
	const mode = statSync(path).mode & 0o777;
	if ((mode & othersMay) !== 0)
		throw new ConfigRefused(
			`${named} may be read or changed by others (mode ${mode.toString(8)}): make it its owner's alone, with chmod 600.`,
		);
}
