import { reportPhotosMax } from "../../server/domain/limits.ts";
import { between, type Frame, frameAtFirst, moved, Picture } from "./photo-picture.ts";
import { proofOf } from "./proof.ts";

const step = 0.02;
const arrows: Readonly<Record<string, readonly [number, number]>> = {
	ArrowLeft: [-step, 0],
	ArrowRight: [step, 0],
	ArrowUp: [0, -step],
	ArrowDown: [0, step],
};

/** Shows each photo that was chosen, one after the other, until it is sent or left out. What is no picture stays for the server to judge. */
export async function editPhotos(page: Document, input: HTMLInputElement): Promise<void> {
	const place = input.closest<HTMLElement>("[data-photos]");
	const template = place?.querySelector<HTMLTemplateElement>("[data-tool]");
	if (!place || !template || place.querySelector("section") !== null) return;
	const files = [...(input.files ?? [])];
	const bitmaps = await Promise.all(files.map((file) => createImageBitmap(file).catch(() => null)));
	if (bitmaps.includes(null)) return;
	// From here on the photos are sent one by one: the form must not send them again.
	input.value = "";
	for (const bitmap of bitmaps) {
		if (bitmap !== null && idsIn(place).length < reportPhotosMax)
			await editOne(page, place, template, bitmap);
	}
	input.focus();
}

function idsIn(place: HTMLElement): string[] {
	const value = place.querySelector<HTMLInputElement>("[name=photos]")?.value ?? "";
	return value === "" ? [] : value.split(",");
}

function keep(place: HTMLElement, id: string): void {
	const ids = [...idsIn(place), id];
	const field = place.querySelector<HTMLInputElement>("[name=photos]");
	if (field !== null) field.value = ids.join();
	const told = place.querySelector<HTMLElement>("[data-counts]");
	if (told === null) return;
	told.textContent = told.dataset.counts?.split("|")[ids.length - 1] ?? "";
	if (told.parentElement !== null) told.parentElement.hidden = false;
}

/** Opens the tool for one photo; resolves when it was sent or left out. */
function editOne(
	page: Document,
	place: HTMLElement,
	template: HTMLTemplateElement,
	bitmap: ImageBitmap,
): Promise<void> {
	place.append(page.importNode(template.content, true));
	const section = place.querySelector("section");
	const canvas = section?.querySelector("canvas");
	const status = section?.querySelector<HTMLElement>("[data-frame]");
	if (!section || !canvas || !status) return Promise.resolve();
	const picture = new Picture(bitmap);
	const show = framing(canvas, status, picture);
	section.querySelector<HTMLElement>("h2")?.focus();
	return new Promise((resolve) => {
		const end = () => {
			section.remove();
			resolve();
		};
		section.addEventListener("click", ({ target }) => {
			const button = target instanceof Element ? target.closest<HTMLButtonElement>("[data-do]") : null;
			const what = button?.dataset.do;
			// What is on its way is as it was when it was sent; it can still be left out.
			if (what === "skip") end();
			else if (section.querySelector("[aria-disabled]") !== null) return;
			else if (what === "add" && button)
				void add(place, picture, button, status).then((isSent) => isSent && end());
			else if (what === "blur" || what === "crop" || what === "undo") show(what);
		});
	});
}

async function add(place: HTMLElement, picture: Picture, button: HTMLElement, status: HTMLElement) {
	button.setAttribute("aria-disabled", "true");
	const file = await picture.file();
	const id = file === null ? null : await sent(file).catch(() => null);
	button.removeAttribute("aria-disabled");
	if (id === null) status.textContent = status.dataset.failed ?? "";
	else if (status.isConnected) keep(place, id);
	return id !== null;
}

/** Draws the frame where fingers and keys put it; gives what the buttons do with it. */
function framing(canvas: HTMLCanvasElement, status: HTMLElement, picture: Picture) {
	let frame: Frame = frameAtFirst;
	let from: readonly [number, number] | null = null;
	// By script, as the policy lets no style stand in the page.
	Object.assign(canvas.style, { maxWidth: "100%", maxHeight: "60vh", touchAction: "none" });
	const draw = () => picture.show(canvas, frame);
	const tell = () => {
		const share = (value: number) => String(Math.round(value * 100));
		const pattern = status.dataset.frame ?? "";
		status.textContent = pattern.replace(/\{(\w)\}/g, (_, side: keyof Frame) => share(frame[side]));
	};
	const pointOf = ({ clientX, clientY }: PointerEvent) => {
		const { left, top, width, height } = canvas.getBoundingClientRect();
		return [(clientX - left) / width, (clientY - top) / height] as const;
	};
	canvas.addEventListener("pointerdown", (event) => {
		from = pointOf(event);
		canvas.setPointerCapture(event.pointerId);
	});
	canvas.addEventListener("pointermove", (event) => {
		if (from === null) return;
		frame = between(from, pointOf(event));
		draw();
	});
	for (const ending of ["pointerup", "pointercancel"]) {
		canvas.addEventListener(ending, () => {
			from = null;
			tell();
		});
	}
	const board = canvas.parentElement ?? canvas;
	board.tabIndex = 0;
	board.addEventListener("keydown", (event) => {
		const [dx, dy] = arrows[event.key] ?? [0, 0];
		if (dx === 0 && dy === 0) return;
		event.preventDefault();
		frame = event.shiftKey ? moved(frame, 0, 0, dx, dy) : moved(frame, dx, dy, 0, 0);
		draw();
		tell();
	});
	draw();
	return (what: "blur" | "crop" | "undo") => {
		if (what === "undo") picture.undo();
		else picture[what](frame);
		if (what === "crop") frame = frameAtFirst;
		draw();
	};
}

/** Sends a photo; in a flood with the work that is asked for. Gives its id, null where it did not get through. */
async function sent(file: Blob): Promise<string | null> {
	const post = (headers: Readonly<Record<string, string>>) => {
		const body = new FormData();
		body.append("photo", file, "photo.jpg");
		return fetch("/api/photos", { method: "POST", body, headers, credentials: "omit" });
	};
	let response = await post({});
	const challenge = response.headers.get("x-proof-challenge");
	const proof = challenge === null ? null : await proofOf(challenge);
	if (proof !== null) response = await post({ "x-proof": proof });
	if (!response.ok) return null;
	const { photoId }: { photoId: string } = await response.json();
	return photoId;
}
