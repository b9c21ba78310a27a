import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./root.ts";

let known: ReadonlySet<string> | null = null;

/**
 * Whether this is one of the 5,000 commonest passphrases long enough to be chosen here (ASVS 5.0, 6.2.4: three thousand at
 * least). They come from the ten million that the OWASP project SecLists counted, in small letters; read when the first
 * passphrase is chosen.
 */
export function isCommonPassphrase(folded: string): boolean {
	known ??= new Set(
		readFileSync(join(projectRoot(), "server/common-passphrases.txt"), "utf8").split("\n").filter(Boolean),
	);
	return known.has(folded);
}
