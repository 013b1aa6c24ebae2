-- How long what is sealed stays open is said here and by nobody who calls: a day from the moment the matter ended, which lies not in the future (D23).
drop function cases.decide_opening(uuid, jsonb);
create function cases.decide_opening(of_matter uuid) returns boolean
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  decided record;
  word record;
begin
  select p.outcome, least(p.ended_at, now()) as ended_at, p.starter_account_id, o.asked_by into decided
    from opening o join procedure.matter p on p.id = o.matter_id
    where o.matter_id = of_matter and o.state = 'WAITING' and p.outcome is not null for update of o;
  if not found then return false; end if;
  select a.org_name, a.post, a.account_id, a.for_account_id into word from procedure.act a
    where a.matter_id = of_matter and a.act in ('agree', 'disagree', 'askFirst') order by a.position desc limit 1;
  if decided.outcome = 'AGREED' and (word.account_id is null
      or word.account_id in (decided.asked_by, decided.starter_account_id)
      or word.for_account_id in (decided.asked_by, decided.starter_account_id)) then
    raise exception 'what is sealed is opened by two persons';
  end if;
  update opening o set state = case decided.outcome when 'AGREED' then 'OPEN' else decided.outcome end,
      decided_at = decided.ended_at, decided_by = word.org_name, decided_post = word.post,
      open_until = case decided.outcome when 'AGREED' then decided.ended_at + interval '24 hours' end
    where o.matter_id = of_matter;
  return true;
end $$;
select app.make_definer('cases.decide_opening(uuid)', '{{app}}');
