-- What the national form asks of a member beside what is kept already (party-rules §2.2): native place, place of birth and place of household registration are three
-- different things; education beside work stands apart from that before it.
alter table people.person
  add column birth_place text,
  add column household_place text,
  add column in_service_education text,
  add column professional_title text;
