import { hash, verify } from "@node-rs/argon2";

/** Argon2id, the library's algorithm unless told otherwise, as trust.md S1 asks: 19 MiB and two passes at least. */
const argon2 = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const;

/** The stored form of a passphrase. */
export function hashPassphrase(passphrase: string): Promise<string> {
	return hash(passphrase.normalize("NFKC"), argon2);
}

/** Whether the passphrase is the one that was hashed. */
export function verifyPassphrase(hashed: string, passphrase: string): Promise<boolean> {
	return verify(hashed, passphrase.normalize("NFKC"));
}
