import { createHash } from "node:crypto";
import type { Instant } from "../domain/calendar.ts";
import type { ConductIntake } from "../domain/conduct-intake.ts";
import { keyToEncrypt, type SubmitReport } from "../domain/intake.ts";
import type { Setting } from "../domain/setting.ts";
import { wordsOf } from "../words.ts";
import { bodyKeys } from "./generate-bodies.ts";
import type { Chance } from "./generate-random.ts";

/** The body outside of a made-up house that hands conduct reports over. The other half of its key lies with nobody. */
export const handedOverTo: ConductIntake = {
	mode: "handOver",
	recipient: "上一级纪检监察机关",
	bodies: bodyKeys,
	key: "age1a3tpev2ggg2hnwm2g0shfcq0qwp694t3ewrxr4fflk9kkyzgucmqfrkr2w",
};

const shareBytes = 32;
const nonceBytes = 16;
const tagBytes = 16;
const lineCharacters = 64;

/** What the file holds beside the words: where, when and which matter, as JSON. */
const factsBytes = 320;

/**
 * Chance in the shape of a file for one key (age-encryption.org/v1, armored). A real one draws what nobody can give it, so
 * the same seed would not make the same bytes again; without the other half of the key, nobody tells the two apart.
 */
function fileOfChance({ bytes }: Chance, length: number): string {
	const unpadded = () => Buffer.from(bytes(shareBytes)).toString("base64").replaceAll("=", "");
	const head = `age-encryption.org/v1\n-> X25519 ${unpadded()}\n${unpadded()}\n--- ${unpadded()}\n`;
	const sealed = bytes(nonceBytes + length + tagBytes);
	const lines = Buffer.concat([Buffer.from(head), sealed])
		.toString("base64")
		.match(new RegExp(`.{1,${lineCharacters}}`, "g"));
	return [
		"-----BEGIN AGE ENCRYPTED FILE-----",
		...(lines ?? []),
		"-----END AGE ENCRYPTED FILE-----",
		"",
	].join("\n");
}

/** The report as a house takes it in that hands conduct over: such a one comes as a file, every other as it is. */
export function handedOver(
	report: SubmitReport,
	at: Instant,
	setting: Setting,
	chance: Chance,
): SubmitReport {
	const key = keyToEncrypt(report, at, setting);
	if (key === null) return report;
	const file = fileOfChance(chance, factsBytes + Buffer.byteLength(report.text.text));
	const fileHash = createHash("sha256").update(file).digest("hex");
	const words = (text: string) => wordsOf(text, chance.bytes, at * 1000);
	return { ...report, encrypted: { key, fileHash, file: words(file), blank: words("") } };
}
