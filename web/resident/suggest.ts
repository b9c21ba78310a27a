import { offeredShareMin } from "../../server/domain/limits.ts";

const pauseMilliseconds = 600;
const buttonsMax = 2;

let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * While somebody types, offers the categories their words most likely mean, one tap each; nothing is chosen for them, and
 * the words stay in this device. What the words are looked up in is loaded with the first letter.
 */
export function watchMatter(page: Document): void {
	page.addEventListener("input", ({ target }) => {
		if (!(target instanceof HTMLTextAreaElement) || target.id !== "said") return;
		clearTimeout(timer);
		timer = setTimeout(() => void offer(page, target.value), pauseMilliseconds);
	});
}

async function offer(page: Document, text: string): Promise<void> {
	const loaded = await import("../../server/domain/category-words.ts").catch(() => null);
	// Without a network nothing is offered: the list of all matters stands in the page as ever.
	if (loaded === null) return;
	const select = page.querySelector<HTMLSelectElement>("#category");
	const place = page.querySelector<HTMLElement>("[data-like]");
	if (select === null || place === null) return;
	const likely = loaded.categoriesByWords(text).filter(({ share }) => share >= offeredShareMin);
	const codes = select.value === "" ? likely.slice(0, buttonsMax).map(({ label }) => label) : [];
	// The same offer is not said again at every letter.
	if (place.dataset.codes === codes.join()) return;
	place.dataset.codes = codes.join();
	place.textContent = codes.length === 0 ? "" : (place.dataset.like ?? "");
	for (const code of codes) place.append(" ", buttonFor(page, select, code));
}

function buttonFor(page: Document, select: HTMLSelectElement, code: string): HTMLButtonElement {
	const button = page.createElement("button");
	button.type = "button";
	button.className = "link";
	button.textContent = select.querySelector(`option[value="${code}"]`)?.textContent ?? code;
	button.addEventListener("click", () => {
		select.value = code;
		select.dispatchEvent(new Event("change", { bubbles: true }));
		select.focus();
	});
	return button;
}
