import { photoSidePixelsMax } from "../../server/domain/limits.ts";

/** Where a frame lies on a picture, as shares of its sides. */
export type Frame = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

const undoMax = 4;
/** So few squares in the longer side of what is covered: nothing in it can be made out again. */
const squares = 8;
const sideMin = 0.02;

export const frameAtFirst: Frame = { x: 0.35, y: 0.35, w: 0.3, h: 0.3 };

const within = (value: number, most: number) => Math.min(Math.max(value, 0), most);

/** The frame moved and sized, never past the picture's edges. */
export function moved(frame: Frame, dx: number, dy: number, dw: number, dh: number): Frame {
	const w = Math.max(within(frame.w + dw, 1 - frame.x), sideMin);
	const h = Math.max(within(frame.h + dh, 1 - frame.y), sideMin);
	return { x: within(frame.x + dx, 1 - w), y: within(frame.y + dy, 1 - h), w, h };
}

/** The frame between two points, in either order. */
export function between(one: readonly [number, number], other: readonly [number, number]): Frame {
	const x = within(Math.min(one[0], other[0]), 1 - sideMin);
	const y = within(Math.min(one[1], other[1]), 1 - sideMin);
	const w = Math.max(within(Math.max(one[0], other[0]), 1) - x, sideMin);
	return { x, y, w, h: Math.max(within(Math.max(one[1], other[1]), 1) - y, sideMin) };
}

function canvasOf(width: number, height: number): HTMLCanvasElement {
	const canvas = document.createElement("canvas");
	canvas.width = Math.max(1, Math.round(width));
	canvas.height = Math.max(1, Math.round(height));
	return canvas;
}

/** A part of `from` drawn to fill a canvas of this size. */
function drawn(from: CanvasImageSource, part: readonly number[], width: number, height: number) {
	const canvas = canvasOf(width, height);
	const [x = 0, y = 0, w = 0, h = 0] = part;
	const pen = canvas.getContext("2d");
	if (pen !== null) {
		// The mean of what a point stands for, not one sample of it.
		pen.imageSmoothingQuality = "high";
		pen.drawImage(from, x, y, w, h, 0, 0, canvas.width, canvas.height);
	}
	return canvas;
}

/** A picture that is worked on: what leaves the device is drawn anew, so nothing of the file comes along but its pixels. */
export class Picture {
	#now: HTMLCanvasElement;
	readonly #before: HTMLCanvasElement[] = [];

	constructor(bitmap: ImageBitmap) {
		const { width, height } = bitmap;
		const scale = Math.min(1, photoSidePixelsMax / Math.max(width, height));
		this.#now = drawn(bitmap, [0, 0, width, height], width * scale, height * scale);
	}

	#partOf({ x, y, w, h }: Frame): readonly number[] {
		const { width, height } = this.#now;
		return [x * width, y * height, w * width, h * height];
	}

	#become(next: HTMLCanvasElement): void {
		this.#before.push(this.#now);
		if (this.#before.length > undoMax) this.#before.shift();
		this.#now = next;
	}

	/** Makes squares of everything in the frame. */
	blur(frame: Frame): void {
		const [x = 0, y = 0, w = 0, h = 0] = this.#partOf(frame);
		const side = Math.max(w, h) / squares;
		const few = drawn(this.#now, [x, y, w, h], w / side, h / side);
		const next = drawn(
			this.#now,
			[0, 0, this.#now.width, this.#now.height],
			this.#now.width,
			this.#now.height,
		);
		const pen = next.getContext("2d");
		if (pen === null) return;
		pen.imageSmoothingEnabled = false;
		pen.drawImage(few, x, y, w, h);
		this.#become(next);
	}

	crop(frame: Frame): void {
		const part = this.#partOf(frame);
		this.#become(drawn(this.#now, part, part[2] ?? 1, part[3] ?? 1));
	}

	undo(): void {
		this.#now = this.#before.pop() ?? this.#now;
	}

	/** Draws picture and frame; the frame in black and white, to be seen on anything. */
	show(canvas: HTMLCanvasElement, frame: Frame): void {
		const { width, height } = this.#now;
		canvas.width = width;
		canvas.height = height;
		const pen = canvas.getContext("2d");
		if (pen === null) return;
		pen.drawImage(this.#now, 0, 0);
		const [x = 0, y = 0, w = 0, h = 0] = this.#partOf(frame);
		pen.lineWidth = Math.max(width, height) / 150;
		pen.strokeStyle = "#000";
		pen.strokeRect(x, y, w, h);
		pen.setLineDash([pen.lineWidth * 3]);
		pen.strokeStyle = "#fff";
		pen.strokeRect(x, y, w, h);
	}

	/** As a JPEG. */
	file(): Promise<Blob | null> {
		const quality = 0.85;
		return new Promise((resolve) => this.#now.toBlob(resolve, "image/jpeg", quality));
	}
}
