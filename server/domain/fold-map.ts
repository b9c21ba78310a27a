/** Maps made while a fold is under way, which nobody outside it has seen yet. */
let own: WeakSet<object> | null = null;

/** The map with that value at the key; `map` itself stays as it is. */
export function put<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
	if (own?.has(map)) return (map as Map<K, V>).set(key, value);
	const copy = new Map(map).set(key, value);
	own?.add(copy);
	return copy;
}

/** The map with one value more in the list at the key. */
export function add<K, V>(map: ReadonlyMap<K, readonly V[]>, key: K, value: V): ReadonlyMap<K, readonly V[]> {
	return put(map, key, [...(map.get(key) ?? []), value]);
}

/**
 * Runs `fold`, in which each map is copied once instead of with every `put`: a copy of all people for each of them would be
 * felt at every start of a large house. What came before is untouched; states in between must not be kept.
 */
export function foldingMaps<Result>(fold: () => Result): Result {
	own = new WeakSet();
	try {
		return fold();
	} finally {
		own = null;
	}
}
