-- The photo of the record (party-rules 2.2), small and sealed as the number is; nobody needs one (decisions 180).
alter table people.person add column photo_sealed bytea;
alter table people.person add constraint person_photo_small check (octet_length(photo_sealed) <= 100000);
comment on column people.person.photo_sealed is 'A small JPEG without traces of the camera, sealed; never asked for, never looked into.';
