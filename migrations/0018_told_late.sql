-- Read model: folded anew from the events at the next start.
CREATE TABLE `case_told` (
	`case_number` text NOT NULL,
	`from_position` integer NOT NULL,
	`to_position` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`case_number`, `from_position`)
) WITHOUT ROWID;
