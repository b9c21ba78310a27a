import { createHash } from "node:crypto";
import { ageFile } from "./age-file.ts";
import type { SubmitReport } from "./contract/intake.ts";
import type { Deps } from "./deps.ts";
import type { SubmitReport as SubmitReportCommand } from "./domain/intake.ts";
import { areaName, wireInstant } from "./views/common.ts";
import { outsideFile, photosInside } from "./views/transfer.ts";
import { wordsOf } from "./words.ts";

/**
 * The report as a house sends it on that hands conduct over (`conductIntake` `handOver`): encrypted to the body outside
 * before anything of it is stored. The phone number goes with it, as nobody here could call it.
 * @param now when it is received, unix seconds
 */
export async function encryptedReport(
	report: SubmitReport,
	command: SubmitReportCommand,
	key: string,
	now: number,
	{ ledger, photos, randomBytes }: Deps,
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
