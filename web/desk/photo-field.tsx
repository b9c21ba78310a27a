import { useEffect, useRef, useState } from "preact/hooks";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { reportPhotosMax } from "../../server/domain/limits.ts";
import type { Refused } from "../lib/client.ts";
import { usePreferences } from "../parts/preferences.tsx";
import { sentenceOf } from "../parts/problem.tsx";
import { useDesk } from "./desk.ts";
import type { PhotoPart } from "./drafts.ts";
import type { ActFields } from "./use-act.ts";
import { photoWords } from "./words-photo.ts";

const shownPixels = 160;
/** Pictures chosen on this page, by what the server called them; the policy of the page lets no other picture be drawn. */
const bitmaps = new Map<string, ImageBitmap>();
const bitmapsMax = 24;

function remember(photoId: string, bitmap: ImageBitmap): void {
	bitmaps.set(photoId, bitmap);
	const oldest = bitmaps.keys().next().value;
	if (bitmaps.size <= bitmapsMax || oldest === undefined) return;
	bitmaps.get(oldest)?.close();
	bitmaps.delete(oldest);
}

/** A picture as it was chosen; by its name alone where this page was loaded since. */
function Chosen({ photoId, name }: { readonly photoId: string; readonly name: string }) {
	const canvas = useRef<HTMLCanvasElement>(null);
	const bitmap = bitmaps.get(photoId);
	const { language } = usePreferences();
	useEffect(() => {
		if (bitmap !== undefined) canvas.current?.getContext("2d")?.drawImage(bitmap, 0, 0, shownPixels, height);
	}, [bitmap]);
	if (bitmap === undefined) return <span>{`${name} · ${photoWords(language).kept}`}</span>;
	const height = Math.round((bitmap.height / bitmap.width) * shownPixels);
	return <canvas ref={canvas} width={shownPixels} height={height} role="img" aria-label={name} />;
}

/** What is chosen so far, as the resident will see it. */
export function ChosenPhotos({ ids }: { readonly ids: readonly string[] }) {
	const words = photoWords(usePreferences().language);
	if (ids.length === 0) return null;
	return (
		<ul class="pictures">
			{ids.map((id, index) => (
				<li key={id}>
					<Chosen photoId={id} name={words.name(index + 1)} />
				</li>
			))}
		</ul>
	);
}

type Sending = { readonly count: number; readonly refused: Refused | null };

/** Sends what was chosen, one after the other: what has gone stays when another is refused. */
function useSending({ caseNumber }: ReadCaseReply, part: PhotoPart) {
	const { client, drafts } = useDesk();
	const [state, setState] = useState<Sending>({ count: 0, refused: null });
	const add = async (files: readonly File[]) => {
		let refused: Refused | null = null;
		for (const [place, file] of files.entries()) {
			if (drafts.of(caseNumber)[part].length >= reportPhotosMax) break;
			setState({ count: files.length - place, refused });
			const reply = await client.sendCasePhoto(caseNumber, file);
			if (!reply.ok) {
				refused = reply.refused;
				continue;
			}
			const bitmap = await createImageBitmap(file).catch(() => null);
			if (bitmap !== null) remember(reply.value.photoId, bitmap);
			drafts.write(caseNumber, { [part]: [...drafts.of(caseNumber)[part], reply.value.photoId] });
		}
		setState({ count: 0, refused });
	};
	return { state, add };
}

type PhotoFieldProps = {
	readonly part: PhotoPart;
	readonly reply: ReadCaseReply;
	readonly fields: ActFields;
};

/** 加照片: from the camera of a phone or from files; sent at once, named by the deed, made anew like a resident's. */
export function PhotoField({ part, reply, fields }: PhotoFieldProps) {
	const { language } = usePreferences();
	const words = photoWords(language);
	const { draft, write, errorOf } = fields;
	const { state, add } = useSending(reply, part);
	const ids = draft[part];
	const isFull = ids.length >= reportPhotosMax;
	const error = state.refused === null ? errorOf(part) : sentenceOf(state.refused, language);
	const status =
		state.count > 0
			? words.sending(state.count)
			: isFull
				? words.full(reportPhotosMax)
				: words.added(ids.length, reportPhotosMax);
	return (
		<fieldset id={part} tabIndex={-1} class={error === undefined ? "field" : "field bad"}>
			<legend>{words.legend}</legend>
			<p class="hint">{words.hint}</p>
			{error !== undefined && (
				<p class="bad-word" role="alert">
					{error}
				</p>
			)}
			<div class="row">
				<FileInput id={`${part}-camera`} label={words.camera} camera onFiles={add} />
				<FileInput id={`${part}-files`} label={words.choose} onFiles={add} />
			</div>
			<p class="hint num" role="status">
				{(state.count > 0 || ids.length > 0) && status}
			</p>
			{ids.length > 0 && (
				<ul class="pictures">
					{ids.map((id, index) => (
						<li key={id}>
							<Chosen photoId={id} name={words.name(index + 1)} />
							<button
								type="button"
								class="tool"
								aria-label={words.remove(index + 1)}
								onClick={() => write({ [part]: ids.filter((one) => one !== id) })}
							>
								{words.drop}
							</button>
						</li>
					))}
				</ul>
			)}
		</fieldset>
	);
}

type FileInputProps = {
	readonly id: string;
	readonly label: string;
	readonly camera?: boolean;
	readonly onFiles: (files: readonly File[]) => void;
};

/** A file input under a label that looks like a button; `capture` opens the camera of a phone. */
function FileInput({ id, label, camera = false, onFiles }: FileInputProps) {
	return (
		<label class={camera ? "files narrow-only" : "files"} for={id}>
			<span>{label}</span>
			<input
				id={id}
				type="file"
				accept="image/jpeg,image/png,image/webp"
				{...(camera ? { capture: "environment" as const } : { multiple: true })}
				onChange={({ currentTarget }) => {
					const files = [...(currentTarget.files ?? [])];
					// The same picture can be chosen again after a refusal.
					currentTarget.value = "";
					if (files.length > 0) onFiles(files);
				}}
			/>
		</label>
	);
}
