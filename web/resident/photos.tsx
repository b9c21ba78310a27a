import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import { Field, HiddenFields } from "./field.tsx";
import { type Frame, pathWith, type ReportDraft } from "./page.ts";
import type { ReportProps } from "./report.tsx";

/** How many photos go with a report. */
export function photosIn({ photos }: Pick<ReportDraft, "photos">): number {
	return photos === "" ? 0 : photos.split(",").length;
}

/** 加照片: sent with the next press, made anew by the server, and kept through every page up to the receipt. */
export function Photos({ draft, problems, frame }: ReportProps) {
	const { report } = frame.words;
	const count = photosIn(draft);
	return (
		<div class="later stack">
			<HiddenFields fields={{ photos: draft.photos }} />
			<Field
				field="photos"
				label={report.photos}
				hint={report.photosHint}
				problems={problems}
				frame={frame}
				control={({ name: _name, ...tie }) => (
					<input {...tie} type="file" name="photo" multiple accept="image/jpeg,image/png,image/webp" />
				)}
			/>
			{count > 0 && (
				<p>
					{report.photosSent(count)}{" "}
					<button type="submit" class="link" name="dropPhotos" value="yes">
						{report.photosDrop}
					</button>
				</p>
			)}
		</div>
	);
}

/** The photos of a report, each a press away: the receipt that opens them stands in the form, never in an address. */
export function SentPhotos({
	photos,
	frame: { words, shell },
}: Pick<FollowCaseReply, "photos"> & { readonly frame: Frame }) {
	return (
		<p class="no-print">
			{photos.map((id, index) => (
				<button
					key={id}
					type="submit"
					class="link"
					name="photo"
					value={id}
					formAction={pathWith("/follow/photo", shell)}
					data-file
				>
					{words.follow.photo(index + 1)}
				</button>
			))}
		</p>
	);
}
