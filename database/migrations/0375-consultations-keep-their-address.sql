-- A consultation stays at the address where it was asked, whoever takes over: the site of everybody who came after who asked leads there.
grant select on organisations.succession to {{search}};
create function consultations.led_on(of_consultation uuid, of_org uuid) returns boolean
  language sql stable security definer set search_path = consultations, pg_temp as $$
  with recursive heir (id) as (
    select coalesce(c.asker_id, c.org_id) from consultation c where c.id = of_consultation
    union select s.successor_id from organisations.succession s join heir h on s.predecessor_id = h.id)
  select exists (select 1 from heir h where h.id = of_org)
$$;
comment on function consultations.led_on is 'Whether an organisation asked a consultation or came, by mergers and splits, out of who did: its site leads there.';
select app.make_definer('consultations.led_on(uuid, uuid)', '{{portal}}');

-- A stance that is being written holds the row of its consultation against a change of its key, and keeps the merger waiting at the lock: the merger
-- changes no key, so neither waits for the other in a circle.
create or replace function consultations.follow_org(from_org uuid, to_org uuid) returns integer
  language plpgsql security definer set search_path = consultations, pg_temp set plan_cache_mode = auto as $$
declare
  heir record;
  passed record;
  number integer := 0;
begin
  select o.id, o.path, o.short_name into heir from organisations.org o where o.id = to_org and o.dissolved_on is null
    and o.path >= current_setting('app.path') and o.path < current_setting('app.path_end');
  if not found then return 0; end if;
  for passed in select c.id from consultations.consultation c
      where c.org_id = from_org and consultations.is_owed(c)
        and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end') for no key update loop
    -- Stances and the end wait for one another; so does this.
    perform pg_advisory_xact_lock(hashtextextended(passed.id::text, 29));
    update consultations.consultation c set org_id = heir.id, org_path = heir.path, asker_id = coalesce(c.asker_id, from_org), kept_by_name = heir.short_name
      where c.id = passed.id;
    update consultations.statement s set org_id = heir.id, org_path = heir.path where s.consultation_id = passed.id;
    update consultations.stance t set org_id = heir.id, org_path = heir.path where t.consultation_id = passed.id;
    number := number + 1;
  end loop;
  return number;
end $$;
