import { createHash, randomBytes } from "node:crypto";
import type { Chance } from "../../server/commands/generate-random.ts";
import type { PhotoRef } from "../../server/domain/photo.ts";
import type { Fact, Hands } from "./operator-hands.ts";
import type { House } from "./operator-house.ts";

/** What an operator may do to a photo that a report took (trust.md I3, swap an attachment). */
type WithPhoto = Fact & { readonly event: { readonly photos: readonly [PhotoRef] } };

function reportWithPhoto(hands: Hands, { covered }: House, chance: Chance): WithPhoto {
	const all = hands
		.facts()
		.slice(0, covered)
		.filter(({ event }) => Array.isArray(event.photos));
	const report = all[chance.below(all.length)];
	if (report === undefined) throw new Error("there is no photo to attack");
	return report as WithPhoto;
}

/** Another picture lies where the report's was. */
export function swapPhoto(hands: Hands, house: House, chance: Chance): void {
	const [{ photoId }] = reportWithPhoto(hands, house, chance).event.photos;
	hands.database.prepare("UPDATE photo SET bytes = ? WHERE id = ?").run(randomBytes(500), photoId);
}

export function removePhoto(hands: Hands, house: House, chance: Chance): void {
	const [{ photoId }] = reportWithPhoto(hands, house, chance).event.photos;
	hands.database.prepare("DELETE FROM photo WHERE id = ?").run(photoId);
}

/** Another picture, and the report's event says that it was sent. */
export function swapPhotoAndEvent(hands: Hands, house: House, chance: Chance): void {
	const { stream, event } = reportWithPhoto(hands, house, chance);
	const [{ photoId }] = event.photos;
	const bytes = randomBytes(500);
	hands.database.prepare("UPDATE photo SET bytes = ? WHERE id = ?").run(bytes, photoId);
	const photos = [{ photoId, sha256: createHash("sha256").update(bytes).digest("hex") }];
	const swapped = (fact: Fact) =>
		fact.stream === stream && fact.version === 1 ? { ...fact, event: { ...fact.event, photos } } : fact;
	hands.rewrite(hands.facts().map(swapped));
}

/** No picture, and the report's event never had one. */
export function removePhotoAndName(hands: Hands, house: House, chance: Chance): void {
	const { stream, event } = reportWithPhoto(hands, house, chance);
	hands.database.prepare("DELETE FROM photo WHERE id = ?").run(event.photos[0].photoId);
	hands.rewrite(
		hands.facts().map((fact) => {
			if (fact.stream !== stream || fact.version !== 1) return fact;
			const { photos: _gone, ...said } = fact.event;
			return { ...fact, event: said as Fact["event"] };
		}),
	);
}
