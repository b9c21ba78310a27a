/** Ways in which a case goes to another holder, or stays. */
export const redispatchWaysEn = {
	takeOver: {
		name: "Take over",
		when: "Not signed in time, and you are the deputy.",
		go: "Take it over",
		brings: "The case is yours from now; sign and contact limits start anew. The resident's limit stays.",
		done: (clock: string) => `Taken over ${clock}.`,
	},
	keepCase: {
		...{ name: "Leave it with its holder", go: "It stays" },
		when: "After a card: nobody else is to have it, and why.",
		brings: "Decide within 1 working day. If it stays, the next card falls on the holder.",
		done: (clock: string) => `Left with its holder ${clock}.`,
	},
	reassignCase: {
		name: "Reassign",
		when: "After a card: give it to another post.",
		go: "Give it to them",
		brings: "Their clock starts at once. The card stays with whoever had it; the resident's limit stays.",
		done: (clock: string) => `Reassigned ${clock}.`,
	},
};
