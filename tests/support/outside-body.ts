import type { SettingEvent } from "../../server/domain/setting-events.ts";

/** A key of the body outside that nobody has the other half of. */
export const intakeKey = "age1outside";
/** The same house, where conduct reports are encrypted to that body as they come. */
export const handOver: SettingEvent = {
	...{ type: "ConductIntakeDecided", at: 1_543_798_800, accepted: true, proposalId: "c:1", by: "p:officer" },
	intake: { mode: "handOver", recipient: "青原区纪委监委信访室", key: intakeKey },
};
/** A report as it is sent there. */
export const encrypted = {
	key: intakeKey,
	fileHash: "cd".repeat(32),
	file: { id: "w:file", salt: "salt", hash: "filehash", text: "age-encryption.org/v1" },
	blank: { id: "w:blank", salt: "salt", hash: "blankhash", text: "" },
};

/** What the made-up house does with conduct reports: it receives them, and a body outside is named. 2018-12-03 09:00. */
export const intake: SettingEvent = {
	...{ type: "ConductIntakeDecided", at: 1_543_798_800, accepted: true, proposalId: "c:0" },
	intake: { mode: "receive", recipient: "青原区纪委监委信访室", key: intakeKey },
};
