import { createHash } from "node:crypto";
import { ageFile } from "./age-file.ts";
import type { SubmitReport } from "./contract/intake.ts";
import type { SubmitReport as SubmitReportCommand } from "./domain/intake.ts";
import type { Ledger } from "./domain/ledger.ts";
import type { Photos } from "./domain/photo.ts";
import { areaName, wireInstant } from "./views/common.ts";
import { outsideFile, photosInside } from "./views/transfer.ts";
import { type RandomBytes, wordsOf } from "./words.ts";

type Here = {
	readonly ledger: Pick<Ledger, "setting">;
	readonly photos: Pick<Photos, "bytesOf">;
	readonly randomBytes: RandomBytes;
};

/**
 * The report as a house sends it on that hands conduct over (`conductIntake` `handOver`): encrypted to the body outside
 * before anything of it is stored. The phone number goes with it, as nobody here could call it.
 * @param now when it is received, unix seconds
 */
export async function encryptedReport(
	report: Pick<SubmitReport, "contactPhone">,
	command: SubmitReportCommand,
	key: string,
	now: number,
	{ ledger, photos, randomBytes }: Here,
): Promise<SubmitReportCommand> {
	const { caseNumber, areaCode, categoryCode, spot, about } = command;
	const plain = outsideFile({
		...{ caseNumber, receivedAt: wireInstant(now), areaCode, areaName: areaName(ledger.setting(), areaCode) },
		...{ categoryCode, text: command.text.text, spot: spot?.text ?? null, about: about?.name.text ?? null },
		...(report.contactPhone === undefined ? {} : { contactPhone: report.contactPhone }),
		...{ messages: [], photos: photosInside(command.photos ?? [], photos.bytesOf) },
	});
	const file = await ageFile(plain, [key]);
	const fileHash = createHash("sha256").update(file).digest("hex");
	const [kept, blank] = [wordsOf(file, randomBytes), wordsOf("", randomBytes)];
	return { ...command, encrypted: { key, fileHash, file: kept, blank } };
}
