import type { ComponentChildren } from "preact";

export type Fact = readonly [name: string, value: string];

/** Facts by name, in the form that `class` gives them; `children` are facts with more than one value. */
export function Facts(props: {
	readonly facts: readonly Fact[];
	readonly class: string;
	readonly children?: ComponentChildren;
}) {
	return (
		<dl class={props.class}>
			{props.facts.map(([name, value]) => (
				<div key={name}>
					<dt>{name}</dt>
					<dd>{value}</dd>
				</div>
			))}
			{props.children}
		</dl>
	);
}
