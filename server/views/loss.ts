import type { LossNote } from "../../web/resident/page.ts";
import type { Loss, PublicLog } from "../domain/public-log.ts";
import { wireInstant } from "./common.ts";

/** The public notices of losses, newest first (trust.md I4). @param lost only those of this kind */
export function lossNotes({ losses }: Pick<PublicLog, "losses">, lost?: Loss["lost"]): readonly LossNote[] {
	const told = losses().filter((loss) => lost === undefined || loss.lost === lost);
	return told.map((loss) => ({
		...{ at: wireInstant(loss.at), origin: loss.origin, lost: loss.lost, by: loss.declaredBy },
	}));
}
