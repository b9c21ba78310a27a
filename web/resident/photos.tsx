import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import { reportPhotosMax } from "../../server/domain/limits.ts";
import { Field, HiddenFields } from "./field.tsx";
import { type FieldProblem, type Frame, pathWith, type ReportDraft } from "./page.ts";

/** How many photos go with a report. */
export function photosIn({ photos }: Pick<ReportDraft, "photos">): number {
	return photos === "" ? 0 : photos.split(",").length;
}

type PhotosProps = {
	readonly draft: Pick<ReportDraft, "photos" | "proof">;
	readonly problems: readonly FieldProblem[];
	readonly frame: Frame;
};

/**
 * 加照片: sent with the next press, or one by one by a script that lets the resident cover what nobody should see; made
 * anew by the server, and kept through every page up to the receipt.
 */
export function Photos({ draft, problems, frame }: PhotosProps) {
	const { report } = frame.words;
	const count = photosIn(draft);
	const counts = Array.from({ length: reportPhotosMax }, (_, at) => report.photosSent(at + 1));
	return (
		<div class="stack" data-photos>
			<HiddenFields fields={{ photos: draft.photos, proof: draft.proof }} />
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
			<p hidden={count === 0} role="status">
				<span data-counts={counts.join("|")}>{count > 0 && report.photosSent(count)}</span>{" "}
				<button type="submit" class="link" name="dropPhotos" value="yes">
					{report.photosDrop}
				</button>
			</p>
			<PhotoTool frame={frame} />
		</div>
	);
}

/** What the script draws a chosen picture into; without script it is not there. */
function PhotoTool({ frame: { words } }: Pick<PhotosProps, "frame">) {
	const { tool } = words;
	const press = (what: string, label: string) => (
		<button type="button" data-do={what}>
			{label}
		</button>
	);
	return (
		<template data-tool>
			<section class="stack" aria-labelledby="tool-head">
				<h2 id="tool-head" tabIndex={-1}>
					{tool.head}
				</h2>
				<p class="hint" id="tool-hint">
					{tool.hint}
				</p>
				<div role="application" aria-label={tool.frame} aria-describedby="tool-hint">
					<canvas />
				</div>
				<p class="hint" role="status" data-frame={tool.at} data-failed={tool.failed} />
				<div class="row">
					{press("blur", tool.blur)}
					{press("crop", tool.crop)}
					{press("undo", tool.undo)}
				</div>
				<div class="row">
					{press("add", tool.add)}
					{press("skip", tool.skip)}
				</div>
			</section>
		</template>
	);
}

type SentPhotosProps = Pick<FollowCaseReply, "photos"> & {
	readonly frame: Frame;
	/** The id of the form that carries the receipt, where this stands outside of it. */
	readonly form?: string;
};

/** Photos under a receipt, each a press away: the receipt that opens them stands in the form, never in an address. */
export function SentPhotos({ photos, frame: { words, shell }, form }: SentPhotosProps) {
	return (
		<p class="no-print">
			{photos.map((id, index) => (
				<button
					key={id}
					type="submit"
					class="link"
					name="photo"
					value={id}
					form={form}
					formAction={pathWith("/follow/photo", shell)}
					data-file
				>
					{words.follow.photo(index + 1)}
				</button>
			))}
		</p>
	);
}
