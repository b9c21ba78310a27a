/**
 * Words that stand in an address where an id could stand: an id like one of them would be there, and no address would lead
 * to it. `current` is of the API, the others are of the pages that set the house up.
 */
const words = {
	dutyBook: ["current", "first", "new", "boundary", "mend"],
	person: ["new"],
	post: ["new", "unit"],
} as const;

/** Whether the id of such a thing is a word of an address. */
export function isAddressWord(of: keyof typeof words, id: string): boolean {
	return (words[of] as readonly string[]).includes(id);
}
