/** The lock of a sealed case; the word stands beside it. */
export function Lock() {
	return (
		<svg class="lock" viewBox="0 0 14 18" aria-hidden="true">
			<path d="M1.5 8h11v8.5h-11zM4 8V5a3 3 0 0 1 6 0v3" />
		</svg>
	);
}
