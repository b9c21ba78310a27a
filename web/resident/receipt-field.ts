import { formatReceipt, readReceipt, receiptCharacters } from "../../server/domain/receipt.ts";

const receiptLength = 28;

/** What is wrong with a typed receipt; null when it is whole and its check characters agree. */
export type Miscopied =
	| { readonly what: "missing" | "one" }
	| { readonly what: "group" | "short" | "long"; readonly n: number };

/** Every single wrong character is caught here, before anything is sent (trust.md A1). */
export function miscopied(typed: string): Miscopied | null {
	const { length } = receiptCharacters(typed);
	if (length === 0) return { what: "missing" };
	const read = readReceipt(typed);
	if ("receipt" in read) return null;
	if (read.wrongGroup !== null) return { what: "group", n: read.wrongGroup };
	if (length < receiptLength) return { what: "short", n: receiptLength - length };
	return length > receiptLength ? { what: "long", n: length - receiptLength } : { what: "one" };
}

/** What was typed in groups of four, as a receipt is written. */
export function grouped(typed: string): string {
	return formatReceipt(receiptCharacters(typed));
}

/** The receipt in the fragment of a scanned address goes into the field, and out of the address and the history. */
export function takeScannedReceipt(page: Document, { hash, pathname, search }: Location): void {
	const input = page.querySelector<HTMLTextAreaElement>("[data-way=enter] #receipt");
	if (input === null || hash.length <= receiptLength) return;
	input.value = grouped(hash.slice(1));
	history.replaceState(null, "", pathname + search);
	show(input, miscopied(input.value));
}

/** Groups and checks the field as it is typed; a receipt that cannot be right is not sent. */
export function watchReceiptField(page: Document): void {
	page.addEventListener("input", ({ target }) => {
		if (!(target instanceof HTMLTextAreaElement) || target.id !== "receipt") return;
		// In the middle of the text the caret would jump.
		if (target.selectionEnd === target.value.length) target.value = grouped(target.value);
		const wrong = miscopied(target.value);
		const isUnfinished = wrong?.what === "missing" || wrong?.what === "short";
		show(target, isUnfinished ? null : wrong);
	});
	page.addEventListener("keydown", (event) => {
		const { target } = event;
		if (event.key !== "Enter" || event.isComposing) return;
		if (!(target instanceof HTMLTextAreaElement) || target.id !== "receipt") return;
		// A receipt has no lines: Enter means the button, as in any field of one line.
		event.preventDefault();
		target.form?.querySelector<HTMLButtonElement>(".go")?.click();
	});
	page.addEventListener(
		"submit",
		(event) => {
			const input = page.querySelector<HTMLTextAreaElement>("[data-way=enter] #receipt");
			if (input === null) return;
			const wrong = miscopied(input.value);
			show(input, wrong);
			if (wrong === null) return;
			event.preventDefault();
			input.focus();
		},
		true,
	);
}

function show(input: HTMLTextAreaElement, wrong: Miscopied | null): void {
	const place = document.querySelector<HTMLElement>("#receipt-error");
	if (place === null) return;
	const template = wrong === null ? "" : (place.dataset[wrong.what] ?? "");
	const sentence = wrong !== null && "n" in wrong ? template.replace("{n}", String(wrong.n)) : template;
	// Said once, not at every key.
	if (place.textContent !== sentence) place.textContent = sentence;
	input.parentElement?.classList.toggle("bad", wrong !== null);
	if (wrong === null) input.removeAttribute("aria-invalid");
	else input.setAttribute("aria-invalid", "true");
}
