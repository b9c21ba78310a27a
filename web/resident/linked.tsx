/**
 * Telephone numbers and addresses in words of staff, as links: whoever is sent elsewhere gets there with one press. Only
 * what is safe to press becomes one, a number to call and an address under https; everything else stays text.
 */
const pressable = /https:\/\/[\w.~:/?#@!$&*+=%-]+|\d[\d-]*\d/;
const phone = /^(?:12\d{3}|9[56]\d{3,6}|1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|[48]00-?\d{3}-?\d{4})$/;

/** Where the words lead; null where they are only words. */
function hrefOf(words: string): string | null {
	if (phone.test(words)) return `tel:${words.replaceAll("-", "")}`;
	if (!words.startsWith("https://") || !URL.canParse(words)) return null;
	const { protocol, username, password, hostname, href } = new URL(words);
	// A name before an @ would pass for the address.
	const isPlain = username === "" && password === "" && hostname.includes(".");
	return protocol === "https:" && isPlain ? href : null;
}

const parts = (words: string) => words.split(new RegExp(`(${pressable.source})`));

/** Whether the words hold an address: whoever wrote it may have made it up for one reader, to see who comes. */
export function leadsAway(words: string): boolean {
	return parts(words).some((part) => hrefOf(part)?.startsWith("https:") === true);
}

export function Linked({ words }: { readonly words: string }) {
	return (
		<>
			{parts(words).map((part, index) => {
				const href = hrefOf(part);
				if (href === null) return part;
				return (
					<a key={String(index)} href={href} rel="noreferrer">
						{part}
					</a>
				);
			})}
		</>
	);
}
