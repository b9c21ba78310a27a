import { create } from "qrcode";

/** Modules of white that a reader needs around a code. */
const quiet = 4;

/** The dark modules as one path, a module a unit. */
function pathOf(modules: { readonly size: number; readonly data: ArrayLike<number> }): string {
	const { size, data } = modules;
	const dark = Array.from(data).flatMap((module, at) => (module ? [at] : []));
	return dark.map((at) => `M${at % size} ${Math.floor(at / size)}h1v1h-1z`).join("");
}

type QrProps = { readonly text: string; readonly label: string; readonly side?: number };

/** A QR code, black on white in every scheme; drawn by the server, so that a phone loads nothing for it. */
export function Qr({ text, label, side: shown = 176 }: QrProps) {
	const { modules } = create(text, { errorCorrectionLevel: "M" });
	const side = modules.size + 2 * quiet;
	return (
		<svg
			width={shown}
			height={shown}
			viewBox={`${-quiet} ${-quiet} ${side} ${side}`}
			role="img"
			aria-label={label}
		>
			<path fill="#fff" d={`M${-quiet} ${-quiet}h${side}v${side}h${-side}z`} />
			<path fill="#000" d={pathOf(modules)} data-qr={modules.size} />
		</svg>
	);
}
