import { armor, Encrypter } from "age-encryption";

/** Whether files can be encrypted to it: a public key as `age-keygen` prints it. */
export function isAgeRecipient(key: string): boolean {
	try {
		new Encrypter().addRecipient(key);
		return true;
	} catch {
		return false;
	}
}

/** The bytes as a file (age-encryption.org/v1, armored) that only the keys of these recipients open. */
export async function ageFile(bytes: Uint8Array | string, recipients: readonly string[]): Promise<string> {
	const encrypter = new Encrypter();
	for (const recipient of recipients) encrypter.addRecipient(recipient);
	return armor.encode(await encrypter.encrypt(bytes));
}
