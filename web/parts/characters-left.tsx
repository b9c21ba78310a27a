import { usePreferences } from "./preferences.tsx";

/** What is said of the characters left in a field, or too many. */
export type Counts = { readonly left: (count: number) => string; readonly over: (count: number) => string };

const countsZhCN: Counts = {
	left: (count) => `还能写 ${count} 个字`,
	over: (count) => `多了 ${count} 个字`,
};
const countsEn: Counts = {
	left: (count) => `${count} characters left`,
	over: (count) => `${count} characters too many`,
};

type CharactersLeftProps = {
	readonly id: string;
	readonly left: number;
	readonly counts: Counts | undefined;
};

/** `left` below zero is too many; in the staff doors' languages unless `counts` says otherwise. */
export function CharactersLeft({ id, left, counts }: CharactersLeftProps) {
	const { language } = usePreferences();
	const words = counts ?? (language === "en" ? countsEn : countsZhCN);
	return (
		<p class={left < 0 ? "bad-word num" : "hint num"} id={id} aria-live="polite">
			{left < 0 ? words.over(-left) : words.left(left)}
		</p>
	);
}
