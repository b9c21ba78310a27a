import { expect } from "vitest";
import { arrange, type SettingCommand } from "../../server/domain/arrangement.ts";
import type { Decision } from "../../server/domain/refusal.ts";
import { evolveSetting, type Setting } from "../../server/domain/setting.ts";
import type { SettingEvent } from "../../server/domain/setting-events.ts";
import { house, at as instantAt, names } from "./house.ts";

/** The house with an administrator of everything, `p:boss`, and one of the east community alone, `p:eastBoss`. */
const arranged = [
	["p:boss", ""],
	["p:eastBoss", "990101001001"],
].reduce<Setting>(
	(setting, [personId = "", areaPrefix = ""]) =>
		evolveSetting(setting, {
			...{ type: "PersonAdded", at: 0, personId, role: "administrator", areaPrefix },
			name: { id: `n:${personId}`, hash: "" },
		}),
	house,
);

class Tried {
	readonly #setting: Setting;
	readonly #decision: Decision<SettingEvent>;
	constructor(setting: Setting, decision: Decision<SettingEvent>) {
		this.#setting = setting;
		this.#decision = decision;
	}

	/** @param events in order; what a test does not name may be anything */
	gives(...events: readonly object[]): Setting {
		const happened = "events" in this.#decision ? this.#decision.events : this.#decision;
		expect(happened).toEqual(events.map((event) => expect.objectContaining(event)));
		return "events" in this.#decision
			? this.#decision.events.reduce(evolveSetting, this.#setting)
			: this.#setting;
	}

	refuses(code: string, field?: string): void {
		expect(this.#decision).toEqual({ refusal: field === undefined ? { code } : { code, field } });
	}
}

/** givenHouse(setting).when(command, at).gives(events): the same three steps as for a case. */
export function givenHouse(setting: Setting = arranged) {
	return {
		when: (command: SettingCommand, at: string) =>
			new Tried(setting, arrange(setting, command, instantAt(at))),
		after: (...events: readonly SettingEvent[]) =>
			givenHouse({ ...events.reduce(evolveSetting, setting), names }),
		setting,
	};
}
