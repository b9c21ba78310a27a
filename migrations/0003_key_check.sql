CREATE TABLE `key_check` (
	`value` blob PRIMARY KEY NOT NULL
);
