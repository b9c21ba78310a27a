/** A heading that breaks at its commas before it breaks anywhere else: Chinese has no spaces to break at. */
export function Clauses({ text }: { readonly text: string }) {
	return (
		<>
			{text.split(/(?<=[，。：])/).map((clause) => (
				<span key={clause}>{clause}</span>
			))}
		</>
	);
}
