/** Keeping the receipt: copy, print, and one question before a page is left whose receipt nobody kept. */
export function watchKeeping(page: Document): void {
	page.addEventListener("click", ({ target }) => {
		if (!(target instanceof Element)) return;
		const copy = target.closest<HTMLElement>("[data-copy]");
		if (copy !== null) void copyFrom(copy);
		if (target.closest("[data-print]") !== null) window.print();
		if (target.closest("[data-picture]") !== null) savePicture(page);
		if (target.closest("[data-print],[data-picture],[data-file]") !== null) keep(page);
	});
	window.addEventListener("beforeunload", (event) => {
		const saved = page.querySelector<HTMLInputElement>("[data-saved]");
		if (saved === null || saved.checked || saved.dataset.asked !== undefined) return;
		// Asked once: who leaves a second time means it.
		saved.dataset.asked = "";
		event.preventDefault();
		event.returnValue = "";
	});
}

/** Whoever has it elsewhere is not asked when leaving. */
function keep(page: Document): void {
	const saved = page.querySelector<HTMLElement>("[data-saved]");
	if (saved !== null) saved.dataset.asked = "";
}

async function copyFrom(button: HTMLElement): Promise<void> {
	const isCopied = await copy(button.dataset.copy ?? "");
	const status = document.querySelector<HTMLElement>("[data-copied]");
	if (status !== null) status.textContent = (isCopied ? status.dataset.copied : status.dataset.failed) ?? "";
	if (isCopied) keep(document);
}

/** Web views of chat apps often have no clipboard of the page's: then the old way. */
async function copy(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		return copyBySelection(text);
	}
}

function copyBySelection(text: string): boolean {
	const field = document.createElement("textarea");
	field.value = text;
	field.className = "sr";
	document.body.append(field);
	field.select();
	const isCopied = document.execCommand("copy");
	field.remove();
	return isCopied;
}

const pictureWidth = 720;
const codeSide = 440;

/** Draws the slip anew: its heading, which case and since when, the groups in two rows, the code. A picture of the page would hold the page. */
function savePicture(page: Document): void {
	const path = page.querySelector<SVGPathElement>("[data-qr]");
	const canvas = page.createElement("canvas");
	const pen = canvas.getContext("2d");
	if (path === null || pen === null) return;
	canvas.width = pictureWidth;
	canvas.height = 800;
	pen.fillStyle = "#fff";
	pen.fillRect(0, 0, pictureWidth, canvas.height);
	pen.fillStyle = "#000";
	pen.textAlign = "center";
	const line = (text: string, y: number, font: string) => {
		pen.font = font;
		pen.fillText(text, pictureWidth / 2, y);
	};
	const groups = (page.querySelector<HTMLElement>("[data-copy]")?.dataset.copy ?? "").split("-");
	const words = (selector: string) => page.querySelector(selector)?.textContent ?? "";
	line(words("#slip-head"), 60, "700 32px sans-serif");
	line(`${words("[data-number]")} · ${words("[data-made]")}`, 106, "24px sans-serif");
	line(groups.slice(0, 4).join(" "), 180, "700 44px monospace");
	line(groups.slice(4).join(" "), 240, "700 44px monospace");
	const modules = Number(path.dataset.qr);
	pen.translate((pictureWidth - codeSide) / 2, 290);
	pen.scale(codeSide / modules, codeSide / modules);
	pen.fill(new Path2D(path.getAttribute("d") ?? ""));
	const link = page.createElement("a");
	link.href = canvas.toDataURL("image/png");
	link.download = "receipt.png";
	link.click();
}
