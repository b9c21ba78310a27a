import { signal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { useDesk } from "./desk.ts";
import { useWords } from "./words.ts";

/** Keeps the list where the reader left it: rows that come above push nothing, and a phone's list is found again. */
type Anchor = { readonly caseNumber: string; readonly top: number };

const newAbove = signal(0);

function rowsOf(list: HTMLElement): HTMLElement[] {
	return [...list.querySelectorAll<HTMLElement>("[data-case]")];
}

/** On a desk the list scrolls by itself; on a phone the whole page does. */
function scrollsItself(list: HTMLElement): boolean {
	return list.scrollHeight > list.clientHeight && getComputedStyle(list).overflowY !== "visible";
}

function scrolled(list: HTMLElement): number {
	return scrollsItself(list) ? list.scrollTop : window.scrollY;
}

function scrollBy(list: HTMLElement, distance: number): void {
	if (scrollsItself(list)) list.scrollTop += distance;
	else window.scrollBy(0, distance);
}

/** The first row in view, and how high it stands. */
function anchorOf(list: HTMLElement): Anchor | null {
	const edge = scrollsItself(list) ? list.getBoundingClientRect().top : 0;
	const row = rowsOf(list).find((element) => element.getBoundingClientRect().bottom > edge);
	const caseNumber = row?.dataset.case;
	if (row === undefined || caseNumber === undefined) return null;
	return { caseNumber, top: row.getBoundingClientRect().top };
}

function keep(list: HTMLElement, anchor: Anchor | null): void {
	if (anchor === null || scrolled(list) === 0) return;
	const row = rowsOf(list).find((element) => element.dataset.case === anchor.caseNumber);
	if (row !== undefined) scrollBy(list, row.getBoundingClientRect().top - anchor.top);
}

/** Called by the page that holds the list; `listed` changes with every reading, `inView` is false behind a case on a phone. */
export function useListPlace(listed: unknown, inView: boolean): void {
	const { inbox } = useDesk();
	const anchor = useRef<Anchor | null>(null);
	const place = useRef(0);
	const list = () => document.getElementById("list");
	useEffect(() => {
		const note = () => {
			const element = list();
			if (element === null || element.offsetParent === null) return;
			anchor.current = anchorOf(element);
			place.current = scrolled(element);
			if (place.current === 0) newAbove.value = 0;
		};
		note();
		document.addEventListener("scroll", note, true);
		return () => document.removeEventListener("scroll", note, true);
	}, []);
	useLayoutEffect(() => {
		const element = list();
		if (element === null || element.offsetParent === null) return;
		keep(element, anchor.current);
		anchor.current = anchorOf(element);
		newAbove.value = scrolled(element) === 0 ? 0 : freshAbove(element, inbox.fresh.peek());
	}, [listed]);
	useLayoutEffect(() => {
		const element = list();
		if (element === null || scrollsItself(element)) return;
		window.scrollTo(0, inView ? place.current : 0);
	}, [inView]);
}

function freshAbove(list: HTMLElement, fresh: ReadonlySet<string>): number {
	const edge = scrollsItself(list) ? list.getBoundingClientRect().top : 0;
	const above = rowsOf(list).filter((row) => row.getBoundingClientRect().bottom <= edge);
	return above.filter((row) => fresh.has(row.dataset.case ?? "")).length;
}

/** “上面多了 2 件”: a press goes up to them. */
export function NewAbove() {
	const { words } = useWords();
	if (newAbove.value === 0) return null;
	const up = () => {
		const element = document.getElementById("list");
		if (element !== null) scrollBy(element, -scrolled(element));
		newAbove.value = 0;
	};
	return (
		<div class="new-above">
			<button type="button" onClick={up}>
				{words.more(newAbove.value)}
			</button>
		</div>
	);
}
