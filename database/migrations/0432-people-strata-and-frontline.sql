-- What the national form asks of a member's work (party-rules §2.2): whether he is of the new social strata, and whether he works at the front line; empty is not known.
alter table people.person
  add column new_stratum text constraint person_new_stratum check (new_stratum in ('1', '0')),
  add column frontline text constraint person_frontline check (frontline in ('1', '0'));
