import { createInterface } from "node:readline";
import { accountsOf } from "../../db/accounts.ts";
import type { Store } from "../../db/open.ts";
import { verifyPassphrase } from "../passphrase.ts";
import { BackupRefused } from "./backup-folder.ts";

/** What a command needs two people for: both show with their passphrases, a line each on standard input, who they are. */
export type Usernames = readonly [string, string];

/** The two names given with `--by`. @throws BackupRefused with `usage` when they are not two */
export function twoOf(by: readonly string[] | undefined, usage: string): Usernames {
	const [one, other, ...more] = by ?? [];
	if (one === undefined || other === undefined || one === other || more.length > 0)
		throw new BackupRefused(usage);
	return [one, other];
}

async function linesOfInput(): Promise<readonly string[]> {
	const lines: string[] = [];
	for await (const line of createInterface({ input: process.stdin })) lines.push(line);
	return lines;
}

/** Their ids, in the order of the names. @throws BackupRefused when a passphrase does not open its account */
export async function shownToBe(store: Store, usernames: Usernames): Promise<[string, string]> {
	const passphrases = await linesOfInput();
	const shown = usernames.map(async (username, index) => {
		const account = accountsOf(store).find(username);
		const passphrase = passphrases[index] ?? "";
		if (!account?.passphraseHash || !(await verifyPassphrase(account.passphraseHash, passphrase)))
			throw new BackupRefused(`The passphrase of ${username} does not open that account.`);
		return account.personId;
	});
	const [one = "", other = ""] = await Promise.all(shown);
	return [one, other];
}
