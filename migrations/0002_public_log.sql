CREATE TABLE `log_checkpoint` (
	`checkpoint_id` integer PRIMARY KEY NOT NULL,
	`log_id` integer NOT NULL,
	`size` integer NOT NULL,
	`at` integer NOT NULL,
	`note` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `log_key` (
	`key_id` integer PRIMARY KEY NOT NULL,
	`log_id` integer NOT NULL,
	`vkey` text NOT NULL,
	`since` integer NOT NULL,
	`announcement` text
);
--> statement-breakpoint
CREATE TABLE `log_origin` (
	`log_id` integer PRIMARY KEY NOT NULL,
	`origin` text NOT NULL,
	`opened_at` integer NOT NULL,
	`opening` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `log_origin_origin_unique` ON `log_origin` (`origin`);--> statement-breakpoint
CREATE TABLE `log_run` (
	`log_id` integer NOT NULL,
	`first_leaf` integer NOT NULL,
	`leaves` integer NOT NULL,
	`last_position` integer NOT NULL,
	`cover_seed` blob,
	`hashes` blob NOT NULL,
	PRIMARY KEY(`log_id`, `first_leaf`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `log_run_position` ON `log_run` (`log_id`,`last_position`) WHERE cover_seed IS NULL;--> statement-breakpoint
-- What the log says is never changed, moved or deleted (trust.md I5).
CREATE TRIGGER `log_run_never_updated` BEFORE UPDATE ON `log_run` BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `log_run_never_deleted` BEFORE DELETE ON `log_run` BEGIN SELECT RAISE(ABORT, 'the log is never shortened'); END;
--> statement-breakpoint
CREATE TRIGGER `log_origin_never_updated` BEFORE UPDATE ON `log_origin` BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `log_origin_never_deleted` BEFORE DELETE ON `log_origin` BEGIN SELECT RAISE(ABORT, 'the log is never shortened'); END;
--> statement-breakpoint
CREATE TRIGGER `log_key_never_updated` BEFORE UPDATE ON `log_key` BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `log_key_never_deleted` BEFORE DELETE ON `log_key` BEGIN SELECT RAISE(ABORT, 'the log is never shortened'); END;
--> statement-breakpoint
CREATE TRIGGER `log_checkpoint_never_updated` BEFORE UPDATE ON `log_checkpoint` BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `log_checkpoint_never_deleted` BEFORE DELETE ON `log_checkpoint` BEGIN SELECT RAISE(ABORT, 'the log is never shortened'); END;
