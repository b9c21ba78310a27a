/** A padlock: sealed is never said by a colour. */
export function Lock() {
	return (
		<svg class="lock" viewBox="0 0 14 17" aria-hidden="true">
			<path d="M1 7.5h12v8.7H1zM3.5 7.5V5a3.5 3.5 0 0 1 7 0v2.5M7 10.5v3" />
		</svg>
	);
}
