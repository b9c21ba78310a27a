/** Keeping the receipt: copy, print, and one question before a page is left whose receipt nobody kept. */
export function watchKeeping(page: Document): void {
	page.addEventListener("click", ({ target }) => {
		if (!(target instanceof Element)) return;
		const copy = target.closest<HTMLElement>("[data-copy]");
		if (copy !== null) void copyFrom(copy);
		if (target.closest("[data-print]") !== null) window.print();
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

async function copyFrom(button: HTMLElement): Promise<void> {
	const isCopied = await copy(button.dataset.copy ?? "");
	const status = document.querySelector<HTMLElement>("[data-copied]");
	if (status !== null) status.textContent = (isCopied ? status.dataset.copied : status.dataset.failed) ?? "";
	const saved = document.querySelector<HTMLElement>("[data-saved]");
	if (isCopied && saved !== null) saved.dataset.asked = "";
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
