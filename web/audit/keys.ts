import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** Single-letter keys can be turned off (WCAG 2.1.4). Kept while the page lives, nowhere else. */
export const singleKeysOn = signal(true);

export type KeyName = "next" | "previous" | "print";

/** Which act a press means; null where it belongs to a field, to the browser, or to somebody composing a character. */
export function keyMeant(event: Press): KeyName | null {
	if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isField(event.target))
		return null;
	switch (event.key.toLowerCase()) {
		case "j":
			return "next";
		case "k":
			return "previous";
		case "p":
			return "print";
		default:
			return null;
	}
}

type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "isComposing" | "target">;

function isField(target: EventTarget | null): boolean {
	return (
		target !== null &&
		target instanceof Element &&
		target.closest("input, textarea, select, [contenteditable]") !== null
	);
}

/** Moves the focus along the links that `selector` finds, or prints. Enter opens a focused link by itself. */
export function useBoardKeys(selector: string): void {
	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			const meant = singleKeysOn.peek() ? keyMeant(event) : null;
			if (meant === null) return;
			event.preventDefault();
			if (meant === "print") window.print();
			else moveFocus(selector, meant);
		};
		document.addEventListener("keydown", onKey);
		return () => document.removeEventListener("keydown", onKey);
	}, [selector]);
}

function moveFocus(selector: string, meant: "next" | "previous"): void {
	const links = [...document.querySelectorAll(selector)];
	const active = document.activeElement;
	const at = active === null ? -1 : links.indexOf(active);
	const fallback = meant === "next" ? 0 : links.length - 1;
	const next = links[at === -1 ? fallback : at + (meant === "next" ? 1 : -1)];
	if (!(next instanceof HTMLElement)) return;
	next.focus();
	next.scrollIntoView({ block: "nearest" });
}
