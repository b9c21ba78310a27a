-- What was said and done is never changed, moved or deleted (trust.md I5). `recursive_triggers`, set on every
-- connection, makes these hold against REPLACE as well.
CREATE TRIGGER `event_never_updated` BEFORE UPDATE ON `event` BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `event_never_deleted` BEFORE DELETE ON `event` BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
