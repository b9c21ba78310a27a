import { useEffect } from "preact/hooks";
import { offered } from "./acts.ts";
import { type Desk, useDesk } from "./desk.ts";
import { type Group, groupsOf, neighbour, shownOf } from "./inbox.ts";
import { helpOpen, lettersOn } from "./key-help.tsx";
import { type KeyWish, takesLetters, wishOf } from "./keys.ts";

function focusRow(caseNumber: string | null): void {
	if (caseNumber === null) return;
	const rows = [...document.querySelectorAll<HTMLElement>("[data-case]")];
	rows.find((row) => row.dataset.case === caseNumber)?.focus();
}

/** The row the keys stand on: the focused one, else the case on screen. */
function standingOn({ work }: Desk): string | null {
	const focused = document.activeElement;
	if (focused instanceof HTMLElement && focused.dataset.case !== undefined) return focused.dataset.case;
	const open = work.open.peek();
	return open.status === "none" ? null : open.caseNumber;
}

/** The rows in the order on screen: what was found, else the list. */
function groupsShown({ inbox, search }: Desk): readonly Group[] {
	const found = search.found.peek();
	if (found !== null) return [{ key: "open", date: null, items: found.items }];
	const listed = inbox.listed.peek();
	if (listed === null) return [];
	return groupsOf(shownOf(listed.items, inbox.filter.peek(), inbox.narrow.peek()), listed.asOf);
}

function move(desk: Desk, step: 1 | -1): void {
	focusRow(neighbour(groupsShown(desk), standingOn(desk), step));
}

/** Esc leaves the field first, then the case; words typed stay either way. */
function back(desk: Desk, toList: () => void): void {
	const focused = document.activeElement;
	if (helpOpen.peek()) {
		helpOpen.value = false;
	} else if (focused instanceof HTMLElement && takesLetters(focused)) {
		focused.blur();
	} else if (desk.work.open.peek().status !== "none") {
		toList();
	}
}

/** On a phone the field is behind the case. */
function toSearch({ work }: Desk, toList: () => void): void {
	const field = () => document.getElementById("search");
	if (field()?.offsetParent === null && work.open.peek().status !== "none") toList();
	requestAnimationFrame(() => field()?.focus());
}

/** To the seal of the row the keys stand on, or of the case on screen: its facts are read before it is sent. */
function toSeal({ inbox, work }: Desk): void {
	const focused = document.activeElement;
	const row = focused instanceof HTMLElement ? focused.dataset.case : undefined;
	const open = work.open.peek();
	if (row === undefined && open.status === "open") {
		const act = open.reply.held.includes("danger") ? "sealProtected" : "sealConduct";
		if (!offered(open.reply).some((offer) => offer.act === act && offer.why === null)) return;
		work.chosen.value = act;
		requestAnimationFrame(() => document.getElementById("act-title")?.focus());
		return;
	}
	const item = inbox.listed.peek()?.items.find(({ caseNumber }) => caseNumber === row);
	if (item?.ask !== "triage" || row === undefined) return;
	work.opensWith(row, item.danger ? "sealProtected" : "sealConduct");
	if (focused instanceof HTMLElement) focused.click();
}

function send(): void {
	const submit = new Event("submit", { bubbles: true, cancelable: true });
	document.getElementById("act")?.dispatchEvent(submit);
}

function grant(wish: KeyWish, desk: Desk, toList: () => void): void {
	switch (wish) {
		case "next":
			move(desk, 1);
			break;
		case "previous":
			move(desk, -1);
			break;
		case "send":
			send();
			break;
		case "seal":
			toSeal(desk);
			break;
		case "back":
			back(desk, toList);
			break;
		case "search":
			toSearch(desk, toList);
			break;
		case "help":
			helpOpen.value = !helpOpen.peek();
			break;
		default:
			wish satisfies never;
	}
}

/** The keys of the desk, while it is on screen. */
export function useKeys(toList: () => void): void {
	const desk = useDesk();
	useEffect(() => {
		const pressed = (event: KeyboardEvent) => {
			const { key, ctrlKey: ctrl, metaKey: meta, altKey: alt, isComposing: composing } = event;
			const inField = takesLetters(document.activeElement);
			const wish = wishOf({ key, ctrl, meta, alt, composing, inField }, lettersOn.peek());
			if (wish === null) return;
			event.preventDefault();
			grant(wish, desk, toList);
		};
		document.addEventListener("keydown", pressed);
		return () => document.removeEventListener("keydown", pressed);
	}, [toList]);
}
