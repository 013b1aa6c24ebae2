-- What is not shown is sealed: no keeper reads it, and it is destroyed when nobody may object any more (D24, T38, decisions 124).
alter table consultations.statement alter column text drop not null;
alter table consultations.statement add column sealed bytea;
alter table consultations.statement
  add constraint statement_text check (text is not null or state = 'REFUSED'),
  add constraint statement_sealed check (sealed is null or (state = 'REFUSED' and text is null));
comment on column consultations.statement.sealed is 'The words of a statement that is not shown, as long as somebody may object; opened for an appeal only.';
grant update (text, sealed) on consultations.statement to {{app}};

-- Of where a group stands only its middle is kept, to the half of a stance.
update consultations.consultation set findings = jsonb_set(findings, '{groups}', (
  select coalesce(jsonb_agg(g.one - 'wide' || jsonb_build_object(
    'x', round((g.one->>'x')::numeric * 2) / 2, 'y', round((g.one->>'y')::numeric * 2) / 2) order by g.at), '[]')
  from jsonb_array_elements(findings->'groups') with ordinality as g (one, at)))
where findings is not null;
