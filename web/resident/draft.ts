import { kept, register, stored, wipe } from "../parts/device.ts";
import { noteOf, say } from "./swap.ts";

/** Never kept: a number of somebody's, and what the server says of a flood. */
const unkept = ["contactPhone", "proof"];

type Parts = { readonly form: HTMLFormElement; readonly wish: HTMLInputElement };

/** The report form, where the page is one, with the tick that asks for a draft. */
function partsOf(page: Document): Parts | null {
	const form = page.querySelector<HTMLFormElement>("form#report");
	const wish = page.querySelector<HTMLInputElement>("[data-draft]");
	return form === null || wish === null ? null : { form, wish };
}

/**
 * A draft on this device, only where the resident ticked it: what is typed is kept until the report is received, under the
 * same idempotency key, so that a report sent twice is one; and the page opens without a network. One press wipes all of
 * it, and so does leaving quickly (trust.md A5).
 */
export function watchDraft(page: Document): void {
	restore(page);
	for (const kind of ["input", "change"]) page.addEventListener(kind, ({ target }) => save(page, target));
	// Wiped in another tab, or sent there: this one must not keep the next letter again.
	window.addEventListener("storage", ({ key, newValue }) => {
		const parts = partsOf(page);
		if (parts !== null && newValue === null && (key === kept || key === null)) parts.wish.checked = false;
	});
	page.addEventListener("click", ({ target }) => {
		if (!(target instanceof Element) || target.closest("[data-wipe]") === null) return;
		const parts = partsOf(page);
		if (parts !== null) parts.wish.checked = false;
		void wipe().then((isGone) => {
			const status = page.querySelector<HTMLElement>("[data-wiped]");
			if (status !== null) status.textContent = (isGone ? status.dataset.wiped : status.dataset.left) ?? "";
		});
	});
}

/** A report that was received needs no draft. */
export function dropSent(page: Document): void {
	if (page.querySelector("[data-saved]") !== null) stored()?.removeItem(kept);
}

function save(page: Document, target: EventTarget | null): void {
	const parts = partsOf(page);
	if (parts === null || !(target instanceof HTMLElement) || target.closest("form") !== parts.form) return;
	if (!parts.wish.checked) {
		if (target === parts.wish) void wipe();
		return;
	}
	keep(parts.form);
	if (target === parts.wish) void register();
}

function keep(form: HTMLFormElement): void {
	const fields: Record<string, string> = {};
	new FormData(form).forEach((value, name) => {
		if (typeof value === "string" && !unkept.includes(name)) fields[name] = value;
	});
	try {
		stored()?.setItem(kept, JSON.stringify(fields));
	} catch {
		// Full: what is typed stays in the page.
	}
}

function restore(page: Document): void {
	const parts = partsOf(page);
	const text = stored()?.getItem(kept) ?? null;
	if (parts === null) return;
	const isOffline = parts.form.dataset.offline !== undefined;
	if (isOffline) say(noteOf("again"));
	if (text === null) {
		// A page that was kept for a time without a network holds a key that another report may have used.
		if (isOffline) freshKey(parts.form);
		return;
	}
	parts.wish.checked = true;
	const said = parts.form.querySelector<HTMLTextAreaElement>("#said");
	// What came along from the page before is newer: in another language, or gone back to from the check.
	if (said !== null && said.value !== "") {
		keep(parts.form);
		return;
	}
	const fields: Record<string, unknown> = JSON.parse(text);
	for (const [name, value] of Object.entries(fields)) fill(parts.form, name, String(value));
}

function freshKey(form: HTMLFormElement): void {
	const bytes = crypto.getRandomValues(new Uint8Array(18));
	fill(
		form,
		"idempotencyKey",
		btoa(String.fromCharCode(...bytes))
			.replace(/\+/g, "-")
			.replace(/\//g, "_"),
	);
}

function fill(form: HTMLFormElement, name: string, value: string): void {
	const fields = form.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
		`[name="${name}"]`,
	);
	for (const field of fields) {
		if (field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox"))
			field.checked = field.value === value;
		else if (field.type !== "file" && field.tagName !== "BUTTON") field.value = value;
	}
}
