-- Names of the transactional outbox and of dead letters, as the code uses them.
ALTER TABLE journal RENAME TO outbox;
ALTER TABLE journal_reader RENAME TO outbox_reader;
ALTER TABLE parked_entry RENAME TO outbox_dead_letter;
ALTER TABLE dead_letter RENAME COLUMN letter_id TO dead_letter_id;
ALTER TABLE dead_letter RENAME COLUMN died_at TO failed_at;
ALTER TABLE archive RENAME COLUMN taken_at TO archived_at;
UPDATE outbox_reader SET name = 'outbox-relay' WHERE name = 'publisher';
